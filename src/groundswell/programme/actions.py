"""Acts on programmes: each one transaction, with its line in the audit."""

from datetime import datetime
from itertools import chain, count

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from groundswell.audit.actions import record
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, actor, named
from groundswell.people.models import Person
from groundswell.programme.enums import Act
from groundswell.programme.models import Member, Programme
from groundswell.programme.rules import check_may_manage

LONGEST_SLUG = 60


class NameTaken(ValueError):
    """The organisation has a programme of this name."""


class NameWithoutLetters(ValueError):
    """Nothing of the name can stand in an address."""


class NotOfTheOrganisation(ValueError):
    """Whoever works in a programme holds a role in its organisation first."""


@transaction.atomic
def create_programme(organisation: Organisation, name: str, *, by: Agent, at: datetime, slug: str = "") -> Programme:
    """Return a new programme with no members yet. Its address is made of the name, unless given, and stays.

    Raises NotAllowed, NameTaken and NameWithoutLetters.
    """
    check_may_manage(by, organisation)
    name = name.strip()
    programme = _stored(Programme(organisation=organisation, name=name, slug=slug or _free_slug(name, organisation)))
    _record(Act.PROGRAMME_CREATED, programme, by=by, at=at, subject=name)
    return programme


@transaction.atomic
def rename_programme(programme: Programme, name: str, *, by: Agent, at: datetime) -> None:
    """Give a programme another name; its address stays, so that no link breaks. Raises NotAllowed and NameTaken."""
    check_may_manage(by, programme.organisation)
    before, name = programme.name, name.strip()
    if name == before:
        return
    programme.name = name
    _stored(programme)
    _record(Act.PROGRAMME_RENAMED, programme, by=by, at=at, subject=name, detail=before)


@transaction.atomic
def add_member(programme: Programme, person: Person, *, by: Agent, at: datetime) -> Member:
    """Return the place of a person in a programme, made if there is none yet.

    Raises NotAllowed, and NotOfTheOrganisation for somebody without a role there.
    """
    check_may_manage(by, programme.organisation)
    if not person.memberships.filter(organisation=programme.organisation).exists():
        raise NotOfTheOrganisation
    member, added = Member.objects.get_or_create(programme=programme, person=person)
    if added:
        _record(Act.MEMBER_ADDED, programme, by=by, at=at, subject=named(person), detail=programme.name)
    return member


@transaction.atomic
def remove_member(programme: Programme, person: Person, *, by: Agent, at: datetime) -> None:
    """Take a person out of a programme, if they are in it. Nothing they made is lost. Raises NotAllowed."""
    check_may_manage(by, programme.organisation)
    removed, _ = programme.members.filter(person=person).delete()
    if removed:
        _record(Act.MEMBER_REMOVED, programme, by=by, at=at, subject=named(person), detail=programme.name)


def _stored(programme: Programme) -> Programme:
    try:
        with transaction.atomic():
            programme.save()
    except IntegrityError as twice:
        raise NameTaken from twice
    return programme


def _free_slug(name: str, organisation: Organisation) -> str:
    """Return what stands for a name in addresses, with more behind it where another programme has that already."""
    slug = slugify(name)[:LONGEST_SLUG].strip("-")
    if not slug:
        raise NameWithoutLetters
    endings = chain(("", f"-{organisation.code.lower()}"), (f"-{organisation.code.lower()}-{n}" for n in count(2)))
    tried = (f"{slug[: LONGEST_SLUG - len(ending)].strip('-')}{ending}" for ending in endings)
    return next(one for one in tried if not Programme.objects.filter(slug=one).exists())


def _record(act: Act, programme: Programme, *, by: Agent, at: datetime, subject: str, detail: str = "") -> None:
    record(
        act,
        by=actor(by, organisation=programme.organisation),
        at=at,
        subject=subject,
        detail=detail,
        organisation_code=programme.organisation.code,
    )
