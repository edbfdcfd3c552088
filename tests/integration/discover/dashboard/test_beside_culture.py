"""Equity, outcomes and the explaining pages as answered by the product, with the editions it ships."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def read():
    """Return a function that gives the text of a page that is there."""

    def page(path):
        answer = Client().get(path)
        assert answer.status_code == 200, path
        return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())

    return page


def test_northumbrias_ratio_stands_with_both_its_rates(read):
    assert (
        "Staff from ethnic minorities were 2.4 times as likely as white staff to report discrimination at work from a "
        "manager or colleague (9.8% and 4.0%)."
    ) in read("/trusts/RTF/equity/")


def test_east_london_is_told_that_its_kind_is_not_in_the_ratios(read):
    page = read("/trusts/RWK/equity/")

    assert "East London NHS Foundation Trust is not in this data set." in page
    assert "left mental health, learning disability and community trusts out" in page


def test_northumbrias_outcomes_stand_beside_its_scores_with_date_and_source(read):
    page = read("/trusts/RTF/outcomes/")

    assert "Read side by side; neither proves the other." in page
    assert "1.00 3,185 deaths observed, 3,185 expected" in page
    assert "Care Quality Commission · latest rating, 6 September 2023" in page
    assert "95.2% 905 answers" in page
    assert "An average of three months" in page
    assert "The rating of one location (RTF86)" in page
    assert page.index("What was recorded") < page.index("What staff said")


def test_an_element_shows_its_indicators(read):
    assert "Sickness absence: middle half of similar trusts" in read("/trusts/RTF/elements/support-and-compassion/")


def test_a_score_says_what_it_speaks_for_in_the_well_led_framework(read):
    assert (
        "“Capable, compassionate and inclusive leaders”. Staff say how their own manager listens, understands, cares and "
        "helps. This link is our own design, and the names are unverified: pack groundswell/well-led, version 2026.1."
    ) in read("/trusts/RTF/scores/PP1_2/").replace("&#34;", '"')


def test_a_board_of_care_is_told_that_the_list_does_not_fit(read):
    assert "It does not fit integrated care boards" in read("/trusts/QOQ/outcomes/")


def test_unknown_trusts_and_methods_are_not_there():
    paths = ("/trusts/ZZZ/equity/", "/trusts/ZZZ/outcomes/", "/methods/astrology/", "/methods/../about/")

    assert [Client().get(path).status_code for path in paths] == [404, 404, 404, 404]


def test_the_mark_of_the_third_pilot_leads_to_its_place(read):
    page = Client().get("/about/").content.decode()

    assert 'id="unverified"' in page
    assert "East London was the third pilot" in page


def test_signed_out_people_find_methods_and_about(read):
    page = Client().get("/").content.decode()

    navigation = page.split('aria-label="Main"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', navigation) == ["/", "/elements/", "/methods/", "/about/"]
