"""A small instrument in YAML that a test may spoil, and the instrument that comes of it."""

from pathlib import Path

import pytest

from groundswell.packs.instruments import Instrument
from groundswell.packs.instruments.reading import look_through, read_instrument
from groundswell.packs.shelf import Pack
from groundswell.vocabulary.faults import BadInput

PACK = Pack(
    id="acme/small",
    version="1",
    title="Small",
    publisher="Acme",
    licence="CC-BY-4.0",
    provenance="Made for a test.",
    may_redistribute=True,
    folder=Path("acme/small"),
)
SUBJECTS = frozenset({"teamwork", "vision-and-values"})
# One of each: both kinds of scale item, a pair, a choice, routing, a text, importance, a way out, two languages.
SMALL = """\
id: small
version: "1.0"
languages: [en, cy]
title: {en: Small, cy: Bach}
intro: A few statements.
minutes: 4
licence: CC-BY-4.0
may_redistribute: true
stores_answers: true
private: false
invited:
  everyone: false
  roles:
    - {id: doctors, label: Doctors who lead}
norm:
  exists: false
  note: There is nothing to compare with.
importance: {text: 'How important is this?', scale: weight}
scales:
  - id: agreement
    points:
      - {value: 1, label: {en: No, cy: Na}}
      - {value: 2, label: Perhaps}
      - {value: 3, label: {en: Yes, cy: Ie}}
    not_applicable: Not mine
  - id: weight
    points:
      - {value: 1, label: One}
      - {value: 2, label: Two}
      - {value: 3, label: Three}
      - {value: 4, label: Four}
      - {value: 5, label: Five}
topics:
  - id: first
    title: First
    intro: Think of this week.
    items:
      - id: leaders-help
        kind: scale
        scale: agreement
        text: {en: Leaders help., cy: Mae arweinwyr yn helpu., needs_review: [cy]}
        asks_importance: true
        speaks_for: [teamwork]
        facing: leaders
        pair: self-help
        provenance: own design
      - id: self-help
        kind: scale
        scale: agreement
        text: I help.
        speaks_for: [teamwork, vision-and-values]
        facing: self
        pair: leaders-help
        provenance: own design
      - id: shouting
        kind: scale
        scale: agreement
        text: People shout.
        reversed: true
        speaks_for: [teamwork]
        provenance: unverified
        source: Somebody’s questionnaire of 2019
  - id: second
    title: Second
    items:
      - id: why
        kind: choice
        text: Why is that?
        choices:
          - {id: time, label: Time}
          - {id: other, label: Something else}
        shown_if: {item: shouting, values: [2, 3]}
        provenance: own design
      - id: what-else
        kind: text
        text: What else?
        shown_if: {item: why, values: [other]}
        provenance: own design
"""


def read_small(old: str = "", new: str = "") -> Instrument:
    """Return the small instrument, with one passage replaced."""
    return read_instrument(_spoilt(old, new), file="small/small.yaml", pack=PACK, subjects=SUBJECTS)


def faults_of(old: str, new: str) -> list[str]:
    """Return the sentences with which the spoilt instrument is refused, without file and the one all end in."""
    read, faults = look_through(_spoilt(old, new), file="small/small.yaml", pack=PACK, subjects=SUBJECTS)
    assert (read is None) == bool(faults)
    return [
        fault.sentence().removesuffix(" Nothing was changed.").removeprefix("small/small.yaml, ") for fault in faults
    ]


def refused_small(old: str, new: str) -> str:
    """Return the whole sentence with which reading the spoilt instrument is refused."""
    with pytest.raises(BadInput) as fault:
        read_small(old, new)
    return fault.value.sentence()


def line_of(passage: str) -> int:
    """Return the line of the small instrument on which a passage first stands."""
    return SMALL[: SMALL.index(passage)].count("\n") + 1


def _spoilt(old: str, new: str) -> bytes:
    """Replace one passage; it must be there exactly once, or the test tests nothing."""
    assert not old or SMALL.count(old) == 1, f"{old!r} stands {SMALL.count(old)} times"
    return (SMALL.replace(old, new) if old else SMALL).encode()
