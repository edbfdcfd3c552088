"""From a request to a page about programmes: scoped to the organisations in which the reader holds a role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groundswell.look.layout.frame import Link
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.people.requests import SignedInRequest
from groundswell.programme import actions, phrases, rules
from groundswell.programme.forms import MemberForm, NameForm
from groundswell.programme.models import Programme
from groundswell.programme.pages import NamePage
from groundswell.programme.presenting import programme_page, programmes_page
from groundswell.programme.queries import members_of, people_to_add, programmes_of, programmes_seen_by
from groundswell.programme.scope import rules as scope_rules
from groundswell.programme.scope.forms import PhaseForm
from groundswell.programme.scope.pages import HomePage
from groundswell.programme.scope.presenting.home import home_page
from groundswell.programme.scope.queries import plan_of
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show

View = Callable[..., HttpResponse]
PROGRAMMES = Link("Programmes", "/programmes/")
SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


def for_the_organisation(*, managers: bool = False) -> Callable[[View], View]:
    """Give a view the programme instead of its slug; 404 unless the reader may see it, or with `managers` change it."""

    def decorated(view: View) -> View:
        @wraps(view)
        def scoped(request: SignedInRequest, slug: str, **rest: Any) -> HttpResponse:
            programme = get_object_or_404(programmes_seen_by(request.user), slug=slug)
            if managers and not rules.may_manage(request.user, programme.organisation):
                raise Http404
            return view(request, programme=programme, **rest)

        return scoped

    return decorated


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Lead on to the reader's programme, or list the programmes they may see."""
    programmes = list(programmes_seen_by(request.user))
    content = programmes_page(programmes, reader=request.user)
    if len(programmes) == 1 and not content.begin:
        return redirect("programme:programme", slug=programmes[0].slug)
    return show(request, "programme/programmes.jinja", title="Programmes", content=content)


@SHOWS_A_FORM
def new(request: SignedInRequest, code: str) -> HttpResponse:
    """Begin a programme in an organisation."""
    organisation = get_object_or_404(request.user.organisations, code=code)
    if not rules.may_manage(request.user, organisation):
        raise Http404
    form = NameForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            programme = actions.create_programme(
                organisation, form.cleaned_data["name"], by=request.user, at=timezone.now()
            )
        except actions.NameTaken:
            form.add_error("name", phrases.NAME_TAKEN)
        except actions.NameWithoutLetters:
            form.add_error("name", phrases.NAME_WITHOUT_LETTERS)
        else:
            return redirect("programme:programme", slug=programme.slug)
    return _name_page(request, form, organisation, title="Begin a programme", breadcrumbs=[PROGRAMMES])


@require_safe
@for_the_organisation()
def programme(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show a programme and who works in it."""
    return _shown(request, programme)


@SHOWS_A_FORM
@for_the_organisation(managers=True)
def rename(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Give a programme another name."""
    form = NameForm(sent(request), initial={"name": programme.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_programme(programme, form.cleaned_data["name"], by=request.user, at=timezone.now())
        except actions.NameTaken:
            form.add_error("name", phrases.NAME_TAKEN)
            programme.refresh_from_db()
        else:
            return redirect("programme:programme", slug=programme.slug)
    crumbs = [PROGRAMMES, Link(programme.name, f"/programmes/{programme.slug}/")]
    return _name_page(request, form, programme.organisation, title="Rename the programme", breadcrumbs=crumbs)


@require_POST
@for_the_organisation(managers=True)
def add_member(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Add somebody of the organisation to a programme."""
    candidates = people_to_add(programme)
    form = MemberForm(request.POST, people=candidates, to="add")
    if not form.is_valid():
        return _shown(request, programme, adding=form)
    person = form.chosen(candidates)
    try:
        actions.add_member(programme, person, by=request.user, at=timezone.now())
    except actions.NotOfTheOrganisation:
        messages.error(request, phrases.NOT_OF_THE_ORGANISATION.format(name=person.name))
    else:
        messages.success(request, f"{person.name} now works in {programme.name}.")
    return redirect("programme:programme", slug=programme.slug)


@require_POST
@for_the_organisation(managers=True)
def remove_member(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take somebody out of a programme."""
    members = list(members_of(programme))
    form = MemberForm(request.POST, people=members, to="remove")
    if not form.is_valid():
        return _shown(request, programme, removing=form)
    person = form.chosen(members)
    actions.remove_member(programme, person, by=request.user, at=timezone.now())
    messages.success(request, f"{person.name} no longer works in {programme.name}. Nothing they made is lost.")
    return redirect("programme:programme", slug=programme.slug)


def _shown(
    request: SignedInRequest,
    programme: Programme,
    *,
    adding: MemberForm | None = None,
    removing: MemberForm | None = None,
) -> HttpResponse:
    members = list(members_of(programme))
    if rules.may_manage(request.user, programme.organisation):
        adding = adding or _choice(people_to_add(programme), "add")
        removing = removing or _choice(members, "remove")
    errors = [error for form in (adding, removing) if form is not None and form.is_bound for error in errors_of(form)]
    return show(
        request,
        "programme/programme.jinja",
        title=programme.name,
        content=programme_page(
            programme,
            members,
            reader=request.user,
            home=_home(request.user, programme) if request.user in members else None,
            adding=adding,
            removing=removing,
            errors=errors,
        ),
        breadcrumbs=[PROGRAMMES],
        **_around(programme.organisation),
    )


def _home(reader: Person, programme: Programme) -> HomePage | None:
    if not scope_rules.may_read(reader, programme):
        return None
    may_lead = scope_rules.may_lead(reader, programme)
    phase_form = PhaseForm(initial={"phase": plan_of(programme).phase}) if may_lead else None
    mine = [one for one in programmes_of(reader) if one != programme and scope_rules.may_read(reader, one)]
    return home_page(programme, phase_form=phase_form, today=timezone.localdate(), others=mine)


def _choice(people: list[Person], to: str) -> MemberForm | None:
    return MemberForm(people=people, to=to) if people else None


def _name_page(
    request: SignedInRequest, form: NameForm, organisation: Organisation, *, title: str, breadcrumbs: list[Link]
) -> HttpResponse:
    content = NamePage(form=form, errors=errors_of(form) if form.is_bound else [], organisation=organisation.name)
    return show(
        request, "programme/name.jinja", title=title, content=content, breadcrumbs=breadcrumbs, **_around(organisation)
    )


def _around(organisation: Organisation) -> dict[str, Any]:
    return {"trust_name": organisation.name, "sample": organisation.is_sample}
