"""What a column of a file of comments means: guessed from its heading, corrected by a person."""

import re
from collections.abc import Mapping
from enum import StrEnum

from groundswell.discover.patients.enums import Origin


class Role(StrEnum):
    """The meanings a column can have."""

    IGNORE = ""
    TEXT = "text"
    ORIGIN = "origin"
    DAY = "day"
    PLACE = "place"
    QUESTION = "question"


ROLE_NAMES: Mapping[Role, str] = {
    Role.IGNORE: "Leave out",
    Role.TEXT: "What the patient or carer wrote",
    Role.ORIGIN: "Where it comes from (Friends and Family, complaint, PALS, survey)",
    Role.DAY: "Date",
    Role.PLACE: "Ward or service",
    Role.QUESTION: "Question it answers",
}
HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.TEXT: (
        "comment", "comments", "free text", "feedback", "text", "answer", "response", "fft answer", "what was said",
        "details", "complaint details", "description", "verbatim",
    ),
    Role.ORIGIN: ("source", "type", "channel", "feedback type", "origin", "kind", "contact type"),
    Role.DAY: ("date", "date received", "received", "received on", "response date", "submitted", "date of feedback"),
    Role.PLACE: ("ward", "service", "ward or service", "ward name", "team", "department", "unit", "location", "clinic",
                 "service type 1", "specialty"),
    Role.QUESTION: ("question", "fft question", "prompt"),
}  # fmt: skip
ORIGIN_WORDS: Mapping[Origin, tuple[str, ...]] = {
    Origin.FRIENDS_AND_FAMILY: ("fft", "friends and family", "friends and family test", "friends & family"),
    Origin.COMPLAINT: ("complaint", "complaints", "formal complaint", "informal complaint"),
    Origin.PALS: ("pals", "pals enquiry", "pals contact", "concern", "patient advice and liaison service"),
    Origin.SURVEY: ("survey", "patient survey", "inpatient survey", "questionnaire", "local survey"),
}


def plain(text: str) -> str:
    """Return a heading without case, spaces and signs, so that spellings meet."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().replace("&", "and"))


_BY_HEADING = {plain(written): role for role, names in HEADINGS.items() for written in names}
_BY_WORD = {plain(written): origin for origin, names in ORIGIN_WORDS.items() for written in names}


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


def origin_of(written: str) -> Origin | None:
    """Return where a comment comes from by the word in its cell, or None for a word nobody taught us."""
    return _BY_WORD.get(plain(written))
