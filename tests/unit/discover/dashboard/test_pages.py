"""What pages say, from results made by hand."""

import pytest
from tests.factories.results import MIDDLE_SHARE, a_question, a_score, results_with

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages.compare import compare_page
from groundswell.discover.dashboard.pages.differences import differences, differences_page
from groundswell.discover.dashboard.pages.element import element_page, neighbours
from groundswell.discover.dashboard.pages.glance import glance
from groundswell.discover.dashboard.pages.question import question_page
from groundswell.discover.dashboard.pages.score import score_page
from groundswell.look.charts import svg
from groundswell.national.history import History, YearValue
from groundswell.packs.elements import element_set
from groundswell.packs.scoring import score_rule
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.withheld import AT_SOURCE

SIX = [
    "Vision and values",
    "Goals and performance",
    "Support and compassion",
    "Learning and innovation",
    "Teamwork",
    "Equity and inclusion",
]


def test_glance_keeps_the_packs_order_whatever_the_values():
    document = glance(results_with(a_score("PP1_3", 9.0), a_score("E_1", 5.0)), element_set())

    assert [section.heading for section in document.sections[:6]] == SIX


def test_glance_has_no_score_of_a_culture_or_an_element():
    document = glance(results_with(), element_set())
    labels = {strip.label for figure in document.figures() for strip in figure.chart.strips}

    assert labels.isdisjoint({*SIX, "Culture", "Overall"})


def test_glance_says_why_there_is_no_change_only_where_there_is_none():
    without = glance(results_with(), element_set())
    with_history = glance(results_with(), element_set(), change=lambda measure: "+0.10 points since 2021")

    assert phrases.WHY_NO_CHANGE in without.cannot_tell
    assert phrases.WHY_NO_CHANGE not in with_history.cannot_tell


def test_a_score_named_after_something_bad_says_that_higher_is_better_wherever_it_is_named():
    results = results_with()
    label = "Burnout (higher is better)"
    element = element_set().elements[2]

    for document in (
        glance(results, element_set()),
        element_page(results, element, element_set()),
        score_page(results, results.score("PP4"), score_rule("PP4"), element_set()),
    ):
        labels = [strip.label for figure in document.figures() for strip in getattr(figure.chart, "strips", ())]
        assert label in labels
        assert "Burnout" not in labels
        assert any(row[0] == label for table in document.tables() for row in table.rows)
    compared = compare_page([results, results], element_set())
    assert any(row[0] == label for table in compared.tables() for row in table.rows)


def test_glance_draws_five_telling_questions_per_element():
    document = glance(results_with(), element_set())

    assert [len(section.figures[1].chart.strips) for section in document.sections[:6]] == [5] * 6


def test_glance_tells_the_count_that_chance_would_give():
    document = glance(results_with(a_score("E_1", 9.0), a_score("E_2", 9.0)), element_set())

    # Of 122 trusts, 2 x ceil(121 / 4) = 62 lie outside the quartiles: 30 x 62 / 122 = 15.2.
    assert document.paragraphs[0] == (
        "A typical trust has about 15 of its 30 scores outside the middle half. "
        "Scores move together: 2 is not 2 separate findings."
    )


def test_element_page_says_why_each_question_speaks_for_it():
    elements = element_set()
    element = elements.element("goals-and-performance")

    document = element_page(results_with(), element, elements)

    why = next(section for section in document.sections if section.id == "why-these").tables[0]
    assert len(why.rows) == 2 + 10
    assert all(row[2] and row[3] == "own design" for row in why.rows)


def test_neighbours_end_at_both_ends():
    elements = element_set()

    first = neighbours(elements.elements[0], elements, "RTF")
    last = neighbours(elements.elements[-1], elements, "RTF")

    assert first[0] is None
    assert first[1].href == "/trusts/RTF/elements/goals-and-performance/"
    assert last[1] is None


