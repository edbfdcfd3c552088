"""What each person says of an item, a subject and a gap, told by small examples."""

from fractions import Fraction

import numpy as np
from tests.factories.answering import grouped_form, plan_for

from groundswell.ballot.answers import Answers
from groundswell.ballot.count.measures import Sort, measures_of, rows_of, texts_of
from groundswell.ballot.count.plan import plan_from

FORM = grouped_form()


def plan(**changes):
    """Return the plan with some facts of single items changed: `plan(**{"clear-goals": {"reversed": True}})`."""
    document = plan_for(FORM)
    for item in document["instrument"]["items"]:
        item.update(changes.get(item["id"], {}))
    return plan_from(document)


def person(importance=None, **items):
    return Answers({name.replace("_", "-"): value for name, value in items.items()}, importance or {}, {})


def values(found, name):
    """Return a measure person by person, None where there is none."""
    one = next(one for one in found if one.id == name)
    pairs = zip(one.scores.tolist(), one.answered.tolist(), strict=True)
    return [Fraction(score, one.scale) if answered else None for score, answered in pairs]


def test_an_item_is_the_answer_and_does_not_apply_is_none():
    found = measures_of([person(clear_goals=4), person(clear_goals="na"), person()], plan())

    assert values(found, "clear-goals") == [4, None, None]


def test_a_choice_has_places_and_no_score():
    found = measures_of([person(saw_error="no"), person(saw_error="yes"), person()], plan())
    choice = next(one for one in found if one.id == "saw-error")

    assert (choice.sort, choice.values, choice.places[:2].tolist()) == (Sort.CHOICE, ("yes", "no"), [1, 0])
    assert choice.answered.tolist() == [True, True, False]


def test_a_subject_is_the_mean_of_what_was_answered_where_it_was_at_least_half():
    people = [
        person(clear_goals=4, hear_back=5, fair=1),
        person(clear_goals=4, hear_back=5),
        person(clear_goals=4),
        person(),
    ]

    assert values(measures_of(people, plan()), "element") == [Fraction(10, 3), Fraction(9, 2), None, None]


def test_a_reversed_item_is_turned_in_its_subject_and_not_by_itself():
    found = measures_of([person(clear_goals=1, hear_back=5)], plan(**{"clear-goals": {"reversed": True}}))

    assert values(found, "clear-goals") == [1]
    assert values(found, "element") == [5]


def test_a_gap_is_of_those_who_answered_both_and_counted_once_a_pair():
    both = {"clear-goals": {"pair": "hear-back"}, "hear-back": {"pair": "clear-goals"}}
    found = measures_of([person(clear_goals=5, hear_back=2), person(clear_goals=5)], plan(**both))

    assert [one.id for one in found if one.sort is Sort.SELF_OTHER_GAP] == ["gap:clear-goals"]
    assert values(found, "gap:clear-goals") == [3, None]


def test_a_gap_is_what_people_say_of_themselves_less_what_they_say_of_others():
    facing = {"clear-goals": {"pair": "hear-back", "facing": "leaders"}, "hear-back": {"facing": "self"}}
    found = measures_of([person(clear_goals=5, hear_back=2)], plan(**facing))

    assert values(found, "gap:hear-back") == [-3]


def test_importance_and_what_is_wanting():
    found = measures_of([person({"hear-back": 5}, hear_back=2), person({"hear-back": 5}), person(hear_back=2)], plan())

    assert values(found, "importance:hear-back") == [5, 5, None]
    assert values(found, "wanting:hear-back") == [3, None, None]


def test_rows_are_turned_and_hold_no_number_where_nothing_was_said():
    subject = plan().subjects[0]
    turned = plan(**{"clear-goals": {"reversed": True}})
    rows = rows_of(subject, measures_of([person(clear_goals=1, hear_back=2)], turned), turned)

    assert rows[0, :2].tolist() == [5, 2]
    assert np.isnan(rows[0, 2])


def test_texts_are_by_question_and_nothing_else():
    assert texts_of([person(in_the_way="Beds."), person()], plan()) == {"in-the-way": ["Beds."]}


def test_nobody_at_all_has_no_measure():
    assert all(not one.answered.any() for one in measures_of([], plan()))
