"""Two programmes side by side, as when two trusts merge: what each has settled, under the same headings."""

from datetime import date

from groundswell.look.documents.writing import Piece, Sort, pieces
from groundswell.programme.models import Programme
from groundswell.programme.scope.pages import BesidePage, BesidePart
from groundswell.programme.scope.presenting.summary import summary_text

WHERE = "Where it is"


def beside_page(one: Programme, other: Programme, *, today: date) -> BesidePage:
    """Return the two pages for the board beside one another. Nothing is added up or compared by a number."""
    names = [f"{each.name}, {each.organisation.name}" for each in (one, other)]
    said = [_by_heading(summary_text(each, today=today)) for each in (one, other)]
    return BesidePage(
        title=f"{one.name} and {other.name}",
        finding="What each programme has settled, under the same headings. No figure here ranks one before the other.",
        parts=tuple(
            BesidePart(heading, tuple((name, each[heading]) for name, each in zip(names, said, strict=True)))
            for heading in said[0]
        ),
    )


def _by_heading(text: str) -> dict[str, tuple[Piece, ...]]:
    """Return the pieces of a page under each of its headings; both pages have the same ones, in the same order."""
    found: dict[str, tuple[Piece, ...]] = {}
    heading = WHERE
    for piece in pieces(text):
        if piece.sort is Sort.HEADING:
            heading = piece.lines[0]
        else:
            found[heading] = (*found.get(heading, ()), piece)
    return found
