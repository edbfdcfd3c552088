"""A colleague's way in through the trust's own sign-in, from an administrator's link to the second visit.

Yields at every state on the way, so that a journey can check it and the pictures can show it.
"""

from collections.abc import Iterator

from playwright.sync_api import Page
from tests.factories.openid_provider import CLIENT_ID, CLIENT_SECRET, OpenIdProvider
from tests.journeys.first_sign_in import follow

LABEL = "your Alderbrook account"


def settings_for(provider: OpenIdProvider, organisation: str) -> dict[str, str]:
    """Return the environment in which an organisation's people sign in at the provider, with both factors there."""
    begin = f"GROUNDSWELL_SIGN_IN_{organisation}_"
    return {
        f"{begin}ISSUER": provider.issuer,
        f"{begin}CLIENT_ID": CLIENT_ID,
        f"{begin}CLIENT_SECRET": CLIENT_SECRET,
        f"{begin}LABEL": LABEL,
        f"{begin}SECOND_FACTOR": "always",
    }


def sign_in_at_work(
    administrator: Page, page: Page, *, organisation: str, name: str, subject: str
) -> Iterator[tuple[str, Page]]:
    """Walk a new colleague in by the provider's account `subject`, and yield the name of each state with its page.

    administrator is signed in; page belongs to nobody yet. name must not have an account already.
    """
    administrator.goto(f"/organisations/{organisation}/people/add/")
    administrator.get_by_label("Name").fill(name)
    administrator.get_by_label("E-mail address").fill(f"{name.split()[0].lower()}@alderbrook.example")
    administrator.get_by_label("Change Team member").check()
    follow(administrator, administrator.get_by_role("button", name="Add this person"))

    page.goto("/sign-in/")
    yield "sign-in-with-the-trust", page
    follow(page, page.get_by_role("link", name=f"Sign in with {LABEL}"))
    follow(page, page.get_by_role("button", name="a-stranger"))
    yield "not-known", page

    page.goto(administrator.locator(".secret code").inner_text())
    yield "password-or-trust", page
    follow(page, page.get_by_role("button", name=f"Sign in with {LABEL}"))
    yield "onward", page
    follow(page, page.get_by_role("link", name=f"Go on with {LABEL}"))
    follow(page, page.get_by_role("button", name=subject))
    yield "signed-in-through-the-trust", page
    follow(page, page.get_by_role("button", name="Sign out").first)

    page.goto("/sign-in/?next=/programmes/")
    follow(page, page.get_by_role("link", name=f"Sign in with {LABEL}"))
    follow(page, page.get_by_role("button", name=subject))
    yield "signed-in-again", page

    page.goto("/account/passkeys/add/")
    yield "asked-again", page
    page.goto(f"/sign-in/organisation/{organisation}/back/?error=access_denied&state=none")
    yield "refused", page
