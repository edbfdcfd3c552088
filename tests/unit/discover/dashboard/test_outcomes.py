"""What stands beside culture: value, unit, date and source on every line, counts never compared, nothing as a cause."""

import re
from dataclasses import replace

import pytest
from tests.factories.results import RELEASE, TRUST, results_with

from groundswell.discover.dashboard.pages.facts import NOT_COMPARED, day_in_words
from groundswell.discover.dashboard.pages.outcomes import SIDE_BY_SIDE, outcomes_page, sections_beside
from groundswell.look.charts import RangeStrip, StripList
from groundswell.national.equity import EquityRatio, EquityResults
from groundswell.national.outcomes import OutcomeResults, OutcomeValue
from groundswell.packs.elements import element_set
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE

SPREAD = GroupRange(organisations=117, minimum=0.7, q1=0.9, median=1.0, q3=1.1, maximum=1.3)
CAUSAL = re.compile(r"\b(causes|drives|driven by|leads to|led to|impacts?|thanks to|because of|results in)\b")


def a_value(indicator_id, value=None, **words):
    blank = {
        "word": "",
        "numerator": None,
        "denominator": None,
        "period": "",
        "source": "",
        "published": "",
        "note": "",
    }
    return OutcomeValue(id=indicator_id, value=value, **{**blank, **words})


SHMI = a_value(
    "shmi",
    1.0007,
    numerator=3185.0,
    denominator=3184.0,
    period="latest twelve months published by 2026-03",
    source="NHS England, SHMI",
    published="2026-03",
    group=SPREAD,
)
RATING = a_value(
    "cqc-well-led", word="Good", source="Care Quality Commission", published="2023-09-06", note="Inherited."
)
COMPLAINTS = a_value("complaints", 467.0, group=SPREAD, period="2024-25")
SICKNESS = a_value("sickness", 5.18, group=SPREAD, note="An average of three months.")


def of(*values):
    return OutcomeResults(RELEASE, values)


def page_of(*values, results=None, equity=None):
    return outcomes_page(results or results_with(), of(*values), equity, element_set("six-2022"))


def facts(page):
    return {fact.indicator.id: fact for one in page.besides for fact in one.facts}


def element(element_id):
    return element_set("six-2022").element(element_id)


def test_the_page_says_how_much_is_loaded_and_that_neither_proves_the_other():
    assert page_of(SHMI, SICKNESS).document.finding == (
        f"2 outcome figures are loaded for this organisation, beside what its staff said. {SIDE_BY_SIDE}"
    )


def test_a_line_has_value_unit_place_date_and_source():
    fact = facts(page_of(SHMI))["shmi"]

    assert fact.cells() == (
        "Deaths against expected (SHMI)",
        "1.00 (3,185 deaths observed, 3,184 expected)",
        "deaths observed for each death expected; lower is better",
        "middle half of 117 acute trusts",
        "latest twelve months published by March 2026",
        "NHS England, SHMI",
    )
    assert isinstance(fact.figure.chart, RangeStrip)


def test_the_publishers_banding_is_told_in_its_own_words():
    assert facts(page_of(replace(SHMI, word="As expected")))["shmi"].printed == "1.00, as expected"


def test_a_rating_is_a_word_with_its_day_and_says_that_it_was_inherited():
    fact = facts(page_of(RATING))["cqc-well-led"]

    assert (fact.printed, fact.when, fact.figure) == ("Good", "6 September 2023", None)
    assert fact.notes[0] == "Inherited."


def test_a_count_is_never_put_on_a_range():
    fact = facts(page_of(COMPLAINTS))["complaints"]

    assert (fact.printed, fact.place, fact.figure) == ("467", NOT_COMPARED, None)


def test_fewer_than_eight_similar_organisations_make_no_range():
    small = replace(SPREAD, organisations=7)

    assert facts(page_of(replace(SHMI, group=small)))["shmi"].figure is None


def test_a_withheld_figure_is_said_to_be_withheld():
    fact = facts(page_of(replace(SHMI, value=AT_SOURCE)))["shmi"]

    assert fact.printed == "withheld by the publisher"
    assert fact.figure.chart.table().rows[0][1] == "withheld by the publisher"


def test_a_share_without_the_number_it_rests_on_says_nothing_of_it():
    fact = facts(page_of(a_value("fft-positive", 94.9), replace(SHMI, denominator=None)))

    assert (fact["fft-positive"].rests_on, fact["shmi"].rests_on) == ("", "")


