"""Text that people write and change: paragraphs, headings, points; and the same as a Word file.

Four signs and no more, so that nobody has to learn anything: "## " and "### " begin headings, "- " a point, and an
empty line ends a paragraph. Everything else stands as it was typed.
"""

import io
from dataclasses import dataclass
from enum import StrEnum

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from groundswell.look.documents.fitting import plain_text
from groundswell.look.documents.packing import without_moments
from groundswell.look.documents.word_parts import add_field
from groundswell.look.documents.word_styles import LANGUAGE, set_styles
from groundswell.look.layout.frame import SAMPLE_WORDS


class Sort(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph, or a list of points; each line of a paragraph is a line of its own."""

    sort: Sort
    lines: tuple[str, ...]


STARTS = {"### ": Sort.SUBHEADING, "## ": Sort.HEADING, "- ": Sort.POINTS}
STYLES = {
    Sort.HEADING: "Heading 2",
    Sort.SUBHEADING: "Heading 3",
    Sort.PARAGRAPH: "Normal",
    Sort.POINTS: "List Bullet",
}
MADE_BY = "Made with Groundswell, free software. It is not an NHS product, and NHS England has not endorsed it."
LONGEST_PROPERTY = 255
TIGHT, LEADING = 0.9, 1.3


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in reading order; points that follow one another are one list."""
    found: list[Piece] = []
    is_open = False
    for line in (one.strip() for one in text.splitlines()):
        if not line:
            is_open = False
            continue
        start = next((one for one in STARTS if line.startswith(one)), "")
        sort, words = STARTS.get(start, Sort.PARAGRAPH), line.removeprefix(start).strip()
        goes_on = is_open and found[-1].sort is sort and sort in (Sort.PARAGRAPH, Sort.POINTS)
        if goes_on:
            found[-1] = Piece(sort, (*found[-1].lines, words))
        else:
            found.append(Piece(sort, (words,)))
        is_open = True
    return tuple(found)


def word_of(
    text: str, *, title: str, whose: str, note: str = "", sample: bool = False, is_tight: bool = False
) -> bytes:
    """Return a text as a Word file without a cover: title, whose it is, a note, then its pieces.

    `is_tight` sets it smaller and closer, for what has to stay on one page.
    """
    file = docx.Document()
    set_styles(file)
    if is_tight:
        _tighten(file)
    _set_properties(file, title)
    if sample:
        file.add_paragraph(SAMPLE_WORDS, style="Sample")
    file.add_paragraph(plain_text(title), style="Title")
    file.add_paragraph(plain_text(whose), style="Subtitle")
    if note:
        file.add_paragraph(plain_text(note), style="Note")
    for piece in pieces(text):
        for line in piece.lines:
            file.add_paragraph(plain_text(line), style=STYLES[piece.sort])
    foot = file.sections[0].footer.paragraphs[0]
    foot.style = file.styles["Source"]
    foot.add_run(f"{MADE_BY} Page ")
    add_field(foot, "PAGE", "1")
    made = io.BytesIO()
    file.save(made)
    return without_moments(made.getvalue())


def _tighten(file: docx.document.Document) -> None:
    """Set the styles of a text to nine tenths, with little air between its pieces."""
    for name in ("Title", "Subtitle", *STYLES.values()):
        style = file.styles[name]
        layout = style.paragraph_format
        size = 20 if name == "Title" else min(style.font.size.pt, 11)
        style.font.size, layout.line_spacing = Pt(size * TIGHT), Pt(size * TIGHT * LEADING)
        layout.space_before, layout.space_after = Pt(6 if "Heading" in name else 0), Pt(3)


def _set_properties(file: docx.document.Document, title: str) -> None:
    """Say what the file is. It names no person, and no moment at which it was made."""
    about = file.core_properties
    about.title, about.subject = plain_text(title)[:LONGEST_PROPERTY], ""
    about.author, about.language = "Groundswell", LANGUAGE
    about.comments, about.keywords, about.last_modified_by = "", "", "Groundswell"
    for name in ("dcterms:created", "dcterms:modified"):
        for moment in about._element.findall(qn(name)):
            about._element.remove(moment)
