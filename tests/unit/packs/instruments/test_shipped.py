"""The questionnaires that come with Groundswell keep what the programme and our own rules ask of them."""

import pytest

from groundswell.packs.elements import element_set
from groundswell.packs.instruments import Facing, Instrument, Kind, Sort, aspects, instrument, instruments
from groundswell.packs.instruments.wording import OLDEST_READING_AGE, Rule, hints, minutes_of, reading_age_of
from groundswell.vocabulary.provenance import Mark

WAVES = ("conditions-for-innovation", "culture-pulse", "leadership-behaviours", "leadership-behaviours-all-staff")
STORE_NOTHING = ("leaders-reflection", "team-reflection")
SIX = tuple(element.id for element in element_set("six-2022").elements)
BEHAVIOURS = tuple(one for one in aspects().values() if one.sort is Sort.BEHAVIOUR)
every = pytest.mark.parametrize("questionnaire", instruments(), ids=lambda one: one.id)


def test_six_questionnaires_are_shipped():
    assert sorted(one.id for one in instruments()) == sorted(WAVES + STORE_NOTHING)


@every
def test_each_is_our_own_and_free_to_pass_on(questionnaire: Instrument):
    assert questionnaire.licence == "CC-BY-4.0"
    assert questionnaire.may_redistribute
    assert {item.provenance for item in questionnaire.items} == {Mark.OWN_DESIGN}


@every
def test_each_says_that_it_has_no_norm(questionnaire: Instrument):
    assert not questionnaire.norm.exists
    assert "compare" in questionnaire.norm.note.get("en")


@every
def test_english_is_complete_and_read(questionnaire: Instrument):
    assert not questionnaire.needs_review("en")


@every
def test_no_wording_draws_a_hint(questionnaire: Instrument):
    assert [hint for hint in hints(questionnaire) if hint.rule is not Rule.TRANSLATION] == []


@every
def test_each_is_easy_to_read(questionnaire: Instrument):
    assert reading_age_of(questionnaire) <= OLDEST_READING_AGE


@every
def test_each_has_reversed_statements(questionnaire: Instrument):
    rated = [item for item in questionnaire.items if item.kind is Kind.SCALE]

    assert 0 < sum(item.reversed for item in rated) < len(rated) / 2


@every
def test_no_two_items_of_a_questionnaire_read_the_same(questionnaire: Instrument):
    texts = [item.text.get("en") for item in questionnaire.items]

    assert len(set(texts)) == len(texts)


def test_items_of_one_id_read_the_same_in_both_behaviour_surveys():
    short, full = instrument("leadership-behaviours-all-staff"), instrument("leadership-behaviours")

    assert {item.id: item.text for item in short.items} == {
        item.id: item.text for item in full.items if short.item(item.id)
    }


def test_only_the_reflections_store_nothing():
    assert sorted(one.id for one in instruments() if not one.stores_answers) == list(STORE_NOTHING)
    assert [one.id for one in instruments() if one.private] == ["leaders-reflection"]


def test_the_pulse_has_three_statements_for_each_element_and_takes_under_three_minutes():
    pulse = instrument("culture-pulse")

    assert [len(pulse.speaking_for(element)) for element in SIX] == [3] * 6
    assert minutes_of(pulse) < 3
    assert {item.kind for item in pulse.items} == {Kind.SCALE}


def test_the_pulse_is_translated_whole_and_waits_for_a_reader():
    pulse = instrument("culture-pulse")

    assert all("cy" in text.words for text in pulse.texts() if text)
    assert all(text.needs_review("cy") for text in pulse.texts() if text)


def test_there_are_ten_behaviours_two_for_each_of_the_five_elements():
    five = element_set("five-2016")

    belongs = [one.element_in(five) for one in BEHAVIOURS]

    assert len(BEHAVIOURS) == 10
    assert sorted(element.id for element in belongs if element) == sorted(2 * [element.id for element in five.elements])


@pytest.mark.parametrize(("survey", "by_leaders", "by_self"), [(WAVES[2], 3, 2), (WAVES[3], 2, 1)])
def test_each_behaviour_is_rated_in_leaders_and_in_oneself(survey: str, by_leaders: int, by_self: int):
    for behaviour in BEHAVIOURS:
        items = instrument(survey).speaking_for(behaviour.id)
        own = [item for item in items if item.facing is Facing.SELF]

        assert sum(item.facing is Facing.LEADERS for item in items) >= by_leaders, behaviour.id
        assert len(own) >= by_self, behaviour.id
        assert all(item.pair for item in own), behaviour.id
        assert sum(item.asks_importance for item in items) == 1, behaviour.id


def test_leaders_are_invited_by_role_doctors_and_very_senior_managers_too():
    invited = instrument("leadership-behaviours").invited

    assert not invited.everyone
    assert [role.id for role in invited.roles] == [
        "leads-a-team",
        "doctors-who-lead",
        "clinicians-who-lead",
        "board-and-very-senior-managers",
        "band-7-and-above",
    ]
    assert instrument("leadership-behaviours-all-staff").invited.everyone


def test_innovation_has_its_four_ingredients_safety_and_what_gets_in_the_way():
    survey = instrument("conditions-for-innovation")
    ingredients = [one.id for one in aspects().values() if one.sort is Sort.INGREDIENT]

    assert len(ingredients) == 4
    assert all(
        sum(item.kind is Kind.SCALE for item in survey.speaking_for(one)) >= 5
        for one in (*ingredients, "psychological-safety")
    )
    assert survey.item("in-the-way").kind is Kind.TEXT
    assert survey.item("what-else").shown_if.item == "obstacle"


@pytest.mark.parametrize(
    "aspect",
    [one.id for one in aspects().values() if one.sort in {Sort.COMPASSION, Sort.CLIMATE}],
)
def test_every_aspect_is_asked_in_a_survey_whose_results_are_counted(aspect: str):
    assert [one.id for one in map(instrument, WAVES) if one.speaking_for(aspect)] != []


def test_feeling_safe_to_speak_and_believing_it_will_be_addressed_are_asked_apart():
    for survey in map(instrument, WAVES):
        safe = {item.id for item in survey.speaking_for("safe-to-speak")}
        addressed = {item.id for item in survey.speaking_for("will-be-addressed")}

        assert safe, survey.id
        assert addressed, survey.id
        assert not safe & addressed, survey.id
