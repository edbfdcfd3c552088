"""What a browser does at an organisation's provider, and what tests look at afterwards."""

import html
import json
from base64 import urlsafe_b64decode

from joserfc import jwt

HERE = "/sign-in/organisation/ZZA/"
BACK = f"http://testserver{HERE}back/"


def go_through(client, provider, subject="amara-at-work", address=HERE):
    """Return what a browser gets that signs in at the provider and comes back."""
    return client.get(provider.come_through(client.get(address).url, subject))


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def onward(answer) -> str:
    """Return the address at the provider that a page leads on to."""
    return html.unescape(words_of(answer).split('<a class="nhsuk-button" href="')[1].split('"')[0])


def resigned(change, *, header=None, key=None):
    """Return a spoiler that opens a token, changes its claims, and signs it again by hand."""

    def spoil(token: str) -> str:
        head, body, _ = token.split(".")
        claims = json.loads(urlsafe_b64decode(f"{body}=="))
        change(claims)
        return jwt.encode(
            header or json.loads(urlsafe_b64decode(f"{head}==")), claims, key, [*["RS256", "HS256", "none"]]
        )

    return spoil
