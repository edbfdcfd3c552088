"""Where django-allauth meets our rules: no self sign-up, our sentences, encrypted secrets, no addresses kept."""

import base64
import hashlib
import hmac
from datetime import datetime
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from groundswell.people import phrases
from groundswell.people.records import proved_just_now

BUCKET_BITS = 20
BUCKET_CHANGES_EVERY = 600
IPV6_HOUSEHOLD = 64


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; nothing is sent by e-mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": phrases.WRONG_SIGN_IN,
        "too_many_login_attempts": phrases.TOO_MANY_TRIES,
        "rate_limited": phrases.TOO_MANY_TRIES,
        "enter_current_password": phrases.NOT_THE_ONE,
        "incorrect_password": phrases.NOT_THE_ONE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: nobody makes an account for themselves."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return a bucket, not an address, to count tries by."""
        return address_bucket(super().get_client_ip(request), at=timezone.now())

    def is_reauthentication_required(self, **_words: Any) -> bool:
        """Return False just after signing in: nobody is asked for the same password twice in a row."""
        return not proved_just_now(self.request, self.request.user)

    def get_login_stages(self) -> list[str]:
        """Return the steps of signing in, with our rule for who is asked for a second factor."""
        theirs, ours = "allauth.mfa.stages.AuthenticateStage", "groundswell.people.records.SecondFactorStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing: our pages say what was done."""

    def send_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """Send nothing: an installation need not be able to send e-mail."""

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """Send nothing: the audit holds what was done."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are encrypted, so a copy of the database alone opens no account."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": phrases.WRONG_CODE,
    }

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002 - django-allauth's own word
        """Return a name for a passkey whose owner gives none."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def encrypt(self, text: str) -> str:
        """Return text that only this installation's secret key opens."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what encrypt was given."""
        return _lock().decrypt(encrypted_text.encode()).decode()


def address_bucket(address: str, *, at: datetime) -> str:
    """Return one of about a million buckets for a machine's address; another one every ten minutes.

    Thousands of addresses share a bucket, so what is counted cannot be turned back into an address,
    even with the secret key. Source: our own rule, after TRUST 7 (no addresses kept).
    """
    period = int(at.timestamp()) // BUCKET_CHANGES_EVERY
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"{period}:{_network(address)}".encode(), hashlib.sha256)
    return f"bucket-{int.from_bytes(digest[:4]) >> (32 - BUCKET_BITS)}"


def _network(address: str) -> str:
    """Return an address, or for IPv6 the /64 around it: one household or one server has all of that."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv4Address):
        return address
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(IPv6Network((int(known), IPV6_HOUSEHOLD), strict=False))


def _lock() -> Fernet:
    key = hashlib.sha256(f"groundswell.second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
