"""Which comments of a file are new, and which are here already or stand in it twice."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from groundswell.discover.patients.enums import Origin
from groundswell.discover.patients.reading.comments import Comment
from groundswell.methods.text.repeats import is_long, near_repeats, plain_words

MARK_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Loaded:
    """A comment that is here already: its mark, its words as they are kept, and what a short one is known again by."""

    mark: str
    text: str
    origin: str
    day: str
    place: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """What becomes of the comments of a file. `near` nearly repeat another one, each with the words of that one."""

    new: tuple[Comment, ...]
    near: tuple[tuple[Comment, str], ...]
    same: int
    here_already: int


def mark_of(text: str) -> str:
    """Return what two copies of a comment have in common, whatever was taken out of the one that is kept."""
    return hashlib.sha256(plain_words(text).encode()).hexdigest()[:MARK_LETTERS]


def day_words(day: date | None) -> str:
    """Return a day as it is kept beside a comment, "" for none."""
    return day.isoformat() if day else ""


def sift(comments: Sequence[Comment], loaded: Sequence[Loaded], *, as_kept: Callable[[str], str]) -> Sifted:
    """Return what is new. Short comments are written by many people, so they are matched one for one and by day.

    `as_kept` gives the words of a comment as they would be kept: only those can be near what is kept already.
    """
    known = {one.mark for one in loaded}
    short = Counter((one.mark, one.origin, one.day, one.place) for one in loaded)
    inside: set[str] = set()
    new: list[Comment] = []
    same = here_already = 0
    for one in comments:
        mark = mark_of(one.text)
        key = (mark, str(Origin(one.origin)), day_words(one.day), one.place)
        if is_long(one.text):
            if mark in known:
                here_already += 1
            elif mark in inside:
                same += 1
            else:
                inside.add(mark)
                new.append(one)
        elif short[key]:
            short[key] -= 1
            here_already += 1
        else:
            new.append(one)
    texts = [*(one.text for one in loaded), *(as_kept(one.text) for one in new)]
    repeats = {at - len(loaded): other for at, other in near_repeats(texts).items() if at >= len(loaded)}
    return Sifted(
        new=tuple(one for at, one in enumerate(new) if at not in repeats),
        near=tuple((new[at], texts[other]) for at, other in sorted(repeats.items())),
        same=same,
        here_already=here_already,
    )
