"""A document as Markdown: sentences, and every figure as its table."""

from collections.abc import Iterator

from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section

SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|"})


def markdown(document: Document) -> str:
    """Return the whole document as Markdown text, ending in one line break."""
    lines = [f"# {_text(document.full_title)}", "", f"**{_text(document.finding)}**", ""]
    lines += [f"- {_text(term)}: {_text(said)}" for term, said in document.facts]
    lines += ["", *_paragraphs(document.paragraphs)]
    for section in document.sections:
        lines += _section(section)
    if document.cannot_tell:
        lines += ["## What this cannot tell you", "", *_paragraphs(document.cannot_tell)]
    if document.how_made:
        lines += ["## How this was made", "", *_paragraphs(document.how_made)]
    if document.sample:
        lines += ["**Sample data. This trust is made up.**", ""]
    lines += ["---", "", *_paragraphs((document.edition_line, document.source_line, f"Page: {document.address}"))]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {_text(section.heading)}", "")
    if section.finding:
        yield from (f"**{_text(section.finding)}**", "")
    yield from _paragraphs(section.paragraphs)
    for figure in section.figures:
        yield from (f"### {_text(figure.chart.finding)}", "")
        yield from _table(figure.chart.table())
        if figure.chart.words.note:
            yield from (_text(figure.chart.words.note), "")
        yield from (f"{_text(figure.chart.words.source_line)}", "")
    for table in section.tables:
        yield from _table(table)
    yield from _paragraphs(section.notes)


def _table(table: ChartTable) -> Iterator[str]:
    yield from (_text(table.caption), "")
    yield f"| {' | '.join(_text(cell) for cell in table.header)} |"
    yield f"|{' --- |' * len(table.header)}"
    for row in table.rows:
        yield f"| {' | '.join(_text(cell) for cell in row)} |"
    yield ""


def _paragraphs(sentences: tuple[str, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield from (_text(sentence), "")


def _text(text: str) -> str:
    return text.translate(SPECIAL).replace("\n", " ")
