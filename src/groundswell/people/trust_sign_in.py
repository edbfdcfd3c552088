"""Asking an organisation's provider who somebody is: OpenID Connect, authorisation code with PKCE.

Every check of the answer is here, in one order, and each is tested against a provider that breaks it. Source: OpenID
Connect Core 1.0, 3.1.3.7; RFC 7636 (PKCE); RFC 9207 (issuer in the answer).
"""

import secrets
from collections.abc import Mapping, MutableMapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from groundswell.people.enums import TrustFault
from groundswell.people.providers import Provider, SecondFactor, is_safe_address

# Signed with the provider's private key. "none" and everything with a shared secret stay out.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
SECONDS = 5
LEEWAY = 60
# How long somebody may take to sign in at the provider, and how many tabs they may try it in.
GOOD_FOR = timedelta(minutes=10)
AT_ONCE = 5
JUST_NOW = timedelta(minutes=5)
PLACE = "trust_sign_in"
LONGEST_SUBJECT = 255
ONLY_WHO = "openid"
# Nothing but who it is: no name, no address.
WHO_IT_IS = "openid"


class SignInFailed(Exception):
    """The provider's answer is not taken. `why` is for the log: the name of a check, never what was sent."""

    def __init__(self, fault: TrustFault, why: str) -> None:
        super().__init__(fault, why)
        self.fault, self.why = fault, why


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked and why, kept in the session until the answer comes; each is answered once."""

    organisation_code: str
    purpose: str
    nonce: str
    verifier: str
    at: float
    is_fresh: bool = False
    kept: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proven:
    """Who somebody is at their organisation. An e-mail address may be another's tomorrow; `subject` never is."""

    organisation_code: str
    issuer: str
    subject: str
    used_both_factors: bool
    claims: Mapping[str, Any]


def ask(
    session: MutableMapping[str, Any],
    provider: Provider,
    *,
    back: str,
    purpose: str,
    at: datetime,
    is_fresh: bool = False,
    kept: dict[str, str] | None = None,
    scope: str = WHO_IT_IS,
    prompt: str = "",
) -> str:
    """Return the address at which the provider signs somebody in and sends them `back`.

    `is_fresh` demands that they prove it now, even if they are signed in there; `prompt` says what else the provider
    shows them. What is asked is noted in `session` for `prove`. Raises SignInFailed when the provider does not answer.
    """
    described = _described(provider)
    asked = Asked(
        organisation_code=provider.organisation_code,
        purpose=purpose,
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        at=at.timestamp(),
        is_fresh=is_fresh,
        kept=kept or {},
    )
    more = {"prompt": "login", "max_age": "0"} if is_fresh else {"prompt": prompt} if prompt else {}
    with _client(provider, described, back=back, scope=scope) as client:
        address, state = client.create_authorization_url(
            described["authorization_endpoint"], code_verifier=asked.verifier, nonce=asked.nonce, **more
        )
    waiting = dict(session.get(PLACE, {}))
    waiting[state] = asdict(asked)
    session[PLACE] = dict(list(waiting.items())[-AT_ONCE:])
    return str(address)


def prove(
    session: MutableMapping[str, Any], provider: Provider, *, answer: Mapping[str, str], back: str, at: datetime
) -> tuple[Proven, Asked]:
    """Return who the provider says has come back, and what they were asked for. Raises SignInFailed."""
    asked = _taken(session, provider, state=answer.get("state", ""), at=at)
    if answer.get("iss", provider.issuer) != provider.issuer:
        raise SignInFailed(TrustFault.UNTRUE, "answered by another issuer")
    if "error" in answer or "code" not in answer:
        raise SignInFailed(TrustFault.REFUSED, "the provider gave no code")
    described = _described(provider)
    token = _token(provider, described, code=answer["code"], verifier=asked.verifier, back=back)
    claims = _claims(provider, described, token, asked=asked, at=at)
    if asked.is_fresh:
        _check_is_fresh(claims, at=at)
    said = claims.get("amr") or []
    proven = Proven(
        organisation_code=provider.organisation_code,
        issuer=provider.issuer,
        subject=claims["sub"],
        used_both_factors=provider.second_factor == SecondFactor.ALWAYS
        or (provider.second_factor == SecondFactor.WHEN_SAID and "mfa" in said),
        claims=claims,
    )
    return proven, asked


