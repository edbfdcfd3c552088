"""Finding an organisation by what people remember of it: today's name, an earlier one, a code of today or before."""

import difflib
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from groundswell.look.numbers import day
from groundswell.national.editions import Kind
from groundswell.national.organisations import MOST_STEPS, Change, Reference, organisation_reference
from groundswell.national.results import Organisation
from groundswell.national.store import editions_of
from groundswell.national.survey import survey_edition, survey_tables

MOST_NEAR = 3
# Longer than any name; likeness takes time that grows with what was typed.
LONGEST = 100


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
    wanted = _words(text[:LONGEST])
    if not wanted:
        return ()
    ranked = []
    for entry in _directory(_mark()):
        place = entry.place_of(wanted, text.strip().upper())
        if place is not None:
            ranked.append((2 * place + (not entry.is_own_name), entry.match.name, entry.match))
    best: dict[str, tuple[int, str, Match]] = {}
    for found in sorted(ranked, key=lambda one: one[:2]):
        best.setdefault(found[2].code, found)
    return tuple(match for _, _, match in best.values())


def nearest_to(text: str) -> tuple[Match, ...]:
    """Return the three organisations whose names or codes look most like what was typed."""
    wanted = text[:LONGEST].lower()

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
    is_own_name: bool = True

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
    edition = survey_edition()
    organisations = survey_tables(edition).organisations
    reference = organisation_reference()
    fieldwork_ended = date(edition.year or 1, 12, 31)
    taken = {_words(one.name) for one in organisations.values()}
    entries = []
    for one in organisations.values():
        match = Match(one.code, one.name, one.benchmark_group, what_became_of(one, reference, after=fieldwork_ended))
        entries.append(_entry(one.name, one.code, match))
        entries.extend(_other_names(one, match, reference, taken))
    return (*entries, *_closed(organisations, reference, fieldwork_ended))


def _other_names(
    organisation: Organisation, match: Match, reference: Reference, taken: set[tuple[str, ...]]
) -> list["_Entry"]:
    """Other names of an organisation, but none that is another organisation's own name."""
    code = organisation.code
    names = (reference.names.get(code, ""), *reference.other_names.get(code, ()))
    return [
        _entry(name, code, replace(match, note=_joined(match.note, f"Found by the name {name}")), is_own_name=False)
        for name in names
        if name and name.lower() not in organisation.name.lower() and _words(name) not in taken
    ]


def what_became_of(organisation: Organisation, reference: Reference, *, after: date) -> str:
    """Return what happened to an organisation after a survey year, as a sentence without a full stop; "" if nothing."""
    year = after.year
    change = reference.successor_of(organisation.code, after=after)
    if change is not None:
        name = reference.names.get(change.new, change.new)
        return f"{year} figures; since {day(change.on)} part of {name} ({change.new})"
    today = reference.names.get(organisation.code, organisation.name)
    is_new_name = _words(today) != _words(organisation.name) and _words(today)[:2] != _words(organisation.name)[:2]
    return f"{year} figures; called {today} today" if is_new_name else ""


def _closed(organisations: dict[str, Organisation], reference: Reference, fieldwork_ended: date) -> list["_Entry"]:
    """Codes and names that no longer stand, leading to the organisation of the survey year that followed them."""
    entries = []
    for old in reference.changes:
        if old in organisations:
            continue
        for change in _as_of(reference, old, fieldwork_ended):
            if change.new not in organisations:
                continue
            one = organisations[change.new]
            name = reference.closed_names.get(old, "")
            note = f"{f'{name} ({old})' if name else old} became part of it on {day(change.on)}"
            entries.append(_entry(name, old, Match(one.code, one.name, one.benchmark_group, note), is_own_name=False))
    return entries


def _as_of(reference: Reference, code: str, until: date) -> tuple[Change, ...]:
    """Return the changes that had led on from a code by a day, following chains; several where it was divided.

    What is led on to still stood on that day. Nothing where no change had led on.
    """
    found: dict[str, Change] = {}
    waiting = [Change(code, code, date.min)]
    for _ in range(MOST_STEPS):
        further = []
        for here in waiting:
            steps = [one for one in reference.changes.get(here.new, ()) if one.on <= until and one.new != here.new]
            # Of several days the first counts; on that day a code may be divided among several.
            further += [Change(code, one.new, one.on) for one in steps if one.on == steps[0].on]
            if not steps and here.new != code:
                found.setdefault(here.new, here)
        waiting = further
    return tuple(found.values())


def _joined(first: str, second: str) -> str:
    return f"{first}. {second}" if first else second


def _entry(name: str, code: str, match: Match, *, is_own_name: bool = True) -> _Entry:
    words = _words(name)
    return _Entry(" ".join(words), words, code.upper(), match, is_own_name)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", "")))
