"""A form is read whole or refused with the place of its fault."""

import json
from datetime import date

import pytest
from tests.factories.forms import item, small_form

from groundswell.ballot.form import BadForm, Condition, canonical, form_from, sha256_of, words_in
from groundswell.packs.instruments import form_of, instruments


def refused(**more: object) -> tuple[str, str]:
    """Return the place and the fault of a form."""
    with pytest.raises(BadForm) as found:
        form_from(small_form(**more))
    return found.value.place, found.value.fault


def with_items(*items: object) -> list[object]:
    return [{"id": "t", "title": {"en": "T"}, "intro": {}, "items": list(items)}]


def test_form_from_reads_what_is_asked():
    form = form_from(small_form())

    assert list(form.items) == ["clear-goals", "hear-back", "saw-error", "fair", "in-the-way"]
    assert form.items["fair"].shown_if == Condition("saw-error", ("yes",))
    assert [option.value for option in form.items["clear-goals"].options] == [1, 2, 3, 4, 5]
    assert [one.id for one in form.texts] == ["in-the-way"]
    assert form.closes == date(2027, 3, 14)


@pytest.mark.parametrize("one", [one for one in instruments() if one.stores_answers], ids=lambda one: one.id)
def test_every_shipped_questionnaire_makes_a_form_that_can_be_read_back(one):
    made = form_of(
        one, wave="a1", organisation="Alderbrook", closes=date(2027, 3, 14), who_to_tell={"en": "Devi"},
        attributes=[{"id": "unit", "label": {"en": "Unit"}, "choices": [["theatres", "Theatres"]]}], threshold=11,
    )  # fmt: skip

    form = form_from(json.loads(canonical(made)))

    assert list(form.items) == [item.id for item in one.items]
    assert words_in(form.title, "en") == one.title.get("en")


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"wave": ""}, "the form"),
        ({"opens": "soon"}, "opens"),
        ({"closes": "soon"}, "closes"),
        ({"closes": None}, "closes"),
        ({"topics": None}, "the form"),
        ({"topics": []}, "topics"),
        ({"topics": ["x"]}, "topic 1"),
        ({"topics": with_items(item("a", "A"), item("a", "B"))}, "item a"),
        ({"topics": with_items("x")}, "topic t"),
        ({"topics": with_items(item("a", "A", kind="slider"))}, "item a"),
        ({"topics": with_items(item("a", "A", points=[]))}, "item a"),
        ({"topics": with_items(item("a", "A", kind="text"))}, "item a"),
        ({"topics": with_items(item("a", "A", points=[["1", "One"]]))}, "item a"),
        ({"topics": with_items(item("a", "A", points=[[True, "One"]]))}, "item a"),
        ({"topics": with_items(item("a", "A", points=[[1, "One"], [1, "Two"]]))}, "item a"),
        ({"topics": with_items(item("a", "A", kind="choice", points=[["na", "None"]]))}, "item a"),
        ({"topics": with_items(item("a", "A", shown_if={"item": "later", "values": [1]}))}, "item a"),
        ({"topics": with_items(item("a", "A", text=3))}, "item a"),
        ({"importance": None}, "item hear-back"),
        ({"importance": {"text": {"en": "?"}, "points": []}}, "importance"),
        ({"importance": "yes"}, "importance"),
        ({"attributes": [{"id": "unit", "label": "Unit", "choices": []}]}, "attribute unit"),
        ({"attributes": ["unit"]}, "attributes"),
        ({"title": None}, "title"),
        ({"threshold": "11"}, "threshold"),
    ],
)
def test_a_form_that_nobody_could_answer_is_refused_with_its_place(more, place):
    assert refused(**more)[0] == place


def test_the_fault_is_told_in_a_sentence():
    with pytest.raises(BadForm) as found:
        form_from(small_form(closes="soon"))

    assert found.value.sentence() == (
        "The form of this wave cannot be used: closes is no day like 2027-03-14. Nothing was opened."
    )


def test_the_hash_does_not_depend_on_the_order_of_keys():
    form = small_form()

    assert sha256_of(form) == sha256_of(dict(reversed(form.items())))
    assert len(sha256_of(form)) == 64


def test_words_fall_back_to_english():
    assert words_in({"en": "Yes", "cy": "Oes"}, "cy") == "Oes"
    assert words_in({"en": "Yes"}, "cy") == "Yes"
    assert words_in({}, "cy") == ""
