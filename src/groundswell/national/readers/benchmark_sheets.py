"""Where a benchmark workbook keeps what: sheets known by their columns, and the measure in a year that a column is."""

import re
from dataclasses import dataclass, field
from typing import Any

from groundswell.national.source import Source
from groundswell.national.workbook_cells import Rows
from groundswell.vocabulary.faults import BadInput, Place

IDENTITY = {"org_id": "code", "org_name": "name", "org_type_reporting_name": "benchmark_group"}
MEASURE = re.compile(
    r"(?P<measure>PP\d(?:_\d)?|[EM]_\d|theme_[a-z_]+?|q\d+[a-z]?(?:_\d+)?|response_rate)"
    r"(?P<base>_n)?_(?P<year>20\d\d)",
    re.IGNORECASE,
)
CHANGE = re.compile(r".*_sig(?:_.*)?", re.IGNORECASE)
THEMES = {"theme_engagement": "engagement", "theme_morale": "morale"}
RESPONSE_RATE = "response_rate"
ROWS_SEARCHED = 12


@dataclass(slots=True)
class BenchmarkSheet:
    file: str
    name: str
    heading_row: int
    names: list[str]
    data: list[tuple[int, list[Any]]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A measure in one year: where its value and its base stand, from 0; base is None where there is no column."""

    measure: str
    year: int
    value: int
    base: int | None

    @property
    def is_share(self) -> bool:
        return self.measure == RESPONSE_RATE or self.measure.startswith("q")


def heading_row_of(rows: Rows) -> int | None:
    for place, row in enumerate(rows[:ROWS_SEARCHED]):
        plain = {str(cell).strip().lower() for cell in row}
        if "org_id" in plain or {"org_name", "org_type_reporting_name"} <= plain:
            return place
    return None


def benchmark_sheets(source: Source) -> list[BenchmarkSheet]:
    """Return the sheets that hold results. Raises BadInput for a sheet of figures with headings we do not know."""
    found, others = [], []
    for name, rows in source.sheets.items():
        place = heading_row_of(rows)
        if place is None:
            others.append((name, rows))
            continue
        data = [
            (index + 1, row)
            for index, row in enumerate(rows[place + 1 :], place + 1)
            if any(cell not in ("", None) for cell in row)
        ]
        found.append(BenchmarkSheet(source.name, name, place, [str(cell).strip() for cell in rows[place]], data))
    for name, rows in others:
        if sum(type(cell) is float for row in rows for cell in row) > len(rows):
            raise BadInput(
                Place(source.name, name),
                found="its headings are not those of this layout",
                expected=f"a row with {', '.join(IDENTITY)}",
                remedy=f"Understood: {', '.join(sheet.name for sheet in found)}.",
            )
    return found


def year_columns(sheet: BenchmarkSheet) -> list[YearColumn]:
    """Return a sheet's measures. Raises BadInput for a doubled heading, a base without its value, or no measure."""
    places: dict[str, int] = {}
    for index, name in enumerate(sheet.names):
        if name and name.lower() in places:
            place = Place(sheet.file, sheet.name, sheet.heading_row + 1, name[:40])
            raise BadInput(place, found="this column stands twice", expected="it once")
        places[name.lower()] = index
    for wanted in IDENTITY:
        if wanted not in places:
            raise BadInput(
                Place(sheet.file, sheet.name, sheet.heading_row + 1),
                found=f"the column “{wanted}” is missing",
                expected=f"the columns {', '.join(IDENTITY)}",
            )
    values: dict[tuple[str, int], int] = {}
    bases: dict[tuple[str, int], int] = {}
    for name, index in places.items():
        if found := MEASURE.fullmatch(name):
            target = bases if found["base"] else values
            target[_measure(found["measure"]), int(found["year"])] = index
    if lone := next((key for key in bases if key not in values), None):
        raise BadInput(
            Place(sheet.file, sheet.name, sheet.heading_row + 1, sheet.names[bases[lone]]),
            found=f"the column that it is the base of is missing ({lone[0]}, {lone[1]})",
            expected="a value beside each base",
        )
    if not values:
        raise BadInput(
            Place(sheet.file, sheet.name, sheet.heading_row + 1),
            found="no column is a measure in a year",
            expected="columns such as PP1_2024, q11a_2024 or response_rate_2024",
            remedy=f"Understood: {', '.join(IDENTITY)}.",
        )
    return [YearColumn(measure, year, index, bases.get((measure, year))) for (measure, year), index in values.items()]


def _measure(written: str) -> str:
    name = written.lower()
    return THEMES.get(name, name if name[0] in "qrt" else name.upper())
