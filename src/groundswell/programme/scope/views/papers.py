"""Papers: read, changed, settled, and taken away as Word."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.look.documents.writing import word_of
from groundswell.look.documents.writing_slides import slides_of
from groundswell.packs.papers import Paper, paper
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scope import queries, rules
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.actions.papers import Shown, settle_paper
from groundswell.programme.scope.actions.words import write
from groundswell.programme.scope.enums import State
from groundswell.programme.scope.forms import LONGEST_PAPER, PaperSettleForm, WordsForm, begun_from
from groundswell.programme.scope.models import Text
from groundswell.programme.scope.presenting.papers import (
    FORMATS,
    about,
    change_page,
    offers,
    paper_page,
    paper_state,
    words_in_force,
)
from groundswell.programme.scope.views.around import SHOWS_A_FORM, around, attached
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show

HOW_TO_WRITE = (
    "A line that begins with ## is a heading, with ### a smaller one, with - a point. An empty line ends a paragraph."
)


@SHOWS_A_FORM
@in_programme(rules.may_read)
def read(request: SignedInRequest, programme: Programme, name: str) -> HttpResponse:
    """Show a paper, an earlier version with `?version=`; who may settle it says how it stands."""
    found = _found(name)
    may_settle = rules.may_settle(request.user, programme)
    if request.method == "POST" and not may_settle:
        raise Http404
    versions = list(queries.versions_about(programme, about(found)))
    history = list(queries.said_about(programme, about(found)))
    form = PaperSettleForm(
        sent(request),
        initial={
            "based_on": history[0].number if history else 0,
            "state": history[0].state if history else "",
            "reason": history[0].reason if history else "",
            "text_seen": versions[0].number if versions else 0,
        },
    )
    in_conflict = False
    if request.method == "POST" and form.is_valid():
        newest = versions[0] if versions else None
        given = form.cleaned_data
        try:
            settle_paper(
                programme,
                about(found),
                State(given["state"]),
                shown=Shown(given["text_seen"], words_in_force(found, newest, programme)),
                title=found.title,
                reason=given["reason"],
                based_on=given["based_on"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            versions = list(queries.versions_about(programme, about(found)))
            history, in_conflict = list(queries.said_about(programme, about(found))), True
            begun_from(form, history[0].number if history else 0, text_seen=versions[0].number if versions else 0)
        else:
            return redirect("programme:programme", slug=programme.slug)
    shown = _version(request, versions)
    content = paper_page(
        found,
        programme,
        versions,
        history,
        shown=shown,
        may_write=rules.may_write(request.user, programme),
        form=form if may_settle and shown is None else None,
        errors=errors_of(form) if form.is_bound else [],
        in_conflict=in_conflict,
    )
    return show(request, "scope/paper.jinja", title=found.title, content=content, **around(programme))


@SHOWS_A_FORM
@in_programme(rules.may_write)
def change(request: SignedInRequest, programme: Programme, name: str) -> HttpResponse:
    """Change the words of a paper; the first change begins from the shipped ones with their gaps filled."""
    found = _found(name)
    newest = queries.text_about(programme, about(found))
    given = {"words": words_in_force(found, newest, programme), "based_on": newest.number if newest else 0}
    form = WordsForm(sent(request), initial=given, label="The words", hint=HOW_TO_WRITE, longest=LONGEST_PAPER)
    in_conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            write(
                programme,
                about(found),
                form.cleaned_data["words"],
                title=found.title,
                based_on=form.cleaned_data["based_on"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            newest, in_conflict = queries.text_about(programme, about(found)), True
            begun_from(form, newest.number if newest else 0)
        else:
            messages.success(request, f"“{found.title}” is kept. Every earlier version stays.")
            return redirect("scope:paper", slug=programme.slug, name=name)
    errors = errors_of(form) if form.is_bound else []
    content = change_page(found, newest, form=form, errors=errors, in_conflict=in_conflict)
    frame = around(programme, (found.title, f"/programmes/{programme.slug}/papers/{name}/"))
    return show(request, "scope/change.jinja", title=f"Change the words: {found.title}", content=content, **frame)


@require_safe
@in_programme(rules.may_read)
def taken_away(request: SignedInRequest, programme: Programme, name: str, file_format: str) -> HttpResponse:
    """Send the words of a paper that are in force as a Word file, or as slides where it is made for them."""
    found = _found(name)
    if not offers(found, file_format):
        raise Http404
    newest = queries.text_about(programme, about(found))
    settled = queries.settled_about(programme, about(found))
    words = words_in_force(found, newest, programme)
    state = f"This paper is {paper_state(settled, newest)}."
    note = state if settled else "This paper is a draft: waiting to be agreed."
    whose, sample = f"{programme.name}, {programme.organisation.name}", programme.organisation.is_sample
    if file_format == "docx":
        made = word_of(words, title=found.title, whose=whose, note=note, sample=sample)
    else:
        made = slides_of(words, title=found.title, whose=whose, meaning=found.meaning, note=note, sample=sample)
    return attached(made, FORMATS[file_format][1], f"{programme.slug}-{found.id}.{file_format}")


def _found(name: str) -> Paper:
    found = paper(name)
    if found is None:
        raise Http404
    return found


def _version(request: SignedInRequest, versions: list[Text]) -> Text | None:
    """Return the version that the address asks for; 404 for one that was never written."""
    wanted = request.GET.get("version")
    if wanted is None or request.method == "POST":
        return None
    found = next((one for one in versions if str(one.number) == wanted), None)
    if found is None:
        raise Http404
    return found
