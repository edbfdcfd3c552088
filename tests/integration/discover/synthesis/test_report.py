"""The report of the synthesis: what it tells to whom, in every format, and that it tells nothing that was not released."""

import io
import json
import re
import zipfile

import pytest
from tests.integration.discover.evidence.conftest import SAID
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.synthesis.test_pages import GRID, HERE, ROOM, words_of

from groundswell.discover.evidence.actions.coding import code_words
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.enums import Polarity, State
from groundswell.discover.synthesis.actions.verdicts import override, say_in_room
from groundswell.discover.synthesis.enums import Said
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
REPORT = f"{GRID}report"
FORMATS = ("csv", "json", "md", "docx", "pptx", "xlsx")
ELEMENT = "support-and-compassion"


def text_of(browser, file_format):
    answer = browser.get(f"{REPORT}.{file_format}")
    assert answer.status_code == 200, file_format
    if file_format in {"csv", "json", "md"}:
        return answer.content.decode()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        return " ".join(
            re.sub(r"<[^>]+>", "", parts.read(name).decode()) for name in parts.namelist() if name.endswith(".xml")
        )


def release(item, shown):
    item.state, item.shown = State.RELEASED, shown
    item.save(update_fields=["state", "shown"])


def test_it_tells_a_verdict_once_the_room_has_spoken_and_in_every_format(programme, found, lead, as_person):
    browser = as_person(lead)
    assert "Support and compassion: concern" not in words_of(browser.get(f"{REPORT}/"))

    browser.post(f"{HERE}room/", ROOM)

    page = words_of(browser.get(f"{REPORT}/"))
    assert "Support and compassion: concern, low confidence." in page
    assert "12 people in the room said: strength, otherwise than computed. We look after each other." in page
    for file_format in FORMATS:
        told = text_of(browser, file_format)
        # Workbooks hold tables and what stands at their head.
        assert "What focus-groups found." in told, file_format
        assert "One element is of concern; five wait for what the room says." in told, file_format


def test_both_verdicts_stand_side_by_side_with_the_reason(programme, found, lead, as_person):
    say_in_room(programme, ELEMENT, Said.MIXED, words="", people=None, by=lead, at=AT)
    override(programme, ELEMENT, Said.MIXED, reason="Nights were not heard.", by=lead, at=AT)

    page = words_of(as_person(lead).get(f"{REPORT}/"))

    assert "Support and compassion: sources disagree, as Ruth decided; computed: concern." in page
    assert "Why another verdict counts: Nights were not heard." in page


def test_only_released_words_of_open_sources_are_quoted(
    programme, found, items, lead, analyst, in_programme, as_person
):
    interview = add_source(programme, tool="board-interviews", label="Interview 7", readers=[analyst], by=lead, at=AT)
    (secret,) = add_items(interview, [NewItem("I never walk round.")], by=lead, at=AT)
    for one, coder in ((items[0], lead), (items[1], lead), (secret, analyst)):
        code_words(one, ELEMENT, Polarity.GAP, start=0, end=len(one.text), by=coder, at=AT)
    release(items[1], "Nobody asks us, and we see everything.")
    release(secret, "I never walk round.")

    for reader in (lead, analyst, in_programme(Role.BOARD_SPONSOR, "Gwen")):
        browser = as_person(reader)
        for told in (words_of(browser.get(f"{REPORT}/")), *(text_of(browser, one) for one in ("docx", "pptx", "md"))):
            assert "Nobody asks us, and we see everything." in told
            assert not any(one in told for one in (*SAID, "I never walk round."))


def test_it_says_what_was_heard_and_what_not(programme, found, lead, as_person):
    told = json.loads(as_person(lead).get(f"{REPORT}.json").content)

    listened = next(one for one in told["tables"] if one["id"] == "listened")
    assert listened["rows"] == [{"Tool": "Culture focus groups", "Sources": "1", "Remarks": "3", "Coded so far": "0%"}]
    assert "3 remarks are not coded yet: what they say is in no finding." in told["cannot_tell"]
    assert any(
        one.startswith("There is no finding yet of: Culture and outcomes dashboard") for one in told["cannot_tell"]
    )


def test_its_mark_changes_with_what_it_is_made_of(programme, found, lead, as_person):
    browser = as_person(lead)
    before = re.search(r"made of: (\w{12})", words_of(browser.get(f"{REPORT}/"))).group(1)
    again = re.search(r"made of: (\w{12})", words_of(browser.get(f"{REPORT}/"))).group(1)

    say_in_room(programme, ELEMENT, Said.MIXED, words="", people=None, by=lead, at=AT)

    after = re.search(r"made of: (\w{12})", words_of(browser.get(f"{REPORT}/"))).group(1)
    assert before == again != after


@pytest.mark.parametrize("address", [f"{REPORT}.exe", f"{REPORT}.csv?table=nothing"])
def test_what_is_not_there_is_not_there(programme, found, lead, as_person, address):
    assert as_person(lead).get(address).status_code == 404
