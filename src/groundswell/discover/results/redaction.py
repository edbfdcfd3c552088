"""What in a remark may point to a person: suggestions for those who read it first, and decide.

Names come from the trust's own staff list and units; the rest are rules. Honest recall: a nickname, a room or a story
that only one person can tell is found by nobody but a reader.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a remark, from its first letter to behind its last, and what it seems to be: "a name"."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Names:
    """The trust's own names by the word they begin with, so that 20,000 of them are looked up and not searched through.

    `whole` are names as a whole, in small letters, by their first word; `parts` single parts of people's names as they
    are written, by theirs; `units` are names of units, as `whole`.
    """

    whole: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, people: Iterable[str], units: Iterable[str]) -> "Names":
        """Return names to look for: whole names in any case, and single parts of people's names as they are written."""
        whole = [name for name in people if len(name) >= SHORTEST_NAME]
        parts = {part for name in whole for part in name.split() if len(part) >= SHORTEST_NAME}
        areas = [unit.lower() for unit in units if len(unit) >= SHORTEST_NAME]
        return cls(_by_first_word(name.lower() for name in whole), _by_first_word(parts), _by_first_word(areas))

    def found_in(self, text: str) -> Iterator[Finding]:
        """Yield every place that names a person or a unit, the longest name where several begin at one place."""
        # Letter by letter: one that grows when made small keeps its place, so that every finding stands where it is.
        small = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
        for word in WORD.finditer(text):
            start = word.start()
            first = small[start : word.end()]
            people = (
                *_ends(self.whole.get(first, ()), small, start),
                *_ends(self.parts.get(word.group(), ()), text, start),
            )
            if people:
                yield Finding(start, max(people), "a name")
            if units := [*_ends(self.units.get(first, ()), small, start)]:
                yield Finding(start, max(units), "a unit")


def findings(text: str, names: Names) -> tuple[Finding, ...]:
    """Return what may point to somebody, in the order of the text; where two overlap, the one that starts first."""
    found = [Finding(one.start(), one.end(), what) for what, rule in RULES for one in rule.finditer(text)]
    found += names.found_in(text)
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


def _by_first_word(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        first = WORD.search(name)
        if first is not None:
            # What stands before the first word, a bracket for example, is not looked for.
            found.setdefault(first.group(), []).append(name[first.start() :])
    return {first: tuple(others) for first, others in found.items()}


def _ends(names: Iterable[str], text: str, start: int) -> Iterator[int]:
    """Yield where each name ends that stands in a text from `start` on and does not go on into a longer word."""
    for name in names:
        end = start + len(name)
        if text.startswith(name, start) and not (end < len(text) and WORD.match(text, end) and WORD.match(name[-1])):
            yield end
