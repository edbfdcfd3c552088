"""What a file says once its columns are known: units with their figures, or indicators. All of it or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from groundswell.disclosure.breakdown import Measured
from groundswell.disclosure.released import Kind
from groundswell.discover.breakdown.enums import DataKind, UnitKind
from groundswell.discover.breakdown.measures import measures
from groundswell.discover.breakdown.phrases import UNIT_NAMES
from groundswell.discover.breakdown.reading.cells import count, has_per_cent_sign, is_withheld, name, number
from groundswell.discover.breakdown.reading.columns import MEASURE, ROLE_NAMES, Role
from groundswell.discover.breakdown.reading.sheets import MOST_UNITS
from groundswell.national.given_tables import Sheet, words
from groundswell.vocabulary.faults import BadInput

TRUST_NAMES = frozenset(
    {"trust", "the trust", "whole trust", "trust total", "total", "all staff", "organisation", "all"}
)
KIND_WORDS: Mapping[str, UnitKind] = {
    "directorate": UnitKind.DIRECTORATE, "division": UnitKind.DIRECTORATE, "care group": UnitKind.DIRECTORATE,
    "business unit": UnitKind.DIRECTORATE, "service line": UnitKind.DIRECTORATE, "locality": UnitKind.SITE,
    "site": UnitKind.SITE, "location": UnitKind.SITE, "hospital": UnitKind.SITE, "staff group": UnitKind.STAFF_GROUP,
    "occupation": UnitKind.STAFF_GROUP, "occupational group": UnitKind.STAFF_GROUP, "profession": UnitKind.STAFF_GROUP,
    "team": UnitKind.TEAM, "ward": UnitKind.TEAM, "department": UnitKind.TEAM, "unit": UnitKind.TEAM,
    "directorates": UnitKind.DIRECTORATE, "sites": UnitKind.SITE, "staff groups": UnitKind.STAFF_GROUP,
    "teams": UnitKind.TEAM,
}  # fmt: skip
YES = frozenset({"yes", "y", "true", "1"})

# How the rows of an empty file begin that somebody is to take out.
EXAMPLE = "Example:"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a person said of a file: a meaning per column, what its rows are, and the scale of its shares.

    `unit_kind` is for files without a column that says so. `out_of_one` is None while nobody was asked.
    """

    meanings: tuple[str, ...]
    unit_kind: UnitKind | None = None
    out_of_one: bool | None = None

    def column(self, role: Role) -> int | None:
        """Return the column with a meaning, counted from 0, or None."""
        return self.meanings.index(role) if role in self.meanings else None

    @property
    def measured(self) -> tuple[tuple[int, str], ...]:
        """The columns that hold measures, with the measures' ids."""
        return tuple(
            (at, meaning.removeprefix(MEASURE))
            for at, meaning in enumerate(self.meanings)
            if meaning.startswith(MEASURE)
        )


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """One unit as a file gives it; `kind` is None for the trust's own row. None in a count: withheld."""

    kind: UnitKind | None
    name: str
    parent: str
    answers: int | None
    eligible: int | None = None
    is_public: bool = False
    measured: Mapping[str, Measured] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadIndicator:
    """One local indicator in one period."""

    name: str
    period: str
    value: float
    unit: str
    numerator: float | None
    denominator: float | None
    source: str


def largest_share(sheet: Sheet, mapping: ColumnMap) -> float | None:
    """Return the largest share in the file when nobody could tell its scale: none above 1, none with a % sign."""
    shares = [at for at, measure in mapping.measured if measures()[measure].kind is Kind.SHARE]
    cells = [(row, at, line[at]) for row, line in sheet.rows for at in shares if not is_withheld(line[at])]
    if not cells or any(has_per_cent_sign(cell) for _, _, cell in cells):
        return None
    found = [number(cell, at=sheet.place(row, at), expected="a share") or 0.0 for row, at, cell in cells]
    return max(found) if max(found) <= 1 else None


