"""Sentences of the dashboard: what a board member reads aloud must be true to the numbers below it."""

import pytest
from tests.factories.results import TRUST, a_question, a_score, results_with

from groundswell.discover.dashboard import phrases
from groundswell.look.phrases import Side
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE

FEW = GroupRange(organisations=4, minimum=6.0, q1=6.5, median=7.0, q3=7.5, maximum=8.0)


def test_glance_finding_counts_scores_above_and_below_and_names_the_few():
    results = results_with(a_score("PP1_1", 8.0), a_score("PP1_2", 9.0), a_score("PP6_2", 6.0))

    assert phrases.glance_finding(results.scores, TRUST) == (
        "On 2 of 30 scores, staff here answer more positively than at three-quarters of the 122 acute trusts; "
        "on 1, flexible working, less positively than at three-quarters."
    )


def test_glance_finding_names_nobody_when_three_lie_below():
    results = results_with(a_score("PP6_2", 6.0), a_score("E_1", 6.0), a_score("M_1", 6.0))

    assert phrases.glance_finding(results.scores, TRUST).endswith("on 3, less positively than at three-quarters.")


def test_glance_finding_says_when_all_is_withheld():
    scores = tuple(a_score(score.id, AT_SOURCE) for score in results_with().scores)

    assert phrases.glance_finding(scores, TRUST).startswith("The publisher has withheld every score")


def test_glance_finding_says_when_the_edition_has_no_score():
    assert phrases.glance_finding((), TRUST) == "This edition holds no score of this organisation."


def test_glance_finding_has_no_quarters_for_a_handful():
    scores = tuple(a_score(score.id, group=FEW, members=(6.0, 6.5, 7.0, 8.0)) for score in results_with().scores)

    assert phrases.glance_finding(scores, TRUST).startswith("Only 4 acute trusts took part, too few for quarters")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((7.0, 7.0), "Both scores lie in the middle half of similar trusts."),
        ((8.0, 8.0), "Both scores lie above the middle half of similar trusts."),
        ((6.0, 6.0), "Both scores lie below the middle half of similar trusts."),
        (
            (8.0, 7.0),
            "Compassionate leadership lies above the middle half of similar trusts; raising concerns lie in it.",
        ),
        (
            (7.0, 6.0),
            "Compassionate leadership lies in the middle half of similar trusts; raising concerns lie below it.",
        ),
        (
            (AT_SOURCE, 8.0),
            (
                "Raising concerns lie above the middle half of similar trusts. "
                "Compassionate leadership is withheld by the publisher."
            ),
        ),
        ((AT_SOURCE, AT_SOURCE), "Both scores are withheld by the publisher."),
    ],
)
def test_element_finding_says_where_scores_lie(values, sentence):
    scores = [a_score("PP1_2", values[0]), a_score("PP3_2", values[1])]

    assert phrases.element_finding(scores) == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((8.0, 8.0), "Both scores lie on the favourable side of the middle half of similar trusts."),
        (
            (8.0, 6.0),
            (
                "Compassionate leadership lies on the favourable side of the middle half of similar trusts; "
                "burnout lies on the unfavourable side of it."
            ),
        ),
        (
            (AT_SOURCE, 8.0),
            (
                "Burnout lies on the favourable side of the middle half of similar trusts. "
                "Compassionate leadership is withheld by the publisher."
            ),
        ),
        (
            (8.0, AT_SOURCE),
            (
                "Compassionate leadership lies above the middle half of similar trusts. "
                "Burnout is withheld by the publisher."
            ),
        ),
    ],
)
def test_element_finding_says_favourable_where_a_score_is_named_after_something_bad(values, sentence):
    scores = [a_score("PP1_2", values[0]), a_score("PP4_2", values[1])]

    assert phrases.element_finding(scores) == sentence


def test_element_finding_says_which_of_three_causes_leaves_nothing_to_tell():
    few = a_score("PP1_2", 7.0, group=FEW, members=(6.0, 6.5, 7.0, 8.0))
    alone = a_score("PP1_2", 7.0, group=GroupRange(1, 7.0, 7.0, 7.0, 7.0, 7.0), members=(7.0,))

    assert phrases.element_finding([]) == "This edition holds no score for this element."
    assert phrases.element_finding([a_score("PP1_2", AT_SOURCE)]) == "Its one score is withheld by the publisher."
    assert phrases.element_finding([few]) == (
        "Fewer than 8 organisations of this kind took part, too few for a middle half: each is drawn as a dot."
    )
    assert phrases.element_finding([alone]).startswith("No other organisation of this kind took part")


def test_element_finding_speaks_of_appraisals_in_the_plural():
    assert phrases.element_finding([a_score("PP5_2", 7.0)]) == "Appraisals lie in the middle half of similar trusts."


def test_element_finding_keeps_a_value_printed_like_a_quartile_in_the_middle_half():
    group = GroupRange(organisations=122, minimum=5.0, q1=6.5, median=7.0, q3=7.5001, maximum=9.0)

    assert phrases.side_of(a_score("PP1_2", 7.5004, group=group)) is Side.MIDDLE


def test_question_finding_counts_in_tenths():
    question = a_question("manager-listens", 73.2)

    assert phrases.question_finding(question, "top quarter") == (
        "About 7 in 10 staff say their manager listens: top quarter of similar trusts."
    )


def test_question_finding_speaks_of_part_of_the_staff_where_only_part_was_asked():
    question = a_question("violence-reported", 71.0)

    assert phrases.question_finding(question, "middle half") == (
        "About 7 in 10 of those who met violence say the last time was reported: middle half of similar trusts."
    )


def test_question_finding_says_withheld_and_no_number():
    sentence = phrases.question_finding(a_question("manager-listens", AT_SOURCE), "")

    assert sentence.startswith("The publisher has withheld")
    assert "in 10" not in sentence