def test_a_withheld_question_keeps_its_explanation_and_draws_no_mark():
    results = results_with(a_question("manager-listens", AT_SOURCE))

    document = question_page(results, results.question("manager-listens"), element_set())

    drawn = "".join(str(svg(figure.chart)) for figure in document.figures())
    assert "is-value" not in drawn
    assert "withheld by the publisher" in drawn
    assert any(section.id == "speaks-for" for section in document.sections)


def test_years_are_joined_only_where_they_may_be_compared():
    results = results_with()
    question = results.question("manager-listens")

    def drawn(*reasons: str):
        years = tuple(YearValue(2021 + at, 70.0 + at, reason) for at, reason in enumerate(("", *reasons)))
        history = History("manager-listens", "x", "X", is_one_vintage=True, years=years, note="")
        return question_page(results, question, element_set(), history=history).figure("years").chart, history

    apart, broken = drawn("why", "why", "why")
    joined, whole = drawn("", "", "")

    assert len(apart.comparable) == 1
    assert broken.change_since(2021) is None
    assert joined.comparable == ((2021, 70.0), (2022, 71.0), (2023, 72.0), (2024, 73.0))
    assert whole.change_since(2021) == 3.0


@pytest.mark.parametrize("question_id", list(staff_survey().questions))
def test_every_question_has_a_page_that_can_be_drawn(question_id):
    results = results_with()

    document = question_page(results, results.question(question_id), element_set())

    assert document.finding.endswith(".")
    for figure in document.figures():
        assert str(svg(figure.chart)).startswith("<div")


@pytest.mark.parametrize("score_id", ["PP1", "PP1_2", "PP5_2", "PP4_1", "engagement", "M_3"])
def test_every_kind_of_score_has_a_page(score_id):
    results = results_with()

    document = score_page(results, results.score(score_id), score_rule(score_id), element_set())

    assert document.finding.startswith(results.score(score_id).label)
    assert {"made-of", "rule"} <= {section.id for section in document.sections}


def test_differences_take_the_direction_into_account():
    results = results_with(
        a_question("manager-listens", 80.0), a_question("burnt-out", 80.0), a_question("stress", 30.0)
    )

    found = differences(results)

    # Distances from the median 50 in widths of the middle half, 10: 3, 3 and 2.
    assert [(one.question.id, one.distance, one.is_favourable) for one in found] == [
        ("burnt-out", 3.0, False),
        ("manager-listens", 3.0, True),
        ("stress", 2.0, True),
    ]


def test_differences_page_gives_both_directions_a_section_and_says_the_expected_count():
    document = differences_page(results_with(a_question("manager-listens", 80.0)))

    assert [section.id for section in document.sections] == ["more-favourable", "less-favourable"]
    assert document.sections[1].finding == "None lies outside the middle half on this side."
    assert document.paragraphs[0].startswith("By chance alone we would expect about 50 of these 98 questions")


def test_differences_leave_out_questions_without_a_favourable_direction():
    assert MIDDLE_SHARE.q3 < 80

    assert differences(results_with(a_question("saw-errors", 80.0), a_question("pay", 50.0))) == ()


def test_compare_keeps_the_chosen_order_and_places_each_in_its_own_group():
    one, other = results_with(a_score("E_1", 8.0)), results_with(a_score("E_1", 6.0))

    document = compare_page([one, other], element_set())

    row = next(row for row in document.sections[0].tables[0].rows if row[0] == "Motivation")
    assert row[1:] == ("8.00, top quarter", "6.00, lowest quarter")
    assert document.sections[0].tables[0].caption == (
        "Vision and values: scores from 0 to 10, higher is better, and where each lies in its own group"
    )
    assert document.sections[0].tables[0].rows[-2:] == (
        ("People who answered", "1,000", "1,000"),
        ("Read against", "122 acute trusts", "122 acute trusts"),
    )
    assert document.sections[0].tables[1].caption.endswith("higher is better unless a label says otherwise")
    assert document.sections[0].tables[1].rows[-1] == ("People who answered", "1,000", "1,000")
    assert (
        document.finding
        == "These 2 lie within 0.25 points of each other on 17 of the 18 scores below; furthest apart on motivation."
    )
