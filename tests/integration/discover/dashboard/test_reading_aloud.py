"""Sentences about real trusts, as a board member would read them aloud; and what names each page."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from groundswell.discover.dashboard.pages.taken import taken_at, taken_compared
from groundswell.look.charts import StripList, alt_text
from groundswell.look.documents.markdown import markdown
from groundswell.look.documents.slide_plan import plan
from groundswell.packs.elements import element_set
from groundswell.packs.scoring import is_burden, score_rules

# Acute, mental health, a group of one, an integrated care board, and one with withheld cells.
ORGANISATIONS = ["RTF", "R0A", "RWK", "NQL", "QOQ", "NXP"]
BY_SIZE = re.compile(r"\b(above|below)\b", re.IGNORECASE)


def documents(code):
    yield taken_at(code).document
    yield taken_at(code, "differences").document
    yield taken_at(code, "outcomes").document
    for element in element_set().elements:
        yield taken_at(code, "elements", element.id).document
    for rule in score_rules():
        yield taken_at(code, "scores", rule.id).document


def sentences(document):
    """Yield every sentence of a document, its slides and its charts that places something."""
    yield from (document.finding, *document.summary, *document.paragraphs)
    for section in document.sections:
        yield from (section.finding, *section.paragraphs)
        for figure in section.figures:
            yield figure.chart.finding
            yield alt_text(figure.chart)
            yield from (strip.finding for strip in getattr(figure.chart, "strips", ()))
    for slide in plan(document):
        yield from (slide.title, *slide.lines, *slide.sentences)


@pytest.mark.parametrize("code", ORGANISATIONS)
def test_no_score_named_after_something_bad_is_said_to_lie_above_or_below(code):
    labels = [rule.label.lower() for rule in score_rules() if is_burden(rule.id)]
    told = {sentence for document in documents(code) for sentence in sentences(document)}
    about = {sentence for sentence in told if any(label in sentence.lower() for label in labels)}

    assert about
    assert [sentence for sentence in about if BY_SIZE.search(sentence)] == []


@pytest.mark.parametrize("code", ORGANISATIONS)
def test_a_list_with_such_a_score_among_its_rows_is_not_said_to_lie_above_or_below(code):
    lists = [
        figure.chart
        for document in documents(code)
        for figure in document.figures()
        if isinstance(figure.chart, StripList) and any(strip.is_burden for strip in figure.chart.strips)
    ]

    assert lists
    assert [chart.finding for chart in lists if BY_SIZE.search(chart.finding)] == []


def test_files_and_comparisons_say_behind_such_a_name_that_higher_is_better():
    for document in (taken_at("RTF").document, taken_compared(["RTF", "R0A"]).document):
        rows = [row for table in document.tables() for row in table.rows]
        assert any(row[0] == "Burnout (higher is better)" for row in rows)
        assert not any(row[0] == "Burnout" for row in rows)
        assert "| Burnout (higher is better) |" in markdown(document)


def test_the_sentence_above_northumbrias_scores_is_about_all_of_them():
    chart = taken_at("RTF").document.figure("support-and-compassion-scores").chart

    assert re.match(r"(Both|All \d|\d of \d) lie", chart.finding), chart.finding
    assert chart.finding in markdown(taken_at("RTF").document)


@pytest.fixture
def read(db):
    caches["pages"].clear()

    def page(path):
        answer = Client().get(path)
        assert answer.status_code == 200, path
        return answer.content.decode()

    return page


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/trusts/RTF/", "Culture at a glance"),
        ("/trusts/RTF/equity/", "Equity"),
        ("/trusts/RTF/take-away/", "Take it away"),
        ("/trusts/RTF/differences/", "Where this trust differs most"),
        ("/trusts/RTF/outcomes/", "Outcomes beside culture"),
        ("/trusts/RTF/elements/teamwork/", "Teamwork"),
    ],
)
def test_the_heading_and_the_title_name_the_page_and_the_trust(path, name, read):
    page = read(path)
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    trust = "Northumbria Healthcare NHS Foundation Trust"

    assert " ".join(re.sub(r"<[^>]+>", " ", heading).split()) == f"{name} {trust}"
    assert f"<title>{name} - {trust} - Groundswell</title>" in page


def test_the_outcomes_page_says_what_its_drawings_of_staff_answers_show(read):
    drawn = taken_at("RTF", "outcomes").document.figures()
    findings = [figure.chart.finding for figure in drawn if isinstance(figure.chart, StripList)]
    page = read("/trusts/RTF/outcomes/")

    assert findings
    assert [finding for finding in findings if f'<h4 class="figure__finding">{finding}</h4>' not in page] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("trust=RTF&trust=XXX", "Choose another to compare with."),
        ("trust=RTF&trust=R0A&trust=XXX", "The others are shown."),
        ("trust=XXX", "Choose two to five from the list below."),
    ],
)
def test_comparing_with_an_unknown_code_says_what_to_do_next(asked, said, read):
    page = read(f"/compare/?{asked}")

    assert said in page
    assert ("The others are shown." in page) == ("R0A" in asked)
