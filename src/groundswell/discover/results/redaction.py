"""What in a remark may point to a person: suggestions for those who read it first, and decide.

Names come from the trust's own staff list and units; the rest are rules. Honest recall: a nickname, a room or a story
that only one person can tell is found by nobody but a reader.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<!\w)(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)")
LONG_NUMBER = re.compile(r"(?<!\w)\d(?:[\s-]?\d){5,}(?!\w)")
TITLED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sister|Matron|Doctor)\.?\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?"
)
DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)(?:\s+\d{4})?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
RULES = (
    ("an e-mail address", EMAIL),
    ("a phone number", PHONE),
    ("a number", LONG_NUMBER),
    ("a name", TITLED),
    ("a date", DATED),
)
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a remark, from its first letter to behind its last, and what it seems to be: "a name"."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Names:
    """The trust's own names, compiled once for many remarks."""

    people: re.Pattern[str] | None
    units: re.Pattern[str] | None

    @classmethod
    def of(cls, people: Iterable[str], units: Iterable[str]) -> "Names":
        """Return names to look for: whole names in any case, and single parts of people's names as they are written."""
        whole = [name for name in people if len(name) >= SHORTEST_NAME]
        parts = {part for name in whole for part in name.split() if len(part) >= SHORTEST_NAME}
        found = [rf"(?i:{_words(name)})" for name in whole] + [_words(part) for part in parts]
        return cls(_any(found), _any([rf"(?i:{_words(unit)})" for unit in units if len(unit) >= SHORTEST_NAME]))


def findings(text: str, names: Names) -> tuple[Finding, ...]:
    """Return what may point to somebody, in the order of the text; where two overlap, the one that starts first."""
    found = [Finding(one.start(), one.end(), what) for what, rule in RULES for one in rule.finditer(text)]
    if names.people:
        found += [Finding(one.start(), one.end(), "a name") for one in names.people.finditer(text)]
    if names.units:
        found += [Finding(one.start(), one.end(), "a unit") for one in names.units.finditer(text)]
    kept: list[Finding] = []
    for one in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def suggested(text: str, names: Names) -> str:
    """Return a remark with everything found replaced by what it was, in brackets: "[a name] never listens"."""
    parts, at = [], 0
    for one in findings(text, names):
        parts += [text[at : one.start], f"[{one.what}]"]
        at = one.end
    return "".join([*parts, text[at:]])


def _words(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    # Longest first, so that a whole name is found before its parts.
    return re.compile("|".join(sorted(patterns, key=len, reverse=True))) if patterns else None
