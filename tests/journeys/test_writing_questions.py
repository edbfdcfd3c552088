"""Somebody writes a questionnaire in a real browser, looks at it as on a phone, finishes it, and asks it in a wave."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.conftest import DESK, HEIGHTS, PHONE, note_foreign, note_refusal
from tests.journeys.product import GROUNDSWELL, served
from tests.journeys.sign_ins import SignIns, sign_everybody_in
from tests.journeys.small_trust import run
from tests.journeys.test_a_survey import staff_list

SURVEYS = "/programmes/alderbrook/discover/surveys/"
QUESTIONNAIRES = "/programmes/alderbrook/discover/questionnaires/"


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, SignIns]]:
    """Yield the address of a product that only these journeys write in, and its people's sessions."""
    home = tmp_path_factory.mktemp("writing") / "home"
    run(home, "begin")
    sign_ins = sign_everybody_in(home)
    with served(home) as address:
        yield address, sign_ins


@pytest.fixture
def browse(chromium: Browser, trust: tuple[str, SignIns]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page as the programme lead."""
    address, sign_ins = trust
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(*, width: int, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            locale="en-GB",
            accept_downloads=True,
        )
        contexts.append(context)
        context.add_cookies([sign_ins.cookie_for("PROGRAMME_LEAD", address=address)])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda request: note_foreign(request.url, address, faults))
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda message: note_refusal(message.text, faults))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def begin(page: Page, title: str) -> None:
    """Begin an empty questionnaire with one topic."""
    page.goto(f"{QUESTIONNAIRES}new/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("What people read first").fill("These questions are about your team.")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Add a topic").click()
    page.get_by_label("Title of the topic").fill("Our team")
    page.get_by_role("button", name="Save").click()


def add(page: Page, words: str, *, speaks_for: str = "Teamwork") -> None:
    """Add a statement on the scale of agreement to the topic."""
    page.get_by_role("link", name=re.compile("^Add an item")).click()
    page.get_by_label("The words", exact=True).fill(words)
    if speaks_for:
        page.get_by_label(speaks_for, exact=True).check()
    page.get_by_role("button", name="Save").click()


@pytest.mark.parametrize(("width", "javascript"), [(DESK, True), (PHONE, False)], ids=["desk", "phone, no scripts"])
def test_from_the_first_word_to_an_open_wave(browse, tmp_path, width, javascript):
    title = f"How wards work at {width}"
    ruth = browse(width=width, javascript=javascript)

    # Ruth comes from the surveys, begins without a title, and is led to what is missing.
    ruth.goto(SURVEYS)
    ruth.get_by_role("link", name="Questionnaires").click()
    ruth.get_by_role("link", name="Write a questionnaire").click()
    ruth.get_by_role("button", name="Begin").click()
    ruth.get_by_role("link", name="Give it a title, for example").click()
    expect(ruth.locator("#title")).to_be_focused()
    expect(ruth.locator("#title-error")).to_contain_text("Give it a title")

    # She writes two statements. One joins two thoughts: the page says so beside it, and keeps it.
    begin(ruth, title)
    add(ruth, "We help each other.")
    add(ruth, "My manager listens and thanks people.", speaks_for="")
    here = ruth.url.partition("#")[0]
    two_thoughts = ruth.locator(".items > li").nth(1)
    expect(two_thoughts).to_contain_text("“and” may join two thoughts. Ask one at a time.")
    expect(ruth.locator(".finding")).to_have_text(re.compile(r"^2 items, 3 minutes, reading age \d+$"))
    expect(ruth.get_by_role("heading", name="To put right before it is finished")).to_be_visible()
    expect(ruth.get_by_role("link", name="Finish version 1")).to_have_count(0)

    # She follows what is to put right, says what the statement speaks for, and moves it up. The hint stays a hint.
    ruth.get_by_role("link", name="“My manager listens and thanks people.”").click()
    two_thoughts.get_by_role("link", name=re.compile("^Change")).click()
    ruth.get_by_label("Support and compassion", exact=True).check()
    ruth.get_by_role("button", name="Save").click()
    two_thoughts.get_by_role("button", name=re.compile("^Up")).click()
    expect(ruth.locator(".items .words").first).to_have_text("My manager listens and thanks people.")

    # She tries it as on a phone: every answer can be picked, and nothing can be sent.
    ruth.get_by_role("link", name="See it as on a phone").click()
    phone = ruth.locator(".phone")
    phone.get_by_role("group", name="We help each other.").get_by_label("Strongly agree").check()
    assert phone.bounding_box()["width"] <= PHONE
    expect(phone.get_by_role("button")).to_have_count(0)
    expect(ruth.locator("main form")).to_have_count(0)

    # She finishes it, and takes it away as a pack that our own check accepts.
    ruth.goto(here)
    ruth.get_by_role("link", name="Finish version 1").click()
    ruth.get_by_role("button", name="Finish it").click()
    expect(ruth.get_by_text("Version 1 is finished. Surveys can ask it now.")).to_be_visible()
    expect(ruth.get_by_role("link", name=re.compile("^Finish version"))).to_have_count(0)
    with ruth.expect_download() as download:
        ruth.get_by_role("link", name="Pack of Version 1").click()
    check(Path(download.value.path()), tmp_path / "pack")

    # The wave that she prepares asks that version, and opens with it.
    ruth.goto(f"{SURVEYS}staff/load/")
    ruth.locator("input[type=file]").set_input_files(staff_list(tmp_path))
    ruth.get_by_role("button", name="Go on to the columns").click()
    ruth.get_by_role("button", name="Load everybody").click()
    ruth.goto(f"{SURVEYS}new/")
    ruth.get_by_label(re.compile(f"^{title}")).check()
    ruth.locator("#title").fill(f"{title}, spring")
    ruth.get_by_label("Everybody on the staff list").check()
    ruth.locator("#opens_on").fill(datetime.now(UTC).date().isoformat())
    ruth.locator("#closes_on").fill((datetime.now(UTC).date() + timedelta(days=14)).isoformat())
    ruth.locator("#who_to_tell").fill("Devi Raman, Freedom to Speak Up guardian, 01632 960001.")
    ruth.get_by_role("button", name="Prepare it").click()
    expect(ruth.locator("main")).to_contain_text(f"{title}, version 1")
    ruth.get_by_role("link", name="Open it").click()
    ruth.get_by_role("button", name="Open it").click()
    expect(ruth.get_by_role("link", name="Tell people")).to_be_visible()
    expect(ruth.locator("main")).to_contain_text(f"{title}, version 1")


def check(parcel: Path, folder: Path) -> None:
    """Unpack a pack and hold it against `groundswell instrument check`."""
    with zipfile.ZipFile(parcel) as packed:
        packed.extractall(folder)
    (card,) = folder.rglob("pack.toml")
    done = subprocess.run([GROUNDSWELL, "instrument", "check", card.parent], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing_on_any_page_where_one_writes(browse, axe, width):
    ruth = browse(width=width)
    begin(ruth, f"Looked at {width}")
    here = ruth.url.partition("#")[0]
    add(ruth, "We always help each other and our patients.")
    add(ruth, "I have a say.", speaks_for="")
    item = f"{here}items/i-have-a-say/"
    pages = [
        QUESTIONNAIRES, f"{QUESTIONNAIRES}load/", f"{QUESTIONNAIRES}shipped/culture-pulse/",
        f"{QUESTIONNAIRES}shipped/culture-pulse/?language=cy", f"{QUESTIONNAIRES}shipped/culture-pulse/copy/", here,
        f"{here}about/", f"{here}new-topic/", f"{here}new-scale/", f"{here}scales/agreement/", f"{here}preview/",
        f"{here}finish/", f"{here}remove/", f"{item}asked/?gate=we-always-help-each-other-and-our-patien",
        f"{item}remove/", item,
    ]  # fmt: skip
    found: dict[str, list[str]] = {}
    for address in pages:
        assert ruth.goto(address).status == 200, address
        found[address] = seen(ruth, axe)
    # The forms once more, with everything wrong that can be.
    for address, field in ((item, "#text_en"), (f"{here}about/", "#title_en"), (f"{here}new-scale/", "#name")):
        ruth.goto(address)
        ruth.locator(field).fill("")
        ruth.get_by_role("button", name="Save").click()
        expect(ruth.get_by_role("heading", name="There is a problem")).to_be_visible()
        found[f"{address}, wrong"] = seen(ruth, axe)

    assert {address: faults for address, faults in found.items() if faults} == {}


def seen(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """Return what axe finds on a page, and whether it is wider than the window."""
    too_wide = page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*axe(page), *(["wider than the window"] if too_wide else [])]
