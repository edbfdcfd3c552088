"""Parts of scoping and criteria: written in versions, settled with a reason, and never lost between two people."""

from datetime import UTC, datetime

import pytest

from groundswell.audit.models import Event
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.actions.plan import set_phase
from groundswell.programme.scope.actions.words import ReasonMissing, settle, store, write
from groundswell.programme.scope.enums import Phase, State
from groundswell.programme.scope.models import Settled, Text
from groundswell.programme.scope.parts import CRITERIA, PARTS
from groundswell.programme.scope.queries import plan_of, settled_about, text_about, texts_of, versions_about

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOME = "/programmes/alderbrook-listens/"


def acts():
    return list(Event.objects.order_by("number").values_list("what", "subject", "detail"))


def say(programme, words, *, by, based_on=0):
    return write(programme, "purpose", words, title="Why we do this", based_on=based_on, by=by, at=NOON)


def stand(programme, state, *, by, reason="", based_on=0):
    return settle(programme, "team", state, title="Team", reason=reason, based_on=based_on, by=by, at=NOON)


def test_each_writing_is_a_version_of_its_own(programme, member):
    say(programme, " So that we hear\r\nour staff. ", by=member)
    say(programme, "So that staff stay.", by=member, based_on=1)

    assert [(one.number, one.words) for one in versions_about(programme, "purpose")] == [
        (2, "So that staff stay."),
        (1, "So that we hear\nour staff."),
    ]
    assert texts_of(programme)["purpose"].number == 2
    assert acts() == [
        ("SCOPE_WRITTEN", "Alderbrook listens", "“Why we do this”, version 1"),
        ("SCOPE_WRITTEN", "Alderbrook listens", "“Why we do this”, version 2"),
    ]


def test_the_same_words_again_are_no_version(programme, member):
    say(programme, "So that staff stay.", by=member)
    say(programme, "So that staff stay.", by=member)

    assert Text.objects.count() == 1


def test_who_began_from_an_older_version_is_told_and_nothing_is_stored(programme, member, ruth):
    say(programme, "First.", by=member)

    with pytest.raises(ChangedMeanwhile):
        say(programme, "Mine.", by=ruth)

    assert text_about(programme, "purpose").words == "First."


def test_of_two_who_store_one_number_at_once_the_database_lets_one(programme):
    first, second = (
        Text(programme=programme, about="purpose", number=1, words=words, by_name="", at=NOON) for words in "ab"
    )
    store(first)

    with pytest.raises(ChangedMeanwhile):
        store(second)

    assert text_about(programme, "purpose").words == "a"


def test_nothing_is_overridden_without_a_reason(programme, ruth):
    with pytest.raises(ReasonMissing):
        stand(programme, State.OVERRIDDEN, by=ruth, reason="  ")

    assert Settled.objects.count() == 0
    assert acts() == []


def test_an_agreement_is_to_the_words_in_force_and_later_ones_do_not_change_it(programme, ruth):
    write(programme, "team", "We are ten.", title="Team", based_on=0, by=ruth, at=NOON)
    stand(programme, State.AGREED, by=ruth)
    write(programme, "team", "We are nine.", title="Team", based_on=1, by=ruth, at=NOON)

    assert settled_about(programme, "team").of_text == 1
    assert text_about(programme, "team").number == 2


def test_who_settles_without_having_seen_what_was_said_is_told(programme, ruth):
    stand(programme, State.AGREED, by=ruth)

    with pytest.raises(ChangedMeanwhile):
        stand(programme, State.WAITING, by=ruth)

    assert settled_about(programme, "team").state == State.AGREED


@pytest.mark.parametrize("role", [Role.ANALYST, Role.GUARDIAN, Role.BOARD_SPONSOR, Role.ADMINISTRATOR])
def test_only_lead_and_change_team_write(programme, inside, role):
    with pytest.raises(NotAllowed):
        say(programme, "Mine.", by=inside(role))


@pytest.mark.parametrize("role", [Role.ANALYST, Role.GUARDIAN, Role.CHANGE_TEAM, Role.ADMINISTRATOR])
def test_only_lead_and_sponsor_settle(programme, inside, role):
    with pytest.raises(NotAllowed):
        stand(programme, State.AGREED, by=inside(role))


def test_the_lead_says_which_phase_it_is_and_may_go_back(programme, ruth):
    for phase in (Phase.DISCOVER, Phase.DISCOVER, Phase.SCOPING):
        set_phase(programme, phase, by=ruth, at=NOON)

    assert plan_of(programme).phase == Phase.SCOPING
    assert [detail for _, _, detail in acts()] == ["discovery", "scoping"]


def test_nobody_else_says_which_phase_it_is(programme, member):
    with pytest.raises(NotAllowed):
        set_phase(programme, Phase.DELIVER, by=member, at=NOON)

    assert plan_of(programme).phase == Phase.SCOPING


def test_the_home_leads_to_each_part_and_says_how_it_stands(programme, member, as_person, words_of):
    browser = as_person(member)
    before = words_of(browser.get(HOME))
    answer = browser.post(f"{HOME}parts/purpose/", {"words": "So that staff stay.", "based_on": "0"}, follow=True)

    assert "Alderbrook listens is in scoping. 4 of the 4 things to have before discovery wait." in before
    assert "9 of 9 parts of scoping are to be written." in before
    assert "8 of 9 parts of scoping are to be written." in words_of(answer)
    assert "<strong>written</strong><br>So that staff stay." in words_of(answer)


