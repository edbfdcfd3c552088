"""Word files: real styles, native tables, pictures that speak, and the same bytes for the same figures."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from tests.factories.results import a_question, results_with

from groundswell.discover.dashboard.pages.element import element_page
from groundswell.discover.dashboard.pages.question import question_page
from groundswell.discover.dashboard.pages.whole import whole_document
from groundswell.look.charts import alt_text, png
from groundswell.look.documents.model import Document
from groundswell.look.documents.word import one_page_sentences, word
from groundswell.packs.elements import element_set
from groundswell.vocabulary.withheld import AT_SOURCE


@pytest.fixture(scope="module")
def document() -> Document:
    return whole_document(
        results_with(a_question("manager-listens", AT_SOURCE)), element_set(), equity=None, outcomes=None
    )


@pytest.fixture(scope="module")
def file(document):
    return docx.Document(io.BytesIO(word(document)))


def texts(file, style: str) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs if paragraph.style.name == style]


def cells(table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row.cells) for row in table.rows)


def test_every_table_of_the_document_is_a_native_table_with_the_same_cells(document, file):
    assert [cells(table) for table in file.tables] == [(one.header, *one.rows) for one in document.tables() if one.rows]


def test_a_withheld_cell_says_so(file):
    listed = [row for table in file.tables for row in cells(table) if row[0].startswith("Manager listens")]

    assert listed
    assert {row[1] for row in listed} == {"withheld by the publisher"}


def test_every_picture_has_the_title_and_the_words_of_its_chart(document, file):
    drawn = [shape._inline.docPr for shape in file.inline_shapes]

    told = [(one.get("title"), one.get("descr")) for one in drawn][1:]
    assert told == [(figure.chart.finding, alt_text(figure.chart)) for figure in document.figures()]
    assert drawn[0].get("descr") == "Eleven dots in a gentle wave"


def test_headings_lead_from_the_contents_and_are_real(document, file):
    headings = texts(file, "Heading 1")

    assert headings[0] == "In short"
    assert headings[1:-2] == [section.heading for section in document.sections]
    assert texts(file, "Contents line") == headings
    anchors = [way.get(qn("w:anchor")) for way in file.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))]
    assert sorted(anchors) == sorted(marks)
    assert len(set(marks)) == len(headings)


def test_header_rows_are_repeated_and_rows_stay_whole(file):
    for table in file.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_one_page_says_at_most_seven_sentences_and_what_is_not_known(document, file):
    assert len(one_page_sentences(document)) <= 7
    paragraphs = [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs]
    start = paragraphs.index(("Heading 1", "In short"))
    alone = [words for _, words in paragraphs[start : paragraphs.index(("Heading 1", document.sections[0].heading))]]
    assert set(one_page_sentences(document)) <= set(alone)
    assert set(document.cannot_tell) <= set(alone)


def test_the_file_says_what_it_is_and_in_which_language(document, file):
    about = file.core_properties

    assert (about.title, about.language, about.author) == (document.full_title, "en-GB", "Groundswell")
    assert about.created is None
    assert 'w:lang w:val="en-GB"' in file.styles.element.xml.replace("\n", " ")
    assert file.styles["Normal"].font.name == "Arial"
    assert file.styles["Normal"].font.size.pt == 11
    assert str(file.styles["Heading 1"].font.color.rgb) == "0B5563"


def test_the_same_figures_give_the_same_bytes(document):
    assert word(document) == word(document)


def test_no_field_asks_to_be_updated_when_the_file_is_opened(document):
    with zipfile.ZipFile(io.BytesIO(word(document))) as packed:
        assert b"updateFields" not in packed.read("word/settings.xml")
        assert b"w:dirty" not in packed.read("word/document.xml")


def test_sample_data_is_told_on_every_page(document):
    plain = docx.Document(io.BytesIO(word(document)))
    sample = docx.Document(io.BytesIO(word(replace(document, sample=True))))

    def heads(file) -> list[str]:
        section = file.sections[0]
        return ["".join(p.text for p in head.paragraphs) for head in (section.header, section.first_page_header)]

    assert all("Sample data" in head for head in heads(sample))
    assert not any("Sample data" in head for head in heads(plain))


def test_names_that_would_break_a_file_are_written_as_words(document):
    hostile = replace(document, title="a\x00b\x0b</w:t>\ud7ff&", whose="=1+1\r\n\tTrust")

    made = docx.Document(io.BytesIO(word(hostile)))

    assert texts(made, "Title") == ["=1+1 Trust"]


def test_a_page_of_one_question_is_a_whole_file_too():
    results = results_with()
    page = question_page(results, results.question("manager-listens"), element_set())

    made = docx.Document(io.BytesIO(word(page)))

    assert texts(made, "Title") == [results.organisation.name]
    assert texts(made, "Subtitle") == [page.title]


def test_a_long_list_is_drawn_in_parts_that_fit_a_page_and_loses_no_row():
    elements = element_set()
    page = element_page(results_with(), elements.element("support-and-compassion"), elements)
    made = docx.Document(io.BytesIO(word(page)))

    rows = [row for table in made.tables for row in cells(table)[1:]]
    for figure in page.figures():
        assert set(figure.chart.table().rows) <= set(rows)
    assert len(page.figure("questions").chart.strips) > 20
    assert max(shape.height.cm for shape in made.inline_shapes) < 14


def test_pictures_stand_on_white():
    with Image.open(io.BytesIO(png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))) as drawn:
        assert drawn.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
