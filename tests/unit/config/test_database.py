"""Where records live: addresses read, and those that could lose work refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from groundswell.config.database import BadDatabaseAddress, postgresql_at, sqlite_in


def test_the_embedded_database_syncs_fully_and_locks_early():
    database = sqlite_in(Path("/home-of-data"))

    assert database["NAME"] == Path("/home-of-data/groundswell.sqlite3")
    assert (
        database["OPTIONS"]["init_command"]
        == "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON"
    )
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_gives_host_name_person_password_and_options():
    database = postgresql_at("postgresql://am%40ra:p%2Fw@db.trust.example:5433/culture?sslmode=require")

    assert {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "culture",
        "USER": "am@ra",
        "PASSWORD": "p/w",
        "HOST": "db.trust.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "address",
    [
        "mysql://amara:secret@db/culture",
        "postgresql://amara:secret@db/",
        "postgresql://amara:secret@db/culture?options=-c%20synchronous_commit%3Doff",
        "postgresql://amara:secret@db/culture?options=-c%20synchronous_commit%20%3D%20off",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(address):
    with pytest.raises(BadDatabaseAddress) as refusal:
        postgresql_at(address)

    assert "secret" not in str(refusal.value)


def test_what_is_deleted_is_not_left_in_the_file(tmp_path):
    file = tmp_path / "groundswell.sqlite3"
    words = sqlite_in(tmp_path)["OPTIONS"]
    with closing(sqlite3.connect(file, isolation_level=None)) as kept:
        kept.executescript(words["init_command"])
        kept.execute("CREATE TABLE draft (content TEXT)")
        kept.execute("INSERT INTO draft VALUES (?)", ("Zanzibar Ward,7,28.6\n" * 50,))
        kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert b"Zanzibar" in file.read_bytes()

        kept.execute("DELETE FROM draft")
        kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")

        assert b"Zanzibar" not in file.read_bytes()
