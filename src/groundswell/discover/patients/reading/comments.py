"""The comments of a file: every row that cannot be used is named, and then none is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from groundswell.discover.patients.enums import Origin
from groundswell.discover.patients.reading.columns import ROLE_NAMES, Role, guess, origin_of
from groundswell.national.given_tables import Sheet, check_no_formulas, tables_in, words
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput

MOST_COMMENTS = 50_000
LONGEST_COMMENT = 10_000
LONGEST = 120
MOST_FAULTS = 50
EARLIEST = date(2000, 1, 1)
DAY_FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%y",
    "%d-%b-%Y",
)
# What a cell holds where somebody wrote nothing.
SAYS_NOTHING = frozenset({"", "n/a", "na", "none", "-", ".", "did not answer", "no comment", "nil", "null"})


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as it was written, with the row it stands in; `place` and `question` are "" where none is named."""

    row: int
    text: str
    origin: Origin
    day: date | None
    place: str
    question: str


@dataclass(frozen=True, slots=True)
class Read:
    """The comments of a file, and in how many rows nobody wrote anything."""

    comments: tuple[Comment, ...]
    empty: int


class BadRows(ValueError):
    """Rows that cannot be used, each as a sentence; nothing was loaded."""

    def __init__(self, faults: tuple[BadInput, ...]) -> None:
        super().__init__(f"{len(faults)} rows")
        self.faults = faults

    def sentences(self) -> tuple[str, ...]:
        """Return what is wrong with each row, at most fifty, and how many more there are."""
        said = tuple(fault.words() for fault in self.faults[:MOST_FAULTS])
        more = len(self.faults) - len(said)
        return (*said, f"{more:,} more rows.") if more else said


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """Return the tables of a file. Raises BadInput if it breaks a guard, holds a formula or no table."""
    marked = replace(source, marks_formulas=True)
    check_no_formulas(marked)
    return tables_in(marked, knows=lambda text: guess(text) is not Role.IGNORE, most=MOST_COMMENTS, each="comment")


def check_mapping(mapping: Mapping[int, Role], origin: str) -> str:
    """Return what is missing in the meanings of columns, as a sentence; "" where nothing is."""
    given = [role for role in mapping.values() if role is not Role.IGNORE]
    twice = next((role for role in given if given.count(role) > 1), None)
    if twice is not None:
        return f"Two columns are “{ROLE_NAMES[twice]}”. Choose one of them."
    if Role.TEXT not in given:
        return "Say which column holds what the patient or carer wrote."
    if Role.ORIGIN not in given and not origin:
        return "Say where the comments come from: choose it below, or the column that says so for each."
    return ""


def read_comments(sheet: Sheet, mapping: Mapping[int, Role], *, origin: str, today: date) -> Read:
    """Return the comments of a sheet; `origin` is of those whose row names none.

    Raises BadRows naming every row that cannot be used.
    """
    columns: dict[Role, int] = {role: at for at, role in mapping.items() if role is not Role.IGNORE}
    found: list[Comment] = []
    faults: list[BadInput] = []
    empty = 0
    for row, cells in sheet.rows:
        try:
            text = words(cells[columns[Role.TEXT]])
            if text.casefold() in SAYS_NOTHING:
                empty += 1
                continue
            found.append(_comment(_Row(sheet, row, cells, columns), text, origin, today))
        except BadInput as fault:
            faults.append(fault)
    if faults:
        raise BadRows(tuple(faults))
    return Read(tuple(found), empty)


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: Sheet
    row: int
    cells: tuple[Any, ...]
    columns: Mapping[Role, int]

    def cell(self, role: Role) -> Any:
        at = self.columns.get(role)
        return "" if at is None else self.cells[at]

    def short(self, role: Role) -> str:
        written = words(self.cell(role))
        if len(written) > LONGEST:
            raise self.fault(role, f"{len(written):,} letters", f"at most {LONGEST}")
        return written

    def fault(self, role: Role, found: str, expected: str) -> BadInput:
        return BadInput(self.sheet.place(self.row, self.columns.get(role)), found=found, expected=expected)


def _comment(row: _Row, text: str, origin: str, today: date) -> Comment:
    if len(text) > LONGEST_COMMENT:
        raise row.fault(Role.TEXT, f"{len(text):,} letters", f"at most {LONGEST_COMMENT:,}")
    return Comment(
        row=row.row,
        text=text,
        origin=_origin(row, origin),
        day=_day(row, today),
        place=row.short(Role.PLACE),
        question=row.short(Role.QUESTION),
    )


def _origin(row: _Row, otherwise: str) -> Origin:
    written = words(row.cell(Role.ORIGIN))
    found = origin_of(written) if written else None
    if found is None and (written or not otherwise):
        raise row.fault(
            Role.ORIGIN, f"“{written[:40]}”" if written else "an empty cell", "FFT, complaint, PALS or survey"
        )
    return found or Origin(otherwise)


def _day(row: _Row, today: date) -> date | None:
    cell = row.cell(Role.DAY)
    written = words(cell)
    if not written:
        return None
    day = cell.date() if isinstance(cell, datetime) else cell if isinstance(cell, date) else _written_day(written)
    if day is None:
        raise row.fault(Role.DAY, f"“{written[:40]}”", "a day such as 31/01/2026 or 2026-01-31")
    if not EARLIEST <= day <= today:
        raise row.fault(Role.DAY, f"{day:%d/%m/%Y}", f"a day between {EARLIEST:%d/%m/%Y} and today")
    return day


def _written_day(written: str) -> date | None:
    # Some exports put the time behind the day.
    for text in (written, written.split("T")[0], written.rsplit(" ", 1)[0]):
        for form in DAY_FORMATS:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day on paper has no time zone
            except ValueError:
                continue
    return None
