"""What the audit holds stays: the model refuses, the database refuses, and the chain would tell."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from groundswell.audit.actions import Actor, record
from groundswell.audit.chain import FIRST, check_chain, hash_of
from groundswell.audit.models import AppendOnly, Event
from groundswell.audit.queries import chain_report, events_of

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
BEN = Actor(who="Ben (ben@trust.example)", role="administrator")


@pytest.fixture
def three_events(db):
    return [
        record("ROLE_GIVEN", by=BEN, at=NOON, subject=name, detail="Analyst", organisation_code=code)
        for name, code in (("Amara", "ZZA"), ("Chloe", "ZZB"), ("Devi", "ZZA"))
    ]


def test_events_are_numbered_and_chained_from_the_first(three_events):
    assert [event.number for event in three_events] == [1, 2, 3]
    assert [event.previous_hash for event in three_events] == [
        FIRST,
        three_events[0].hash,
        three_events[1].hash,
    ]
    assert chain_report().events == 3
    assert chain_report().holds


def test_the_model_refuses_to_change_or_remove(three_events):
    event = three_events[0]
    event.who = "Somebody else"

    for attempt in (
        event.save,
        event.delete,
        lambda: Event.objects.all().delete(),
        lambda: Event.objects.all().update(who="Somebody else"),
    ):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET who = 'Somebody else' WHERE number = 2",
        "UPDATE audit_event SET hash = 'x'",
        "DELETE FROM audit_event WHERE number = 3",
        "DELETE FROM audit_event",
    ],
)
def test_the_database_refuses_to_change_or_remove(three_events, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert chain_report().events == 3


def test_the_database_refuses_to_empty_the_audit(three_events):
    if connection.vendor == "sqlite":
        # SQLite has no TRUNCATE; DELETE without a condition stands for it above.
        return
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_event")


@pytest.mark.parametrize("field", ["who", "role", "what", "subject", "detail", "organisation_code", "hash"])
def test_an_altered_event_breaks_the_chain_where_it_stands(three_events, field):
    setattr(three_events[1], field, "altered")

    report = check_chain(three_events)

    assert report.broken_at == 2


def test_a_missing_event_breaks_the_chain(three_events):
    assert check_chain([three_events[0], three_events[2]]).broken_at == 3


def test_a_moment_cannot_be_moved(three_events):
    three_events[2].at = NOON.replace(hour=13)

    assert check_chain(three_events).broken_at == 3


def test_what_is_read_back_has_the_hash_it_was_stored_with(three_events):
    assert [hash_of(event) for event in Event.objects.order_by("number")] == [e.hash for e in three_events]


def test_an_organisation_reads_its_own_events_only(three_events):
    assert [event.subject for event in events_of("ZZA")] == ["Devi", "Amara"]


def test_an_act_that_is_rolled_back_leaves_no_event(three_events):
    def act():
        with transaction.atomic():
            record("ROLE_TAKEN", by=BEN, at=NOON, subject="Amara")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()

    assert chain_report().events == 3


def test_the_audit_has_no_relations_and_no_addresses():
    assert [field.name for field in Event._meta.get_fields() if field.is_relation] == []
    assert {"ip", "address", "agent"} & {field.name for field in Event._meta.get_fields()} == set()
