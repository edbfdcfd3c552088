"""Codes of roles and of acts on accounts; phrases.py has the words."""

from django.db import models


class Role(models.TextChoices):
    """What a person is here, always in an organisation; only an operator may be so for the whole installation."""

    PROGRAMME_LEAD = "PROGRAMME_LEAD"
    CHANGE_TEAM = "CHANGE_TEAM"
    BOARD_SPONSOR = "BOARD_SPONSOR"
    ANALYST = "ANALYST"
    GUARDIAN = "GUARDIAN"
    ADMINISTRATOR = "ADMINISTRATOR"
    OPERATOR = "OPERATOR"


class TrustFault(models.TextChoices):
    """Why signing in through one's organisation did not come through; phrases.py has the sentences."""

    UNREACHABLE = "UNREACHABLE"
    REFUSED = "REFUSED"
    STALE = "STALE"
    UNTRUE = "UNTRUE"
    UNTIMED = "UNTIMED"


class Act(models.TextChoices):
    """Acts on accounts, as the audit names them."""

    PERSON_ADDED = "PERSON_ADDED"
    PERSON_DISABLED = "PERSON_DISABLED"
    PERSON_ENABLED = "PERSON_ENABLED"
    ROLE_GIVEN = "ROLE_GIVEN"
    ROLE_TAKEN = "ROLE_TAKEN"
    SIGN_IN_LINK_MADE = "SIGN_IN_LINK_MADE"
    PASSWORD_SET = "PASSWORD_SET"  # noqa: S105 - the name of an act, not a password
    SECOND_FACTOR_SET_UP = "SECOND_FACTOR_SET_UP"
    SECOND_FACTOR_RESET = "SECOND_FACTOR_RESET"
    TRUST_SIGN_IN_ADDED = "TRUST_SIGN_IN_ADDED"
    TRUST_SIGN_IN_REMOVED = "TRUST_SIGN_IN_REMOVED"
    PASSKEY_ADDED = "PASSKEY_ADDED"
    PASSKEY_REMOVED = "PASSKEY_REMOVED"
    RECOVERY_CODES_MADE = "RECOVERY_CODES_MADE"
    ORGANISATION_ADDED = "ORGANISATION_ADDED"
