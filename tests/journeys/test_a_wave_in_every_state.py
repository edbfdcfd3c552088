"""Every page of a wave from draft to read remarks: accessible, and never wider than a phone at 400 per cent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import DESK, HEIGHTS, PHONE
from tests.journeys.product import served
from tests.journeys.sign_ins import SignIns, sign_everybody_in
from tests.journeys.small_trust import run

SURVEYS = "/programmes/alderbrook/discover/surveys"
ASKED, DRAFT = "what-helps", "pulse-again"
HERE = f"{SURVEYS}/{ASKED}"
# 1,280 pixels at 400 per cent.
ZOOMED = 320
LEAD, COLLEAGUE, NOBODY = "PROGRAMME_LEAD", "ANALYST", ""


@dataclass(frozen=True)
class Looking:
    """Looks at pages as somebody, at every width, and keeps what is wrong with them."""

    chromium: Browser
    address: str
    sign_ins: SignIns
    axe: Callable[[Page], list[str]]
    wrong: list[str]

    def page(self, role: str, *, width: int = DESK) -> Page:
        """Return a page as somebody with a role, or as nobody."""
        context = self.chromium.new_context(
            base_url=self.address, viewport={"width": width, "height": HEIGHTS.get(width, 640)}, locale="en-GB"
        )
        if role:
            context.add_cookies([self.sign_ins.cookie_for(role, address=self.address)])
        return context.new_page()

    def at(self, state: str, role: str, *paths: str) -> None:
        """Look at pages in a state of the wave."""
        for width in (DESK, PHONE, ZOOMED):
            page = self.page(role, width=width)
            for path in paths:
                answer = page.goto(path)
                where = f"{state}, {width} px, {path}"
                if answer is None or answer.status != 200:
                    self.wrong.append(f"{where}: no page")
                    continue
                self.judge(page, where, width=width)
            page.context.close()

    def judge(self, page: Page, where: str, *, width: int) -> None:
        """Keep what axe finds, and whether anything but a table in its own box is wider than the screen."""
        if width != ZOOMED:
            self.wrong.extend(f"{where}: {one}" for one in self.axe(page))
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.wrong.append(f"{where}: {wide} px too wide")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    run(home, "begin")
    run(home, "ask", ASKED, "conditions-for-innovation")
    return home


@pytest.fixture
def looking(home: Path, chromium: Browser, axe: Callable[[Page], list[str]]) -> Iterator[Looking]:
    sign_ins = sign_everybody_in(home)
    with served(home, {"GROUNDSWELL_BOX_URL": "http://127.0.0.1:9"}) as address:
        yield Looking(chromium, address, sign_ins, axe, [])


def test_pages_of_a_wave_are_accessible_and_narrow_enough_in_every_state(home, looking):
    ruth = looking.page(LEAD)
    tomasz = looking.page(COLLEAGUE)

    prepare(ruth)
    looking.at("draft", LEAD, SURVEYS + "/", f"{SURVEYS}/{DRAFT}/", f"{SURVEYS}/{DRAFT}/open/")
    looking.at("draft", LEAD, f"{SURVEYS}/{DRAFT}/change/", f"{SURVEYS}/{DRAFT}/remove/")
    looking.at("open", LEAD, f"{HERE}/", f"{HERE}/tell/", f"{HERE}/close/")
    looking.at("open", NOBODY, f"/answer/{ASKED}/")

    run(home, "answer", ASKED)
    do(ruth, "close", "Close it")
    looking.at("closed", LEAD, f"{HERE}/", f"{HERE}/count/", f"{HERE}/destroy/")
    looking.at("closed", NOBODY, f"/answer/{ASKED}/")

    do(ruth, "count", "Count it")
    looking.at("counted", LEAD, f"{HERE}/", f"{HERE}/results/", f"{HERE}/remarks/")
    looking.at("counted", COLLEAGUE, f"{HERE}/results/", f"{HERE}/results/units/chaplaincy/", f"{HERE}/release/")
    tomasz.goto(f"{HERE}/release/")
    tomasz.get_by_role("button", name="Release them").click()
    expect(tomasz.get_by_text("Say what happens next").first).to_be_visible()
    looking.judge(tomasz, "releasing without a word", width=DESK)

    tomasz.get_by_label("What happens next, and when").fill("Every team talks it over by the end of May.")
    tomasz.get_by_role("button", name="Release them").click()
    parts = (
        "",
        "elements/learning-and-innovation/",
        "units/theatres/",
        "units/chaplaincy/",
        "staff-groups/nursing/",
        "quality/",
    )
    looking.at("released", LEAD, f"{HERE}/", *(f"{HERE}/results/{part}" for part in parts))
    looking.at("released", NOBODY, f"/told/{ASKED}/", f"/answer/{ASKED}/")

    # Ruth proposes ten remarks, and cannot decide on her own; Tomasz lets the first be read.
    ruth.goto(f"{HERE}/remarks/")
    ruth.get_by_role("button", name="Propose these").click()
    looking.at("proposed by oneself", LEAD, f"{HERE}/remarks/?state=proposed")
    looking.at("proposed by a colleague", COLLEAGUE, f"{HERE}/remarks/?state=proposed")
    tomasz.goto(f"{HERE}/remarks/?state=proposed")
    tomasz.get_by_role("group", name="Remark 1", exact=True).get_by_label("Release it").check()
    tomasz.get_by_role("button", name="Decide on these").click()
    looking.at("read", COLLEAGUE, f"{HERE}/remarks/?state=released")
    looking.at("read", "BOARD_SPONSOR", f"{HERE}/remarks/")

    assert looking.wrong == []


def prepare(ruth: Page) -> None:
    """Prepare a second wave of the same questions, and leave it a draft."""
    today = datetime.now(UTC).date()
    ruth.goto(f"{SURVEYS}/new/")
    ruth.get_by_label("Culture pulse").first.check()
    ruth.locator("#title").fill("Pulse again")
    ruth.get_by_label("Everybody on the staff list").check()
    ruth.locator("#opens_on").fill((today + timedelta(days=30)).isoformat())
    ruth.locator("#closes_on").fill((today + timedelta(days=44)).isoformat())
    ruth.locator("#who_to_tell").fill("Devi Raman, Freedom to Speak Up guardian, 01632 960001.")
    ruth.get_by_role("button", name="Prepare it").click()
    expect(ruth).to_have_url(ruth.url.split("/programmes")[0] + f"{SURVEYS}/{DRAFT}/")


def do(page: Page, word: str, button: str) -> None:
    """Answer a question of the wave with yes."""
    page.goto(f"{HERE}/{word}/")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("?")
