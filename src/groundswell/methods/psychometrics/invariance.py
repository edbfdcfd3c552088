"""Whether groups read the items of a scale alike. Card: docs/methods/psychometrics/invariance.md"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, sqrt

import numpy as np
from scipy.stats import chi2 as chi2_distribution

from groundswell.methods.psychometrics.factors import (
    CONVERGED,
    MOST_STEPS,
    NO_SOLUTION,
    ROUNDING,
    SHORTEST_STEP,
    NotFitted,
    confirm,
)
from groundswell.methods.psychometrics.fit import likelihood_discrepancy
from groundswell.methods.psychometrics.moments import Floats, Moments, NotEnoughAnswers

# A step of the ladder does not hold when CFI falls by more than this (Chen 2007); RMSEA is told beside it.
LARGEST_FALL = 0.010


class Alike(StrEnum):
    """What is held equal between groups, each step on top of the one before."""

    CONFIGURAL = "the same factors"
    METRIC = "the same loadings"
    SCALAR = "the same intercepts"
    STRICT = "the same own variances"


@dataclass(frozen=True)
class Step:
    """The fit of one step, and how it changed from the step before (None at the first)."""

    alike: Alike
    chi2: float
    df: int
    p: float | None
    cfi: float
    rmsea: float
    cfi_change: float | None
    rmsea_change: float | None

    @property
    def holds(self) -> bool:
        """Whether CFI fell by no more than .010."""
        return self.cfi_change is None or self.cfi_change >= -LARGEST_FALL


@dataclass(frozen=True)
class Ladder:
    """The four steps, in order."""

    steps: tuple[Step, ...]

    @property
    def reached(self) -> Alike:
        """The last step that holds with all before it."""
        held = Alike.CONFIGURAL
        for step in self.steps:
            if not step.holds:
                break
            held = step.alike
        return held

    @property
    def means_may_be_compared(self) -> bool:
        """Whether loadings and intercepts are alike: without that, means differ for the way items are read."""
        return self.reached in {Alike.SCALAR, Alike.STRICT}


def invariance(groups: Mapping[str, Moments], factors: Mapping[str, Sequence[str]]) -> Ladder:
    """Return the ladder of a factor model over two groups or more, by maximum likelihood with means.

    Fit as in lavaan: CFI against items that do not correlate in any group, RMSEA times the root of the number of
    groups. Raises as `confirm` does for any group, and NotEnoughAnswers for one group.
    """
    if len(groups) < 2:
        message = "two groups or more are compared"
        raise NotEnoughAnswers(message)
    for moments in groups.values():
        confirm(moments, factors)
    chosen = [moments.pick([item for items in factors.values() for item in items]) for moments in groups.values()]
    data = _Groups(chosen, [len(items) for items in factors.values()])
    steps: list[Step] = []
    for alike in Alike:
        chi2, df, cfi, rmsea = data.fit(alike)
        before = steps[-1] if steps else None
        steps.append(
            Step(
                alike=alike,
                chi2=chi2,
                df=df,
                p=float(chi2_distribution.sf(chi2, df)) if df else None,
                cfi=cfi,
                rmsea=rmsea,
                cfi_change=None if before is None else cfi - before.cfi,
                rmsea_change=None if before is None else rmsea - before.rmsea,
            )
        )
    return Ladder(tuple(steps))


class _Groups:
    """Covariances and means of each group, in units of the first one's spread, and the model over them."""

    def __init__(self, groups: Sequence[Moments], sizes: Sequence[int]) -> None:
        """Take complete moments of the same items, and how many items each factor has, in the order of the items."""
        spread, centre = np.sqrt(np.diag(groups[0].covariance)), groups[0].means
        self.n = [one.n for one in groups]
        self.covariances = [one.covariance * (one.n - 1) / one.n / np.outer(spread, spread) for one in groups]
        self.means = [(one.means - centre) / spread for one in groups]
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        self.items, self.factors = len(self.of), len(sizes)
        self.pairs = [(a, b) for a in range(self.factors) for b in range(a + 1)]

    def fit(self, alike: Alike) -> tuple[float, int, float, float]:
        """Return chi2, df, CFI and RMSEA of a step."""
        slots = self._slots(list(Alike).index(alike))
        free = self._scored(slots, self._start(slots))
        chi2 = max(self._discrepancy(slots, free), 0.0)
        df = len(self.n) * self.items * (self.items + 3) // 2 - len(free)
        baseline = sum(
            n * likelihood_discrepancy(one, np.diag(np.diag(one)))
            for n, one in zip(self.n, self.covariances, strict=True)
        )
        baseline_df = len(self.n) * self.items * (self.items - 1) // 2
        worse, best = max(chi2 - df, 0.0), max(baseline - baseline_df, chi2 - df, 0.0)
        rmsea = sqrt(worse / (df * sum(self.n)) * len(self.n)) if df else 0.0
        return chi2, df, 1 - worse / best if best > 0 else 1.0, rmsea

    def _slots(self, step: int) -> list[Floats]:
        """Return for each group which free parameter stands in each place; -1 where it is fixed.

        Places: loadings, intercepts, own variances (one an item), (co)variances of factors, means of factors.
        Configural fixes factors' variances at 1 and means at 0 in every group; equal loadings free the variances of
        all groups but the first, equal intercepts the means.
        """
        shared = [step >= 1, step >= 2, step >= 3]
        slots: list[Floats] = []
        count = 0
        for group in range(len(self.n)):
            places = []
            for block in range(3):
                if group and shared[block]:
                    places.append(slots[0][block * self.items : (block + 1) * self.items])
                else:
                    places.append(np.arange(count, count + self.items, dtype=np.float64))
                    count += self.items
            for a, b in self.pairs:
                fixed = a == b and not (group and step >= 1)
                places.append(np.array([-1.0 if fixed else count]))
                count += not fixed
            for _ in range(self.factors):
                fixed = not (group and step >= 2)
                places.append(np.array([-1.0 if fixed else count]))
                count += not fixed
            slots.append(np.concatenate(places))
        return slots

    def _start(self, slots: Sequence[Floats]) -> Floats:
        """Return where to begin: middling loadings, each group's own means."""
        free = np.zeros(int(max(one.max() for one in slots)) + 1)
        for slot, mean in reversed(list(zip(slots, self.means, strict=True))):
            begin = np.concatenate(
                [
                    np.full(self.items, 0.7),
                    mean,
                    np.full(self.items, 0.5),
                    [1.0 if a == b else 0.3 for a, b in self.pairs],
                    np.zeros(self.factors),
                ]
            )
            known = slot >= 0
            free[slot[known].astype(np.int64)] = begin[known]
        return free

    def _implied(self, slot: Floats, free: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Return a group's implied covariance and mean, and their derivatives by each of its places."""
        fixed = np.concatenate(
            [np.zeros(3 * self.items), [1.0 if a == b else 0.0 for a, b in self.pairs], np.zeros(self.factors)]
        )
        values = np.where(slot >= 0, free[np.maximum(slot, 0).astype(np.int64)], fixed)
        count, rows = self.items, np.arange(self.items)
        loadings = np.zeros((count, self.factors))
        loadings[rows, self.of] = values[:count]
        between = np.zeros((self.factors, self.factors))
        for (a, b), value in zip(self.pairs, values[3 * count :], strict=False):
            between[a, b] = between[b, a] = value
        factor_means = values[3 * count + len(self.pairs) :]
        covariance = loadings @ between @ loadings.T + np.diag(values[2 * count : 3 * count])
        mean = values[count : 2 * count] + loadings @ factor_means
        by_covariance = np.zeros((len(slot), count, count))
        by_mean = np.zeros((len(slot), count))
        towards = between @ loadings.T
        for item in rows:
            by_covariance[item, item, :] += towards[self.of[item]]
            by_covariance[item, :, item] += towards[self.of[item]]
            by_mean[item, item] = factor_means[self.of[item]]
            by_mean[count + item, item] = 1.0
            by_covariance[2 * count + item, item, item] = 1.0
        for place, (a, b) in enumerate(self.pairs):
            crossed = np.outer(loadings[:, a], loadings[:, b])
            by_covariance[3 * count + place] = crossed if a == b else crossed + crossed.T
        by_mean[3 * count + len(self.pairs) :] = loadings.T
        return covariance, mean, by_covariance, by_mean

    def _discrepancy(self, slots: Sequence[Floats], free: Floats) -> float:
        """Return chi2 at some parameters; infinite where a group's covariance is none."""
        whole = 0.0
        for slot, n, sample, mean in zip(slots, self.n, self.covariances, self.means, strict=True):
            covariance, implied_mean, _, _ = self._implied(slot, free)
            part = likelihood_discrepancy(sample, covariance)
            if part == inf:
                return inf
            apart = mean - implied_mean
            whole += n * (part + float(apart @ np.linalg.solve(covariance, apart)))
        return whole

    def _scored(self, slots: Sequence[Floats], free: Floats) -> Floats:
        """Return the parameters of least chi2, by Fisher scoring; raise NotFitted."""
        now, people = self._discrepancy(slots, free), sum(self.n)
        for _ in range(MOST_STEPS):
            gradient, information = np.zeros(len(free)), np.zeros((len(free), len(free)))
            for slot, n, sample, mean in zip(slots, self.n, self.covariances, self.means, strict=True):
                covariance, implied_mean, by_covariance, by_mean = self._implied(slot, free)
                inverse, apart = np.linalg.inv(covariance), mean - implied_mean
                through = np.einsum("ab,kbc->kac", inverse, by_covariance)
                missed = np.eye(self.items) - inverse @ (sample + np.outer(apart, apart))
                slope = np.einsum("kac,ca->k", through, missed) - 2 * by_mean @ inverse @ apart
                curve = np.einsum("kac,lca->kl", through, through) + 2 * by_mean @ inverse @ by_mean.T
                known = slot >= 0
                at = slot[known].astype(np.int64)
                np.add.at(gradient, at, n * slope[known])
                np.add.at(information, np.ix_(at, at), n * curve[np.ix_(known, known)])
            step = np.linalg.lstsq(information, -gradient, rcond=None)[0]
            if float(-gradient @ step) < CONVERGED * people:
                return free
            length = 1.0
            while (then := self._discrepancy(slots, free + length * step)) > now + ROUNDING * people:
                length /= 2
                if length < SHORTEST_STEP:
                    raise NotFitted(NO_SOLUTION)
            free, now = free + length * step, then
        raise NotFitted(NO_SOLUTION)
