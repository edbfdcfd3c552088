"""Remarks that two or more coded blind: how far they agree, and where they do not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from groundswell.discover.evidence.models import Coding, Item, Share
from groundswell.discover.evidence.queries.reading import sources_read_by
from groundswell.methods.coding.agreement import Agreement, cohen_kappa, krippendorff_alpha
from groundswell.people.models import Person
from groundswell.programme.models import Programme

# With fewer remarks an interval says so little that a number would only mislead.
FEWEST = 10
NOT_USED = ""

# What one coder put on a remark: which way, by code. Both ways on one remark is one value of its own.
Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """One remark that all who hold it blind are through with: what each of them put on it, by person."""

    item: Item
    codes: Mapping[Person, Codes]

    @property
    def differs(self) -> bool:
        """Whether any two coded it otherwise."""
        first, *others = self.codes.values()
        return any(one != first for one in others)

    @property
    def is_settled(self) -> bool:
        """Whether those who differed have agreed on something."""
        return hasattr(self.item, "settled")


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far coders agree on one code, or on all ("" as `code`); None where too little is coded to say.

    `used` is on how many remarks anybody used the code. `kappa` is there where exactly two people coded.
    """

    code: str
    used: int
    alpha: Agreement | None
    kappa: Agreement | None


def blind_progress(programme: Programme) -> tuple[int, int]:
    """Return how many remarks are through with all who hold them blind, and how many are held blind at all."""
    held = Share.objects.filter(item__source__programme=programme, is_blind=True, item__is_current=True)
    waiting = held.filter(done_at=None).values("item")
    every = held.values("item").distinct().count()
    return every - waiting.distinct().count(), every


def compared_for(person: Person, programme: Programme) -> list[Compared]:
    """Return every remark that all its blind coders are through with, of sources that somebody may read."""
    held = Share.objects.filter(
        item__source__in=sources_read_by(person, programme), is_blind=True, item__is_current=True
    ).select_related("item__source", "item__settled", "coder")
    by_item: dict[Item, list[Share]] = {}
    for one in held.order_by("item__source__label", "item__position", "item_id", "coder__name", "coder_id"):
        by_item.setdefault(one.item, []).append(one)
    through = {item: ones for item, ones in by_item.items() if len(ones) > 1 and all(one.done_at for one in ones)}
    said = _said(through)
    return [
        Compared(item, {one.coder: said.get((item.pk, one.coder_id), {}) for one in ones})
        for item, ones in through.items()
    ]


def agreement_on(compared: Sequence[Compared]) -> list[Agreed]:
    """Return how far coders agree on every code that anybody used, and first on all of them together."""
    codes = sorted({code for one in compared for codes in one.codes.values() for code in codes})
    rows = {code: [_values(one, code) for one in compared] for code in codes}
    every = [values for code in codes for values in rows[code]]
    return [_agreed("", every, compared), *(_agreed(code, rows[code], compared) for code in codes)]


def _agreed(code: str, values: Sequence[tuple[str, ...]], compared: Sequence[Compared]) -> Agreed:
    used = sum(any(one) for one in values)
    coders = {person for one in compared for person in one.codes}
    if len(compared) < FEWEST or not used:
        return Agreed(code, used, None, None)
    alpha = krippendorff_alpha(values, rng=_drawing(code, values))
    pairs = [(one[0], one[1]) for one in values if len(one) == 2]
    kappa = cohen_kappa(pairs, rng=_drawing(code, values)) if len(coders) == 2 else None
    return Agreed(
        code, used, None if alpha.says_nothing else alpha, kappa if kappa and not kappa.says_nothing else None
    )


def _values(one: Compared, code: str) -> tuple[str, ...]:
    return tuple(codes.get(code, NOT_USED) for codes in one.codes.values())


def _said(items: Iterable[Item]) -> dict[tuple[object, object], dict[str, str]]:
    found: dict[tuple[object, object], dict[str, set[str]]] = {}
    for one in Coding.objects.filter(item__in=list(items)):
        found.setdefault((one.item_id, one.coder_id), {}).setdefault(one.code, set()).add(one.polarity)
    return {
        who: {code: "mixed" if len(ways) > 1 else next(iter(ways)) for code, ways in codes.items()}
        for who, codes in found.items()
    }


def _drawing(code: str, values: Sequence[tuple[str, ...]]) -> np.random.Generator:
    """Return the drawing of the interval: the same for the same codings, so that it can be checked again."""
    seed = sha256(repr((code, list(values))).encode()).digest()
    return np.random.default_rng(int.from_bytes(seed[:8], "big"))
