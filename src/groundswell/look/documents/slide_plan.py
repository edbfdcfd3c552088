"""Which slides a document becomes: at most twelve, and a spare set behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from groundswell.look.charts import AnyChart, ChartTable, alt_text
from groundswell.look.documents.fitting import in_parts, plain_text
from groundswell.look.documents.model import Document, Section
from groundswell.look.documents.slide_words import fits_title, lines_beside, named, title_of

MOST_MAIN, MOST_SPARE = 12, 12
MOST_STRIPS = 7
CANNOT_TELL = "What these figures cannot tell us"
ASKS = "What we ask the board to talk about"
HOW_MADE = "How these slides were made, and whom to ask"
WHO = "How staff were heard, and who is not in these figures"
WHOSE = "Whose figures these are, and from which edition"
NOT_ALL = "{count} more drawings and tables of this page are in its Word document and its workbook."
MADE = (
    "Every number is the one on the page {address}; none was copied by hand.",
    "Made by Groundswell, free software. It is not an NHS product, and NHS England has not endorsed it.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide before it is drawn. `chart` or `table` stands left, `lines` right; or `sentences` take the slide.

    `facts` are pairs shown as a table left of the lines. `notes` are what the speaker reads: numbers and cautions.
    """

    title: str
    measured: str = ""
    chart: AnyChart | None = None
    table: ChartTable | None = None
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()
    is_spare: bool = False


def plan(document: Document) -> tuple[Slide, ...]:
    """Return every slide after the cover, in order: heard, findings, cannot tell, asks, then the spare set."""
    closing = _closing(document)
    room = MOST_MAIN - 2 - len(closing)
    firsts: list[Slide] = []
    later: list[Slide] = []
    for section in document.sections:
        made = list(_of_section(section, document))
        firsts += made[:1]
        later += made[1:]
    # What is drawn comes before what is only listed; the sort keeps the reading order otherwise.
    firsts.sort(key=lambda slide: slide.chart is None)
    spare = [*firsts[room:], *later]
    left_out = len(spare) - (MOST_SPARE - 1)
    kept = [replace(slide, is_spare=True) for slide in spare[: MOST_SPARE - 1]]
    return (_heard(document), *firsts[:room], *closing, *kept, _how_made(document, max(0, left_out)))


def _heard(document: Document) -> Slide:
    facts = dict(document.facts)
    # Published editions say how many answers there are; a trust's own surveys of how many people.
    answers = facts.get("Answers", facts.get("Answered", ""))
    people = "staff " if "Answers" in facts else ""
    told = f"{answers[:1].upper()}{answers[1:]} {people}answered; who did not is not in these figures"
    can_say = (bool(document.not_heard) and answers[:1].isdigit()) or answers.startswith("about")
    edition = document.edition_line.removeprefix("Figures: ")
    return Slide(
        title=told if can_say and fits_title(told) else WHO if document.not_heard else WHOSE,
        facts=(
            ("Whose figures", document.whose),
            *document.facts,
            ("Edition", edition),
        ),
        lines=("Not in these figures:", *document.not_heard) if document.not_heard else document.paragraphs[:3],
        source=document.source_line,
        notes=(*document.paragraphs, *document.not_heard, document.edition_line),
    )


def _closing(document: Document) -> list[Slide]:
    slides = []
    for title, sentences in ((CANNOT_TELL, document.cannot_tell), (ASKS, document.asks)):
        if sentences:
            slides.append(Slide(title=title, sentences=sentences, source=document.edition_line, notes=sentences))
    return slides


def _how_made(document: Document, left_out: int) -> Slide:
    said = (
        document.edition_line,
        document.source_line,
        *(words.format(address=document.address) for words in MADE),
        *((NOT_ALL.format(count=left_out),) if left_out else ()),
    )
    return Slide(
        title=HOW_MADE,
        sentences=said,
        source=document.edition_line,
        notes=(*said, *document.how_made),
        is_spare=True,
    )


def _of_section(section: Section, document: Document) -> Iterator[Slide]:
    """Yield a slide for every drawing and table of a part; long lists are continued."""
    for figure in section.figures:
        yield from _of_chart(section, figure.chart, document)
    for table in section.tables:
        if table.rows:
            yield Slide(
                title=title_of(section),
                measured=table.caption,
                table=table,
                lines=lines_beside(section, None),
                source=document.source_line,
                notes=(*_numbers(table), *section.paragraphs, *section.notes, document.edition_line),
            )


def _of_chart(section: Section, chart: AnyChart, document: Document) -> Iterator[Slide]:
    parts = in_parts(chart, most=MOST_STRIPS)
    for number, part in enumerate(parts, 1):
        table = part.table()
        title = title_of(section, chart)
        if len(parts) > 1:
            told = (f"{words} ({number} of {len(parts)})" for words in (named(chart), title))
            title = next((words for words in told if fits_title(words)), title)
        yield Slide(
            title=title,
            measured=part.measured,
            chart=part,
            table=table,
            lines=lines_beside(section, part),
            source=part.words.source_line,
            notes=(alt_text(part), *_numbers(table), part.words.note, *section.notes, *document.cannot_tell[:1]),
        )


def _numbers(table: ChartTable) -> Iterator[str]:
    """Yield each row as a line to read: name first, then every number with its heading."""
    for row in table.rows:
        told = "; ".join(f"{title} {cell}" for title, cell in zip(table.header[1:], row[1:], strict=True))
        yield plain_text(f"{row[0]}: {told}")
