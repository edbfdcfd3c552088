"""Where a detailed workbook keeps what: the sheets that hold results, their blocks, and the survey year."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from groundswell.national.source import Source
from groundswell.national.workbook_cells import Rows
from groundswell.vocabulary.faults import BadInput, Place

RELEASE = re.compile(r"NHS Staff Survey (20\d\d)")
HEADING = re.compile(
    r"^\s*(?:Q\d+[a-z]?(?:_\d+)?|PP\d(?:_\d)?|E_\d|M_\d|Staff Engagement|Morale)\s+[-–—]\s", re.IGNORECASE
)
DASH = re.compile(r"\s+[-–—]\s+")
BASE_HEADING = "Base (number of responses)"
ROWS_SEARCHED = 12
TITLE_COLUMNS = 3


@lru_cache(maxsize=4096)
def digest(text: str) -> str:
    """Return the digest by which headings are recognised: lower case, letters and digits only."""
    return hashlib.sha256(re.sub(r"[^a-z0-9]+", "", text.lower()).encode()).hexdigest()[:12]


BASE_DIGEST = digest(BASE_HEADING)
TELLING_DIGESTS = frozenset({BASE_DIGEST, digest("ODS code"), digest("Organisation name")})


@dataclass(frozen=True, slots=True)
class Block:
    """The columns under one heading: where they start and what they say. row is the headings' row, from 1."""

    heading: str
    row: int
    first: int
    answers: tuple[str, ...]

    @property
    def code(self) -> str:
        """What stands before the dash: a question number such as "Q9g", or a score such as "PP1_2"."""
        return DASH.split(self.heading, 1)[0].strip()

    @property
    def number(self) -> str:
        """The code without its leading Q, in small letters, e.g. "9g"."""
        return re.sub(r"^[Qq]", "", self.code).lower()

    @property
    def wording(self) -> str:
        """What stands after the dash."""
        return DASH.split(self.heading, 1)[-1].strip()

    @property
    def is_score(self) -> bool:
        """Whether this is one score with its base, not a question's answers."""
        return len(self.answers) == 2 and self.answers[0].lower().endswith("score")


@dataclass(frozen=True)
class Sheet:
    """A sheet that holds results. Places count from 0."""

    file: str
    name: str
    rows: Rows
    heading_row: int
    answer_row: int
    first_column: int

    @cached_property
    def data(self) -> list[tuple[int, list[Any]]]:
        """Data rows with their number as a person counts; wholly empty rows are left out."""
        start = self.answer_row + 1
        return [
            (index + 1, row)
            for index, row in enumerate(self.rows[start:], start)
            if any(cell not in ("", None) for cell in row)
        ]

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks, left to right. Raises BadInput where the columns of one are not what its heading needs."""
        headings, answers = self.rows[self.heading_row], self.rows[self.answer_row]
        width = max((place + 1 for place, cell in enumerate(answers) if str(cell).strip()), default=0)
        starts = [place for place in range(self.first_column, width) if str(headings[place]).strip()]
        return [
            self._block(start, tuple(str(cell).strip() for cell in answers[start:end]))
            for start, end in zip(starts, [*starts[1:], width], strict=True)
        ]

    def _block(self, start: int, answers: tuple[str, ...]) -> Block:
        block = Block(str(self.rows[self.heading_row][start]).strip(), self.heading_row + 1, start, answers)
        place = Place(self.file, self.name, self.answer_row + 1, block.code[:40])
        digests = [digest(answer) for answer in answers]
        bases = digests.count(BASE_DIGEST)
        if bases != 1 or digests[-1] != BASE_DIGEST:
            wrong = {0: "is missing", 1: "is not the last column"}.get(bases, f"stands {bases} times")
            raise BadInput(place, found=f"“{BASE_HEADING}” {wrong}", expected="it once, after the answers")
        if len(answers) == 1:
            raise BadInput(place, found="no column stands before the base", expected="a score, or a share per answer")
        if doubled := next((answer for answer in answers if digests.count(digest(answer)) > 1), None):
            raise BadInput(place, found=f"the column “{doubled}” stands twice", expected="each answer once")
        return block


def sheets_of(source: Source) -> list[Sheet]:
    """Return the sheets that hold results, in the workbook's order."""
    return [sheet for name, rows in source.sheets.items() if (sheet := _sheet(source.name, name, rows))]


def _sheet(file: str, name: str, rows: Rows) -> Sheet | None:
    for answer_row, row in enumerate(rows[:ROWS_SEARCHED]):
        bases = [column for column, cell in enumerate(row) if isinstance(cell, str) and digest(cell) == BASE_DIGEST]
        for heading_row, above in enumerate(rows[:answer_row] if bases else ()):
            found = [column for column, cell in enumerate(above) if HEADING.match(str(cell))]
            # The words may also stand in a title or a note, left of every question.
            if found and bases[-1] >= found[0]:
                return Sheet(file, name, rows, heading_row, answer_row, found[0])
    return None


def year_of(source: Source, sheets: Sequence[Sheet]) -> int:
    """Return the survey year that the sheets' titles name.

    Raises BadInput if none does, or if two sheets name different years.
    """
    named = {sheet.name: found for sheet in sheets if (found := _titled(sheet.rows))}
    years = Counter(named.values())
    if len(years) > 1:
        usual = years.most_common(1)[0][0]
        odd = next(name for name, year in named.items() if year != usual)
        raise BadInput(
            Place(source.name, odd), found=f"it says {named[odd]}", expected=f"{usual}, as in the other sheets"
        )
    titled = years or Counter(found for rows in source.sheets.values() if (found := _titled(rows)))
    if not titled:
        raise BadInput(
            Place(source.name),
            found="no sheet says which year it is",
            expected="“NHS Staff Survey” and a year at the top",
        )
    return next(iter(titled))


def _titled(rows: Rows) -> int | None:
    for row in rows[:ROWS_SEARCHED]:
        for cell in row[:TITLE_COLUMNS]:
            if found := RELEASE.search(str(cell)):
                return int(found.group(1))
    return None


def check_every_sheet_understood(source: Source, sheets: Sequence[Sheet]) -> None:
    """Raise BadInput for a sheet that looks like results but has headings unknown: a layout we do not know."""
    understood = [sheet.name for sheet in sheets]
    for name, rows in source.sheets.items():
        if name not in understood and _looks_like_results(rows):
            raise BadInput(
                Place(source.name, name),
                found="its headings are not where this layout has them",
                expected=f"question headings above a row that ends in “{BASE_HEADING}”",
                remedy=f"Understood: {', '.join(understood)}.",
            )


def _looks_like_results(rows: Rows) -> bool:
    """Whether a sheet has a base, an organisation's code, or more numbers than rows; notes have none of these."""
    words = {digest(cell) for row in rows[:ROWS_SEARCHED] for cell in row if isinstance(cell, str)}
    figures = sum(isinstance(cell, float | int) and not isinstance(cell, bool) for row in rows for cell in row)
    return bool(words & TELLING_DIGESTS) or figures > len(rows)
