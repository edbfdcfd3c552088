"""Papers: gaps filled from the programme, changed in versions, agreed as they read, taken away as Word."""

import io
from datetime import UTC, datetime

import docx
import pytest
from pptx import Presentation

from groundswell.packs.papers import papers
from groundswell.people.enums import Role
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.actions.papers import Shown, settle_paper
from groundswell.programme.scope.actions.words import write
from groundswell.programme.scope.enums import State
from groundswell.programme.scope.models import RosterMember, Settled, Text
from groundswell.programme.scope.queries import settled_about, text_about

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOME = "/programmes/alderbrook-listens/"
HERE = f"{HOME}papers/charter/"
CHARTER = "paper-charter"


def change(programme, words, *, by, based_on=0):
    return write(programme, CHARTER, words, title="Charter", based_on=based_on, by=by, at=NOON)


def stand(programme, state, *, by, shown, based_on=0, reason=""):
    return settle_paper(
        programme, CHARTER, state, shown=shown, title="Charter", reason=reason, based_on=based_on, by=by, at=NOON
    )


def test_a_shipped_paper_is_filled_from_what_was_written_and_the_rest_stays_in_brackets(
    programme, member, as_person, words_of
):
    write(programme, "sponsor", "Mair Ellis, chair.\nSince 2026.", title="Sponsor", based_on=0, by=member, at=NOON)

    page = words_of(as_person(member).get(HERE))

    assert "This is an agreement between the people on the Change Team of Alderbrook listens and Alderbrook." in page
    assert "The sponsor, Mair Ellis, chair, answers for that." in page
    assert "[purpose]" in page
    assert "Our own wording, not an official paper and not legal advice." in page


def test_what_is_filled_in_adds_no_heading_and_no_code(programme, member, as_person):
    write(programme, "purpose", "Stay.\n## A heading\n<script>", title="Why", based_on=0, by=member, at=NOON)

    page = as_person(member).get(HERE).content.decode()

    assert "<h2>A heading" not in page
    assert '<p class="text">Stay. ## A heading &lt;script&gt;</p>' in page


def test_the_board_reads_how_many_hours_the_team_has(programme, member, as_person, words_of):
    RosterMember.objects.create(programme=programme, name="Nesta Pugh", standing="PATIENT", hours=3)

    page = words_of(as_person(member).get(f"{HOME}papers/board-introduction/"))

    assert "Hours for the Change Team: 1 person, with 3 hours a week in all." in page
    assert "Nesta" not in page


def test_changed_words_are_the_programmes_own_and_earlier_versions_stay(programme, member, as_person, words_of):
    browser = as_person(member)
    browser.post(f"{HERE}change/", {"words": "## Ours\n\nFirst.", "based_on": "0"})
    page = words_of(browser.post(f"{HERE}change/", {"words": "## Ours\n\n- Second.", "based_on": "1"}, follow=True))

    assert "<h2>Ours</h2>" in page
    assert "<li>Second.</li>" in page
    assert "First." in words_of(browser.get(f"{HERE}?version=1"))
    assert "It is not the one in force." in words_of(browser.get(f"{HERE}?version=1"))
    assert browser.get(f"{HERE}?version=3").status_code == 404
    assert browser.get(f"{HERE}?version=x").status_code == 404


def test_two_people_change_a_paper_and_both_texts_are_seen(programme, member, ruth, as_person, words_of):
    change(programme, "Amara’s words.", by=member)

    told = words_of(as_person(ruth).post(f"{HERE}change/", {"words": "Ruth’s words.", "based_on": "0"}))

    assert "Somebody changed this while you were writing." in told
    assert "<p>Amara’s words.</p>" in told
    assert ">Ruth’s words.</textarea>" in told
    assert text_about(programme, CHARTER).words == "Amara’s words."


def test_agreeing_to_shipped_words_keeps_them_as_they_read(programme, ruth):
    stand(programme, State.AGREED, by=ruth, shown=Shown(0, "As it read."))

    assert text_about(programme, CHARTER).words == "As it read."
    assert settled_about(programme, CHARTER).of_text == 1


