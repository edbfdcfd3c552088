"""A questionnaire as a whole: written, finished, removed, withdrawn."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.discover.questionnaires import actions, phrases, rules
from groundswell.discover.questionnaires.actions import NotNow
from groundswell.discover.questionnaires.editing.translating import translations_read
from groundswell.discover.questionnaires.forms.about import AboutForm
from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.pages import ConfirmPage, FormPage
from groundswell.discover.questionnaires.presenting import editor_page
from groundswell.discover.questionnaires.queries import versions_of
from groundswell.discover.questionnaires.storing import about_to_json
from groundswell.discover.questionnaires.views.answering import (
    SHOWS_A_FORM,
    ChangedMeanwhile,
    again,
    around,
    check_seen,
    draft_or_404,
    editor_of,
    form_shown,
    found_or_404,
    mark_of,
)
from groundswell.packs.instruments import Instrument
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@require_safe
@in_programme(rules.may_read)
def editor(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Show a questionnaire with what is to put right and what its author may look at again."""
    found = found_or_404(programme, questionnaire)
    content = editor_page(found, may_edit=rules.may_edit(request.user, programme))
    return show(request, "questionnaires/editor.jinja", title=content.title, content=content, **around(programme))


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def about(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Take title, introduction, minutes, languages and who is asked; on sending, keep them."""
    found = found_or_404(programme, questionnaire)
    draft = draft_or_404(found)
    seen = {"seen": mark_of(about_to_json(draft))}
    form = AboutForm(sent(request), instrument=draft, initial=seen)
    if request.method == "POST" and form.is_valid():

        def edit(now: Instrument) -> Instrument:
            check_seen(form.cleaned_data["seen"], about_to_json(now))
            return translations_read(form.made(now), is_so=form.cleaned_data["is_read"])

        try:
            actions.change(found, edit, by=request.user)
        except ChangedMeanwhile as changed:
            again(form, changed)
        else:
            messages.success(request, "Saved.")
            return redirect(editor_of(found)[1])
    content = FormPage(
        title="Title, minutes, languages",
        sentences=(),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Save",
        back=editor_of(found)[1],
    )
    return form_shown(request, "questionnaires/about.jinja", content, programme, editor_of(found))


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def finish(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Say what finishing fixes; on sending, make the draft a version."""
    found = found_or_404(programme, questionnaire)
    draft_or_404(found)
    number = str(len(versions_of(found)) + 1)
    if request.method == "POST":
        try:
            version = actions.finish(found, by=request.user, at=timezone.now())
        except NotNow as why:
            messages.error(request, why.sentence())
        else:
            messages.success(request, f"Version {version.number} is finished. Surveys can ask it now.")
        return redirect(editor_of(found)[1])
    sentences = tuple(one.format(number=number) for one in phrases.FINISHING)
    return _asked(request, found, title=f"Finish version {number}?", sentences=sentences, button="Finish it")


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def remove(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Say what removing loses; on sending, forget a questionnaire that was never finished."""
    found = found_or_404(programme, questionnaire)
    if versions_of(found):
        messages.error(request, phrases.STAYS.format(title=found.title))
        return redirect(editor_of(found)[1])
    if request.method == "POST":
        try:
            actions.remove_draft(found, by=request.user, at=timezone.now())
        except NotNow as why:
            messages.error(request, why.sentence())
            return redirect(editor_of(found)[1])
        messages.success(request, f"“{found.title}” is removed.")
        return redirect("questionnaires:list", slug=programme.slug)
    title = f"Remove “{found.title}”?"
    return _asked(request, found, title=title, sentences=phrases.REMOVING, button="Remove it")


@require_POST
@in_programme(rules.may_edit)
def offer(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Withdraw a questionnaire from new surveys, or offer it again."""
    found = found_or_404(programme, questionnaire)
    is_offered = request.POST.get("offered") == "yes"
    actions.offer(found, is_offered=is_offered, by=request.user, at=timezone.now())
    messages.success(request, phrases.IS_OFFERED if is_offered else phrases.IS_WITHDRAWN)
    return redirect(editor_of(found)[1])


def _asked(
    request: SignedInRequest, questionnaire: Questionnaire, *, title: str, sentences: tuple[str, ...], button: str
) -> HttpResponse:
    here = editor_of(questionnaire)
    content = ConfirmPage(title=title, sentences=sentences, button=button, back=here[1])
    frame = around(questionnaire.programme, here)
    return show(request, "questionnaires/confirm.jinja", title=title, content=content, **frame)
