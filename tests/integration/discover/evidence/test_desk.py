"""The coding desk and the room: who sees what, one's own codes, themes that count groups, findings made of codes."""

import re

import pytest
from django.utils.html import strip_tags
from tests.integration.discover.evidence.conftest import SAID
from tests.integration.discover.surveys.conftest import AT

from groundswell.discover.evidence.actions.coding import code_words, settle, share_out
from groundswell.discover.evidence.actions.findings import judge_finding
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.actions.themes import add_findings_of_codes
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Coding, Share
from groundswell.discover.evidence.queries.findings import confidence_of, findings_of
from groundswell.discover.evidence.queries.themes import themes_of
from groundswell.methods.synthesis.finding import Confidence, Limit, Limits
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
ROOM = "/programmes/alderbrook/discover/evidence/"


def words_of(answer) -> str:
    assert answer.status_code == 200, answer
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def desk_of(item):
    return f"{ROOM}desk/{item.pk}/"


def put(browser, item, code="teamwork", polarity="strength", **more):
    return browser.post(f"{desk_of(item)}code/", {"code": code, "polarity": polarity, **more}, follow=True)


def test_a_code_goes_on_selected_words_or_on_all_of_it_and_comes_off_again(items, lead, as_person):
    browser = as_person(lead)
    put(browser, items[0])
    page = words_of(put(browser, items[0], code="support-and-compassion", polarity="gap", start=3, end=7))

    assert "Teamwork + strength" in page
    assert "Support and compassion − gap: help" in page
    assert list(Coding.objects.values_list("start", "end", "coder")) == [(0, len(SAID[0]), lead.pk), (3, 7, lead.pk)]
    after = words_of(browser.post(f"{desk_of(items[0])}undo/", follow=True))
    assert "Teamwork + strength" in after
    assert "− gap: help" not in after


@pytest.mark.parametrize(
    "wrong",
    [{"code": "no-such-code"}, {"polarity": "loud"}, {"start": 5, "end": 5}, {"start": 0, "end": 9999}, {"start": -1}],
)
def test_what_cannot_be_coded_is_said_and_nothing_is_kept(items, lead, as_person, wrong):
    page = words_of(put(as_person(lead), items[0], **wrong))

    assert "This code was not kept" in page
    assert not Coding.objects.exists()


def test_nobody_sees_or_takes_off_what_a_colleague_coded(items, lead, analyst, as_person):
    put(as_person(lead), items[0])
    coding = Coding.objects.get()
    browser = as_person(analyst)

    assert "Teamwork + strength" not in words_of(browser.get(desk_of(items[0])))
    browser.post(f"{desk_of(items[0])}undo/", {"coding": coding.pk})
    assert Coding.objects.get() == coding


def test_next_leads_through_ones_share_and_says_when_it_is_through(items, lead, analyst, as_person):
    share_out(items, [lead, analyst], is_blind=True, by=lead, at=AT)
    browser = as_person(analyst)
    first = browser.get(f"{ROOM}desk/", follow=True)

    assert "3 of 3 left in your share" in words_of(first)
    assert "You code this blind" in words_of(first)
    for item, said in zip(items, ("2 of 3 left", "1 of 3 left", "Nothing waits for you"), strict=True):
        assert said in words_of(browser.post(f"{desk_of(item)}done/", follow=True))
    assert Share.objects.filter(coder=lead, done_at=None).count() == 3


def test_without_a_share_the_desk_brings_what_nobody_has_coded(items, lead, analyst, as_person):
    put(as_person(lead), items[0])
    browser = as_person(analyst)

    assert SAID[1] in words_of(browser.get(f"{ROOM}desk/", follow=True))
    assert SAID[2] in words_of(browser.post(f"{desk_of(items[1])}done/", follow=True))


