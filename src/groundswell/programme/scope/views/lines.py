"""The roster, the measures and the tasks: each a list, a form for one entry, and a way to take it off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases, queries, rules
from groundswell.programme.scope.actions.lines import add_line, change_line, remove_line
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.forms import LineForm, MeasureForm, RosterForm, TaskForm, begun_from
from groundswell.programme.scope.pages import LinePage
from groundswell.programme.scope.presenting.lines import KINDS, Kind, fields_of, list_page, stored_words
from groundswell.programme.scope.queries import Entry
from groundswell.programme.scope.views.around import SHOWS_A_FORM, around
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@require_safe
@in_programme(rules.may_read)
def listed(request: SignedInRequest, programme: Programme, kind: str) -> HttpResponse:
    """Show a list."""
    may_write = rules.may_write(request.user, programme)
    content = list_page(programme, KINDS[kind], may_write=may_write, today=timezone.localdate())
    return show(request, "scope/list.jinja", title=content.title, content=content, **around(programme))


@SHOWS_A_FORM
@in_programme(rules.may_write)
def new(request: SignedInRequest, programme: Programme, kind: str) -> HttpResponse:
    """Add to a list."""
    of = KINDS[kind]
    form = _form(of, programme, data=sent(request))
    if request.method == "POST" and form.is_valid():
        add_line(programme, of.model, form.values(), by=request.user, at=timezone.now())
        return redirect(f"scope:{kind}", slug=programme.slug)
    return _shown(request, programme, of, form, title=f"Add {of.entry}")


@SHOWS_A_FORM
@in_programme(rules.may_write)
def change(request: SignedInRequest, programme: Programme, kind: str, key: UUID) -> HttpResponse:
    """Change an entry of a list; what somebody typed for one that was taken off meanwhile can be added anew."""
    of = KINDS[kind]
    entry = queries.line_of(programme, of.model, key)
    if entry is None and request.method != "POST":
        raise Http404
    form = _form(of, programme, data=sent(request), initial=_held(entry) if entry else None)
    stored: tuple[tuple[str, str], ...] = ()
    if entry and request.method == "POST" and form.is_valid():
        try:
            change_line(
                entry, form.values(), based_on=form.cleaned_data["based_on"], by=request.user, at=timezone.now()
            )
        except ChangedMeanwhile:
            entry = queries.line_of(programme, of.model, key)
        else:
            return redirect(f"scope:{kind}", slug=programme.slug)
        if entry is not None:
            stored = stored_words(entry, form)
            begun_from(form, entry.version)
    if entry is None:
        form.add_error(None, phrases.GONE_MEANWHILE)
        return _shown(
            request, programme, of, form, title=of.title, action=reverse(f"scope:{kind}-new", args=[programme.slug])
        )
    return _shown(request, programme, of, form, title=str(entry), stored=stored, key=key)


@require_POST
@in_programme(rules.may_write)
def remove(request: SignedInRequest, programme: Programme, kind: str, key: UUID) -> HttpResponse:
    """Take an entry off its list."""
    entry = queries.line_of(programme, KINDS[kind].model, key)
    if entry is None:
        raise Http404
    remove_line(entry, by=request.user, at=timezone.now())
    messages.success(request, f"“{entry}” is off the list.")
    return redirect(f"scope:{kind}", slug=programme.slug)


def _shown(
    request: SignedInRequest,
    programme: Programme,
    of: Kind,
    form: LineForm,
    *,
    title: str,
    stored: tuple[tuple[str, str], ...] = (),
    action: str = "",
    key: UUID | None = None,
) -> HttpResponse:
    content = LinePage(
        title=title,
        form=form,
        fields=fields_of(form),
        errors=errors_of(form) if form.is_bound else [],
        stored=stored,
        action=action,
        remove=reverse(f"scope:{of.name}-remove", args=[programme.slug, key]) if key else "",
    )
    frame = around(programme, (of.title, reverse(f"scope:{of.name}", args=[programme.slug])))
    return show(request, "scope/line.jinja", title=title, content=content, **frame)


def _form(of: Kind, programme: Programme, *, data: Any, initial: dict[str, Any] | None = None) -> LineForm:
    words = {"initial": initial} if initial else {}
    if of.name == "roster":
        return RosterForm(data, **words)
    if of.name == "measures":
        return MeasureForm(data, **words)
    return TaskForm(data, roster=list(queries.roster_of(programme)), **words)


def _held(entry: Entry) -> dict[str, Any]:
    names = [field.attname for field in entry._meta.concrete_fields if field.name not in ("id", "programme", "version")]
    held = {name.removesuffix("_id"): getattr(entry, name) for name in names}
    return {**held, "based_on": entry.version}
