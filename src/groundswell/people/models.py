"""A person with an account, and the roles they hold."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from groundswell.organisations.models import Organisation
from groundswell.people.enums import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the e-mail address they sign in with, in any case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person with this e-mail address. Raises Person.DoesNotExist."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who signs in. The key is random, so an address in the browser says nothing about others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField(default=timezone.now)
    # Raised whenever every open session of this person has to end.
    sign_in_generation = models.PositiveIntegerField(default=0)
    # Django's own column is left out: when people sign in is not kept.
    last_login = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        """Store the person with the e-mail address in lower case, as everybody types it differently."""
        self.email = self.email.strip().lower()
        super().save(*args, **options)

    def get_session_auth_hash(self) -> str:
        """Return what an open session must match: it changes with the password and when sessions must end."""
        return self._session_hash()

    def get_session_auth_fallback_hash(self) -> Any:
        """Yield nothing: a retired secret key ends every session."""
        return iter(())

    def _session_hash(self) -> str:
        return salted_hmac(
            "groundswell.people.session", f"{self.password}:{self.sign_in_generation}", algorithm="sha256"
        ).hexdigest()

    @property
    def is_installation_operator(self) -> bool:
        """Return whether this person runs the whole installation."""
        return any(held.role == Role.OPERATOR and held.organisation_id is None for held in self.held_roles)

    @property
    def held_roles(self) -> list[Membership]:
        """Return every role this person holds; read once per request."""
        if not hasattr(self, "_held_roles"):
            self._held_roles = list(self.memberships.select_related("organisation"))
        return self._held_roles

    def roles_in(self, organisation: Organisation) -> frozenset[Role]:
        """Return the roles this person holds in one organisation, an installation-wide operator's included."""
        return frozenset(
            Role(held.role)
            for held in self.held_roles
            if held.organisation_id is None or held.organisation_id == organisation.pk
        )

    @property
    def organisations(self) -> QuerySet[Organisation]:
        """Return the organisations this person may see anything of: the one door to everything scoped."""
        if self.is_installation_operator:
            return Organisation.objects.all()
        return Organisation.objects.filter(
            pk__in=[held.organisation_id for held in self.held_roles if held.organisation_id]
        )


class Membership(models.Model):
    """One role held by one person in one organisation, or by an operator in none: the whole installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        ordering = ["role"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"], name="people_role_held_once_per_organisation"
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=models.Q(organisation__isnull=True),
                name="people_installation_role_held_once",
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(role=Role.OPERATOR),
                name="people_only_operators_are_installation_wide",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class TrustIdentity(models.Model):
    """Who a person is at their organisation's own sign-in: the issuer and its lasting name for them, no address.

    Nothing here says when it was used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trust_identities")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "issuer", "subject"], name="people_trust_identity_is_one_person"
            ),
            models.UniqueConstraint(fields=["person", "organisation"], name="people_one_trust_identity_each"),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.organisation_id}"
