"""Fixtures for journeys: the real product in a real browser.

Each worker starts its own product once, with the demonstration's data, so journeys that write should use
people or trusts of their own.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from tests.factories.boxes import MadeBox, made_box
from tests.factories.forms import small_form
from tests.journeys.box import ServedBox, served_box
from tests.journeys.product import build_demonstration, launch_chromium, served
from tests.journeys.sign_ins import SignIns, sign_everybody_in

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE = 1280, 390
HEIGHTS = {DESK: 900, PHONE: 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a journey, so that it can be left out by `-m "not journey"`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the demonstration in it."""
    folder = tmp_path_factory.mktemp("product") / "home"
    build_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def address(home: Path) -> Iterator[str]:
    """Yield the address of the running product, without a slash at its end."""
    with served(home) as running:
        yield running


@pytest.fixture(scope="session")
def sign_ins(home: Path) -> SignIns:
    """Return an open session for each role of the demonstration."""
    return sign_everybody_in(home)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield a headless Chromium."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of its own: `new_page(width=390, javascript=False)`.

    At the end of the test nothing may have been asked of another host, refused by the content security
    policy, or thrown by a script.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(*, width: int = DESK, javascript: bool = True, **words: object) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            java_script_enabled=javascript,
            locale="en-GB",
            **words,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note_foreign(request.url, address, faults))
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda message: note_refusal(message.text, faults))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def note_foreign(url: str, address: str, faults: list[str]) -> None:
    """Note a request that left the product; pictures and downloads inside the page leave nothing."""
    if not url.startswith((f"{address}/", "data:", "blob:", "about:")):
        faults.append(f"asked another host: {url}")


def note_refusal(text: str, faults: list[str]) -> None:
    """Note what the content security policy refused."""
    if "Content Security Policy" in text:
        faults.append(text)


@pytest.fixture
def page(new_page: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """Return a page at desk width; `@pytest.mark.parametrize("page", [390, 1280], indirect=True)` chooses."""
    return new_page(width=getattr(request, "param", DESK))


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """Return a page as wide as a phone."""
    return new_page(width=PHONE)


@pytest.fixture
def page_without_javascript(new_page: Callable[..., Page]) -> Page:
    """Return a page at desk width whose scripts never run."""
    return new_page(javascript=False)


@pytest.fixture
def page_as(new_page: Callable[..., Page], sign_ins: SignIns, address: str) -> Callable[..., Page]:
    """Return a function that opens a page signed in by role: `page_as("ANALYST", width=390)`."""

    def signed_in(role: str, **words: object) -> Page:
        page = new_page(**words)
        page.context.add_cookies([sign_ins.cookie_for(role, address=address)])
        return page

    return signed_in


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return a function that lists what axe finds on a page as it is now; an empty list is the bar."""
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page) -> dict[str, Any]:
        page.wait_for_load_state()
        # Evaluated by the debugger, not loaded by the page, so the content security policy stays as it is.
        page.evaluate(source)
        found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return found

    def found(page: Page) -> list[str]:
        try:
            result = run(page)
        except Error:
            # The page went away while axe looked at it: the next one is the one that was meant.
            result = run(page)
        return [
            f"{violation['id']}: {violation['help']} at {node['target']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeBox:
    return made_box(
        tmp_path_factory.mktemp("answering") / "boxes",
        small_form(closes=(datetime.now(UTC).date() + timedelta(days=30)).isoformat()),
    )


@pytest.fixture(scope="module")
def box(made: MadeBox) -> Iterator[ServedBox]:
    with served_box(made.folder) as running:
        yield running


@pytest.fixture
def browse(chromium: Browser, box: ServedBox) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of its own at the box; nothing may leave it or be refused by its policy."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened_page(*, width: int = PHONE, javascript: bool = True, **more: object) -> Page:
        context = chromium.new_context(
            base_url=box.address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            locale="en-GB",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("request", lambda request: note_foreign(request.url, box.address, faults))
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda message: note_refusal(message.text, faults))
        return page

    yield opened_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def get_in(box: ServedBox, made: MadeBox) -> Callable[..., str]:
    """Return a function that comes in as the issuing side's page does it: by a form that posts a token."""

    def posted(page: Page, *, place: str = "") -> str:
        token = made.token()
        page.set_content(
            f'<form method="post" action="{box.address}/answer/{made.wave}/">'
            f'<input name="token" value="{token}"><input name="lang" value="en"><input name="place" value="{place}">'
            "<button>Go</button></form>"
        )
        page.get_by_role("button", name="Go").click()
        expect(page.get_by_role("heading", name="How we work")).to_be_visible()
        return token

    return posted
