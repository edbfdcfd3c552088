"""Signing in through the trust in a real browser, with and without scripts, at a provider on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.factories.openid_provider import OpenIdProvider, running_provider
from tests.journeys.product import served
from tests.journeys.sign_in_at_work import settings_for, sign_in_at_work
from tests.journeys.sign_ins import SignIns


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdProvider]:
    """Yield a running provider that nobody is known to yet but a stranger."""
    with running_provider() as running:
        running.add("a-stranger")
        yield running


@pytest.fixture(scope="module")
def address(home: Path, sign_ins: SignIns, provider: OpenIdProvider) -> Iterator[str]:
    """Yield the address of a second server on the same data, at which the trust's people sign in at the provider."""
    with served(home, settings_for(provider, sign_ins.organisation)) as running:
        provider.client.redirect_uris = [f"{running}/sign-in/organisation/{sign_ins.organisation}/back/"]
        yield running


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page which may go to the provider, and nowhere else, and back."""
    contexts, faults = [], []

    def opened(*, width: int, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": 844},
            java_script_enabled=javascript,
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize(
    ("width", "javascript", "name"), [(390, True, "Megan Lloyd"), (1280, True, "Otto Lind"), (1280, False, "Pia Sund")]
)
def test_a_newcomer_comes_in_through_the_trust_and_axe_finds_nothing_on_the_way(
    width: int,
    javascript: bool,
    name: str,
    provider: OpenIdProvider,
    sign_ins: SignIns,
    address: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
):
    administrator, page = open_page(width=1280), open_page(width=width, javascript=javascript)
    administrator.context.add_cookies([sign_ins.cookie_for("ADMINISTRATOR", address=address)])
    subject, found, headings = f"subject-of-{name.split()[0]}", [], {}
    provider.add(subject)

    for state, here in sign_in_at_work(
        administrator, page, organisation=sign_ins.organisation, name=name, subject=subject
    ):
        headings[state] = here.locator("h1").inner_text()
        if javascript:
            # axe needs the page's own timers, which stand still without scripts.
            found += [f"{state}: {violation}" for violation in axe(here)]
        assert here.evaluate("document.documentElement.scrollWidth") <= width, state

    assert found == []
    assert headings == {
        "sign-in-with-the-trust": "Sign in",
        "not-known": "There is no account for you here yet",
        "password-or-trust": "Set your password",
        "onward": "Go on with your Alderbrook account",
        "signed-in-through-the-trust": "Your account",
        "signed-in-again": "Alderbrook listens",
        "asked-again": "Confirm it is you",
        "refused": "That took too long",
    }
    page.goto("/account/")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
