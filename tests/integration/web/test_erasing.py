"""Rows that were removed for good are in no file of the database."""

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

from groundswell.config.database import sqlite_in
from groundswell.web.erasing import overwrite_erased

TIMES = {
    "TIME_ZONE": None,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    "AUTOCOMMIT": True,
    "ATOMIC_REQUESTS": False,
}


def files_holding(folder, word):
    return [one.name for one in sorted(folder.iterdir()) if word in one.read_bytes()]


@pytest.mark.django_db
def test_a_removed_row_is_in_the_log_until_it_is_overwritten(tmp_path):
    database = DatabaseWrapper({**sqlite_in(tmp_path), **TIMES, "TEST": {}})
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE wards (name TEXT)")
        cursor.execute("INSERT INTO wards VALUES ('Xylophonia')")
        cursor.execute("DELETE FROM wards")
    assert files_holding(tmp_path, b"Xylophonia") == ["groundswell.sqlite3-wal"]

    overwrite_erased(database)

    assert files_holding(tmp_path, b"Xylophonia") == []
    assert (tmp_path / "groundswell.sqlite3").exists()
    database.close()
