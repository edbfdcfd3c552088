"""Topics and scales, each changed by a form of its own; and moving and removing parts of every kind."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from groundswell.discover.questionnaires import actions, phrases, rules
from groundswell.discover.questionnaires.editing import parts
from groundswell.discover.questionnaires.editing.parts import DOWN, UP, Part, PartGone
from groundswell.discover.questionnaires.forms.parts import ScaleForm, TopicForm
from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.pages import ConfirmPage, FormPage
from groundswell.discover.questionnaires.storing import scale_to_json, topic_words_to_json
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
from groundswell.packs.instruments import Instrument, Item, Scale, Topic
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def new_topic(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Take the words of a new topic; on sending, put it at the end."""
    return _topic(request, found_or_404(programme, questionnaire), "")


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def topic(request: SignedInRequest, programme: Programme, questionnaire: str, part: str) -> HttpResponse:
    """Take the words of a topic; on sending, change them."""
    return _topic(request, found_or_404(programme, questionnaire), part)


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def new_scale(request: SignedInRequest, programme: Programme, questionnaire: str) -> HttpResponse:
    """Take the points of a new scale; on sending, keep it."""
    return _scale(request, found_or_404(programme, questionnaire), "")


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def scale(request: SignedInRequest, programme: Programme, questionnaire: str, part: str) -> HttpResponse:
    """Take the points of a scale; on sending, change it."""
    return _scale(request, found_or_404(programme, questionnaire), part)


@require_POST
@in_programme(rules.may_edit)
def move(request: SignedInRequest, programme: Programme, questionnaire: str, kind: str, part: str) -> HttpResponse:
    """Move a topic or an item one place up or down."""
    found = found_or_404(programme, questionnaire)
    draft_or_404(found)
    chosen = _kind(kind)
    direction = request.POST.get("direction")
    if chosen is Part.SCALE or direction not in {UP, DOWN}:
        raise Http404
    try:
        actions.change(found, lambda now: parts.move(now, chosen, part, direction), by=request.user)
    except PartGone:
        messages.error(request, phrases.GONE_MEANWHILE)
    anchor = f"item-{part}" if chosen is Part.ITEM else f"topic-{part}"
    return redirect(f"{editor_of(found)[1]}#{anchor}")


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def remove(request: SignedInRequest, programme: Programme, questionnaire: str, kind: str, part: str) -> HttpResponse:
    """Say what removing a part loses; on sending, remove it."""
    found = found_or_404(programme, questionnaire)
    draft = draft_or_404(found)
    chosen = _kind(kind)
    try:
        if request.method == "POST":
            actions.change(found, lambda now: parts.remove(now, chosen, part), by=request.user)
            messages.success(request, "Removed.")
            return redirect(editor_of(found)[1])
        words, sentences = _loss(draft, parts.find(draft, chosen, part))
    except PartGone:
        messages.error(request, phrases.GONE_MEANWHILE)
        return redirect(editor_of(found)[1])
    here = editor_of(found)
    content = ConfirmPage(title=f"Remove “{words}”?", sentences=sentences, button="Remove it", back=here[1])
    frame = around(programme, here)
    return show(request, "questionnaires/confirm.jinja", title=content.title, content=content, **frame)


def _topic(request: SignedInRequest, questionnaire: Questionnaire, part: str) -> HttpResponse:
    draft = draft_or_404(questionnaire)
    topic = _part(draft, Part.TOPIC, part, request)

    def seen(one: Any) -> Any:
        return topic_words_to_json(one) if isinstance(one, Topic) else None

    form = TopicForm(sent(request), instrument=draft, topic=topic, initial={"seen": mark_of(seen(topic))})
    title = "Change the topic" if part else "Add a topic"
    return _kept(
        request,
        questionnaire,
        form,
        title=title,
        edit=lambda now: parts.put_topic(now, form.made()),
        now_seen=lambda now: seen(_or_none(now, Part.TOPIC, part)),
    )


def _scale(request: SignedInRequest, questionnaire: Questionnaire, part: str) -> HttpResponse:
    draft = draft_or_404(questionnaire)
    scale = _part(draft, Part.SCALE, part, request)

    def seen(one: Any) -> Any:
        return scale_to_json(one) if isinstance(one, Scale) else None

    form = ScaleForm(sent(request), instrument=draft, scale=scale, initial={"seen": mark_of(seen(scale))})
    title = "Change the scale" if part else "Add a scale"
    return _kept(
        request,
        questionnaire,
        form,
        title=title,
        edit=lambda now: parts.put_scale(now, form.made()),
        now_seen=lambda now: seen(_or_none(now, Part.SCALE, part)),
    )


def _kept(
    request: SignedInRequest,
    questionnaire: Questionnaire,
    form: TopicForm | ScaleForm,
    *,
    title: str,
    edit: Callable[[Instrument], Instrument],
    now_seen: Callable[[Instrument], Any],
) -> HttpResponse:
    """Show the form; on sending, change the questionnaire unless its part is no longer what the form showed."""
    here = editor_of(questionnaire)
    if request.method == "POST" and form.is_valid():

        def changed(now: Instrument) -> Instrument:
            check_seen(form.cleaned_data["seen"], now_seen(now))
            form.instrument = now
            return edit(now)

        try:
            actions.change(questionnaire, changed, by=request.user)
        except ChangedMeanwhile as other:
            again(form, other)
        else:
            return redirect(here[1])
    content = FormPage(
        title=title,
        sentences=(),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Save",
        back=here[1],
    )
    return form_shown(request, "questionnaires/part.jinja", content, questionnaire.programme, here)


def _part(draft: Instrument, kind: Part, part: str, request: SignedInRequest) -> Any:
    """Return the part an address names, None for a new one. What somebody removed meanwhile can be sent once more."""
    found = _or_none(draft, kind, part)
    if part and found is None and request.method != "POST":
        raise Http404
    return found


def _or_none(instrument: Instrument, kind: Part, part: str) -> Topic | Item | Scale | None:
    try:
        return parts.find(instrument, kind, part)
    except PartGone:
        return None


def _kind(kind: str) -> Part:
    try:
        return Part(kind)
    except ValueError as unknown:
        raise Http404 from unknown


def _loss(draft: Instrument, part: Topic | Item | Scale) -> tuple[str, tuple[str, ...]]:
    """Return what a part is called and what is lost with it."""
    if isinstance(part, Topic):
        return part.title.get(ENGLISH), (phrases.REMOVING_TOPIC.format(count=len(part.items)),)
    if isinstance(part, Item):
        return part.text.get(ENGLISH), (phrases.REMOVING_ITEM,)
    rated = sum(item.scale == part.id for item in draft.items)
    return part.id, (phrases.REMOVING_SCALE.format(count=rated),)
