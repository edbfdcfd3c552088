"""Where an organisation's own people prove who they are: its OpenID Connect provider, from the environment.

Pure: the settings read it before there is any Django to ask.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

BEGINS = "GROUNDSWELL_SIGN_IN_"
PARTS = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "LABEL", "SECOND_FACTOR", "STAFF_CLAIM")
NAME = re.compile(rf"{BEGINS}([A-Z0-9]+)_({'|'.join(PARTS)})")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# At these addresses Microsoft signs in anybody at all, from any organisation.
ANYBODYS = re.compile(r"^/(common|organizations|consumers)(/|$)")
USUAL_LABEL = "your work account"
USUAL_CLAIM = "email"
CLAIM = re.compile(r"[A-Za-z][A-Za-z0-9_.:/-]{0,99}")
# What people may write of themselves (OpenID Connect Core 1.0, 5.1), so that it shows nothing of who they are.
SELF_WRITTEN = frozenset({"name", "given_name", "family_name", "middle_name", "nickname", "preferred_username"})


class BadProvider(ValueError):
    """A provider's settings cannot be used. The message names the variable and never repeats what it holds."""


class SecondFactor(StrEnum):
    """Whether signing in there counts as both factors here."""

    NEVER = "never"
    ALWAYS = "always"
    # Only when the provider says of this very sign-in that several factors were used (RFC 8176, "mfa" in `amr`).
    WHEN_SAID = "amr"


@dataclass(frozen=True, slots=True)
class Provider:
    """One organisation's provider, as it was agreed with the people who run it.

    `staff_claim` is the claim that names somebody as the staff list does; "" where staff do not come in this way.
    """

    organisation_code: str
    issuer: str
    client_id: str
    client_secret: str
    label: str
    second_factor: SecondFactor
    staff_claim: str = ""


def providers_in(environment: Mapping[str, str]) -> dict[str, Provider]:
    """Return the providers of an environment by organisation code, in order of code.

    Raises BadProvider for a variable that means nothing, a missing one, and an issuer that cannot be trusted.
    """
    found: dict[str, dict[str, str]] = {}
    for name, value in environment.items():
        if not name.startswith(BEGINS):
            continue
        known = NAME.fullmatch(name)
        if known is None:
            message = f"{name} means nothing here: after {BEGINS} come an organisation's code and one of {_or(PARTS)}"
            raise BadProvider(message)
        found.setdefault(known[1], {})[known[2]] = value.strip()
    return {code: _provider(code, parts) for code, parts in sorted(found.items())}


def _provider(code: str, parts: dict[str, str]) -> Provider:
    for needed in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"):
        if not parts.get(needed):
            message = f"{BEGINS}{code}_{needed} is needed too: the provider of {code} cannot be asked without it"
            raise BadProvider(message)
    try:
        second_factor = SecondFactor(parts.get("SECOND_FACTOR") or SecondFactor.NEVER)
    except ValueError as wrong:
        message = f"{BEGINS}{code}_SECOND_FACTOR is one of {_or(tuple(SecondFactor))}"
        raise BadProvider(message) from wrong
    return Provider(
        organisation_code=code,
        issuer=_checked_issuer(parts["ISSUER"], f"{BEGINS}{code}_ISSUER"),
        client_id=parts["CLIENT_ID"],
        client_secret=parts["CLIENT_SECRET"],
        label=parts.get("LABEL") or USUAL_LABEL,
        second_factor=second_factor,
        staff_claim=_checked_claim(parts.get("STAFF_CLAIM", ""), f"{BEGINS}{code}_STAFF_CLAIM"),
    )


def _checked_claim(claim: str, name: str) -> str:
    if claim and not CLAIM.fullmatch(claim):
        message = f"{name} is the name of one claim, for example email or upn"
        raise BadProvider(message)
    if claim in SELF_WRITTEN:
        message = f"{name} is a claim that people write themselves, so it shows nothing: take email, or upn"
        raise BadProvider(message)
    return claim


def _checked_issuer(issuer: str, name: str) -> str:
    where = urlsplit(issuer)
    if not is_safe_address(issuer) or where.query or where.fragment or where.username:
        message = f"{name} is an https address without a question mark, as the provider writes it itself"
        raise BadProvider(message)
    if (where.hostname or "").startswith("login.microsoftonline.") and ANYBODYS.match(where.path):
        message = f"{name} would let in anybody with a Microsoft account: name the tenant of your own organisation"
        raise BadProvider(message)
    return issuer


def is_safe_address(address: str) -> bool:
    """Return whether what is sent to an address stays secret on the way: https, or this very machine."""
    where = urlsplit(address)
    return bool(where.hostname) and (where.scheme == "https" or (where.scheme == "http" and where.hostname in LOOPBACK))


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
