"""Parts of scoping, and what has to be settled before discovery."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases, queries, rules
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.actions.plan import set_phase
from groundswell.programme.scope.actions.words import settle, write
from groundswell.programme.scope.enums import Phase, State
from groundswell.programme.scope.forms import LONGEST_PART, PhaseForm, SettleForm, WordsForm, begun_from
from groundswell.programme.scope.parts import CRITERION_BY_ID, PART_BY_ID
from groundswell.programme.scope.presenting.words import criterion_page, part_page
from groundswell.programme.scope.views.around import SHOWS_A_FORM, around
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@SHOWS_A_FORM
@in_programme(rules.may_read)
def part(request: SignedInRequest, programme: Programme, name: str) -> HttpResponse:
    """Show one part of scoping; who may write it finds it in a form."""
    found = PART_BY_ID.get(name)
    if found is None:
        raise Http404
    may_write = rules.may_write(request.user, programme)
    if request.method == "POST" and not may_write:
        raise Http404
    versions = list(queries.versions_about(programme, name))
    newest = versions[0] if versions else None
    given = {"words": newest.words if newest else "", "based_on": newest.number if newest else 0}
    form = WordsForm(sent(request), initial=given, label=found.question, hint=found.hint, longest=LONGEST_PART)
    in_conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            write(
                programme,
                name,
                form.cleaned_data["words"],
                title=found.title,
                based_on=form.cleaned_data["based_on"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            versions, in_conflict = list(queries.versions_about(programme, name)), True
            begun_from(form, versions[0].number if versions else 0)
        else:
            messages.success(request, f"“{found.title}” is kept.")
            return redirect("programme:programme", slug=programme.slug)
    content = part_page(
        found,
        versions,
        form=form if may_write else None,
        errors=errors_of(form) if form.is_bound else [],
        in_conflict=in_conflict,
    )
    return show(request, "scope/part.jinja", title=found.title, content=content, **around(programme))


@SHOWS_A_FORM
@in_programme(rules.may_read)
def criterion(request: SignedInRequest, programme: Programme, name: str) -> HttpResponse:
    """Show one thing to have before discovery; who may settle it says how it stands."""
    found = CRITERION_BY_ID.get(name)
    if found is None:
        raise Http404
    may_settle = rules.may_settle(request.user, programme)
    if request.method == "POST" and not may_settle:
        raise Http404
    history = list(queries.said_about(programme, name))
    newest = history[0] if history else None
    given = (
        {"based_on": 0}
        if newest is None
        else {"based_on": newest.number, "state": newest.state, "reason": newest.reason}
    )
    form = SettleForm(sent(request), initial=given)
    in_conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            settle(
                programme,
                name,
                State(form.cleaned_data["state"]),
                title=found.title,
                reason=form.cleaned_data["reason"],
                based_on=form.cleaned_data["based_on"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            history, in_conflict = list(queries.said_about(programme, name)), True
            begun_from(form, history[0].number if history else 0)
        else:
            return redirect("programme:programme", slug=programme.slug)
    content = criterion_page(
        found,
        history,
        form=form if may_settle else None,
        errors=errors_of(form) if form.is_bound else [],
        in_conflict=in_conflict,
    )
    return show(request, "scope/criterion.jinja", title=found.title, content=content, **around(programme))


@require_POST
@in_programme(rules.may_lead)
def phase(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Say which phase the programme is in."""
    form = PhaseForm(request.POST)
    if form.is_valid():
        set_phase(programme, Phase(form.cleaned_data["phase"]), by=request.user, at=timezone.now())
        messages.success(request, f"The programme is in {phrases.PHASE_WORDS[Phase(form.cleaned_data['phase'])]}.")
    else:
        messages.error(request, "Choose a phase.")
    return redirect("programme:programme", slug=programme.slug)
