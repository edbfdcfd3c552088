"""The people of a staff list: every row that cannot be used is named, and then none is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from groundswell.discover.surveys.reading.bands import band_of
from groundswell.discover.surveys.reading.columns import ROLE_NAMES, Role, guess
from groundswell.discover.surveys.reading.nesting import depths_in, loops_in
from groundswell.national.given_tables import Sheet, check_no_formulas, tables_in, words
from groundswell.national.source import MOST_ROWS, Source
from groundswell.vocabulary.faults import BadInput

LONGEST = 120
MOST_FAULTS = 50
# Units within units: a ward in a service in a division in a site is four.
DEEPEST = 8
FORMULA = ("=", "+", "-", "@")
# How the keys of people without an e-mail address begin.
NUMBER = "number"
# How the rows of the empty list begin that somebody is to take out.
EXAMPLE = "Example:"
YES = frozenset({"yes", "y", "true", "1", "x", "leader", "manager"})
NO = frozenset({"no", "n", "false", "0", ""})


@dataclass(frozen=True, slots=True)
class ReadMember:
    """One person of a staff list; later lists know them again by e-mail address, and else by staff number.

    `key` is the former where there is one; `number` and `band` are "" where the list has none.
    """

    key: str
    email: str
    name: str
    unit: str
    parent: str
    staff_group: str
    is_leader: bool
    number: str = ""
    band: str = ""


class BadRows(ValueError):
    """Rows of a staff list that cannot be used, each as a sentence; nothing was loaded."""

    def __init__(self, faults: tuple[BadInput, ...], *, rows: int) -> None:
        super().__init__(f"{len(faults)} rows")
        self.faults = faults
        self.rows = rows

    def sentences(self) -> tuple[str, ...]:
        """Return what is wrong with each row, at most fifty, and how many more there are."""
        said = tuple(fault.words() for fault in self.faults[:MOST_FAULTS])
        more = len(self.faults) - len(said)
        return (*said, f"{more:,} more faults.") if more else said


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """Return the tables of a staff list. Raises BadInput if the file breaks a guard, holds a formula or no table."""
    marked = replace(source, marks_formulas=True)
    check_no_formulas(marked)
    return tables_in(marked, knows=lambda text: guess(text) is not Role.IGNORE, most=MOST_ROWS, each="person")


def check_mapping(mapping: Mapping[int, Role]) -> str:
    """Return what is missing in the meanings of columns, as a sentence; "" where nothing is."""
    given = [role for role in mapping.values() if role is not Role.IGNORE]
    twice = next((role for role in given if given.count(role) > 1), None)
    if twice is not None:
        return f"Two columns are “{ROLE_NAMES[twice]}”. Choose one of them."
    if Role.UNIT not in given:
        return "Say which column holds the unit."
    if Role.EMAIL not in given and Role.NUMBER not in given:
        return "Say which column holds the work e-mail address, or the staff number for people without one."
    return ""


def read_people(sheet: Sheet, mapping: Mapping[int, Role]) -> tuple[ReadMember, ...]:
    """Return everybody in the list. Raises BadRows naming every row that cannot be used."""
    columns: dict[Role, int] = {role: at for at, role in mapping.items() if role is not Role.IGNORE}
    found: list[ReadMember] = []
    faults: list[BadInput] = []
    first: dict[str, int] = {}
    numbered: dict[str, int] = {}
    for row, cells in sheet.rows:
        try:
            member = _member(_Row(sheet, row, cells, columns))
            if member.key in first:
                key = Role.EMAIL if member.email else Role.NUMBER
                raise BadInput(
                    sheet.place(row, columns[key]),
                    found=f"“{member.key}” stands in row {first[member.key]} too",
                    expected="each person once",
                )
            if member.number in numbered:
                raise BadInput(
                    sheet.place(row, columns[Role.NUMBER]),
                    found=f"staff number “{member.number}” stands in row {numbered[member.number]} too",
                    expected="each person once, in one row with all that is known of them",
                )
            first[member.key] = row
            if member.number:
                numbered[member.number] = row
            found.append(member)
        except BadInput as fault:
            faults.append(fault)
    faults += _places(sheet, found, [first[one.key] for one in found], columns)
    if faults:
        raise BadRows(tuple(faults), rows=len(sheet.rows))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: Sheet
    row: int
    cells: tuple[Any, ...]
    columns: Mapping[Role, int]

    def text(self, role: Role) -> str:
        """Return a cell as words. Raises BadInput where it is too long or begins like a formula."""
        at = self.columns.get(role)
        if at is None:
            return ""
        written = words(self.cells[at])
        place = self.sheet.place(self.row, at)
        if written.startswith(FORMULA):
            raise BadInput(place, found="a cell that begins like a formula", expected="plain words")
        if len(written) > LONGEST and role is not Role.EMAIL:
            raise BadInput(place, found=f"{len(written)} letters", expected=f"at most {LONGEST}")
        return written

    def fault(self, role: Role, *, found: str, expected: str) -> BadInput:
        return BadInput(self.sheet.place(self.row, self.columns.get(role)), found=found, expected=expected)


def _member(row: _Row) -> ReadMember:
    email = row.text(Role.EMAIL).lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise row.fault(Role.EMAIL, found=f"“{email[:60]}”", expected="an e-mail address") from wrong
    if row.text(Role.NAME).startswith(EXAMPLE):
        raise row.fault(Role.NAME, found="an example of the empty list", expected="your own staff: take this row out")
    number = row.text(Role.NUMBER).casefold()
    if not email and not number:
        role = Role.EMAIL if Role.EMAIL in row.columns else Role.NUMBER
        raise row.fault(role, found="neither an e-mail address nor a staff number", expected="one of them")
    unit, parent = row.text(Role.UNIT), row.text(Role.PARENT)
    if not unit:
        raise row.fault(Role.UNIT, found="an empty cell", expected="the unit this person works in")
    leads = row.text(Role.LEADER).casefold()
    if leads not in YES | NO:
        raise row.fault(Role.LEADER, found=f"“{leads[:40]}”", expected="yes, no or nothing")
    return ReadMember(
        key=email or f"{NUMBER} {number}",
        email=email,
        name=row.text(Role.NAME),
        unit=unit,
        parent="" if parent.casefold() == unit.casefold() else parent,
        staff_group=row.text(Role.STAFF_GROUP),
        is_leader=leads in YES,
        number=number,
        band=band_of(row.text(Role.BAND)),
    )


def _places(sheet: Sheet, people: list[ReadMember], rows: list[int], columns: Mapping[Role, int]) -> Iterator[BadInput]:
    """Yield a fault for each unit that lies in two others, for units that lie in each other, and for those too deep."""
    inside: dict[str, str | None] = {}
    stands: dict[str, tuple[str, int]] = {}
    for member, row in zip(people, rows, strict=True):
        unit, parent = member.unit.casefold(), member.parent.casefold() or None
        stands.setdefault(unit, (member.unit, row))
        if inside.setdefault(unit, parent) != parent:
            otherwise = stands[unit][1]
            yield BadInput(
                sheet.place(row, columns.get(Role.PARENT)),
                found=f"“{member.unit}” lies in “{member.parent or 'the trust'}”, and otherwise in row {otherwise}",
                expected="each unit in one other",
            )
    for loop in loops_in(inside):
        named = [f"“{stands[unit][0]}” (row {stands[unit][1]})" for unit in loop]
        more = [f"{len(named) - DEEPEST:,} more"] if len(named) > DEEPEST else []
        *others, last = [*named[:DEEPEST], *more]
        yield BadInput(
            sheet.place(min(stands[unit][1] for unit in loop), columns.get(Role.PARENT)),
            found=f"{', '.join(others)} and {last} lie in each other",
            expected="units that lie in larger ones",
        )
    for unit, depth in depths_in(inside).items():
        # Those further in are too deep only because this one is.
        if depth == DEEPEST + 1 and unit in stands:
            name, row = stands[unit]
            yield BadInput(
                sheet.place(row, columns.get(Role.PARENT)),
                found=f"“{name}” lies in {DEEPEST} units, each in the next",
                expected=f"units at most {DEEPEST} deep",
            )
