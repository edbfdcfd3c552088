"""Themes that no code foresaw: words that keep each other's company, for people to name.

Card: docs/methods/text/themes.md
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix

from groundswell.methods.text.features import Terms
from groundswell.methods.text.stop_words import STOP_WORDS

# Fewer remarks than this say nothing about themes.
FEWEST = 100
MOST_THEMES = 12
DRAWS = 30
TOP = 10
# Themes count as found again where their top words agree this far (Jaccard, mean over themes and draws).
STABLE = 0.6
ROUNDS = 80
# A remark belongs to its strongest theme where that theme has this share of it; else to none.
BELONGS = 0.5
TINY = 1e-12


class TooFewRemarks(ValueError):
    """There are too few remarks to look for themes."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Words that go together, the strongest first, and the places of the remarks that speak most of them.

    `remarks` is how many remarks belong to it; `stability` how far its words were found again, 0 to 1. It has no name:
    people give it one.
    """

    words: tuple[str, ...]
    exemplars: tuple[int, ...]
    remarks: int
    stability: float


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes of some remarks. `is_stable` says whether any number of themes was found again well enough.

    `stability` is that of each number of themes that was tried; `without` how many remarks belong to none.
    """

    themes: tuple[Theme, ...]
    is_stable: bool
    stability: tuple[tuple[int, float], ...]
    without: int


def themes_in(texts: Sequence[str], *, rng: np.random.Generator, exemplars: int = 5) -> Themes:
    """Return the themes of some remarks: as many as are found again best when remarks are drawn anew.

    Of the numbers of themes that reach `STABLE` the largest is taken, because it says most; where none does, that with
    the best stability, and `is_stable` is false. Raises TooFewRemarks.
    """
    if len(texts) < FEWEST:
        raise TooFewRemarks
    terms = Terms.of(texts, pairs=False, stop=STOP_WORDS)
    rows = terms.rows_of(texts)
    samples = [rng.integers(0, len(texts), len(texts)) for _ in range(DRAWS)]
    most = min(MOST_THEMES, len(terms.column) // TOP)
    if most < 2:
        raise TooFewRemarks
    found = {}
    for number in range(2, most + 1):
        parts = _factors(rows, number)
        found[number] = (parts, _found_again(rows, parts[1], samples, number))
    stability = tuple((number, float(again.mean())) for number, (_, again) in found.items())
    stable = [number for number, value in stability if value >= STABLE]
    chosen = max(stable) if stable else max(stability, key=lambda one: one[1])[0]
    (shares, weights), again = found[chosen]
    names = np.array([*terms.column])
    share = shares / np.maximum(TINY, shares.sum(axis=1, keepdims=True))
    strongest = np.where(share.max(axis=1) >= BELONGS, share.argmax(axis=1), -1)
    made = [
        Theme(
            words=tuple(str(word) for word in names[np.argsort(-weights[at], kind="stable")[:TOP]]),
            exemplars=tuple(int(one) for one in np.argsort(-shares[:, at], kind="stable")[:exemplars]),
            remarks=int(np.sum(strongest == at)),
            stability=float(again[at]),
        )
        for at in range(chosen)
    ]
    ordered = tuple(sorted(made, key=lambda one: (-one.remarks, one.words)))
    return Themes(ordered, bool(stable), stability, int(np.sum(strongest == -1)))


def _factors(rows: csr_matrix, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares of remarks in themes and the weights of words in them: two matrices that multiply to the rows.

    Non-negative, by multiplicative updates (Lee and Seung), from a start that nothing is drawn for.
    """
    shares, weights = _start(rows, number)
    for _ in range(ROUNDS):
        weights *= (rows.T @ shares).T / np.maximum(TINY, (shares.T @ shares) @ weights)
        shares *= (rows @ weights.T) / np.maximum(TINY, shares @ (weights @ weights.T))
    sizes = np.linalg.norm(weights, axis=1, keepdims=True)
    return shares * sizes.T, weights / np.maximum(TINY, sizes)


def _start(rows: csr_matrix, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a start from remarks that are far from each other: each next is the one least like those taken."""
    likeness = np.asarray(rows @ rows.sum(axis=0).T).ravel()
    taken = [int(np.argmax(likeness))]
    like_taken = rows @ rows[taken[0]].toarray().ravel()
    while len(taken) < number:
        # Central, but unlike what was taken: a remark about nothing else than itself starts no theme.
        taken.append(int(np.argmax(likeness * (1 - like_taken))))
        like_taken = np.maximum(like_taken, rows @ rows[taken[-1]].toarray().ravel())
    mean = np.asarray(rows.mean(axis=0)).ravel()
    weights = np.stack([rows[one].toarray().ravel() for one in taken]) + 0.1 * mean + TINY
    return np.maximum(TINY, np.asarray(rows @ weights.T)) + TINY, weights


def _found_again(rows: csr_matrix, weights: np.ndarray, samples: Sequence[np.ndarray], number: int) -> np.ndarray:
    """Return for each theme how far its top words are those of its like in samples of remarks, on average."""
    own = [_top(one) for one in weights]
    again = np.zeros(number)
    for sample in samples:
        others = [_top(one) for one in _factors(rows[sample], number)[1]]
        same = np.array([[len(one & other) / len(one | other) for other in others] for one in own])
        row, column = linear_sum_assignment(-same)
        again[row] += same[row, column]
    return again / len(samples)


def _top(weights: np.ndarray) -> frozenset[int]:
    return frozenset(int(one) for one in np.argsort(-weights, kind="stable")[:TOP])
