"""What the team states: the form, its history, and what happens where two people change it at once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from groundswell.discover.workforce import phrases, rules
from groundswell.discover.workforce.actions import StatedMeanwhile, state
from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.forms import AssumptionsForm, DefinitionForm, LinesForm, StatementForm, typed
from groundswell.discover.workforce.models import Statement
from groundswell.discover.workforce.pages import StatementPage, VersionLine
from groundswell.discover.workforce.queries import (
    assumptions_of,
    definitions_of,
    lines_stated,
    statements_of,
    version_of,
)
from groundswell.discover.workforce.statements import from_content
from groundswell.discover.workforce.views.around import SHOWS_A_FORM, around
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of
from groundswell.web.pages import show

YES_NO = {"yes": "Whoever the extract says leads counts", "no": "The extract’s own mark does not count"}


@SHOWS_A_FORM
@in_programme(rules.may_work_on)
def stating(request: SignedInRequest, programme: Programme, kind: str) -> HttpResponse:
    """Show what is stated of a kind, with its history; on sending, keep it as a new version."""
    if kind not in Kind.values:
        raise Http404
    of = Kind(kind)
    form = _form(request, programme, of)
    conflict = ""
    if form.is_bound and form.is_valid():
        try:
            state(
                programme,
                of,
                form.stated,
                after=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except StatedMeanwhile:
            conflict = phrases.CONFLICT
            # Whoever has seen theirs may save over it: the form goes on from their version.
            going_on = request.POST.copy()
            going_on["version"] = str(version_of(programme, of))
            form.data = going_on
        else:
            messages.success(request, phrases.SAVED)
            return redirect("workforce:tables", slug=programme.slug)
    versions = tuple(_line(one, of) for one in statements_of(programme, of))
    content = StatementPage(
        kind=of.value,
        title=phrases.KIND_NAMES[of],
        meaning=phrases.KIND_MEANS[of],
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        versions=versions,
        conflict=conflict,
        theirs=versions[0].lines if conflict else (),
    )
    return show(
        request, "workforce/stating.jinja", title=content.title, content=content, **around(programme, is_inside=True)
    )


def _form(request: SignedInRequest, programme: Programme, kind: Kind) -> StatementForm:
    given = request.POST if request.method == "POST" else None
    version = {"version": version_of(programme, kind)}
    if kind is Kind.DEFINITION:
        return DefinitionForm(given, initial=typed(definitions_of(programme)[-1]) | version)
    if kind is Kind.ASSUMPTIONS:
        return AssumptionsForm(given, initial=typed(assumptions_of(programme)) | version)
    return LinesForm(given, kind=kind, initial=typed(lines_stated(programme, kind)) | version)


def _line(one: Statement, kind: Kind) -> VersionLine:
    said = typed(from_content(kind, one.content))
    lines: tuple[str, ...]
    if kind is Kind.DEFINITION:
        lines = (
            f"Bands: {', '.join(said['bands'].splitlines()) or 'none'}",
            f"Words in titles: {', '.join(said['titles'].splitlines()) or 'none'}",
            YES_NO[said["takes_said"]],
        )
    elif kind is Kind.ASSUMPTIONS:
        leaving = "as measured" if said["leaving"] is None else f"{said['leaving']:g}% a year"
        lines = (
            f"{said['years']} years, posts {said['growth']:+g}% a year, retiring at {said['retirement_age']}",
            f"Leaving: {leaving}",
        )
    else:
        lines = (*said["rows"].splitlines(), *([f"Source: {said['source']}"] if said["source"] else []))
    return VersionLine(one.version, lines, one.reason, one.made_by, one.made_at)
