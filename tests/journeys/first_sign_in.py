"""A colleague's first sign-in through the real pages, from an administrator's link to the second visit.

Yields at every state on the way, so that a journey can check it and the pictures can show it: half signed in,
nobody reaches these pages by an address alone.
"""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Iterator

from playwright.sync_api import Locator, Page

PASSWORD = "velvet-harbour-lantern-quarry"
CODE_SECONDS = 30


def first_sign_in(administrator: Page, page: Page, *, organisation: str, name: str) -> Iterator[tuple[str, Page]]:
    """Walk a new colleague in, and yield the name of each state with the page that is in it.

    administrator is signed in; page belongs to nobody yet. name must not have an account already.
    """
    email = f"{name.split()[0].lower()}@alderbrook.example"
    administrator.goto(f"/organisations/{organisation}/people/add/")
    administrator.get_by_label("Name").fill(name)
    administrator.get_by_label("E-mail address").fill(email)
    administrator.get_by_label("Change Team member").check()
    follow(administrator, administrator.get_by_role("button", name="Add this person"))
    yield "link-to-hand-over", administrator

    page.goto(administrator.locator(".secret code").inner_text())
    yield "password-to-set", page
    give(page, "Set password", password=PASSWORD, password_again="something else entirely")
    yield "password-to-set-again", page
    give(page, "Set password", password=PASSWORD, password_again=PASSWORD)

    yield "first-sign-in", page
    give(page, "Continue", login=email, password="not the password at all")
    yield "wrong-password", page
    give(page, "Continue", login=email, password=PASSWORD)

    yield "second-factor-to-set-up", page
    secret = page.locator(".secret code").inner_text()
    give(page, "Turn it on", code="000000")
    yield "second-factor-code-wrong", page
    secret = page.locator(".secret code").inner_text() or secret
    give(page, "Turn it on", code=code_of(secret, at=time.time()))

    yield "recovery-codes-shown", page
    recovery = page.locator("main li code").first.inner_text()
    follow(page, page.get_by_role("link", name="Continue to your account"))
    yield "account-of-a-newcomer", page
    follow(page, page.get_by_role("button", name="Sign out").first)
    yield "signed-out", page

    page.goto("/sign-in/")
    give(page, "Continue", login=email, password=PASSWORD)
    yield "code-asked", page
    give(page, "Sign in", code="123")
    yield "code-wrong", page
    give(page, "Sign in", code=recovery)
    yield "signed-in-again", page


def give(page: Page, button: str, **words: str) -> None:
    """Fill in a form's fields by their names and send it."""
    for name, value in words.items():
        page.locator(f"main [name={name}]").fill(value)
    follow(page, page.locator("main").get_by_role("button", name=button, exact=True))


def follow(page: Page, what: Locator) -> None:
    """Click, and wait until the next page is there: whoever looks at once would look at the one that goes."""
    with page.expect_navigation():
        what.click()


def code_of(secret: str, *, at: float) -> str:
    """Return the six digits that a phone shows for a secret in groups of letters. Source: RFC 6238 and RFC 4226."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.digest(key, struct.pack(">Q", int(at) // CODE_SECONDS), hashlib.sha1)
    start = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"
