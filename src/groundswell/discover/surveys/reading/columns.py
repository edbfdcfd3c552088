"""What a column of a staff list means: guessed from its heading, corrected by a person."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """The meanings a column can have."""

    IGNORE = ""
    EMAIL = "email"
    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    PARENT = "parent"
    STAFF_GROUP = "staff_group"
    BAND = "band"
    LEADER = "leader"


ROLE_NAMES: Mapping[Role, str] = {
    Role.IGNORE: "Leave out",
    Role.EMAIL: "Work e-mail address",
    Role.NUMBER: "Staff number",
    Role.NAME: "Name",
    Role.UNIT: "Unit",
    Role.PARENT: "Part of (the unit it lies in)",
    Role.STAFF_GROUP: "Staff group",
    Role.BAND: "Pay band",
    Role.LEADER: "Leads by their role (yes)",
}
HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.EMAIL: ("email", "work email", "email address", "work email address", "nhsmail", "mail"),
    Role.NUMBER: ("staff number", "employee number", "assignment number", "payroll number", "personnel number", "id"),
    Role.NAME: ("name", "full name", "staff name", "employee name", "employee"),
    Role.UNIT: ("unit", "team", "department", "service", "ward", "cost centre name", "organisation", "unit name"),
    Role.PARENT: ("part of", "directorate", "division", "care group", "parent", "parent unit", "lies in", "within"),
    Role.STAFF_GROUP: ("staff group", "occupation", "occupational group", "job group", "professional group"),
    Role.BAND: ("band", "pay band", "afc band", "agenda for change band", "pay grade", "grade", "pay scale"),
    Role.LEADER: (
        "leads",
        "leads by their role",
        "leader",
        "leads by role",
        "leadership role",
        "is a leader",
        "manager",
    ),
}


def plain(text: str) -> str:
    """Return a heading without case, spaces and signs, so that spellings meet."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


_BY_HEADING = {plain(written): role for role, names in HEADINGS.items() for written in names}


def guess(heading: str) -> Role:
    """Return the meaning a heading suggests, or IGNORE."""
    return _BY_HEADING.get(plain(heading), Role.IGNORE)


def guesses(headings: tuple[str, ...]) -> tuple[Role, ...]:
    """Return a meaning for every column; each meaning is given once, to the first column that suggests it."""
    given: list[Role] = []
    for heading in headings:
        role = guess(heading)
        given.append(Role.IGNORE if role in given else role)
    return tuple(given)


def choices() -> list[tuple[str, str]]:
    """Return what a person may choose for a column, with its words."""
    return [(role.value, words) for role, words in ROLE_NAMES.items()]