def _taken(session: MutableMapping[str, Any], provider: Provider, *, state: str, at: datetime) -> Asked:
    """Return what this very browser asked this provider a moment ago, and forget it: an answer is good once."""
    waiting = dict(session.get(PLACE, {}))
    found = waiting.pop(state, None)
    session[PLACE] = waiting
    if found is None:
        raise SignInFailed(TrustFault.STALE, "this browser did not ask")
    asked = Asked(**found)
    if asked.organisation_code != provider.organisation_code:
        raise SignInFailed(TrustFault.UNTRUE, "another provider was asked")
    if at.timestamp() - asked.at > GOOD_FOR.total_seconds():
        raise SignInFailed(TrustFault.STALE, "asked too long ago")
    return asked


def _described(provider: Provider) -> dict[str, Any]:
    """Return the provider's own description of itself, which must be the issuer that was agreed."""
    described = _fetched(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if described.get("issuer") != provider.issuer:
        raise SignInFailed(TrustFault.UNTRUE, "the description names another issuer")
    for endpoint in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not is_safe_address(str(described.get(endpoint, ""))):
            raise SignInFailed(TrustFault.UNTRUE, f"{endpoint} is no https address")
    return described


def _fetched(address: str) -> dict[str, Any]:
    try:
        answer = requests.get(address, timeout=SECONDS, allow_redirects=False)
        found = answer.json() if answer.status_code == requests.codes.ok else None
    except requests.RequestException as fault:
        raise SignInFailed(TrustFault.UNREACHABLE, type(fault).__name__) from fault
    if not isinstance(found, dict):
        raise SignInFailed(TrustFault.UNREACHABLE, "no description or no keys where they should be")
    return found


def _client(provider: Provider, described: Mapping[str, Any], *, back: str, scope: str = WHO_IT_IS) -> OAuth2Session:
    # What a provider takes where it does not say: OpenID Connect Discovery 1.0, section 3.
    taken = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return OAuth2Session(
        provider.client_id,
        provider.client_secret,
        scope=scope,
        redirect_uri=back,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post" if "client_secret_post" in taken else "client_secret_basic",
        default_timeout=SECONDS,
    )


def _token(provider: Provider, described: Mapping[str, Any], *, code: str, verifier: str, back: str) -> dict[str, Any]:
    try:
        with _client(provider, described, back=back) as client:
            token = client.fetch_token(
                described["token_endpoint"],
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier,
                allow_redirects=False,
            )
    except requests.RequestException as fault:
        raise SignInFailed(TrustFault.UNREACHABLE, type(fault).__name__) from fault
    except (OAuthError, ValueError) as fault:
        raise SignInFailed(TrustFault.UNTRUE, f"the code was not taken: {type(fault).__name__}") from fault
    if not isinstance(token.get("id_token"), str):
        raise SignInFailed(TrustFault.UNTRUE, "no identity token")
    return dict(token)


def _claims(
    provider: Provider, described: Mapping[str, Any], token: Mapping[str, Any], *, asked: Asked, at: datetime
) -> dict[str, Any]:
    """Return what the identity token says, once its signature and every claim that guards it hold."""
    try:
        keys = KeySet.import_key_set(cast("Any", _fetched(described["jwks_uri"])))
        opened = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
        claims = CodeIDToken(
            opened.claims,
            opened.header,
            {
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client_id},
            },
            {"nonce": asked.nonce, "client_id": provider.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(now=int(at.timestamp()), leeway=LEEWAY)
    except JoseError as fault:
        # The library's word for the check, such as "invalid_claim", and the claim's name; never its value.
        raise SignInFailed(TrustFault.UNTRUE, f"{fault.error} {getattr(fault, 'claim', '') or ''}".strip()) from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise SignInFailed(
            TrustFault.UNTRUE, f"an identity token that cannot be read: {type(fault).__name__}"
        ) from fault
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise SignInFailed(TrustFault.UNTRUE, "a subject that names nobody")
    return dict(claims)


def _check_is_fresh(claims: Mapping[str, Any], *, at: datetime) -> None:
    proved_at = claims.get("auth_time")
    if not isinstance(proved_at, int | float):
        raise SignInFailed(TrustFault.UNTIMED, "no auth_time")
    if at.timestamp() - proved_at > JUST_NOW.total_seconds():
        raise SignInFailed(TrustFault.STALE, "proved too long ago")
