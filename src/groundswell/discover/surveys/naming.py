"""By what name an organisation's own sign-in knows somebody, as its staff list writes it."""

from collections.abc import Mapping
from typing import Any

# Who says that an address is somebody's own: OpenID Connect Core 1.0, 5.1; and Microsoft's Entra ID, which says
# whether the address lies in a domain that the organisation has shown to be its own.
VERIFIED = ("email_verified", "xms_edov")
YES = (True, "true", "True", "1")
LONGEST = 254
EMAIL = "email"


def scope_for(claim: str) -> str:
    """Return what a provider is asked for so that its answer holds a claim, and as little else as can be."""
    return "openid email" if claim == EMAIL else "openid profile"


def name_at_work(claims: Mapping[str, Any], claim: str) -> str | None:
    """Return what the claim says, at most 254 letters; None where it says nothing that can be relied on.

    An e-mail address counts only when the provider says that it is verified, and never that it is not. Any other
    claim is one that the organisation chose because its people cannot write it themselves.
    """
    named = claims.get(claim)
    if not isinstance(named, str) or not 0 < len(named.strip()) <= LONGEST:
        return None
    said = [claims[one] in YES for one in VERIFIED if one in claims]
    if claim == EMAIL and not (said and all(said)):
        return None
    return named.strip()
