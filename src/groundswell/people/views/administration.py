"""The people of an organisation: for its administrators, and for the operator of the installation."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundswell.look.layout.frame import Link
from groundswell.organisations.models import Organisation
from groundswell.people import actions, phrases, rules
from groundswell.people.enums import Role
from groundswell.people.forms import AddPersonForm, RoleForm
from groundswell.people.models import Person
from groundswell.people.pages import FormPage, LinkPage
from groundswell.people.presenting import organisation_lines, people_page, person_page
from groundswell.people.queries import people_of, person_by_email
from groundswell.people.requests import SignedInRequest
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show

ORGANISATIONS = Link("Organisations", "/organisations/")


def for_managers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the organisation instead of its code; 404 unless the reader manages its people."""

    @wraps(view)
    def scoped(request: SignedInRequest, code: str, **rest: Any) -> HttpResponse:
        organisation = get_object_or_404(request.user.organisations, code=code)
        if not rules.may_manage_people(request.user, organisation):
            raise Http404
        if "key" in rest:
            rest["person"] = get_object_or_404(people_of(organisation), pk=rest.pop("key"))
        return view(request, organisation=organisation, **rest)

    return scoped


def account_act(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn a refusal into a sentence on the person's page; on success go back there too."""

    @wraps(view)
    def told(request: SignedInRequest, *, organisation: Organisation, person: Person) -> HttpResponse:
        try:
            return view(request, organisation=organisation, person=person)
        except rules.NotAllowed as refusal:
            messages.error(request, refusal.sentence)
            return _to_person(person, organisation)

    return told


@require_safe
def organisations(request: SignedInRequest) -> HttpResponse:
    """List the organisations the reader has a role in, with what they may open there."""
    addresses = {
        organisation.code: (
            reverse("people", args=[organisation.code]),
            reverse("audit", args=[organisation.code]),
        )
        for organisation in request.user.organisations
    }
    lines = organisation_lines(request.user, addresses=addresses)
    return show(request, "people/organisations.jinja", title="Organisations", content=lines)


@require_safe
@for_managers
def people(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """List the people of an organisation."""
    return show(
        request,
        "people/people.jinja",
        title="People",
        content=people_page(organisation),
        **_around(organisation),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def add(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Add a person with a first role, and show the link with which they set their password."""
    roles = [role for role in Role if role != Role.OPERATOR or request.user.is_installation_operator]
    form = AddPersonForm(sent(request), roles=roles)
    if request.method == "POST" and form.is_valid():
        return _added(request, organisation, form)
    return show(
        request,
        "people/add_person.jinja",
        title="Add a person",
        content=FormPage(form=form, errors=errors_of(form) if form.is_bound else []),
        **_around(organisation, people=True),
    )


@require_safe
@for_managers
def person(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Show one person, their roles here, and what may be done to their account."""
    return show(
        request,
        "people/person.jinja",
        title=person.name,
        content=person_page(person, organisation, reader=request.user),
        **_around(organisation, people=True),
    )


@require_POST
@for_managers
@account_act
def give_role(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Give a person a role in the organisation."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose a role to give.")
        return _to_person(person, organisation)
    role = Role(form.cleaned_data["role"])
    try:
        actions.give_role(person, organisation=organisation, role=role, by=request.user, at=timezone.now())
        messages.success(request, f"{person.name} now holds the role {phrases.ROLE_NAMES[role]}.")
    except actions.RoleHeld:
        messages.info(request, f"{person.name} held the role {phrases.ROLE_NAMES[role]} already.")
    return _to_person(person, organisation)


@require_POST
@for_managers
@account_act
def take_role(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Take a role in the organisation from a person."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose a role to take.")
        return _to_person(person, organisation)
    role = Role(form.cleaned_data["role"])
    try:
        actions.take_role(person, organisation=organisation, role=role, by=request.user, at=timezone.now())
        messages.success(request, f"{person.name} no longer holds the role {phrases.ROLE_NAMES[role]}.")
    except actions.RoleNotHeld:
        messages.info(request, f"{person.name} did not hold the role {phrases.ROLE_NAMES[role]}.")
    if not people_of(organisation).filter(pk=person.pk).exists():
        return redirect("people", code=organisation.code)
    return _to_person(person, organisation)


@require_POST
@for_managers
@account_act
def disable(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Close a person's account."""
    actions.disable_person(person, by=request.user, at=timezone.now())
    messages.success(request, f"The account of {person.name} is closed. Nothing they made is lost.")
    return _to_person(person, organisation)


@require_POST
@for_managers
@account_act
def enable(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Open a person's account again."""
    actions.enable_person(person, by=request.user, at=timezone.now())
    messages.success(request, f"The account of {person.name} is open again.")
    return _to_person(person, organisation)


@require_POST
@for_managers
@account_act
def reset_second_factor(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Remove a person's second factor, so that they set up a new one at the next sign-in."""
    actions.reset_second_factor(person, by=request.user, at=timezone.now())
    messages.success(
        request, f"{person.name} is signed out everywhere and sets up a new second factor at the next sign-in."
    )
    return _to_person(person, organisation)


@require_POST
@for_managers
@account_act
def make_link(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    """Show, once, a link with which the person sets a password."""
    return _show_link(request, organisation, person)


def _added(request: SignedInRequest, organisation: Organisation, form: AddPersonForm) -> HttpResponse:
    """Add the person of a valid form; whoever has an account already only gets the role."""
    role, now = Role(form.cleaned_data["role"]), timezone.now()
    try:
        person = actions.add_person(
            form.cleaned_data["email"],
            name=form.cleaned_data["name"],
            organisation=organisation,
            role=role,
            by=request.user,
            at=now,
        )
    except actions.EmailTaken:
        person = person_by_email(form.cleaned_data["email"])
        with suppress(actions.RoleHeld):
            actions.give_role(person, organisation=organisation, role=role, by=request.user, at=now)
        messages.info(request, phrases.HAD_AN_ACCOUNT.format(name=person.name, role=phrases.ROLE_NAMES[role]))
        return _to_person(person, organisation)
    return _show_link(request, organisation, person)


def _show_link(request: SignedInRequest, organisation: Organisation, person: Person) -> HttpResponse:
    token = actions.make_sign_in_link(person, by=request.user, at=timezone.now())
    address = request.build_absolute_uri(reverse("set_password", args=[person.pk, token]))
    back = reverse("person", args=[organisation.code, person.pk])
    return show(
        request,
        "people/sign_in_link.jinja",
        title=f"A link for {person.name}",
        content=LinkPage(name=person.name, address=address, back=back),
        **_around(organisation, people=True),
    )


def _to_person(person: Person, organisation: Organisation) -> HttpResponse:
    return redirect("person", code=organisation.code, key=person.pk)


def _around(organisation: Organisation, *, people: bool = False) -> dict[str, Any]:
    crumbs = [ORGANISATIONS]
    if people:
        crumbs.append(Link("People", reverse("people", args=[organisation.code])))
    return {
        "breadcrumbs": crumbs,
        "trust_name": organisation.name,
        "sample": organisation.is_sample,
    }
