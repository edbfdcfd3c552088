"""What counts as answers to a form, and that their length on the disk says nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.forms import small_form, ten_items

from groundswell.ballot.answers import (
    LARGE,
    SMALL,
    Answers,
    BadAnswers,
    envelope,
    longest_text,
    opened,
    read_answers,
    size_of,
)
from groundswell.ballot.form import form_from

FORM = form_from(small_form())
WHOLE = {
    "items": {"clear-goals": 4, "hear-back": "na", "saw-error": "yes", "fair": 2, "in-the-way": "Old beds."},
    "importance": {"hear-back": 5},
    "attributes": {"unit": "wards", "staff_group": "nursing"},
}


def fault(given: object) -> tuple[str, str]:
    """Return why answers are refused, and which question it is about."""
    with pytest.raises(BadAnswers) as refused:
        read_answers(FORM, given)
    return refused.value.fault, refused.value.item


def test_read_answers_takes_every_kind():
    found = read_answers(FORM, WHOLE)

    assert found == Answers(WHOLE["items"], WHOLE["importance"], WHOLE["attributes"])


def test_everything_may_be_left_out():
    assert read_answers(FORM, {}).is_empty
    assert read_answers(FORM, {"items": {"in-the-way": " \n"}, "attributes": {"unit": "wards"}}).is_empty


def test_an_answer_to_a_question_that_was_not_asked_is_left_out():
    found = read_answers(FORM, {"items": {"saw-error": "no", "fair": 1}})

    assert found.items == {"saw-error": "no"}


@pytest.mark.parametrize(
    "given",
    [None, [], "x", 1, {"items": []}, {"items": None}, {"person": "Amara"}, {"items": {}, "sent": "2027-03-01"}],
)
def test_what_is_no_set_of_answers_is_refused(given):
    assert fault(given) == ("not answers", "")


@pytest.mark.parametrize("part", ["items", "importance", "attributes"])
def test_a_question_that_is_not_in_the_form_is_refused_without_naming_it(part):
    assert fault({part: {"name": "Amara"}}) == ("unknown", "")


@pytest.mark.parametrize("value", [0, 6, "4", 4.0, True, None, [4], {"en": 4}, "NA", "", 10**400])
def test_a_point_that_is_not_on_the_scale_is_refused(value):
    assert fault({"items": {"clear-goals": value}}) == ("wrong choice", "clear-goals")


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("items", "saw-error", "na"),
        ("items", "saw-error", 1),
        ("items", "in-the-way", 3),
        ("importance", "clear-goals", 3),
        ("importance", "hear-back", "na"),
        ("attributes", "unit", "theatre"),
        ("attributes", "unit", ["wards"]),
    ],
)
def test_a_choice_that_was_not_offered_is_refused(part, name, value):
    assert fault({part: {name: value}}) == ("wrong choice", name)


def test_words_that_are_too_long_are_refused_with_the_limit():
    limit = longest_text(FORM)
    read_answers(FORM, {"items": {"in-the-way": "a" * limit}})

    with pytest.raises(BadAnswers) as refused:
        read_answers(FORM, {"items": {"in-the-way": "a" * (limit + 1)}})

    assert (refused.value.fault, refused.value.item, refused.value.limit) == ("too long", "in-the-way", 2000)


def test_words_lose_what_cannot_be_read():
    found = read_answers(FORM, {"items": {"in-the-way": "Old\0 \u202ebeds\r\nand\ud800 new.\u200b"}})

    assert found.items["in-the-way"] == "Old beds\nand new."


def test_the_size_is_small_without_words_and_large_with_them():
    assert (size_of(form_from(ten_items())), size_of(FORM)) == (SMALL, LARGE)


def test_a_form_with_very_many_questions_has_a_size_that_holds_them_all():
    many = ten_items()
    first = many["topics"][0]["items"][0]
    many["topics"][0]["items"] = [{**first, "id": f"a-rather-long-name-of-a-question-{at}"} for at in range(400)]
    form = form_from(many)
    everything = read_answers(form, {"items": dict.fromkeys(form.items, "na")})

    assert size_of(form) == 32_768
    assert opened(form, envelope(form, everything)) == everything


words = st.text(st.characters(codec="utf-8"), max_size=500)
some_answers = st.fixed_dictionaries(
    {},
    optional={
        "items": st.fixed_dictionaries(
            {}, optional={"clear-goals": st.sampled_from([1, 2, 3, 4, 5, "na"]), "in-the-way": words}
        ),
        "attributes": st.fixed_dictionaries({}, optional={"unit": st.sampled_from(["theatres", "wards"])}),
    },
)


@given(given=some_answers)
def test_every_envelope_has_the_same_length_and_opens_to_what_was_put_in(given):
    answers = read_answers(FORM, given)
    stored = envelope(FORM, answers)

    assert len(stored) == LARGE
    assert opened(FORM, stored) == answers


def test_words_that_take_more_room_than_there_is_are_refused():
    texts = [{"id": f"text-{at}", "kind": "text", "text": {"en": "?"}, "points": []} for at in range(6)]
    form = form_from(small_form(topics=[{"id": "t", "title": {"en": "T"}, "intro": {}, "items": texts}]))
    longest = "\U0001f600" * longest_text(form)
    answers = read_answers(form, {"items": {one["id"]: longest for one in texts}})

    assert longest_text(form) == 2000
    with pytest.raises(BadAnswers) as refused:
        envelope(form, answers)
    assert refused.value.limit > 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda stored: stored[:-1],
        lambda stored: stored[:-1] + b"x",
        lambda stored: b"\xff\xff\xff\xff" + stored[4:],
        lambda stored: stored[:4] + b"x" + stored[5:],
        lambda stored: (5).to_bytes(4, "big") + b"[[[[[" + bytes(len(stored) - 9),
        lambda stored: (2).to_bytes(4, "big") + b"[]" + bytes(len(stored) - 6),
        lambda stored: b"",
    ],
)
def test_a_spoilt_envelope_does_not_open(spoil):
    with pytest.raises(BadAnswers):
        opened(FORM, spoil(envelope(FORM, read_answers(FORM, WHOLE))))


def test_the_same_answers_are_stored_alike_whatever_their_order():
    turned = json.loads(json.dumps({key: dict(reversed(value.items())) for key, value in reversed(WHOLE.items())}))

    assert envelope(FORM, read_answers(FORM, turned)) == envelope(FORM, read_answers(FORM, WHOLE))
