"""The questionnaires of a programme, and the two ways to begin one: empty, or as a copy."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from groundswell.discover.questionnaires import rules
from groundswell.discover.questionnaires.actions import begin, begin_with
from groundswell.discover.questionnaires.checking import summary_of
from groundswell.discover.questionnaires.editing.parts import without_idle_importance
from groundswell.discover.questionnaires.forms.about import BeginForm, CopyForm
from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.pages import FormPage, ListLine, ListPage
from groundswell.discover.questionnaires.presenting import state_of
from groundswell.discover.questionnaires.queries import draft_of, newest_of, questionnaires_of, shipped_by_id
from groundswell.discover.questionnaires.views.answering import SHOWS_A_FORM, editor_of, form_shown, found_or_404
from groundswell.packs.instruments import Instrument, instruments
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@require_safe
@in_programme(rules.may_read)
def listed(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show the questionnaires of a programme, and those that come with this installation."""
    newest = {one.id: one for one in instruments()}
    content = ListPage(
        own=tuple(
            ListLine(one.title, editor_of(one)[1], _summary(one), state_of(one)) for one in questionnaires_of(programme)
        ),
        shipped=tuple(
            ListLine(
                one.title.get(ENGLISH),
                reverse("questionnaires:shipped", args=[programme.slug, one.id]),
                summary_of(one),
            )
            for one in newest.values()
        ),
        new_address=reverse("questionnaires:new", args=[programme.slug]),
        load_address=reverse("questionnaires:load", args=[programme.slug]),
        may_edit=rules.may_edit(request.user, programme),
    )
    organisation = programme.organisation
    return show(
        request,
        "questionnaires/list.jinja",
        title="Questionnaires",
        content=content,
        trust_name=organisation.name,
        sample=organisation.is_sample,
    )


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def new(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take what an empty questionnaire begins with; on sending, begin it."""
    form = BeginForm(sent(request), initial={"minutes": 3})
    if request.method == "POST" and form.is_valid():
        begun = begin(programme, by=request.user, **form.cleaned_data)
        return redirect(editor_of(begun)[1])
    content = FormPage(
        title="Write a questionnaire",
        sentences=("You see at once how long it takes and how easily it reads. Nobody is asked before you finish it.",),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Begin",
        back=reverse("questionnaires:list", args=[programme.slug]),
    )
    return form_shown(request, "questionnaires/new.jinja", content, programme)


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def copy_shipped(request: SignedInRequest, programme: Programme, shipped: str) -> HttpResponse:
    """Take what a copy is called; on sending, begin it."""
    original = shipped_by_id(shipped)
    if original is None:
        raise Http404
    back = reverse("questionnaires:shipped", args=[programme.slug, shipped])
    return _copied(request, programme, original, back)


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def copy_own(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Take what a copy of an own or a loaded questionnaire is called; on sending, begin it."""
    found = found_or_404(programme, questionnaire)
    original = draft_of(found) or newest_of(found)
    if original is None:
        raise Http404
    return _copied(request, programme, original, editor_of(found)[1])


def _copied(request: SignedInRequest, programme: Programme, original: Instrument, back: str) -> HttpResponse:
    title = original.title.get(ENGLISH)
    form = CopyForm(sent(request), initial={"title": f"{title}, our version"[:120]})
    if request.method == "POST" and form.is_valid():
        begun = begin_with(programme, original, title=form.cleaned_data["title"], by=request.user)
        return redirect(editor_of(begun)[1])
    sentences = ["Each item of the copy says where its words come from. Results are compared item by item."]
    if not original.may_redistribute:
        sentences.append(f"Its licence ({original.licence}) does not let it be passed on; nor may the copy.")
    content = FormPage(
        title=f"Copy “{title}”",
        sentences=tuple(sentences),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Make a copy",
        back=back,
    )
    return form_shown(request, "questionnaires/copy.jinja", content, programme, (title, back))


def _summary(questionnaire: Questionnaire) -> str:
    shown = draft_of(questionnaire) or newest_of(questionnaire)
    return summary_of(without_idle_importance(shown)) if shown else ""
