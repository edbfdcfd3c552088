"""The page of a trust's own breakdown as a document, for Word, slides and Markdown: the same released cells."""

from collections.abc import Iterator

from groundswell.disclosure.released import words_of
from groundswell.discover.breakdown import phrases
from groundswell.discover.breakdown.drawing import listed
from groundswell.discover.breakdown.pages import BreakdownPage, ElementPart, IndicatorLine, MeasureFigure, RateLine
from groundswell.look.charts import ChartTable
from groundswell.look.documents.markdown import markdown
from groundswell.look.documents.model import Document, Figure, Section

# Drawing takes about a second for every hundred rows, so that nobody waits for long.
MOST_ROWS_DRAWN = 400
# Beyond drawings a document holds tables; a cell of a Word table takes about a thousandth of a second.
MOST_CELLS = 6_000
MEASURES_A_TABLE = 4
OFFICE = "application/vnd.openxmlformats-officedocument"


def document_of(page: BreakdownPage) -> Document:
    """Return one year of a breakdown by the kind of unit that its page shows."""
    trust = page.rates[0] if page.rates else None
    answers = next((words_of(one.chart.trust.answers) for one in _figures(page)), "")
    facts = (
        ("Year", page.year),
        ("By", page.unit),
        ("Answers", answers or (words_of(trust.answered) if trust else "")),
        ("Response rate of the whole trust", words_of(trust.rate) if trust else ""),
    )
    by = f" by {page.unit}" if page.unit else ""
    not_published = phrases.NOT_PUBLISHED.format(organisation=page.organisation)
    return Document(
        title=f"Our own breakdown{by}, {page.year}",
        whose=page.organisation,
        address=page.address,
        finding=page.finding or phrases.INDICATORS_ONLY.format(year=page.year),
        edition_line=f"Figures: the trust's own{by and ','}{by}, {page.year}. Unweighted, not published.",
        source_line=f"Source: the trust's own files {'; '.join(page.sources)}. Not published.",
        summary=tuple(_summary(page)),
        paragraphs=(not_published, *page.notes[:1]),
        sections=tuple(_sections(page)),
        cannot_tell=(page.why_not_shown, *page.notes[1:]) if page.units else (),
        not_heard=phrases.NOT_HEARD if page.units else (),
        whom_to_ask=phrases.WHOM_TO_ASK,
        how_made=(phrases.ROUNDED, *((phrases.ONE_KIND.format(units=page.units),) if page.units else ())),
        sample=page.is_sample,
        facts=tuple((term, said) for term, said in facts if said),
    )


def _figures(page: BreakdownPage) -> Iterator[MeasureFigure]:
    for part in page.elements:
        yield from part.figures


def _summary(page: BreakdownPage) -> Iterator[str]:
    """Yield the finding, and what the first measure of each element says."""
    if page.finding:
        yield page.finding
        for part in page.elements:
            yield f"{part.figures[0].chart.finding}."


def _sections(page: BreakdownPage) -> Iterator[Section]:
    rows = sum(len(one.chart.units) for one in _figures(page))
    if rows <= MOST_ROWS_DRAWN:
        for part in page.elements:
            figures = tuple(Figure(one.name, one.chart) for one in part.figures)
            yield Section(id=part.id, heading=part.heading, paragraphs=(part.meaning,), figures=figures)
    else:
        yield from _tables_only(page)
    if page.rates:
        yield Section(
            id="rates",
            heading="Response rates",
            paragraphs=(page.rates_mean,),
            tables=(
                listed(
                    f"Response rates, {page.units}, {page.year}",
                    RateLine.HEADER,
                    tuple(line.cells() for line in page.rates),
                ),
            ),
        )
    if page.indicators:
        cells = tuple(line.cells() for line in page.indicators)
        yield Section(
            id="indicators",
            heading="Local indicators",
            paragraphs=(page.indicators_mean,),
            tables=(ChartTable(f"Local indicators of the whole trust, {page.year}", IndicatorLine.HEADER, cells),),
        )
    if page.readings:
        yield Section(
            id="readings",
            heading=phrases.READINGS,
            paragraphs=(phrases.READINGS_MEAN,),
            tables=(page.readings,),
        )


def _tables_only(page: BreakdownPage) -> Iterator[Section]:
    """Yield the elements without drawings, as many measures as a document has room for, and what is left out."""
    room = MOST_CELLS
    left_out = 0
    for part in page.elements:
        units = 1 + len(part.figures[0].chart.units)
        fitting = part.figures[: max(0, room // units)]
        room -= units * len(fitting)
        left_out += len(part.figures) - len(fitting)
        if fitting:
            yield Section(
                id=part.id,
                heading=part.heading,
                paragraphs=(part.meaning,),
                tables=tuple(_tables(page, part, fitting)),
                notes=(
                    phrases.TABLES_ONLY,
                    *(f"{one.chart.label}. {one.chart.words.note}" for one in fitting if one.chart.words.note),
                ),
            )
    if left_out:
        yield Section(
            id="more",
            heading="More measures",
            paragraphs=(phrases.SEE_THE_WORKBOOK.format(count=left_out),),
        )


def _tables(page: BreakdownPage, part: ElementPart, figures: tuple[MeasureFigure, ...]) -> Iterator[ChartTable]:
    """Yield the measures of an element side by side, a few to a table."""
    starts = range(0, len(figures), MEASURES_A_TABLE)
    for number, start in enumerate(starts, 1):
        charts = [one.chart for one in figures[start : start + MEASURES_A_TABLE]]
        rows = (
            (*lines[0].cells()[:2], words_of(lines[0].answers), *(words_of(line.value) for line in lines))
            for lines in zip(*((chart.trust, *chart.units) for chart in charts), strict=True)
        )
        said = f"{part.heading}: {page.units}, {page.year}. Unweighted"
        yield listed(
            f"{said}. Table {number} of {len(starts)}" if len(starts) > 1 else said,
            ("Unit", "Part of", "Answers", *(f"{chart.label}, {chart.counted}" for chart in charts)),
            tuple(rows),
        )


def _word(document: Document) -> bytes:
    from groundswell.look.documents.word import word  # noqa: PLC0415 - heavy, and few ask for it

    return word(document)


def _slides(document: Document) -> bytes:
    from groundswell.look.documents.slides import slides  # noqa: PLC0415 - as above

    return slides(document)


def _markdown(document: Document) -> bytes:
    return markdown(document).encode()


DOCUMENTS = {
    "docx": (_word, f"{OFFICE}.wordprocessingml.document"),
    "pptx": (_slides, f"{OFFICE}.presentationml.presentation"),
    "md": (_markdown, "text/markdown; charset=utf-8"),
}
