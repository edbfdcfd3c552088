"""The posts of an extract: every row that cannot be used is named, and then none is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from groundswell.discover.workforce.reading import cells
from groundswell.discover.workforce.reading.columns import Role, guess
from groundswell.national.given_tables import Sheet, tables_in, words
from groundswell.national.mute_cells import FORMULA, column_letters
from groundswell.national.source import MOST_ROWS, Source
from groundswell.vocabulary.faults import BadInput, Place

LONGEST = 120
MOST_FAULTS = 50
FORMULA_SIGNS = ("=", "+", "@")
EXAMPLE = "Example:"
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPost:
    """One row of an extract, in the groups that tables need."""

    unit: str
    band: str
    staff_group: str
    role_title: str
    fte: Decimal
    is_vacant: bool
    leads: bool
    age: str
    sex: str
    ethnicity: str
    disability: str
    started_on: date | None
    left_on: date | None
    leaving_reason: str
    was_trained: bool | None
    was_inducted: bool | None


class BadRows(ValueError):
    """Rows of an extract that cannot be used, each as a sentence; nothing was loaded."""

    def __init__(self, faults: tuple[BadInput, ...]) -> None:
        super().__init__(f"{len(faults)} rows")
        self.faults = faults

    def sentences(self) -> tuple[str, ...]:
        """Return what is wrong with each row, at most fifty, and how many more there are."""
        said = tuple(fault.words() for fault in self.faults[:MOST_FAULTS])
        more = len(self.faults) - len(said)
        return (*said, f"{more:,} more faults.") if more else said


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """Return the tables of an extract. Raises BadInput if the file breaks a guard, holds a formula or no table."""
    marked = replace(source, marks_formulas=True)
    if marked.is_workbook:
        for fault in _formulas(marked):
            raise fault
    return tables_in(marked, knows=lambda text: guess(text) is not Role.IGNORE, most=MOST_ROWS, each="post")


def read_posts(sheet: Sheet, mapping: Mapping[int, Role], *, at: date) -> tuple[ReadPost, ...]:
    """Return every post of an extract as of a day. Raises BadRows naming every row that cannot be used."""
    columns: dict[Role, int] = {role: place for place, role in mapping.items() if role is not Role.IGNORE}
    found: list[ReadPost] = []
    faults: list[BadInput] = []
    for number, given in sheet.rows:
        try:
            found.append(_Row(sheet, number, given, columns).post(at))
        except BadInput as fault:
            faults.append(fault)
    if faults:
        raise BadRows(tuple(faults))
    return tuple(found)


def _formulas(source: Source) -> Iterator[BadInput]:
    for sheet, rows in source.sheets.items():
        for number, row in enumerate(rows, start=1):
            if FORMULA in row:
                yield BadInput(
                    Place(source.name, sheet, number, column_letters(row.index(FORMULA))),
                    found="a formula",
                    expected="plain values: copy the sheet and paste it as values",
                )


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: Sheet
    number: int
    given: tuple[Any, ...]
    columns: Mapping[Role, int]

    def post(self, at: date) -> ReadPost:
        started, left = self._read(Role.STARTED, cells.day), self._read(Role.LEFT, cells.day)
        if started and left and left < started:
            raise self._fault(Role.LEFT, found=f"{left:%d/%m/%Y}", expected=f"a day after {started:%d/%m/%Y}")
        if not self._text(Role.BAND) and not self._text(Role.TITLE):
            role = Role.BAND if Role.BAND in self.columns else Role.TITLE
            raise self._fault(role, found="neither a pay band nor a role title", expected="one of them")
        if self._text(Role.TITLE).startswith(EXAMPLE):
            raise self._fault(Role.TITLE, found="an example of the empty list", expected="your own: take the row out")
        return ReadPost(
            unit=self._text(Role.UNIT),
            band=cells.band(self._text(Role.BAND))[:60],
            staff_group=self._text(Role.STAFF_GROUP),
            role_title=self._text(Role.TITLE),
            fte=self._read(Role.FTE, lambda cell: cells.fte(words(cell))),
            is_vacant=self._read(Role.STATE, lambda cell: cells.is_vacant(words(cell))),
            leads=bool(self._read(Role.LEADS, lambda cell: cells.yes_or_no(words(cell)))),
            age=self._read(Role.AGE, lambda cell: cells.age_band(words(cell), at=at)),
            sex=self._read(Role.SEX, lambda cell: cells.sex(words(cell))),
            ethnicity=self._read(Role.ETHNICITY, lambda cell: cells.ethnicity(words(cell))),
            disability=self._read(Role.DISABILITY, lambda cell: cells.disability(words(cell))),
            started_on=started,
            left_on=left,
            leaving_reason=self._text(Role.REASON),
            was_trained=self._read(Role.TRAINED, lambda cell: cells.yes_or_no(words(cell))),
            was_inducted=self._read(Role.INDUCTED, lambda cell: cells.yes_or_no(words(cell))),
        )

    def _cell(self, role: Role) -> Any:
        at = self.columns.get(role)
        return "" if at is None else self.given[at]

    def _text(self, role: Role) -> str:
        """Return a cell as words. Raises BadInput where it is too long or begins like a formula."""
        written = words(self._cell(role))
        if written.startswith(FORMULA_SIGNS):
            raise self._fault(role, found="a cell that begins like a formula", expected="plain words")
        if len(written) > LONGEST:
            raise self._fault(role, found=f"{len(written)} letters", expected=f"at most {LONGEST}")
        return written

    def _read(self, role: Role, read: Callable[[Any], Read]) -> Read:
        try:
            return read(self._cell(role))
        except cells.UnclearCell as unclear:
            raise self._fault(role, found=f"“{words(self._cell(role))[:40]}”", expected=str(unclear)) from unclear

    def _fault(self, role: Role, *, found: str, expected: str) -> BadInput:
        return BadInput(self.sheet.place(self.number, self.columns.get(role)), found=found, expected=expected)