def test_what_staff_said_stands_beside_each_outcome():
    quality, value, workforce = page_of(SHMI).besides

    assert [type(one.chart) for one in quality.said] == [StripList, StripList]
    assert [strip.label for strip in workforce.said[0].chart.strips] == [
        "Staff engagement",
        "Morale",
        "Burnout (higher is better)",
    ]
    assert value.said == ()
    assert value.section.finding == "No figure of this outcome is loaded."


def test_every_indicator_for_the_sector_is_listed_and_those_missing_say_where_to_get_them():
    page = page_of(SHMI)
    rows = {row[0]: row for section in page.catalogue for row in section.tables[0].rows}

    assert rows["1.2a Deaths against expected (SHMI)"][1] == "loaded"
    assert rows["1.7 A&E within four hours"][1:3] == (
        "not loaded",
        "NHS England’s monthly statistics: england.nhs.uk/statistics, A&E attendances. Or the trust’s own figures.",
    )
    assert rows["M8.5 Burnout score"][1] == "in the staff survey"
    assert rows["1.14 Outcomes of community services"][1] == "each trust chooses"
    assert "1.11 Treatment out of area" not in rows


def test_a_mental_health_trust_sees_its_own_list_and_what_was_replaced():
    organisation = replace(
        TRUST,
        benchmark_group=(
            "Mental Health & Learning Disability and Mental Health, Learning Disability & Community Trusts"
        ),
    )
    page = page_of(results=results_with(organisation=organisation))
    rows = {row[0]: row for section in page.catalogue for row in section.tables[0].rows}

    assert rows["1.9 Delayed transfers of care"][1:3] == (
        "replaced",
        "Replaced (about 1 March 2020, unverified) by 1.9a Clinically ready for discharge but still in hospital.",
    )
    assert "1.4 Treated or waiting within 18 weeks of referral" not in rows


def test_a_board_is_told_that_the_list_does_not_fit():
    page = page_of(SHMI, results=results_with(organisation=replace(TRUST, benchmark_group="ICBs")))

    assert page.besides == page.catalogue == ()
    assert page.document.finding == (
        "The programme’s list of outcomes is made for organisations that give care. It does not fit integrated care "
        "boards, so nothing is listed here."
    )


def test_research_elsewhere_has_a_grade_on_every_row():
    (section,) = page_of(SHMI).elsewhere

    assert all(row[4].split(":")[0] in {"high", "moderate", "low", "very low"} for row in section.tables[0].rows)
    assert "No independent outcome evaluation of the programme is known to us." in section.paragraphs[0]


@pytest.mark.parametrize("element_id", [one.id for one in element_set("six-2022").elements])
def test_no_sentence_tells_association_as_cause(element_id):
    page = page_of(SHMI, RATING, COMPLAINTS, SICKNESS)
    sections = (*page.document.sections, *sections_beside(results_with(), element(element_id), of(SICKNESS), None))
    said = [
        words
        for section in sections
        for words in (
            section.finding,
            *section.paragraphs,
            *section.notes,
            *(cell for table in section.tables for row in table.rows for cell in row),
        )
    ]

    assert [words for words in said if CAUSAL.search(words)] == []


def test_an_element_shows_its_indicators_and_what_is_missing():
    beside, research = sections_beside(results_with(), element("support-and-compassion"), of(SICKNESS, SHMI), None)

    assert [figure.name for figure in beside.figures] == ["sickness"]
    assert beside.finding == SIDE_BY_SIDE
    assert beside.paragraphs == (
        "Not loaded: sickness put down to stress, anxiety or depression. The page of outcomes says where to get each.",
    )
    assert research.id == "elsewhere"


def test_an_element_without_any_says_so():
    (beside, _) = sections_beside(results_with(), element("goals-and-performance"), None, None)

    assert beside.finding == "No outcome or indicator is loaded for this element."


def test_equity_and_inclusion_is_shown_with_its_ratios():
    ratios = EquityResults(RELEASE, 159, (), (EquityRatio("discrimination", 9.8, 4.0, 2.45),))

    beside = sections_beside(results_with(), element("equity-and-inclusion"), None, ratios)[0]

    assert beside.paragraphs[0].startswith("Staff from ethnic minorities were 2.5 times as likely")
    assert [link.href for link in beside.links][-1] == "/trusts/ZZT/equity/"


@pytest.mark.parametrize(
    ("published", "words"),
    [("2023-09-06", "6 September 2023"), ("2026-03", "March 2026"), ("2024-25", "2024-25"), ("autumn", "autumn")],
)
def test_days_and_months_are_told_in_words_and_years_of_account_stay(published, words):
    assert day_in_words(published) == words
