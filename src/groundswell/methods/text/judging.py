"""How good suggestions are, on groups that they were not learned from. Card: docs/methods/text/suggesting.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.methods.text.suggesting import Example, codes_with_enough, folds_of, learn

DRAWS = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class OfCode:
    """One code: how many remarks had it, what share of its suggestions were right, and of its remarks were found."""

    support: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The balance of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Suggestions against a team's codes, over all codes that were learned.

    Intervals are of percentiles over draws of groups. `baseline` is the F1 of suggesting the most frequent code for
    every remark; `silent` the share of remarks that got no suggestion; `calibration` how far chances lie from what
    happened, on average (ECE).
    """

    codes: Mapping[str, OfCode]
    micro: float
    micro_interval: tuple[float, float]
    macro: float
    macro_interval: tuple[float, float]
    baseline: float
    silent: float
    calibration: float


def judged(examples: Sequence[Example], *, rng: np.random.Generator) -> Judgement:
    """Return how good suggestions are for groups left out when learning. Raises TooFewExamples."""
    ordered = sorted(examples, key=lambda one: (one.group, one.text, sorted(one.codes)))
    groups = [one.group for one in ordered]
    folds = folds_of(groups)
    codes = codes_with_enough(ordered)
    has = np.array([[code in one.codes for code in codes] for one in ordered], dtype=bool)
    suggested, chances = np.zeros_like(has), np.zeros(has.shape)
    for fold in np.unique(folds):
        held = np.flatnonzero(folds == fold)
        model = learn([one for one, own in zip(ordered, folds, strict=True) if own != fold])
        found = model.chances([ordered[at].text for at in held])
        for column, (code, learned) in enumerate(model.learned.items()):
            if code in codes:
                chances[held, codes.index(code)] = found[:, column]
                suggested[held, codes.index(code)] = found[:, column] >= learned.threshold
    return _summed(codes, has, suggested, chances, np.array(groups), rng)


def _summed(
    codes: Sequence[str], has: np.ndarray, suggested: np.ndarray, chances: np.ndarray, groups: np.ndarray,
    rng: np.random.Generator,
) -> Judgement:  # fmt: skip
    names, of = np.unique(groups, return_inverse=True)
    # Per group and code: right, suggested, there. A draw of groups is then a sum.
    parts = np.stack([_by_group(one, of, len(names)) for one in (has & suggested, suggested, has)])
    hits, said, there = parts.sum(axis=1)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS)
    sums = np.einsum("dg,kgc->dkc", drawn, parts)
    micro = _f1(sums.sum(axis=2).T)
    macro = _f1(np.moveaxis(sums, 1, 0)).mean(axis=1)
    most = has.sum(axis=0).max()
    return Judgement(
        codes={
            code: OfCode(int(there[at]), float(hits[at] / max(1, said[at])), float(hits[at] / there[at]))
            for at, code in enumerate(codes)
        },
        micro=float(_f1(parts.sum(axis=(1, 2)))),
        micro_interval=_interval(micro),
        macro=float(_f1(parts.sum(axis=1)).mean()),
        macro_interval=_interval(macro),
        baseline=float(2 * most / (len(has) + has.sum())),
        silent=float(np.mean(~suggested.any(axis=1))),
        calibration=_calibration(chances.ravel(), has.ravel()),
    )


def _by_group(marked: np.ndarray, of: np.ndarray, groups: int) -> np.ndarray:
    found = np.zeros((groups, marked.shape[1]))
    np.add.at(found, of, marked)
    return found


def _f1(counts: np.ndarray) -> np.ndarray:
    """Return F1 of (right, suggested, there) along the first axis; 0 where nothing was suggested nor there."""
    return np.asarray(2 * counts[0] / np.maximum(1, counts[1] + counts[2]))


def _interval(drawn: np.ndarray) -> tuple[float, float]:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def _calibration(chances: np.ndarray, has: np.ndarray) -> float:
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [abs(chances[bins == one].mean() - has[bins == one].mean()) * np.sum(bins == one) for one in np.unique(bins)]
    return float(sum(gaps) / len(has))
