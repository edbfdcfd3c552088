"""One page for the board: what stands in scoping, said once, on the page and as Word alike."""

import io
from datetime import UTC, date, datetime

import docx

from groundswell.programme.scope.actions.words import settle, write
from groundswell.programme.scope.enums import State
from groundswell.programme.scope.models import RosterMember
from groundswell.programme.scope.presenting.summary import summary_text

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
TODAY = date(2027, 3, 1)
HOME = "/programmes/alderbrook-listens/"


def test_what_nobody_wrote_is_said_to_be_missing(programme):
    lines = summary_text(programme, today=TODAY).splitlines()

    assert lines[0] == "Alderbrook listens is in scoping."
    assert lines.count("Not written yet.") == 3
    assert "- Sponsor: Not written yet." in lines
    assert "- Nobody is on the Change Team yet." in lines
    assert "- The Change Team is recruited: waiting" in lines


def test_long_words_are_cut_and_cannot_begin_a_heading(programme, member):
    write(programme, "purpose", "## " + "word " * 200, title="Why", based_on=0, by=member, at=NOON)
    asked = "\n".join(f"- Question {number}?" for number in range(1, 8))
    write(programme, "board-questions", asked, title="Asks", based_on=0, by=member, at=NOON)

    lines = summary_text(programme, today=TODAY).splitlines()

    why = lines[lines.index("## Why") + 1]
    assert why.startswith("word word")
    assert why.endswith("word …")
    assert len(why) <= 322
    assert [line for line in lines if "Question" in line or "more" in line] == [
        *(f"- Question {number}?" for number in range(1, 6)),
        "- and 2 more",
    ]


def test_what_is_overridden_stands_with_its_reason(programme, ruth):
    settle(programme, "team", State.OVERRIDDEN, title="T", reason="Six of\nten.", based_on=0, by=ruth, at=NOON)

    assert "- The Change Team is recruited: overridden, because: Six of ten." in summary_text(programme, today=TODAY)


def test_page_and_word_file_say_the_same_and_name_nobody_on_the_roster(programme, member, as_person, words_of):
    RosterMember.objects.create(programme=programme, name="Nesta Pugh", standing="PATIENT", hours=2)
    write(programme, "purpose", "So that staff stay.", title="Why", based_on=0, by=member, at=NOON)
    browser = as_person(member)

    page = words_of(browser.get(f"{HOME}summary/"))
    file = docx.Document(io.BytesIO(browser.get(f"{HOME}summary.docx").content))
    said = [one.text for one in file.paragraphs]

    assert '<p class="text">So that staff stay.</p>' in page
    assert said[:2] == ["Sample data. This trust is made up.", "Alderbrook listens"]
    assert all(line in page for line in said[3:] if "page" not in line)
    assert "Nesta" not in page + "".join(said)
