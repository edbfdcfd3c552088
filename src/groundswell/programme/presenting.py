"""Builds the pages about programmes from what queries found."""

from django.forms import BaseForm
from django.urls import reverse

from groundswell.look.layout.frame import Link
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.phrases import ROLE_NAMES
from groundswell.programme import phrases, rules
from groundswell.programme.models import Programme
from groundswell.programme.pages import MemberLine, ProgrammePage, ProgrammesPage
from groundswell.programme.rooms import ROOMS
from groundswell.programme.scope.pages import HomePage
from groundswell.web.forms import FormError


def programmes_page(programmes: list[Programme], *, reader: Person) -> ProgrammesPage:
    """Return the list of programmes, and the organisations in which the reader may begin one."""
    return ProgrammesPage(
        programmes=tuple(
            Link(f"{one.name}, {one.organisation.name}", reverse("programme:programme", args=[one.slug]))
            for one in programmes
        ),
        begin=tuple(
            Link(organisation.name, reverse("programme:new", args=[organisation.code]))
            for organisation in reader.organisations
            if rules.may_manage(reader, organisation)
        ),
    )


def programme_page(
    programme: Programme,
    members: list[Person],
    *,
    reader: Person,
    home: HomePage | None,
    adding: BaseForm | None,
    removing: BaseForm | None,
    errors: list[FormError],
) -> ProgrammePage:
    """Return one programme with its members, each with the roles they hold in its organisation."""
    return ProgrammePage(
        name=programme.name,
        organisation=programme.organisation.name,
        slug=programme.slug,
        home=home,
        members=tuple(MemberLine(person.name, _roles(person, programme)) for person in members),
        rooms=_rooms(programme, reader) if reader in members else (),
        may_manage=rules.may_manage(reader, programme.organisation),
        adding=adding,
        removing=removing,
        errors=errors,
    )


def _rooms(programme: Programme, reader: Person) -> tuple[Link, ...]:
    """Return the rooms that somebody who works in a programme may enter."""
    held = reader.roles_in(programme.organisation)
    here = reverse("programme:programme", args=[programme.slug])
    return tuple(Link(one.label, f"{here}{one.below}") for one in ROOMS if held & one.roles)


def _roles(person: Person, programme: Programme) -> str:
    held = [
        ROLE_NAMES[Role(one.role)]
        for one in person.memberships.all()
        if one.organisation_id == programme.organisation_id
    ]
    return ", ".join(held) or phrases.NO_ROLE
