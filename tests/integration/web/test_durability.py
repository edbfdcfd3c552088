"""A database that could lose acknowledged work is refused; the one we set up is not."""

from types import SimpleNamespace

import pytest
from django.db import connection

from groundswell.web.durability import NotDurable, check_durable


@pytest.mark.parametrize(("level", "name"), [(0, "OFF"), (1, "NORMAL")])
def test_less_than_full_is_refused(level, name):
    weak = SimpleNamespace(vendor="sqlite", cursor=lambda: Answers({"PRAGMA synchronous": level}))

    with pytest.raises(NotDurable) as refusal:
        check_durable(weak)

    assert refusal.value.sentence().startswith(
        f"The database is set to synchronous={name}, so saved work could be lost"
    )


@pytest.mark.parametrize("off", ["synchronous_commit", "fsync"])
def test_postgresql_without_waiting_for_the_disk_is_refused(off):
    answers = {"SHOW synchronous_commit": "on", "SHOW fsync": "on", f"SHOW {off}": "off"}
    weak = SimpleNamespace(vendor="postgresql", cursor=lambda: Answers(answers))

    with pytest.raises(NotDurable) as refusal:
        check_durable(weak)

    assert refusal.value.setting == off


class Answers:
    """A cursor that answers from a table."""

    def __init__(self, answers):
        self.answers = answers

    def __enter__(self):
        return self

    def __exit__(self, *_fault):
        return False

    def execute(self, statement):
        self.row = (self.answers[statement],)

    def fetchone(self):
        return self.row


def test_our_own_sqlite_waits_for_the_disk(db):
    if connection.vendor != "sqlite":
        # The PostgreSQL of the tests forgets on purpose: it must be refused.
        with pytest.raises(NotDurable):
            check_durable(connection)
        return
    check_durable(connection)

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
