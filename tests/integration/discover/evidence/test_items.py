"""Evidence items: who may read them, that they never change, and that a correction leaves what was said."""

import pytest
from tests.factories.people import colleague
from tests.integration.discover.surveys.conftest import AT

from groundswell.audit.models import Event
from groundswell.discover.evidence.actions.sources import (
    CorrectedMeanwhile,
    NewItem,
    add_items,
    add_source,
    correct_item,
)
from groundswell.discover.evidence.models import Item
from groundswell.discover.evidence.models.items import NeverChanges
from groundswell.discover.evidence.rules import may_read
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db


def test_what_was_said_cannot_be_changed_or_removed(items):
    items[0].text = "We never help each other."

    for change in (items[0].save, items[0].delete, lambda: items[0].save(update_fields=["text"])):
        with pytest.raises(NeverChanges):
            change()
    assert Item.objects.get(pk=items[0].pk).text == "We help each other when the ward is full."


def test_a_correction_is_a_new_version_and_the_old_one_stays(items, analyst, lead):
    newer = correct_item(items[1], "Nobody asks us porters.", reason="heard again on the tape", by=analyst, at=AT)

    old = Item.objects.get(pk=items[1].pk)
    assert (old.text, old.is_current, newer.replaces_id) == (items[1].text, False, old.pk)
    assert (newer.text, newer.question, newer.position) == ("Nobody asks us porters.", old.question, old.position)
    with pytest.raises(CorrectedMeanwhile):
        correct_item(items[1], "Nobody asks.", reason="also heard", by=lead, at=AT)


def test_the_audit_says_how_many_and_not_which_words(items):
    entries = [f"{one.subject} {one.detail}" for one in Event.objects.all()]

    assert "“Porters, 4 March” 3 remarks and figures" in entries
    assert not any("lift" in one for one in entries)


def test_a_restricted_source_is_read_by_the_people_named_and_nobody_else(programme, lead, analyst, in_programme):
    colleague = in_programme(Role.CHANGE_TEAM, "Farah")
    interview = add_source(programme, tool="board-interviews", label="Interview 7", readers=[analyst], by=lead, at=AT)

    assert [may_read(one, interview) for one in (analyst, lead, colleague)] == [True, False, False]


@pytest.mark.parametrize("role", [Role.BOARD_SPONSOR, Role.GUARDIAN, Role.ADMINISTRATOR])
def test_who_does_not_analyse_reads_and_adds_nothing_raw(group, in_programme, role):
    somebody = in_programme(role, f"Somebody {role.value.lower()}")

    assert not may_read(somebody, group)
    with pytest.raises(NotAllowed):
        add_items(group, [NewItem("made up")], by=somebody, at=AT)


def test_a_colleague_who_does_not_work_in_the_programme_reads_nothing(group, programme):
    stranger = colleague("Farah", Role.ANALYST, programme.organisation)

    assert not may_read(stranger, group)


def test_one_label_is_one_source(programme, group, lead):
    again = add_source(programme, tool="focus-groups", label="Porters, 4 March", by=lead, at=AT)

    assert again == group
