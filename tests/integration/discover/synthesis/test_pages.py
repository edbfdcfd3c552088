"""Pages of the synthesis: what they say first, who sees what is computed and when, and what nobody reads there."""

import re

import pytest
from django.utils.html import strip_tags
from tests.integration.discover.evidence.conftest import SAID
from tests.integration.discover.surveys.conftest import AT

from groundswell.discover.evidence.actions.findings import NewFinding, add_finding
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.models import Finding
from groundswell.methods.synthesis.finding import Limits, Reading
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
GRID = "/programmes/alderbrook/discover/synthesis/"
HERE = f"{GRID}support-and-compassion/"
ROOM = {"verdict": "strength", "words": "We look after each other.", "people": "12"}


def words_of(answer) -> str:
    assert answer.status_code == 200, answer
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def test_what_is_computed_waits_for_the_room(programme, found, lead, as_person):
    browser = as_person(lead)
    assert "Concern" not in words_of(browser.get(GRID))
    assert "Chance of worse than acceptable 0.85" not in words_of(browser.get(HERE))
    assert "shown once the room has said its own" in words_of(browser.get(HERE))

    after = words_of(browser.post(f"{HERE}room/", ROOM, follow=True))

    assert "12 people said on" in after
    assert "strength. We look after each other. What was computed at that moment: concern." in after
    assert "Chance of worse than acceptable 0.85" in after
    assert "One element is of concern; five wait for what the room says." in words_of(browser.get(GRID))


def test_the_sponsor_sees_it_before_in_private_and_changes_nothing(programme, found, in_programme, as_person):
    sponsor = as_person(in_programme(Role.BOARD_SPONSOR, "Gwen"))

    assert "One element is of concern; five cannot be told yet." in words_of(sponsor.get(GRID))
    assert "Chance of worse than acceptable 0.85" in words_of(sponsor.get(HERE))
    assert sponsor.post(f"{HERE}room/", ROOM).status_code == 404
    assert not programme.room_verdicts.exists()


def test_opposites_are_told_before_the_grid(programme, found, lead, as_person):
    add_finding(
        programme,
        NewFinding(
            tool="board-interviews",
            element="support-and-compassion",
            claim="The board sees kindness.",
            reading=Reading(0.02, 0.95),
            limits=Limits(),
            units=25,
            unit_type="interviews",
            method="synthesis/finding",
        ),
        items=[],
        by=lead,
        at=AT,
    )

    page = words_of(as_person(lead).get(GRID))

    sentence = "Support and compassion: Board interviews + strength, culture focus groups − gap."
    assert page.index(sentence) < page.index("Elements and tools")


def test_a_finding_leads_down_to_what_was_said_as_far_as_one_may_read(
    programme, found, lead, analyst, in_programme, as_person
):
    finding = found["focus-groups"]
    secret = add_source(programme, tool="focus-groups", label="Executives", readers=[analyst], by=lead, at=AT)
    finding.items.add(*add_items(secret, [NewItem("We never look.")], by=lead, at=AT))
    address = f"{GRID}findings/{finding.pk}/"

    lead_reads = words_of(as_person(lead).get(address))
    assert all(one in lead_reads for one in SAID)
    assert "We never look." not in lead_reads
    assert "1 more that you may not read, or that nobody has released yet." in lead_reads
    assert "We never look." in words_of(as_person(analyst).get(address))
    sponsor_reads = words_of(as_person(in_programme(Role.BOARD_SPONSOR, "Gwen")).get(address))
    assert not any(one in sponsor_reads for one in (*SAID, "We never look."))
    assert "4 more that you may not read" in sponsor_reads


def test_a_finding_is_added_by_its_counts_and_judged_by_somebody_else(programme, lead, analyst, as_person):
    limits = dict.fromkeys(("method", "coherence", "adequacy", "relevance"), "0")
    given = {
        "claim": "Seven of nine groups say so.",
        "kind": "groups",
        "groups": 9,
        "negative": 7,
        "positive": 0,
        **limits,
    }
    browser = as_person(lead)
    page = words_of(browser.post(f"{HERE}focus-groups/add/", given, follow=True))

    finding = Finding.objects.get()
    assert "Seven of nine groups say so." in page
    assert finding.p == pytest.approx(0.95, abs=0.01)
    assert finding.workings == {"groups": 9, "negative": 7, "positive": 0}
    judge = f"{GRID}findings/{finding.pk}/judge/"
    assert "Judge it too" not in words_of(browser.get(f"{GRID}findings/{finding.pk}/"))
    assert "Judge it too" in words_of(as_person(analyst).get(f"{GRID}findings/{finding.pk}/"))
    assert "Somebody else has to judge it too." in words_of(browser.post(judge, limits, follow=True))
    judged = words_of(as_person(analyst).post(judge, {**limits, "adequacy": "3"}, follow=True))
    assert "Confidence low" in judged
    assert "@" not in judged


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"negative": 8, "positive": 5}, "Gaps and strengths together are more than there were groups."),
        ({"groups": ""}, "Say how many groups or interviews there were."),
        ({"claim": ""}, "Say what this tool found, in one sentence."),
        ({"mean": 3, "se": 0, "benchmark": 3, "smallest": 0.1, "answers": 9}, "It has to be above 0."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(programme, lead, as_person, wrong, said):
    limits = dict.fromkeys(("method", "coherence", "adequacy", "relevance"), "0")
    given = {"claim": "We heard it.", "groups": 9, "negative": 7, "positive": 0, "group": "Nights"}
    tool = "dashboard" if "mean" in wrong else "focus-groups"
    page = as_person(lead).post(f"{HERE}{tool}/add/", {**given, **limits, **wrong})

    assert said in words_of(page)
    assert 'value="Nights"' in page.content.decode()
    assert not Finding.objects.exists()
