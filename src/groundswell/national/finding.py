"""Finding an organisation by what people remember of it: today's name, an earlier one, a code of today or before."""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from groundswell.national.editions import Kind
from groundswell.national.results import Organisation
from groundswell.national.store import editions_of
from groundswell.national.survey import survey_edition, survey_tables

MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation with results, and why it was found: note tells of an earlier name or a merger."""

    code: str
    name: str
    benchmark_group: str
    note: str = ""


def find_organisations(text: str) -> tuple[Match, ...]:
    """Return the organisations of the latest survey whose names or codes, past or present, have these letters.

    Words that begin with the text come before words that contain it; then by name. Every word typed must be found.
    """
    wanted = _words(text)
    if not wanted:
        return ()
    ranked = []
    for entry in _directory(_mark()):
        place = entry.place_of(wanted, text.strip().upper())
        if place is not None:
            ranked.append((place, entry.match.name, entry.match))
    best: dict[str, tuple[int, str, Match]] = {}
    for found in sorted(ranked, key=lambda one: one[:2]):
        best.setdefault(found[2].code, found)
    return tuple(match for _, _, match in best.values())


def nearest_to(text: str) -> tuple[Match, ...]:
    """Return the three organisations whose names or codes look most like what was typed."""
    wanted = text.lower()

    def likeness(entry: "_Entry") -> float:
        by_word = max(difflib.SequenceMatcher(None, wanted, word).ratio() for word in (*entry.words, entry.whole))
        return max(by_word, difflib.SequenceMatcher(None, wanted, entry.code.lower()).ratio())

    found: dict[str, Match] = {}
    for entry in sorted(_directory(_mark()), key=lambda one: (-likeness(one), one.match.name)):
        found.setdefault(entry.match.code, entry.match)
        if len(found) == MOST_NEAR:
            break
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name or code under which an organisation can be found."""

    whole: str
    words: tuple[str, ...]
    code: str
    match: Match

    def place_of(self, wanted: tuple[str, ...], code: str) -> int | None:
        """Return 0 for the code itself, 1 where the name begins so, 2 where words do, 3 where they contain it."""
        if code == self.code:
            return 0
        if self.whole.startswith(" ".join(wanted)):
            return 1
        if all(any(word.startswith(part) for word in self.words) for part in wanted):
            return 2
        if all(any(part in word for word in self.words) for part in wanted) and len("".join(wanted)) > 2:
            return 3
        return 4 if self.code.startswith(code) else None


def _mark() -> tuple[str, ...]:
    """What the directory rests on, so that it is made anew when editions come or go."""
    references = (*editions_of(Kind.ORGANISATIONS), *editions_of(Kind.SUCCESSORS))
    return (survey_edition().id, *(edition.id for edition in references))


@lru_cache(maxsize=4)
def _directory(_marks: tuple[str, ...]) -> tuple[_Entry, ...]:
    organisations = survey_tables(survey_edition()).organisations
    return tuple(_entry(one.name, one.code, _plain(one)) for one in organisations.values())


def _plain(organisation: Organisation) -> Match:
    return Match(organisation.code, organisation.name, organisation.benchmark_group)


def _entry(name: str, code: str, match: Match) -> _Entry:
    words = _words(name)
    return _Entry(" ".join(words), words, code.upper(), match)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", "")))
