"""Links with which a person sets a password, once, within three days."""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator


class SignInLinkTokens(PasswordResetTokenGenerator):
    """Tokens that die when the password is set, the account is closed or its sessions are ended."""

    key_salt = "groundswell.people.sign-in-link"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{user.pk}:{user.password}:{user.email}:{user.is_active}:{user.sign_in_generation}:{timestamp}"


tokens = SignInLinkTokens()