def test_overriding_a_shipped_paper_makes_no_version_of_it(programme, ruth):
    stand(programme, State.OVERRIDDEN, by=ruth, shown=Shown(0, "As it read."), reason="We have our own.")

    assert not Text.objects.exists()
    assert settled_about(programme, CHARTER).of_text == 0


def test_nobody_agrees_to_words_they_have_not_seen(programme, ruth, member):
    change(programme, "New words.", by=member)

    with pytest.raises(ChangedMeanwhile):
        stand(programme, State.AGREED, by=ruth, shown=Shown(0, "As it read."))

    assert not Settled.objects.exists()


def test_a_paper_changed_after_it_was_agreed_says_so_on_the_home(programme, ruth, as_person, words_of):
    browser = as_person(ruth)
    browser.post(HERE, {"state": "AGREED", "reason": "", "based_on": "0", "text_seen": "0"})
    agreed = words_of(browser.get(HOME))
    change(programme, "Other words.", by=ruth, based_on=1)

    assert "<strong>agreed</strong>" in agreed
    assert "<strong>agreed, version 1; changed since</strong>" in words_of(browser.get(HOME))


def test_who_agrees_too_late_reads_again(programme, ruth, member, as_person, words_of):
    change(programme, "New words.", by=member)

    page = words_of(as_person(ruth).post(HERE, {"state": "AGREED", "reason": "", "based_on": "0", "text_seen": "0"}))

    assert "Somebody changed this while you were writing." in page
    assert 'name="text_seen" value="1"' in page
    assert not Settled.objects.exists()


def test_a_change_team_member_changes_and_does_not_settle(programme, member, inside, as_person):
    browser, sponsor = as_person(member), as_person(inside(Role.BOARD_SPONSOR))
    given = {"state": "AGREED", "reason": "", "based_on": "0", "text_seen": "0"}

    assert browser.post(HERE, given).status_code == 404
    assert 'name="state"' not in browser.get(HERE).content.decode()
    assert sponsor.post(HERE, given).status_code == 302
    assert sponsor.get(f"{HERE}change/").status_code == 404


@pytest.mark.parametrize("paper", [one.id for one in papers()])
def test_every_paper_opens_on_the_page_and_as_word(programme, member, as_person, paper):
    browser = as_person(member)

    answer = browser.get(f"{HOME}papers/{paper}.docx")
    file = docx.Document(io.BytesIO(answer.content))
    said = [one.text for one in file.paragraphs]

    assert browser.get(f"{HOME}papers/{paper}/").status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="alderbrook-listens-{paper}.docx"'
    assert said[:4] == [
        "Sample data. This trust is made up.",
        next(one.title for one in papers() if one.id == paper),
        "Alderbrook listens, Alderbrook",
        "This paper is a draft: waiting to be agreed.",
    ]
    assert "{" not in "".join(said)


def test_the_introduction_for_the_board_is_shown_as_slides(programme, member, as_person, words_of):
    browser = as_person(member)

    answer = browser.get(f"{HOME}papers/board-introduction.pptx")
    deck = Presentation(io.BytesIO(answer.content))

    assert [one.shapes.title.text for one in deck.slides] == [
        "Alderbrook listens, Alderbrook",
        "Why we ask for twenty minutes",
        "What happens, and how long it takes",
        "Six ways of listening",
        "What we ask of each of you",
        "What you will hear, and what you will not",
        "What we ask you to decide today",
    ]
    assert "board-introduction.pptx" in words_of(browser.get(f"{HOME}papers/board-introduction/"))
    assert "charter.pptx" not in words_of(browser.get(HERE))
    assert browser.get(f"{HOME}papers/charter.pptx").status_code == 404
    assert browser.get(f"{HOME}papers/charter.exe").status_code == 404


def test_there_is_no_paper_of_another_name(programme, ruth, as_person):
    browser = as_person(ruth)

    assert [browser.get(f"{HOME}papers/{end}").status_code for end in ("x/", "x/change/", "x.docx")] == [404] * 3
