"""The form holds everything that is needed to ask, and nothing that only the count needs."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.packs.instruments.making import read_small

from groundswell.packs.instruments import CannotBeAWave, Instrument, form_of, instruments, questions_of

UNIT = {"id": "unit", "label": {"en": "Where do you work?"}, "choices": [["theatres", "Theatres"], ["wards", "Wards"]]}


def small_form(instrument: Instrument | None = None, **changes: object) -> dict:
    given = {
        "wave": "a1b2",
        "organisation": "Alderbrook",
        "closes": date(2027, 3, 14),
        "who_to_tell": {"en": "Tell Devi."},
        "attributes": [UNIT],
        "threshold": 11,
    }
    return form_of(instrument or read_small(), **(given | changes))


def test_a_form_says_of_the_wave_what_it_was_given():
    form = small_form(title={"en": "How we lead"})

    assert form["wave"] == "a1b2"
    assert form["title"] == {"en": "How we lead"}
    assert form["organisation"] == "Alderbrook"
    assert form["mode"] == "confidential"
    assert form["closes"] == "2027-03-14"
    assert form["attributes"] == [UNIT]
    assert form["who_to_tell"] == {"en": "Tell Devi."}
    assert form["threshold"] == 11


def test_a_form_says_from_when_answers_are_taken_where_that_was_given():
    assert small_form()["opens"] is None
    assert small_form(opens=date(2027, 3, 1))["opens"] == "2027-03-01"


def test_a_form_asks_the_items_in_order_with_words_in_every_language():
    form = small_form()

    assert form["languages"] == ["en", "cy"]
    assert form["title"] == {"en": "Small", "cy": "Bach"}
    assert form["topics"][0]["items"][0] == {
        "id": "leaders-help",
        "kind": "scale",
        "text": {"en": "Leaders help.", "cy": "Mae arweinwyr yn helpu."},
        "points": [
            [1, {"en": "No", "cy": "Na"}],
            [2, {"en": "Perhaps", "cy": "Perhaps"}],
            [3, {"en": "Yes", "cy": "Ie"}],
        ],
        "not_applicable": {"en": "Not mine", "cy": "Not mine"},
        "importance": True,
        "shown_if": None,
    }
    assert [topic["intro"]["en"] for topic in form["topics"]] == ["Think of this week.", ""]


def test_choices_stand_where_points_stand_and_routing_travels():
    why, what_else = small_form(languages=["en"])["topics"][1]["items"]

    assert why["points"] == [["time", {"en": "Time"}], ["other", {"en": "Something else"}]]
    assert why["not_applicable"] is None
    assert why["shown_if"] == {"item": "shouting", "values": [2, 3]}
    assert (what_else["kind"], what_else["points"]) == ("text", [])
    assert what_else["shown_if"] == {"item": "why", "values": ["other"]}


def test_what_an_item_speaks_for_stays_outside():
    told = json.dumps(small_form())

    assert "teamwork" not in told
    assert "reversed" not in told
    assert "pair" not in told


def test_a_form_says_which_languages_wait_for_a_reader():
    assert small_form()["needs_review"] == ["cy"]
    assert small_form(languages=["en"])["needs_review"] == []


def test_importance_is_asked_with_its_words_or_left_out_whole():
    asked, left_out = small_form(), small_form(with_importance=False)

    assert asked["importance"]["text"] == {"en": "How important is this?", "cy": "How important is this?"}
    assert [value for value, _ in asked["importance"]["points"]] == [1, 2, 3, 4, 5]
    assert left_out["importance"] is None
    assert not any(item["importance"] for topic in left_out["topics"] for item in topic["items"])


def test_a_form_is_plain_json():
    form = small_form()

    assert json.loads(json.dumps(form)) == form


def test_an_instrument_that_stores_nothing_cannot_be_a_wave():
    room = replace(read_small(), stores_answers=False)

    with pytest.raises(CannotBeAWave) as in_the_room:
        small_form(room)
    with pytest.raises(CannotBeAWave) as private:
        small_form(replace(room, private=True))

    assert in_the_room.value.sentence() == (
        "“Small” stores no answers. Use it in the room, with the people it is about."
    )
    assert private.value.sentence() == (
        "“Small” is private: answers never leave a person’s own device. Share its address instead."
    )


@pytest.mark.parametrize("languages", [["en", "pl"], []])
def test_a_language_that_is_not_there_is_a_fault_of_the_caller(languages: list[str]):
    with pytest.raises(ValueError, match="languages of small"):
        small_form(languages=languages)


@pytest.mark.parametrize("shipped", [one for one in instruments() if one.stores_answers], ids=lambda one: one.id)
def test_every_shipped_survey_has_a_form(shipped: Instrument):
    form = small_form(shipped)

    assert [item["id"] for topic in form["topics"] for item in topic["items"]] == [item.id for item in shipped.items]


def test_an_instrument_for_the_room_has_questions_without_a_wave():
    room = replace(read_small(), stores_answers=False)
    form = small_form()

    assert questions_of(room) == {
        name: form[name] for name in ("title", "intro", "minutes", "languages", "needs_review", "importance", "topics")
    }
