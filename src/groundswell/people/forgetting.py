"""When people sign in is not kept: django-allauth notes when a second factor was last used, and we do not let it."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models.signals import pre_save


def forget_last_use(instance: Authenticator, **_words: Any) -> None:
    """Blank the time of the last use just before a second factor is stored."""
    instance.last_used_at = None


def begin_forgetting() -> None:
    """Forget from now on, in this process."""
    pre_save.connect(forget_last_use, sender=Authenticator, dispatch_uid="groundswell.people.forget_last_use")
