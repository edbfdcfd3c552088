"""Somebody without an account comes from the entering page through their sign-in at work to the box's first page."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.factories.openid_provider import OpenIdProvider, running_provider
from tests.journeys.box import ServedBox, served_box
from tests.journeys.conftest import DESK, HEIGHTS, PHONE, note_refusal
from tests.journeys.product import served
from tests.journeys.sign_in_at_work import LABEL, settings_for
from tests.journeys.small_trust import run

ORGANISATION, WAVE = "ZZA", "pulse"


@dataclass(frozen=True)
class Survey:
    """A running product with an open wave: where it is, its data and logs, its box, and where staff sign in."""

    address: str
    home: Path
    box: ServedBox
    provider: OpenIdProvider


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Survey]:
    home = tmp_path_factory.mktemp("from-work") / "home"
    run(home, "begin")
    run(home, "ask", WAVE)
    with ExitStack() as running:
        provider = running.enter_context(running_provider())
        box = running.enter_context(served_box(home / "boxes"))
        settings = {
            **settings_for(provider, ORGANISATION),
            f"GROUNDSWELL_SIGN_IN_{ORGANISATION}_STAFF_CLAIM": "email",
            "GROUNDSWELL_BOX_URL": box.address,
        }
        address = running.enter_context(served(home, settings))
        provider.client.redirect_uris = [f"{address}/answer/organisation/{ORGANISATION}/back/"]
        yield Survey(address, home, box, provider)


@pytest.fixture
def open_page(chromium: Browser, survey: Survey) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of nobody's; nothing may be refused by a policy or thrown by a script."""
    contexts, faults = [], []

    def opened(*, width: int, javascript: bool) -> Page:
        context = chromium.new_context(
            base_url=survey.address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda message: note_refusal(message.text, faults))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize(
    ("width", "javascript", "name"),
    [(PHONE, True, "theatres-0"), (DESK, True, "theatres-1"), (DESK, False, "theatres-2")],
)
def test_from_the_entering_page_to_the_first_page_of_the_box(survey, open_page, axe, width, javascript, name):
    # Written as no staff list writes it, so that it can be searched for.
    subject, written = f"subject-of-{name}", f"{name.title()}@Alderbrook.Example"
    survey.provider.add(subject, written)
    survey.provider.add("a-stranger", "stranger@elsewhere.example")
    page = open_page(width=width, javascript=javascript)
    asked: list[tuple[str, dict[str, str]]] = []
    page.on("request", lambda request: asked.append((request.url, request.headers)))
    found: list[str] = []

    def look() -> None:
        if javascript:
            # axe needs the page's own timers, which stand still without scripts.
            found.extend(axe(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(f"/answer/{WAVE}/")
    look()
    page.get_by_role("button", name="Use your sign-in at work").click()
    look()
    page.get_by_role("link", name=f"Go on with {LABEL}").click()
    page.get_by_role("button", name="a-stranger").click()
    expect(page.get_by_text("is not on the list of people who are asked")).to_be_visible()
    look()

    page.get_by_role("button", name="Use your sign-in at work").click()
    page.get_by_role("link", name=f"Go on with {LABEL}").click()
    page.get_by_role("button", name=subject).click()
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
    look()
    token = page.locator("input[name=token]").input_value()
    kept = {cookie["name"] for cookie in page.context.cookies()}
    page.get_by_role("button", name="Go to the questions").click()

    expect(page).to_have_url(re.compile(f"^{survey.box.address}/answer/"))
    expect(page.get_by_role("button", name="Continue" if javascript else "Send", exact=False).first).to_be_visible()
    assert found == []
    assert kept <= {"groundswell-form"}
    assert not any(token in url for url, _ in asked)
    at_the_box = [headers for url, headers in asked if url.startswith(survey.box.address)]
    assert at_the_box
    assert not any("referer" in headers and "/organisation/" in headers["referer"] for headers in at_the_box)
    assert places_with(survey.home.parent, subject, written, token) == []


def places_with(folder: Path, *words: str) -> list[str]:
    """Return the files, databases and logs included, in which any of the words stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "groundswell.sqlite3" for path in files)
    return [str(path) for path in files for word in words if word.encode() in path.read_bytes()]
