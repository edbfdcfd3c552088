"""Passkeys in a real browser, with the browser's own authenticator in place of a phone or a security key."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.first_sign_in import PASSWORD, first_sign_in, give
from tests.journeys.sign_ins import SignIns

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page_with_device(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page whose browser can keep passkeys: `page_with_device(width=390)`."""
    contexts = []
    faults: list[str] = []

    def opened(*, width: int = 1280, verified: bool = True) -> Page:
        context = chromium.new_context(
            base_url=by_name(address),
            viewport={"width": width, "height": 844},
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        debugger = context.new_cdp_session(page)
        debugger.send("WebAuthn.enable")
        debugger.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, "isUserVerified": verified}})
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def administrator(page_with_device: Callable[..., Page], sign_ins: SignIns, address: str) -> Page:
    """Return an administrator's page at the site's name, so that the links it shows lead there too."""
    page = page_with_device()
    page.context.add_cookies([sign_ins.cookie_for("ADMINISTRATOR", address=by_name(address))])
    return page


def by_name(address: str) -> str:
    """Return the product's address as a name: a passkey belongs to a name, never to a number."""
    return address.replace("127.0.0.1", "localhost")


def has_set_a_password(administrator: Page, page: Page, *, organisation: str, name: str) -> str:
    """Walk a newcomer up to the choice of a second factor; return their e-mail address."""
    for state, _ in first_sign_in(administrator, page, organisation=organisation, name=name):
        if state == "second-factor-to-set-up":
            break
    return f"{name.split()[0].lower()}@alderbrook.example"


@pytest.mark.parametrize(("width", "name"), [(390, "Ffion Rees"), (1280, "Lukas Brandt")])
def test_a_newcomer_lives_by_a_passkey_alone_and_axe_finds_nothing_on_the_way(
    width: int,
    name: str,
    sign_ins: SignIns,
    administrator: Page,
    page_with_device: Callable[..., Page],
    axe: Callable[[Page], list[str]],
):
    page, found = page_with_device(width=width), []

    def check(state: str) -> None:
        found.extend(f"{state}: {violation}" for violation in axe(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    email = has_set_a_password(administrator, page, organisation=sign_ins.organisation, name=name)

    page.get_by_role("link", name="Add a passkey instead").click()
    check("passkey-to-add")
    page.get_by_label("Name of this passkey").fill("My phone")
    page.get_by_role("button", name="Add this passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto("/account/passkeys/")
    check("passkeys")
    expect(page.locator("main strong")).to_have_text("My phone")

    sign_out(page)
    page.goto("/sign-in/?next=/account/passkeys/")
    check("sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile(r"/account/passkeys/$"))

    sign_out(page)
    page.goto("/sign-in/")
    give(page, "Continue", login=email, password=PASSWORD)
    check("passkey-asked")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(re.compile(r"/account/$"))

    page.goto("/account/passkeys/")
    page.get_by_role("link", name="Remove My phone").click()
    check("passkey-to-remove")
    page.get_by_role("button", name="Remove this passkey").click()
    expect(page.get_by_role("status").first).to_contain_text("This is your only second factor, so it stays.")
    check("last-second-factor")
    assert found == []


def test_the_same_device_is_not_added_twice_and_says_so(
    sign_ins: SignIns, administrator: Page, page_with_device: Callable[..., Page]
):
    page = page_with_device()
    has_set_a_password(administrator, page, organisation=sign_ins.organisation, name="Ioan Parry")
    page.goto("/account/passkeys/add/")
    page.get_by_role("button", name="Add this passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()

    page.goto("/account/passkeys/add/")
    page.get_by_role("button", name="Add this passkey").click()

    expect(page.locator("[data-passkey-words]")).to_have_text(
        "This device has a passkey for your account already. You can use that one."
    )
    expect(page.get_by_role("button", name="Add this passkey")).to_be_enabled()


def test_a_device_that_will_not_open_it_changes_nothing_and_leaves_the_other_ways(page_with_device):
    page = page_with_device(verified=False)
    page.goto("/sign-in/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.locator("[data-passkey-words]")).to_contain_text("Nothing has changed. You can try again.")
    expect(page.get_by_label("Password")).to_be_visible()


def test_at_a_number_instead_of_a_name_the_browser_refuses_and_the_page_says_what_to_do(new_page):
    page = new_page()
    page.goto("/sign-in/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.locator("[data-passkey-words]")).to_contain_text("Passkeys work only at this site's own name")


def test_without_javascript_the_page_says_which_way_is_left(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/sign-in/")

    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    expect(page.get_by_text("Passkeys need JavaScript, which is off in this browser.")).to_be_visible()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").first.click()
