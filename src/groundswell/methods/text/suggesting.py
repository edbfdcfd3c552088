"""Codes that a remark may have, learned from a team's own coding: always suggestions, and none where it cannot tell.

Card: docs/methods/text/suggesting.md
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from groundswell.methods.text.features import Terms

# Below this many remarks with a code, or without it, nothing is learned of it.
FEWEST = 20
FOLDS = 5
# How far weights are held back: the larger, the less. Fixed, not tuned: a team's coding is too little to tune on.
FREEDOM = 8.0
# Never suggested below the first, whatever the balance says; always from the second on, which no best balance exceeds.
LOWEST_CHANCE, LIKELY = 0.3, 0.5


class TooFewExamples(ValueError):
    """No code has enough remarks with it and without it, from enough groups, to learn from."""


@dataclass(frozen=True, slots=True)
class Example:
    """One remark that a team has coded. `group` is the team or source it comes from: those stay together."""

    text: str
    codes: frozenset[str]
    group: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code that a remark may have, and the chance of it, 0 to 1."""

    code: str
    chance: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of one code. `precision` and `recall` are of groups that it was not learned from.

    `threshold` is the chance from which it is suggested; `support` how many remarks had the code.
    """

    weights: np.ndarray
    offset: float
    slope: float
    shift: float
    threshold: float
    support: int
    precision: float
    recall: float


@dataclass(frozen=True)
class Model:
    """Suggests codes. `too_few` are the codes that nothing was learned of, with how many remarks had them."""

    terms: Terms
    learned: Mapping[str, Learned]
    too_few: Mapping[str, int]

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return tuple(self.learned)

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chance of every code for every text, of shape (texts, codes in the order of `learned`)."""
        rows = self.terms.rows_of(texts)
        return np.column_stack(
            [expit(one.slope * (rows @ one.weights + one.offset) + one.shift) for one in self.learned.values()]
        )

    def suggest(self, texts: Sequence[str]) -> list[tuple[Suggestion, ...]]:
        """Return for each text the codes it may have, the likeliest first; none where it is too unsure of each."""
        thresholds = np.array([one.threshold for one in self.learned.values()])
        found = []
        for row in self.chances(texts) if texts else ():
            likely = [Suggestion(self._codes[at], float(row[at])) for at in np.flatnonzero(row >= thresholds)]
            found.append(tuple(sorted(likely, key=lambda one: (-one.chance, one.code))))
        return found


def learn(examples: Sequence[Example]) -> Model:
    """Return a model of every code with enough examples, linear, its chances set right on groups left out.

    Nothing is drawn: the same examples give the same model, in whatever order. Raises TooFewExamples.
    """
    ordered = sorted(examples, key=lambda one: (one.group, one.text, sorted(one.codes)))
    counts = Counter(code for one in ordered for code in one.codes)
    enough = codes_with_enough(ordered)
    folds = folds_of([one.group for one in ordered])
    if not enough or len(set(folds)) < 2:
        raise TooFewExamples
    texts = [one.text for one in ordered]
    terms = Terms.of(texts, pairs=True)
    rows = terms.rows_of(texts)
    learned = {}
    for code in enough:
        has = np.array([code in one.codes for one in ordered], dtype=np.float64)
        learned[code] = _learned(rows, has, folds)
    return Model(terms, learned, {code: count for code, count in sorted(counts.items()) if code not in learned})


def codes_with_enough(examples: Sequence[Example]) -> list[str]:
    """Return the codes that enough remarks have, and enough have not, in order."""
    counts = Counter(code for one in examples for code in one.codes)
    return sorted(code for code, count in counts.items() if FEWEST <= count <= len(examples) - FEWEST)


def folds_of(groups: Sequence[str]) -> np.ndarray:
    """Return a fold from 0 for each remark: groups stay together, and folds are about as large as each other."""
    sizes = Counter(groups)
    filled = [0] * min(FOLDS, len(sizes))
    fold_of: dict[str, int] = {}
    for group, size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
        fold_of[group] = filled.index(min(filled))
        filled[fold_of[group]] += size
    return np.array([fold_of[group] for group in groups])


def _learned(rows: csr_matrix, has: np.ndarray, folds: np.ndarray) -> Learned:
    scores = np.zeros(len(has))
    for fold in np.unique(folds):
        held = folds == fold
        weights, offset = _fitted(rows[~held], has[~held])
        scores[held] = rows[held] @ weights + offset
    slope, shift = _set_right(scores, has)
    chances = expit(slope * scores + shift)
    threshold = _threshold(chances, has)
    suggested = chances >= threshold
    hits = float(np.sum(suggested * has))
    weights, offset = _fitted(rows, has)
    return Learned(
        weights, offset, slope, shift, threshold, int(has.sum()),
        precision=hits / max(1.0, float(suggested.sum())),
        recall=hits / float(has.sum()),
    )  # fmt: skip


def _fitted(rows: csr_matrix, has: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights and the offset of a logistic regression held back by the squares of its weights."""

    def loss(given: np.ndarray) -> tuple[float, np.ndarray]:
        score = rows @ given[:-1] + given[-1]
        missed = expit(score) - has
        value = np.sum(np.logaddexp(0, score) - has * score) + given[:-1] @ given[:-1] / (2 * FREEDOM)
        return float(value), np.append(rows.T @ missed + given[:-1] / FREEDOM, missed.sum())

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B")
    return found.x[:-1], float(found.x[-1])


def _set_right(scores: np.ndarray, has: np.ndarray) -> tuple[float, float]:
    """Return slope and shift that make chances of scores (Platt, with his smoothed targets)."""
    with_it, without = has.sum(), (1 - has).sum()
    target = np.where(has > 0, (with_it + 1) / (with_it + 2), 1 / (without + 2))

    def loss(given: np.ndarray) -> tuple[float, np.ndarray]:
        score = given[0] * scores + given[1]
        missed = expit(score) - target
        return float(np.sum(np.logaddexp(0, score) - target * score)), np.array([missed @ scores, missed.sum()])

    found = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B")
    return float(found.x[0]), float(found.x[1])


def _threshold(chances: np.ndarray, has: np.ndarray) -> float:
    """Return the chance from which suggesting a code balances what is right and what is missed best (F1)."""
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(has[order])
    balance = 2 * hits / (np.arange(1, len(has) + 1) + has.sum())
    return max(LOWEST_CHANCE, min(LIKELY, float(chances[order][int(np.argmax(balance))])))
