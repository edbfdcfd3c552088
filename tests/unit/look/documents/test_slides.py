"""Slides: twelve and a spare set, findings as titles, native tables, and nothing runs over its place."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Pt
from tests.factories.results import MIDDLE_SCORE, TRUST, a_question, a_score, results_with

from groundswell.discover.dashboard.pages.element import element_page
from groundswell.discover.dashboard.pages.question import question_page
from groundswell.discover.dashboard.pages.whole import whole_document
from groundswell.look.charts import ChartTable, StripList, alt_text
from groundswell.look.documents.fitting import line_count
from groundswell.look.documents.model import Document, Section
from groundswell.look.documents.slide_plan import ASKS, CANNOT_TELL, plan
from groundswell.look.documents.slide_words import fits_title, named, title_of
from groundswell.look.documents.slides import RANGE_COLUMN, slides
from groundswell.packs.elements import element_set
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import AT_SOURCE

LONGEST = replace(TRUST, name="The Robert Jones and Agnes Hunt Orthopaedic Hospital NHS Foundation Trust")


def whole(*changes, organisation=TRUST) -> Document:
    return whole_document(results_with(*changes, organisation=organisation), element_set(), equity=None, outcomes=None)


@pytest.fixture(scope="module")
def document() -> Document:
    return whole(
        a_question("manager-listens", AT_SOURCE), a_score("E_1", 9.0), a_score("PP1_2", 5.1), organisation=LONGEST
    )


@pytest.fixture(scope="module")
def file(document):
    return Presentation(io.BytesIO(slides(document)))


def cells(table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_at_most_twelve_slides_then_the_spare_ones(document):
    planned = plan(document)
    main = [slide for slide in planned if not slide.is_spare]

    assert len(main) + 1 <= 12
    assert [slide.is_spare for slide in planned] == sorted(slide.is_spare for slide in planned)
    assert [slide.title for slide in main[-2:]] == [CANNOT_TELL, ASKS]


def test_the_second_slide_says_who_was_heard_and_who_was_not(document, file):
    said = "\n".join(shape.text_frame.text for shape in file.slides[1].shapes if shape.has_text_frame)

    assert set(document.not_heard) <= set(said.split("\n"))
    assert ("Edition", "NHS Staff Survey 2024, edition nss-2024.") in cells(
        next(shape.table for shape in file.slides[1].shapes if shape.has_table)
    )


def test_every_title_fits_two_lines(file):
    for slide in file.slides:
        run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
        assert run.font.size == Pt(28)
        assert fits_title(run.text)


def test_titles_and_alt_texts_and_cells_are_those_of_the_charts(document, file):
    charts = [slide.chart for slide in plan(document) if isinstance(slide.chart, StripList)]
    drawn = [slide for slide in file.slides if any(RANGE_COLUMN in words for words in _headers(slide))]

    assert len(drawn) == len(charts) > 6
    for slide, chart in zip(drawn, charts, strict=True):
        table = next(shape.table for shape in slide.shapes if shape.has_table)
        expected = chart.table()
        assert [row[:2] + row[3:] for row in cells(table)] == [row[:3] for row in (expected.header, *expected.rows)]
        assert alt_text(chart) in [about.get("descr") for about in slide.shapes._spTree.iter() if about.get("descr")]
        for row in expected.rows:
            assert all(cell in slide.notes_slide.notes_text_frame.text for cell in row)


def _headers(slide) -> list[tuple[str, ...]]:
    return [cells(shape.table)[0] for shape in slide.shapes if shape.has_table]


@pytest.mark.parametrize("element_id", ["support-and-compassion", "teamwork"])
def test_a_long_list_is_continued_and_loses_no_row(element_id):
    elements = element_set()
    page = element_page(results_with(), elements.element(element_id), elements)
    made = Presentation(io.BytesIO(slides(page)))

    shown = [row[0] for slide in made.slides for shape in slide.shapes if shape.has_table for row in cells(shape.table)]
    for figure in page.figures():
        assert {row[0] for row in figure.chart.table().rows} <= set(shown)


def test_nothing_runs_over_its_place_or_the_slide(file):
    foot, right = 540.0, 960.0
    for number, slide in enumerate(file.slides, 1):
        for shape in slide.shapes:
            assert shape.left.pt >= 0, number
            assert shape.left.pt + shape.width.pt <= right, number
            assert shape.top.pt + shape.height.pt <= foot, number
            if shape.has_table:
                _check_rows(shape, number)
            elif shape.has_text_frame and shape.text_frame.text:
                _check_words(shape, number)


def _check_rows(shape, number: int) -> None:
    widths = [column.width.pt for column in shape.table.columns]
    assert shape.top.pt + sum(row.height.pt for row in shape.table.rows) <= 500, number
    for row in shape.table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            runs = cell.text_frame.paragraphs[0].runs
            if runs:
                size = runs[0].font.size.pt
                taken = line_count(cell.text, size=size, width=width - 10) * size * 1.2
                assert taken <= row.height.pt, (number, cell.text)


def _check_words(shape, number: int) -> None:
    taken = 0.0
    for paragraph in shape.text_frame.paragraphs:
        size = paragraph.runs[0].font.size.pt
        is_bold = bool(paragraph.runs[0].font.bold)
        taken += line_count(paragraph.text, size=size, width=shape.width.pt, is_bold=is_bold) * size * 1.2
    assert taken <= shape.height.pt + 1, (number, shape.text_frame.text)


def test_a_cover_with_many_long_names_keeps_them_in_their_place(document):
    made = Presentation(io.BytesIO(slides(replace(document, title="Compare", whose=", ".join([LONGEST.name] * 5)))))

    assert made.slides[0].shapes.title.text_frame.text == "Compare"
    test_nothing_runs_over_its_place_or_the_slide(made)


def test_every_slide_has_its_source_and_notes(document, file):
    for slide in list(file.slides)[1:]:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(words.startswith(("Source:", "Figures:")) for words in said)
        assert slide.notes_slide.notes_text_frame.text


def test_the_same_figures_give_the_same_bytes(document):
    assert slides(document) == slides(document)


def test_a_title_names_the_list_and_says_its_finding():
    group = MIDDLE_SCORE
    document = whole(a_score("PP1_1", group.q3 + 0.001), a_score("E_1", group.q3 + 0.2), a_score("E_3", group.q1 - 0.2))

    assert named(document.figure("vision-and-values-scores").chart) == (
        "Vision and values, scores: 1 of 3 lies above the middle half, 1 in it, 1 below it: Advocacy"
    )


def test_a_title_that_is_too_long_leaves_out_the_row_that_lies_apart_and_keeps_the_name():
    questions = [one for one in staff_survey().questions.values() if one.id != "manager-listens"]
    document = whole(*(a_question(one.id, 10.0 if one.better is Better.LOWER else 85.0) for one in questions))
    section = next(one for one in document.sections if one.id == "support-and-compassion")
    telling = section.figures[1].chart

    assert not fits_title(named(telling))
    title = title_of(section, telling)
    assert title.startswith("Support and compassion, telling questions: ")
    assert title.endswith(", 1 in it")


def test_one_long_row_stands_upright_with_the_same_cells():
    results = results_with()
    page = question_page(results, results.question("manager-listens"), element_set())
    made = Presentation(io.BytesIO(slides(page)))

    expected = page.figure("range").chart.table()
    tables = [cells(shape.table) for slide in made.slides for shape in slide.shapes if shape.has_table]
    assert list(zip(expected.header, expected.rows[0], strict=True)) in tables


def test_a_table_that_does_not_fit_says_so_and_keeps_its_rows_in_the_notes():
    rows = tuple((f"Row {at}", "words " * 20, "1.0") for at in range(40))
    section = Section(id="long", heading="Long", tables=(ChartTable("A long table", ("What", "Words", "Value"), rows),))
    made = Presentation(io.BytesIO(slides(replace(whole(), sections=(section,)))))

    slide = made.slides[2]
    said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    shown = len(next(cells(shape.table) for shape in slide.shapes if shape.has_table)) - 1
    assert f"The first {shown} of 40 rows" in said
    assert "Row 39: Words" in slide.notes_slide.notes_text_frame.text