def test_two_people_write_one_part_and_neither_loses_a_word(programme, member, ruth, as_person, words_of):
    address = f"{HOME}parts/purpose/"
    as_person(member).post(address, {"words": "Amara’s words.", "based_on": "0"})
    second = as_person(ruth)

    told = words_of(second.post(address, {"words": "Ruth’s words.", "based_on": "0"}))
    joined = second.post(address, {"words": "Amara’s and Ruth’s words.", "based_on": "1"})

    assert "Somebody changed this while you were writing." in told
    assert "<p>Amara’s words.</p>" in told
    assert ">Ruth’s words.</textarea>" in told
    assert 'name="based_on" value="1"' in told
    assert joined.url == HOME
    assert [one.words for one in versions_about(programme, "purpose")] == [
        "Amara’s and Ruth’s words.",
        "Amara’s words.",
    ]


def test_a_reader_reads_and_finds_no_form(programme, inside, as_person, words_of):
    browser = as_person(inside(Role.GUARDIAN))
    Text.objects.create(
        programme=programme, about="board-questions", number=1, words="Do staff dare?\n\nWhy?", by_name="Ruth", at=NOON
    )

    page = words_of(browser.get(f"{HOME}parts/board-questions/"))

    assert "<li>Do staff dare?</li> <li>Why?</li>" in page
    assert "<textarea" not in page
    assert browser.post(f"{HOME}parts/board-questions/", {"words": "x", "based_on": "1"}).status_code == 404


def test_a_form_that_will_not_do_keeps_what_was_typed(programme, member, as_person, words_of):
    page = words_of(as_person(member).post(f"{HOME}parts/purpose/", {"words": "x" * 8_001, "based_on": "0"}))

    assert '<a href="#words">This is longer than 8,000 letters.' in page
    assert f"{'x' * 8_001}</textarea>" in page
    assert not Text.objects.exists()


def test_a_criterion_is_overridden_with_a_reason_and_discovery_is_not_locked(programme, ruth, as_person, words_of):
    browser = as_person(ruth)
    address = f"{HOME}before-discovery/team/"

    refused = words_of(browser.post(address, {"state": "OVERRIDDEN", "reason": "", "based_on": "0"}))
    kept = browser.post(
        address, {"state": "OVERRIDDEN", "reason": "Six of ten are named.", "based_on": "0"}, follow=True
    )

    assert '<a href="#reason">Say why' in refused
    assert "<strong>overridden</strong><br>Six of ten are named." in words_of(kept)
    assert "3 of the 4 things to have before discovery wait." in words_of(kept)
    assert "Nothing is locked by it" in words_of(browser.get(address))


def test_the_lead_says_the_phase_on_the_home(programme, ruth, as_person, words_of):
    page = words_of(as_person(ruth).post(f"{HOME}phase/", {"phase": "discover"}, follow=True))

    assert "Alderbrook listens is in discovery." in page


def test_there_is_no_part_and_no_criterion_of_another_name(programme, ruth, as_person):
    browser = as_person(ruth)

    assert browser.get(f"{HOME}parts/nothing/").status_code == 404
    assert browser.get(f"{HOME}before-discovery/nothing/").status_code == 404


def test_two_people_settle_one_criterion_and_the_second_reads_what_the_first_said(
    programme, ruth, inside, as_person, words_of
):
    address = f"{HOME}before-discovery/team/"
    sponsor = as_person(inside(Role.BOARD_SPONSOR))
    as_person(ruth).post(address, {"state": "OVERRIDDEN", "reason": "Six are named.", "based_on": "0"})

    told = words_of(sponsor.post(address, {"state": "AGREED", "reason": "We are enough.", "based_on": "0"}))

    assert "Somebody changed this while you were writing." in told
    assert "<p>Six are named.</p>" in told
    assert ">We are enough.</textarea>" in told
    assert settled_about(programme, "team").state == State.OVERRIDDEN


def test_who_may_not_settle_reads_how_it_stands(programme, ruth, member, as_person, words_of):
    stand(programme, State.AGREED, by=ruth)
    browser = as_person(member)

    page = words_of(browser.get(f"{HOME}before-discovery/team/"))

    assert "<strong>It is agreed</strong>: Ruth, 1 March 2027 at 12pm." in page
    assert 'name="state"' not in page
    assert browser.post(f"{HOME}before-discovery/team/", {"state": "WAITING", "based_on": "1"}).status_code == 404


def test_a_phase_that_there_is_not_changes_nothing(programme, ruth, as_person, words_of):
    page = words_of(as_person(ruth).post(f"{HOME}phase/", {"phase": "heaven"}, follow=True))

    assert "Choose a phase." in page
    assert plan_of(programme).phase == Phase.SCOPING


def test_when_all_is_written_and_settled_nothing_waits(programme, ruth, as_person, words_of):
    for part in PARTS:
        write(programme, part.id, "Written.", title=part.title, based_on=0, by=ruth, at=NOON)
    for one in CRITERIA:
        settle(programme, one.id, State.AGREED, title=one.title, based_on=0, by=ruth, at=NOON)

    page = words_of(as_person(ruth).get(HOME))

    assert "Everything to have before discovery is agreed or overridden with a reason." in page
    assert "<h2>Waiting</h2>" not in page
