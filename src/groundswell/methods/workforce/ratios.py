"""Disparity ratios and rates of leaving, with honest intervals. Card: docs/methods/workforce/ratios.md"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt

from scipy.special import ndtri

LEVEL = 0.95
# The variance of a number that was rounded to steps of one: that of an even spread over the step.
ROUNDING = 1 / 12


class Verdict(StrEnum):
    """What can be said of a ratio. "Cannot tell" is an answer, not a lack of one."""

    LOWER = "lower"
    HIGHER = "higher"
    CANNOT_TELL = "cannot tell"


class NoRatio(ValueError):
    """Counts of which no ratio can be made: none counted, more counted than there are, or a share beyond 0 and 1."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A ratio or a rate above 0, with the interval on its logarithm. `error` is the standard error of the log."""

    value: float
    error: float
    level: float = LEVEL

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.value * exp(-self._reach)

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self.value * exp(self._reach)

    @property
    def _reach(self) -> float:
        return float(ndtri((1 + self.level) / 2)) * self.error

    def against(self, number: float = 1.0) -> Verdict:
        """Return whether it lies below or above a number, or cannot be told from it."""
        if self.high < number:
            return Verdict.LOWER
        return Verdict.HIGHER if self.low > number else Verdict.CANNOT_TELL


def ratio_of_shares(counted: int, of: int, others: int, of_others: int, *, step: int = 1) -> Estimate:
    """Return a group's share of some people over its share of some others (Katz: log-normal interval).

    The two must be different people. `step` is what the counts were rounded to before they came here: what rounding
    adds to the uncertainty is in the interval. Raises NoRatio.
    """
    variance = _of_share(counted, of, step) + _of_share(others, of_others, step)
    return Estimate((counted / of) / (others / of_others), sqrt(variance))


def ratio_to_known(counted: int, of: int, known: float, *, step: int = 1) -> Estimate:
    """Return a group's share of some people over a share (0 to 1) that is known, for example a census's.

    Raises NoRatio.
    """
    if not 0 < known < 1:
        message = f"a share of {known} is none between 0 and 1"
        raise NoRatio(message)
    error = sqrt(_of_share(counted, of, step))
    return Estimate((counted / of) / known, error)


def rate_of_leaving(leavers: int, years: float, *, step: int = 1) -> Estimate:
    """Return leavers for each person-year, with the log-normal interval of a Poisson count. Raises NoRatio."""
    if leavers <= 0 or years <= 0:
        raise _refused(leavers, years)
    return Estimate(leavers / years, sqrt(1 / leavers + _of_rounding(leavers, step) + _of_rounding(years, step)))


def log_of(estimate: Estimate) -> tuple[float, float]:
    """Return the logarithm of an estimate and its standard error, for who combines it with others."""
    return log(estimate.value), estimate.error


def _of_share(counted: int, of: int, step: int) -> float:
    if not 0 < counted <= of:
        raise _refused(counted, of)
    return 1 / counted - 1 / of + _of_rounding(counted, step) + _of_rounding(of, step)


def _of_rounding(number: float, step: int) -> float:
    return 0.0 if step <= 1 else ROUNDING * (step / number) ** 2


def _refused(counted: float, of: float) -> NoRatio:
    return NoRatio(f"no ratio can be made of {counted} of {of}")
