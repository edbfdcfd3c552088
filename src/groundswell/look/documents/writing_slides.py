"""Text that people write as slides: each heading a slide's title, what stands below it the slide."""

from groundswell.look.documents.model import Document
from groundswell.look.documents.slide_plan import Slide
from groundswell.look.documents.slides import drawn
from groundswell.look.documents.writing import MADE_BY, Sort, pieces


def slides_of(text: str, *, title: str, whose: str, meaning: str, note: str = "", sample: bool = False) -> bytes:
    """Return a pptx file: a cover that says what it is for, then a slide for every heading of the text.

    What stands before the first heading is a slide of its own, under the title.
    """
    about = Document(
        title=title, whose=whose, address="", finding=meaning, edition_line=note, source_line=MADE_BY, sample=sample
    )
    return drawn(about, planned(text, title=title))


def planned(text: str, *, title: str) -> tuple[Slide, ...]:
    """Return a slide for every heading that says something; smaller headings are lines like others."""
    found: list[Slide] = []
    heading, lines = title, list[str]()
    for piece in pieces(text):
        if piece.sort is Sort.HEADING:
            found += _slide(heading, lines)
            heading, lines = piece.lines[0], []
        else:
            lines += piece.lines
    return (*found, *_slide(heading, lines))


def _slide(heading: str, lines: list[str]) -> list[Slide]:
    return [Slide(title=heading, sentences=tuple(lines), source=MADE_BY, notes=tuple(lines))] if lines else []
