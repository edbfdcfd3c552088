"""Items: written, changed, and asked only after certain answers."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from groundswell.discover.questionnaires import actions, phrases, rules
from groundswell.discover.questionnaires.checking import check
from groundswell.discover.questionnaires.editing import parts
from groundswell.discover.questionnaires.editing.beginning import english
from groundswell.discover.questionnaires.editing.parts import Part, PartGone
from groundswell.discover.questionnaires.forms.conditions import ConditionForm, GateForm, answers_of, gates_of
from groundswell.discover.questionnaires.forms.items import ItemForm
from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.pages import ItemPage, RoutingPage, SubjectBoxes
from groundswell.discover.questionnaires.queries import item_ids_of_versions
from groundswell.discover.questionnaires.storing import item_to_json
from groundswell.discover.questionnaires.subjects import subject_groups
from groundswell.discover.questionnaires.views.answering import (
    SHOWS_A_FORM,
    ChangedMeanwhile,
    again,
    around,
    check_seen,
    draft_or_404,
    editor_of,
    found_or_404,
    mark_of,
)
from groundswell.packs.instruments import Condition, Instrument, Item, Topic
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import FormError, errors_of, sent
from groundswell.web.pages import show

NEW_TOPIC = Topic("more", english("More"), english(""), ())


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def new(request: SignedInRequest, programme: Programme, questionnaire: str, part: str) -> HttpResponse:
    """Take a new item; on sending, put it at the end of its topic."""
    found = found_or_404(programme, questionnaire)
    draft = draft_or_404(found)
    if request.method != "POST" and all(one.id != part for one in draft.topics):
        raise Http404
    form = ItemForm(sent(request), instrument=draft, item=None)
    if request.method == "POST" and form.is_valid():
        used = item_ids_of_versions(found)
        made: list[Item] = []

        def edit(now: Instrument) -> Instrument:
            form.instrument = now
            made.append(form.made(taken=used))
            return _added(now, part, made[-1])

        actions.change(found, edit, by=request.user)
        return redirect(f"{editor_of(found)[1]}#item-{made[-1].id}")
    return _shown(request, found, form, title="Add an item")


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def item(request: SignedInRequest, programme: Programme, questionnaire: str, part: str) -> HttpResponse:
    """Take the words of an item and how it is answered; on sending, change it."""
    found = found_or_404(programme, questionnaire)
    draft = draft_or_404(found)
    before = draft.item(part)
    if before is None and request.method != "POST":
        raise Http404
    form = ItemForm(sent(request), instrument=draft, item=before, initial={"seen": _mark(before)})
    if request.method == "POST" and form.is_valid():
        used = item_ids_of_versions(found)
        made: list[Item] = []

        def edit(now: Instrument) -> Instrument:
            current = now.item(part)
            check_seen(form.cleaned_data["seen"], _seen(current))
            form.instrument = now
            made.append(form.made(taken=used))
            if current is None:
                return _added(now, "", made[-1])
            return parts.change_item(now, part, replace(made[-1], shown_if=current.shown_if))

        try:
            actions.change(found, edit, by=request.user)
        except ChangedMeanwhile as other:
            again(form, other)
        else:
            return redirect(f"{editor_of(found)[1]}#item-{made[-1].id}")
    return _shown(request, found, form, title="Change the item")


@SHOWS_A_FORM
@in_programme(rules.may_edit)
def asked(request: SignedInRequest, programme: Programme, questionnaire: str, part: str) -> HttpResponse:
    """Take the answers to an earlier item after which this one is asked; on sending, keep them or ask it always."""
    found = found_or_404(programme, questionnaire)
    draft = draft_or_404(found)
    waiting = draft.item(part)
    if waiting is None:
        raise Http404
    back = reverse("questionnaires:item", args=[programme.slug, questionnaire, part])
    begun = waiting.shown_if.item if waiting.shown_if else ""
    if request.method == "POST" and "always" in request.POST:
        return _routed(request, found, waiting.id, None, back)
    wanted = request.POST.get("gate", "") or request.GET.get("gate", begun)
    gate = next((one for one in gates_of(draft, waiting) if one.id == wanted), None)
    form = None
    if gate is not None:
        is_same = waiting.shown_if is not None and waiting.shown_if.item == gate.id
        ticked = [str(one) for one in waiting.shown_if.values] if waiting.shown_if and is_same else []
        form = ConditionForm(sent(request), instrument=draft, gate=gate, initial={"values": ticked})
        if request.method == "POST" and form.is_valid():
            return _routed(request, found, waiting.id, form.made(), back)
    errors = errors_of(form) if form is not None and form.is_bound else []
    if request.method == "POST" and gate is None:
        errors = [FormError("Choose an item that is asked before this one.", "#gate")]
    chosen = set(form["values"].value() or ()) if form is not None else set()
    content = RoutingPage(
        words=waiting.text.get(ENGLISH),
        gate_form=GateForm(instrument=draft, item=waiting, initial={"gate": gate.id if gate else ""}),
        has_gates=bool(gates_of(draft, waiting)),
        is_conditional=waiting.shown_if is not None,
        form=form,
        errors=errors,
        gate=gate.id if gate else "",
        gate_words=gate.text.get(ENGLISH) if gate else "",
        boxes=tuple(
            (f"values_{place}", value, words, value in chosen)
            for place, (value, words) in enumerate(answers_of(draft, gate))
        )
        if gate
        else (),
        back=back,
    )
    frame = around(programme, editor_of(found))
    return show(request, "questionnaires/asked.jinja", title="When it is asked", content=content, **frame)


def _routed(
    request: SignedInRequest, questionnaire: Questionnaire, item_id: str, condition: Condition | None, back: str
) -> HttpResponse:
    def edit(now: Instrument) -> Instrument:
        current = parts.find(now, Part.ITEM, item_id)
        if not isinstance(current, Item):
            raise PartGone(item_id)
        return parts.change_item(now, item_id, replace(current, shown_if=condition))

    try:
        actions.change(questionnaire, edit, by=request.user)
    except PartGone:
        messages.error(request, phrases.GONE_MEANWHILE)
        return redirect(editor_of(questionnaire)[1])
    return redirect(back)


def _added(now: Instrument, topic_id: str, made: Item) -> Instrument:
    """Return the questionnaire with a new item in a topic; where that is gone, in the last one, so that it is kept."""
    if not now.topics:
        now = parts.put_topic(now, NEW_TOPIC)
    known = {one.id for one in now.topics}
    return parts.add_item(now, topic_id if topic_id in known else now.topics[-1].id, made)


def _shown(request: SignedInRequest, questionnaire: Questionnaire, form: ItemForm, *, title: str) -> HttpResponse:
    before = form.item
    here = [questionnaire.programme.slug, questionnaire.name]
    is_known = before is not None and (before.id in item_ids_of_versions(questionnaire) or bool(before.source))
    content = ItemPage(
        title=title,
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        words=tuple(form.fields_of("text")),
        choices=tuple(form.fields_of("choices")),
        subjects=_boxes(form),
        hints=check(form.instrument).hints_on(before.id) if before else (),
        is_known=is_known,
        routing=_routing(before, form.instrument),
        routing_address=reverse("questionnaires:asked", args=[*here, before.id]) if before else "",
        back=editor_of(questionnaire)[1],
    )
    frame = around(questionnaire.programme, editor_of(questionnaire))
    return show(request, "questionnaires/item.jinja", title=title, content=content, **frame)


def _boxes(form: ItemForm) -> tuple[SubjectBoxes, ...]:
    """Return the boxes for what an item speaks for, in groups; those of packs no longer in force in a last one."""
    ticked = set(form["speaks_for"].value() or ())
    groups = [(group.label, [(one.id, one.label) for one in group.subjects]) for group in subject_groups()]
    known = {subject for _, subjects in groups for subject, _ in subjects}
    choices: Any = form.fields["speaks_for"]
    others = [(value, label) for value, label in choices.choices if value not in known]
    return tuple(
        SubjectBoxes(
            label,
            any(subject in ticked for subject, _ in subjects),
            tuple((f"speaks_for_{subject}", subject, words, subject in ticked) for subject, words in subjects),
        )
        for label, subjects in [*groups, *([("Others", others)] if others else [])]
    )


def _routing(item: Item | None, instrument: Instrument) -> str:
    gate = instrument.item(item.shown_if.item) if item and item.shown_if else None
    return phrases.ASKED_AFTER.format(words=gate.text.get(ENGLISH)) if gate else phrases.ALWAYS_ASKED


def _seen(item: Item | None) -> dict[str, Any] | None:
    return item_to_json(item) if item else None


def _mark(item: Item | None) -> str:
    return mark_of(_seen(item))
