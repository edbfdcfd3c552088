"""When an item is asked: after which answers to which earlier item."""

from typing import Any

from django import forms

from groundswell.packs.instruments import Condition, Instrument, Item, Kind
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.web.forms import PlainForm

ALWAYS = ""


class GateForm(PlainForm):
    """Which earlier item decides whether this one is asked."""

    gate = forms.ChoiceField(label="It is asked", required=False)

    def __init__(self, *args: Any, instrument: Instrument, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(one.id, f"Only after an answer to “{one.text.get(ENGLISH)}”") for one in gates_of(instrument, item)]
        chosen = self.fields["gate"]
        chosen.choices = [(ALWAYS, "Always"), *words]  # type: ignore[attr-defined]  # a ChoiceField has choices
        chosen.error_messages["invalid_choice"] = "Choose an item that is asked before this one."


class ConditionForm(PlainForm):
    """The answers after which an item is asked."""

    values = forms.MultipleChoiceField(
        label="Asked after these answers",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose at least one of the answers."),
    )

    def __init__(self, *args: Any, instrument: Instrument, gate: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gate = gate
        self.fields["values"].choices = answers_of(instrument, gate)  # type: ignore[attr-defined]  # it has choices

    def made(self) -> Condition:
        """Return the condition: numbers of a scale, or ids of choices."""
        given = self.cleaned_data["values"]
        is_scale = self.gate.kind is Kind.SCALE
        return Condition(self.gate.id, tuple(int(one) if is_scale else one for one in given))


def gates_of(instrument: Instrument, item: Item) -> list[Item]:
    """Return the items before this one whose answers can decide whether it is asked."""
    before: list[Item] = []
    for one in instrument.items:
        if one.id == item.id:
            break
        before.append(one)
    return [one for one in before if one.kind is not Kind.TEXT and answers_of(instrument, one)]


def answers_of(instrument: Instrument, gate: Item) -> list[tuple[str, str]]:
    """Return the answers to an item, each as its value and its words."""
    if gate.kind is Kind.CHOICE:
        return [(one.id, one.label.get(ENGLISH)) for one in gate.choices]
    scale = instrument.scales.get(gate.scale)
    return [(str(point.value), point.label.get(ENGLISH)) for point in scale.points] if scale else []