def read_units(sheet: Sheet, mapping: ColumnMap, *, kind: DataKind, trust: str) -> tuple[ReadUnit, ...]:
    """Return every unit of a file, in its order. `trust` is the organisation's name, which some files use for itself.

    Raises BadInput with the place of the first cell that cannot be used.
    """
    found: list[ReadUnit] = []
    places: dict[tuple[UnitKind | None, str, str], int] = {}
    for row, line in sheet.rows:
        unit = _unit(sheet, mapping, row, line, kind=kind, trust=trust)
        if unit is None:
            continue
        _refuse_example(sheet, row, mapping.column(Role.UNIT), unit.name)
        key = (unit.kind, unit.parent.casefold(), unit.name.casefold())
        if key in places:
            what = "the trust's own row" if unit.kind is None else f"“{unit.name}”"
            raise BadInput(
                sheet.place(row, mapping.column(Role.UNIT)),
                found=f"{what} stands in row {places[key]} already",
                expected="each unit once, and no unit crossed with another grouping",
            )
        places[key] = row
        found.append(unit)
    if not any(unit.kind is not None for unit in found):
        raise BadInput(sheet.place(), found="no unit", expected="one row for each directorate, site or staff group")
    if len(found) > MOST_UNITS:
        raise BadInput(sheet.place(), found=f"{len(found)} units", expected=f"at most {MOST_UNITS}")
    _check_parents(sheet, found, mapping)
    return tuple(found)


def _refuse_example(sheet: Sheet, row: int, column: int | None, name: str) -> None:
    """Raise BadInput for a row that came with the empty file: what was shown once stays known, invented or not."""
    if name.startswith(EXAMPLE):
        raise BadInput(
            sheet.place(row, column),
            found="an example of the empty file",
            expected="your own figures",
            remedy="Take every example out, the row of the trust too, and load the file again.",
        )


def _unit(
    sheet: Sheet, mapping: ColumnMap, row: int, line: tuple[Any, ...], *, kind: DataKind, trust: str
) -> ReadUnit | None:
    def cell(role: Role) -> Any:
        at = mapping.column(role)
        return "" if at is None else line[at]

    unit_at = mapping.column(Role.UNIT)
    unit_name = name(cell(Role.UNIT), at=sheet.place(row, unit_at))
    own_kind = _kind(sheet, mapping, row, words(cell(Role.UNIT_KIND)), unit_name, trust)
    if not unit_name and own_kind is not None:
        if any(words(value) for value in line):
            raise BadInput(sheet.place(row, unit_at), found="no name", expected="the name of a unit")
        return None
    answers_at, eligible_at = mapping.column(Role.ANSWERS), mapping.column(Role.ELIGIBLE)
    answers = count(cell(Role.ANSWERS), at=sheet.place(row, answers_at))
    eligible = count(cell(Role.ELIGIBLE), at=sheet.place(row, eligible_at)) if kind is DataKind.RATES else None
    if answers is not None and eligible is not None and answers > eligible:
        raise BadInput(
            sheet.place(row, answers_at), found=f"{answers} answers", expected=f"at most the {eligible} staff asked"
        )
    parent = name(cell(Role.PARENT), at=sheet.place(row, mapping.column(Role.PARENT)))
    return ReadUnit(
        kind=own_kind,
        name="" if own_kind is None else unit_name,
        parent="" if own_kind is None or _is_trust(parent, trust) else parent,
        answers=answers,
        eligible=eligible,
        is_public=words(cell(Role.PUBLIC)).casefold() in YES,
        measured=dict(_measured(sheet, mapping, row, line, answers)) if kind is DataKind.RESULTS else {},
    )


def _kind(sheet: Sheet, mapping: ColumnMap, row: int, written: str, unit_name: str, trust: str) -> UnitKind | None:
    if _is_trust(written, trust) or (not written and _is_trust(unit_name, trust)):
        return None
    if mapping.column(Role.UNIT_KIND) is None and mapping.unit_kind is not None:
        return mapping.unit_kind
    kind = KIND_WORDS.get(written.casefold())
    if kind is None:
        known = ", ".join(label.lower() for label in UNIT_NAMES.values())
        raise BadInput(
            sheet.place(row, mapping.column(Role.UNIT_KIND)),
            found=f"“{written[:40]}”" if written else "no kind of unit",
            expected=f"{known} or trust",
            remedy="Results by age, ethnicity or another protected characteristic are not loaded here.",
        )
    return kind


