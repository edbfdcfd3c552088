"""What a column of an extract means: guessed from its heading, corrected by a person."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """The meanings a column can have. What has none is not read: names and numbers of people never are."""

    IGNORE = ""
    BAND = "band"
    STAFF_GROUP = "staff_group"
    TITLE = "role_title"
    UNIT = "unit"
    FTE = "fte"
    STATE = "state"
    LEADS = "leads"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    STARTED = "started_on"
    LEFT = "left_on"
    REASON = "leaving_reason"
    TRAINED = "was_trained"
    INDUCTED = "was_inducted"


ROLE_NAMES: Mapping[Role, str] = {
    Role.IGNORE: "Leave out",
    Role.BAND: "Pay band",
    Role.STAFF_GROUP: "Staff group",
    Role.TITLE: "Role title",
    Role.UNIT: "Unit",
    Role.FTE: "Whole-time equivalent (FTE)",
    Role.STATE: "Filled or vacant",
    Role.LEADS: "Leads by their role (yes)",
    Role.AGE: "Age band or year of birth",
    Role.SEX: "Sex",
    Role.ETHNICITY: "Ethnicity",
    Role.DISABILITY: "Disability",
    Role.STARTED: "First day in post",
    Role.LEFT: "Last day in post",
    Role.REASON: "Reason for leaving",
    Role.TRAINED: "Trained to lead (yes or no)",
    Role.INDUCTED: "Inducted as a leader (yes or no)",
}
HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.BAND: ("band", "pay band", "afc band", "pay grade", "grade", "pay scale"),
    Role.STAFF_GROUP: ("staff group", "occupational group", "professional group"),
    Role.TITLE: ("role title", "position title", "job title", "role", "job role", "position"),
    Role.UNIT: ("unit", "team", "department", "service", "organisation", "directorate", "division"),
    Role.FTE: (
        "fte",
        "whole-time equivalent (fte)",
        "wte",
        "contracted fte",
        "contracted wte",
        "whole time equivalent",
        "full time equivalent",
    ),
    Role.STATE: ("filled or vacant", "vacant", "vacancy", "post status", "position status", "status"),
    Role.LEADS: ("leads", "leads by their role", "clinical lead", "leader", "is a leader", "leadership role"),
    Role.AGE: ("age band", "age band or year of birth", "age", "year of birth", "birth year", "age group"),
    Role.SEX: ("sex", "gender"),
    Role.ETHNICITY: ("ethnicity", "ethnic origin", "ethnic group", "ethnic category"),
    Role.DISABILITY: ("disability", "disabled", "disability status"),
    Role.STARTED: ("start date", "started on", "first day in post", "hire date", "latest start date", "started"),
    Role.LEFT: ("end date", "last day in post", "leaving date", "termination date", "left on", "left"),
    Role.REASON: ("leaving reason", "reason for leaving", "destination on leaving"),
    Role.TRAINED: ("trained", "trained to lead", "leadership training", "leadership training completed"),
    Role.INDUCTED: ("inducted", "inducted as a leader", "leadership induction", "induction completed"),
}


def plain(text: str) -> str:
    """Return words without case, spaces and signs, so that spellings meet."""
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


def missing_in(mapping: Mapping[int, Role]) -> str:
    """Return what is missing in the meanings of columns, as a sentence; "" where nothing is."""
    given = [role for role in mapping.values() if role is not Role.IGNORE]
    twice = next((role for role in given if given.count(role) > 1), None)
    if twice is not None:
        return f"Two columns are “{ROLE_NAMES[twice]}”. Choose one of them."
    if Role.BAND not in given and Role.TITLE not in given:
        return "Say which column holds the pay band or the role title: without either nobody can be told to lead."
    return ""
