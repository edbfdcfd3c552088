"""What the equity page says: both rates, what 1.0 means, and which way is worse."""

import pytest
from tests.factories.results import RELEASE, TRUST, results_with

from groundswell.discover.dashboard.pages.equity import equity_page, told_in_words
from groundswell.look.charts import svg
from groundswell.national.equity import EquityRatio, EquityResults
from groundswell.packs.indicators import equity_measures
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE

SPREAD = GroupRange(organisations=122, minimum=1.4, q1=2.0, median=2.4, q3=2.9, maximum=4.9)
DISCRIMINATION = EquityRatio("discrimination", 9.765625, 3.9886, 2.4484, SPREAD)
CAREER = EquityRatio("career", 62.88, 68.38, 0.92)


def measure(measure_id):
    return next(one for one in equity_measures() if one.id == measure_id)


def of(*ratios, groups=("Acute&Acute Community Trusts",)):
    return EquityResults(release=RELEASE, organisations=159, groups_held=groups, ratios=ratios)


def test_a_ratio_is_told_with_both_rates():
    assert told_in_words(measure("discrimination"), DISCRIMINATION) == (
        "Staff from ethnic minorities were 2.4 times as likely as white staff to report discrimination at work from a "
        "manager or colleague (9.8% and 4.0%)."
    )


def test_a_ratio_that_prints_as_one_is_told_as_alike():
    alike = EquityRatio("harassment-from-staff", 14.6, 14.2, 1.028)

    assert told_in_words(measure("harassment-from-staff"), alike) == (
        "Staff from ethnic minorities were about as likely as white staff to report harassment, bullying or abuse from "
        "other staff (14.6% and 14.2%)."
    )


def test_the_finding_knows_that_a_small_career_ratio_is_the_less_favourable_one():
    better = EquityRatio("harassment-from-patients", 10.0, 20.0, 0.5)
    alike = EquityRatio("harassment-from-staff", 14.6, 14.2, 1.028)

    page = equity_page(results_with(), of(DISCRIMINATION, CAREER, better, alike))

    assert page.finding == (
        "On 2 of 4 measures, staff from ethnic minorities answered less favourably than white staff; "
        "on 1 about alike; on 1 more favourably."
    )


def test_the_place_of_a_ratio_is_told_by_size_and_never_as_praise():
    high = EquityRatio("discrimination", 40.0, 10.0, 4.0, SPREAD)
    page = equity_page(results_with(), of(high))

    assert page.sections[0].figures[0].chart.finding == (
        "Size of the ratio among similar trusts: top quarter; their middle half is 2.0 to 2.9"
    )
    assert "less often" in page.sections[0].figures[0].chart.words.note


def test_what_one_means_and_the_missing_interval_are_said():
    page = equity_page(results_with(), of(DISCRIMINATION))

    assert page.paragraphs[0].startswith("A ratio of 1.0 means the same for both")
    assert "no interval is drawn" in page.cannot_tell[0]
    assert "not the official WRES return" in page.sections[-1].paragraphs[0]


def test_a_withheld_ratio_is_withheld_everywhere():
    page = equity_page(results_with(), of(EquityRatio("discrimination", AT_SOURCE, AT_SOURCE, AT_SOURCE, SPREAD)))
    chart = page.sections[0].figures[0].chart

    assert page.finding == "Every ratio of this trust is withheld by the publisher."
    assert page.sections[0].finding == "Discrimination at work: withheld by the publisher."
    assert chart.table().rows[0] == ("Ratio, this trust", "withheld by the publisher")
    assert "times" not in svg(chart).split("<title>")[1].split("</title>")[0]


def test_a_trust_outside_the_data_set_is_told_so_and_why():
    page = equity_page(results_with(), of(groups=("Community Trusts", "Ambulance Trusts")))

    assert page.finding == f"{TRUST.name} is not in this data set."
    assert page.paragraphs[0] == (
        "It holds 159 organisations: ambulance trusts and community trusts. Whoever made it left acute trusts out. "
        "That says nothing about this organisation."
    )
    assert page.cannot_tell == ()


def test_a_trust_missing_among_its_own_kind_is_told_that_nobody_says_why():
    page = equity_page(results_with(), of())

    assert page.paragraphs[0].endswith("This one is not among them. The data set does not say why.")


def test_without_an_edition_the_page_says_how_to_load_one():
    page = equity_page(results_with(), None)

    assert page.finding == "No ratios by ethnicity are loaded here."
    assert "groundswell data add FILE" in page.paragraphs[0]


@pytest.mark.parametrize("standard_label", ["BME", "BAME"])
def test_the_standards_label_stands_only_in_the_note(standard_label):
    page = equity_page(results_with(), of(DISCRIMINATION, CAREER))
    said = [page.finding, *page.summary, *page.paragraphs, *(section.finding for section in page.sections)]

    assert [words for words in said if standard_label in words] == []
