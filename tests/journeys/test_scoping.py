"""A lead settles a programme in a real browser: purpose, team, timeline, papers, and the page for the board."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.conftest import DESK, HEIGHTS, PHONE, note_foreign, note_refusal
from tests.journeys.product import served
from tests.journeys.sign_ins import SignIns, sign_everybody_in
from tests.journeys.small_trust import run

HOME = "/programmes/alderbrook/"


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, SignIns]]:
    """Yield the address of a product that only these journeys write in, and its people's sessions."""
    home = tmp_path_factory.mktemp("scoping") / "home"
    run(home, "begin")
    sign_ins = sign_everybody_in(home)
    with served(home) as address:
        yield address, sign_ins


@pytest.fixture
def browse(chromium: Browser, trust: tuple[str, SignIns]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page as somebody of a role."""
    address, sign_ins = trust
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(role: str, *, width: int, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            locale="en-GB",
            accept_downloads=True,
        )
        contexts.append(context)
        context.add_cookies([sign_ins.cookie_for(role, address=address)])
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


def test_from_the_purpose_to_the_page_for_the_board(browse, axe, tmp_path):
    ruth = browse("PROGRAMME_LEAD", width=DESK)
    seen: dict[str, list[str]] = {}

    ruth.goto(HOME)
    expect(ruth.locator("p.finding")).to_contain_text("is in scoping. 4 of the 4 things to have before discovery wait.")
    seen["home"] = axe(ruth)
    ruth.get_by_role("link", name="Why we do this").click()
    seen["part"] = axe(ruth)
    ruth.get_by_label("What is this programme for").fill("So that staff on every site are heard.")
    ruth.get_by_role("button", name="Keep it").click()
    expect(ruth.get_by_text("So that staff on every site are heard.")).to_be_visible()

    ruth.get_by_role("link", name="The Change Team", exact=True).click()
    ruth.get_by_role("link", name="Add somebody").click()
    ruth.get_by_label("Name").fill("Joan Whitlock")
    ruth.get_by_label("On the team as").select_option(label="Patient or carer")
    ruth.get_by_label("Hours a week that are released or paid for").fill("2")
    seen["somebody new"] = axe(ruth)
    ruth.get_by_role("button", name="Keep it").click()
    expect(ruth.locator("p.finding")).to_have_text("1 person is on the Change Team, with 2 hours a week between them.")

    ruth.goto(f"{HOME}timeline/")
    ruth.get_by_label("First day of scoping").fill("2027-01-04")
    ruth.get_by_role("button", name="Fill in the phases below").click()
    ruth.get_by_label("Patient experience: not used, because").fill("Another team reads them.")
    ruth.get_by_role("button", name="Keep the timeline").click()
    expect(ruth.get_by_text("4 January to 14 March 2027 (10 weeks)")).to_be_visible()
    expect(ruth.get_by_text("not used, because: Another team reads them.")).to_be_visible()
    seen["timeline"] = axe(ruth)

    ruth.goto(f"{HOME}papers/charter/")
    seen["paper"] = axe(ruth)
    ruth.get_by_label("Agreed", exact=True).check()
    ruth.get_by_role("button", name="Keep it").click()
    expect(ruth.get_by_role("term").filter(has_text="Change Team charter")).to_be_visible()
    ruth.get_by_role("link", name="The programme on one page, for the board").click()
    seen["one page"] = axe(ruth)
    with ruth.expect_download() as waiting:
        ruth.get_by_role("link", name="Word").click()
    file = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))

    said = [one.text for one in file.paragraphs]
    assert "So that staff on every site are heard." in said
    assert any(line.startswith("Papers: 1 of 9 are agreed.") for line in said)
    assert {name: found for name, found in seen.items() if found} == {}


def test_two_people_without_scripts_lose_no_word(browse):
    ruth, amara = (browse(role, width=PHONE, javascript=False) for role in ("PROGRAMME_LEAD", "CHANGE_TEAM"))
    for page in (ruth, amara):
        page.goto(f"{HOME}papers/support-contacts/change/")
    ruth.get_by_label("The words").fill("Ruth’s numbers.")
    ruth.get_by_role("button", name="Keep it").click()

    amara.get_by_label("The words").fill("Amara’s numbers.")
    amara.get_by_role("button", name="Keep it").click()

    expect(amara.get_by_role("alert")).to_contain_text("Somebody changed this while you were writing.")
    expect(amara.get_by_text("Ruth’s numbers.")).to_be_visible()
    expect(amara.get_by_label("The words")).to_have_value("Amara’s numbers.")
    amara.get_by_label("The words").fill("Ruth’s and Amara’s numbers.")
    amara.get_by_role("button", name="Keep it").click()
    expect(amara.get_by_text("Ruth’s and Amara’s numbers.")).to_be_visible()