def _is_trust(written: str, trust: str) -> bool:
    return written.casefold() in TRUST_NAMES or (bool(written) and written.casefold() == trust.casefold())


def _measured(
    sheet: Sheet, mapping: ColumnMap, row: int, line: tuple[Any, ...], answers: int | None
) -> Iterator[tuple[str, Measured]]:
    for at, measure_id in mapping.measured:
        share = measures()[measure_id].kind is Kind.SHARE
        highest = 100.0 if share else 10.0
        factor = 100.0 if share and mapping.out_of_one and not has_per_cent_sign(line[at]) else 1.0
        expected = f"a share from 0 to {100 / factor:.0f}" if share else "a score from 0 to 10"
        found = number(line[at], at=sheet.place(row, at), expected=expected)
        if found is not None and not 0 <= found * factor <= highest:
            raise BadInput(sheet.place(row, at), found=f"“{words(line[at])[:40]}”", expected=expected)
        base = answers
        if at + 1 < len(mapping.meanings) and mapping.meanings[at + 1] == Role.ANSWERS_BEFORE:
            base = count(line[at + 1], at=sheet.place(row, at + 1))
        if found is not None and base:
            yield measure_id, Measured(base, found * factor)


def _check_parents(sheet: Sheet, found: list[ReadUnit], mapping: ColumnMap) -> None:
    place = sheet.place(column=mapping.column(Role.PARENT))
    wholes: dict[str, list[ReadUnit]] = {}
    for unit in found:
        if unit.kind is not UnitKind.TEAM:
            wholes.setdefault(unit.name.casefold(), []).append(unit)
    for unit in found:
        above, seen = unit, {id(unit)}
        while above.parent:
            named = wholes.get(above.parent.casefold(), [])
            if len(named) != 1:
                why = "stands twice" if named else "has no row"
                raise BadInput(
                    place,
                    found=f"“{above.name}” is part of “{above.parent}”, which {why}",
                    expected="the name of one directorate, site or staff group of this file",
                )
            above = named[0]
            if id(above) in seen:
                raise BadInput(place, found=f"“{unit.name}” is part of itself", expected="another unit, or nothing")
            seen.add(id(above))


def read_indicators(sheet: Sheet, mapping: ColumnMap) -> tuple[ReadIndicator, ...]:
    """Return every indicator of a file, in its order. Raises BadInput with the place of what cannot be used."""
    found = []
    for row, line in sheet.rows:

        def at(role: Role, row: int = row) -> Any:
            return sheet.place(row, mapping.column(role))

        def cell(role: Role, line: tuple[Any, ...] = line) -> Any:
            column = mapping.column(role)
            return "" if column is None else line[column]

        value = number(cell(Role.VALUE), at=at(Role.VALUE), expected="a number")
        if value is None:
            continue
        texts = {role: name(cell(role), at=at(role)) for role in (Role.INDICATOR, Role.PERIOD, Role.SOURCE)}
        for role, text in texts.items():
            if not text:
                raise BadInput(at(role), found="nothing", expected=f"the {ROLE_NAMES[role].lower()} of every figure")
        _refuse_example(sheet, row, mapping.column(Role.INDICATOR), texts[Role.INDICATOR])
        found.append(
            ReadIndicator(
                name=texts[Role.INDICATOR],
                period=texts[Role.PERIOD][:60],
                value=value,
                unit=name(cell(Role.MEASURED_IN), at=at(Role.MEASURED_IN))[:60],
                numerator=number(cell(Role.NUMERATOR), at=at(Role.NUMERATOR), expected="a number"),
                denominator=number(cell(Role.DENOMINATOR), at=at(Role.DENOMINATOR), expected="a number"),
                source=texts[Role.SOURCE],
            )
        )
    if not found:
        raise BadInput(sheet.place(), found="no figure", expected="one row for each indicator and period")
    return tuple(found)
