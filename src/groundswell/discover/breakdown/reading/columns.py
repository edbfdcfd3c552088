"""What a column means: guessed from its heading, corrected by a person."""

from collections.abc import Mapping
from enum import StrEnum

from groundswell.discover.breakdown.enums import DataKind
from groundswell.discover.breakdown.measures import measure_for, measures, plain

MEASURE = "measure:"


class Role(StrEnum):
    """The meanings a column can have besides a measure."""

    IGNORE = ""
    UNIT_KIND = "unit_kind"
    UNIT = "unit"
    PARENT = "parent"
    ANSWERS = "answers"
    ANSWERS_BEFORE = "answers_before"
    ELIGIBLE = "eligible"
    PUBLIC = "public"
    INDICATOR = "indicator"
    PERIOD = "period"
    VALUE = "value"
    MEASURED_IN = "measured_in"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    SOURCE = "source"


ROLE_NAMES: Mapping[Role, str] = {
    Role.IGNORE: "Leave out",
    Role.UNIT_KIND: "Kind of unit",
    Role.UNIT: "Unit",
    Role.PARENT: "Part of (the unit it lies in)",
    Role.ANSWERS: "Number of answers",
    Role.ANSWERS_BEFORE: "Number of answers to the column before",
    Role.ELIGIBLE: "Staff asked",
    Role.PUBLIC: "Published elsewhere (yes)",
    Role.INDICATOR: "Indicator",
    Role.PERIOD: "Period",
    Role.VALUE: "Value",
    Role.MEASURED_IN: "Measured in",
    Role.NUMERATOR: "Numerator",
    Role.DENOMINATOR: "Denominator",
    Role.SOURCE: "Source",
}
ROLES: Mapping[DataKind, tuple[Role, ...]] = {
    DataKind.RESULTS: (
        Role.IGNORE, Role.UNIT_KIND, Role.UNIT, Role.PARENT, Role.ANSWERS, Role.ANSWERS_BEFORE, Role.PUBLIC,
    ),
    DataKind.RATES: (Role.IGNORE, Role.UNIT_KIND, Role.UNIT, Role.PARENT, Role.ELIGIBLE, Role.ANSWERS, Role.PUBLIC),
    DataKind.INDICATORS: (
        Role.IGNORE, Role.INDICATOR, Role.PERIOD, Role.VALUE, Role.MEASURED_IN, Role.NUMERATOR, Role.DENOMINATOR,
        Role.SOURCE,
    ),
}  # fmt: skip
NEEDED: Mapping[DataKind, tuple[Role, ...]] = {
    DataKind.RESULTS: (Role.UNIT, Role.ANSWERS),
    DataKind.RATES: (Role.UNIT, Role.ELIGIBLE, Role.ANSWERS),
    DataKind.INDICATORS: (Role.INDICATOR, Role.PERIOD, Role.VALUE, Role.SOURCE),
}
HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.UNIT_KIND: (
        "kind of unit", "unit kind", "unit type", "breakdown", "breakdown type", "grouping", "level", "kind",
    ),
    Role.UNIT: (
        "unit", "unit name", "name", "directorate", "division", "care group", "site", "location", "staff group",
        "occupation", "occupational group", "subgroup", "breakdown group", "department", "team", "service",
    ),
    Role.PARENT: ("part of", "parent", "parent unit", "within", "belongs to", "lies in"),
    Role.ANSWERS: (
        "number of answers", "answers", "responses", "n", "base", "base number of responses", "number of responses",
        "completed", "completes", "responded", "headcount responded",
    ),
    Role.ELIGIBLE: ("staff asked", "eligible", "eligible sample", "sample", "headcount", "invited", "eligible staff"),
    Role.PUBLIC: ("published elsewhere", "public", "published"),
    Role.INDICATOR: ("indicator", "indicator id", "indicator name", "metric"),
    Role.PERIOD: ("period", "month", "quarter", "date", "year"),
    Role.VALUE: ("value", "result", "figure"),
    Role.MEASURED_IN: ("measured in", "unit of measurement", "units"),
    Role.NUMERATOR: ("numerator",),
    Role.DENOMINATOR: ("denominator",),
    Role.SOURCE: ("source", "data source"),
}  # fmt: skip
_BY_HEADING = {plain(written): role for role, names in HEADINGS.items() for written in names}


def guess(heading: str, *, year: int, kind: DataKind | None = None) -> str:
    """Return the meaning a heading suggests: a Role, "measure:<id>", or Role.IGNORE. `kind` limits the choice."""
    role = _BY_HEADING.get(plain(heading), Role.IGNORE)
    if role is Role.IGNORE or (kind is not None and role not in ROLES[kind]):
        measure = measure_for(heading, year=year) if kind in {None, DataKind.RESULTS} else None
        return f"{MEASURE}{measure.id}" if measure else Role.IGNORE
    return role


def guesses(headings: tuple[str, ...], *, year: int, kind: DataKind) -> tuple[str, ...]:
    """Return a meaning for every column; one meaning is given once, except for the answers beside each measure."""
    given: list[str] = []
    for heading in headings:
        meaning = guess(heading, year=year, kind=kind)
        if given and given[-1].startswith(MEASURE) and _counts_answers(heading, headings[len(given) - 1]):
            meaning = Role.ANSWERS_BEFORE
        elif meaning != Role.IGNORE and meaning in given:
            meaning = Role.IGNORE
        given.append(meaning)
    return tuple(given)


def _counts_answers(heading: str, before: str) -> bool:
    """Return whether a heading like "n" or "PP1_2 n" counts the answers to the measure before it."""
    rest = plain(heading).removeprefix(plain(before)) or plain(heading)
    return _BY_HEADING.get(rest) is Role.ANSWERS


def choices(kind: DataKind) -> list[tuple[str, str]]:
    """Return what a person may choose for a column, with its words."""
    plain_roles = [(role.value, ROLE_NAMES[role]) for role in ROLES[kind]]
    if kind is not DataKind.RESULTS:
        return plain_roles
    measured = [(f"{MEASURE}{one.id}", one.choice) for one in measures().values()]
    return [*plain_roles, *measured]