def test_remarks_of_a_restricted_source_are_not_there_for_others(programme, lead, analyst, as_person):
    secret = add_source(programme, tool="board-interviews", label="Interview 7", readers=[analyst], by=lead, at=AT)
    (item,) = add_items(secret, [NewItem("I never walk round.")], by=lead, at=AT)
    outside, inside = as_person(lead), as_person(analyst)

    for address in (desk_of(item), f"{ROOM}sources/{secret.pk}/"):
        assert outside.get(address).status_code == 404
        assert "I never walk round." in words_of(inside.get(address))
    for act in ("code", "undo", "memo", "done"):
        data = {"code": "teamwork", "polarity": "gap", "text": "x"}
        assert outside.post(f"{desk_of(item)}{act}/", data).status_code == 404
    assert "Interview 7" not in words_of(outside.get(ROOM))
    assert not Coding.objects.exists()


@pytest.mark.parametrize("role", [Role.BOARD_SPONSOR, Role.GUARDIAN, Role.ADMINISTRATOR])
def test_who_does_not_analyse_finds_no_room(items, in_programme, as_person, role):
    browser = as_person(in_programme(role, f"Somebody {role.value.lower()}"))

    for address in (ROOM, f"{ROOM}desk/", f"{ROOM}themes/", desk_of(items[0])):
        assert browser.get(address).status_code == 404


def test_words_that_would_be_a_script_are_words(group, lead, as_person):
    (item,) = add_items(group, [NewItem("<script>alert(1)</script> & “so”")], by=lead, at=AT)
    html = as_person(lead).get(desk_of(item)).content.decode()

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “so”" in html


@pytest.fixture
def groups(programme, lead):
    """Return three groups; two remarks of the first and one of the second speak of a gap, the third of both."""
    found = []
    for at, ways in enumerate((("gap", "gap"), ("gap",), ("gap", "strength"))):
        source = add_source(programme, tool="focus-groups", label=f"Group {at}", by=lead, at=AT)
        for item, way in zip(
            add_items(source, [NewItem(f"Said {n}") for n in range(len(ways))], by=lead, at=AT), ways, strict=True
        ):
            code_words(item, "teamwork", Polarity(way), start=0, end=4, by=lead, at=AT)
            found.append(item)
    return found


def test_groups_count_and_not_remarks(programme, groups, lead, as_person):
    theme = themes_of(programme)["teamwork", "focus-groups"]

    assert (theme.gaps, theme.strengths, theme.both, theme.units) == (2, 0, 1, 3)
    assert "3 of 3: 2 −, 1 ~" in words_of(as_person(lead).get(f"{ROOM}themes/"))


def test_what_two_settled_counts_in_place_of_what_each_said(programme, groups, lead):
    settle(groups[2], [("teamwork", Polarity.STRENGTH)], words="We meant praise.", by=lead, at=AT)

    theme = themes_of(programme)["teamwork", "focus-groups"]
    assert (theme.gaps, theme.strengths, theme.both) == (1, 1, 1)


def test_codes_become_findings_and_again_only_where_they_changed(programme, groups, lead, analyst, as_person):
    browser = as_person(lead)
    assert "made of what is coded: 1." in words_of(browser.post(f"{ROOM}themes/", follow=True))
    (first,) = findings_of(programme)
    judge_finding(first, Limits(adequacy=Limit.SERIOUS), by=analyst, at=AT)

    assert "says the same as the findings that stand" in words_of(browser.post(f"{ROOM}themes/", follow=True))
    assert list(findings_of(programme)) == [first]
    first.refresh_from_db()
    assert confidence_of(first) is Confidence.LOW
    assert first.claim.startswith("Of 3 groups coded so far 2 speak of a gap and no strength, none of a strength")
    assert {one.pk for one in first.items.all()} == {one.pk for one in groups}

    code_words(groups[2], "teamwork", Polarity.STRENGTH, start=0, end=4, by=lead, at=AT)
    (second,) = add_findings_of_codes(programme, by=lead, at=AT)
    assert (second.replaces, second.workings["negative"], second.workings["positive"]) == (first, 1, 1)
