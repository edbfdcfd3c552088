"""Repeated timings, kept as min, median and max, because machines are shared and noisy."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, middle and largest of several measurements, in the measurements' own unit."""

    low: float
    middle: float
    high: float

    def times(self, factor: float) -> "Spread":
        """Return the same spread in another unit."""
        return Spread(self.low * factor, self.middle * factor, self.high * factor)

    def __str__(self) -> str:
        return f"{_short(self.middle)} ({_short(self.low)}-{_short(self.high)})"


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours and a peer's measurements taken in turn, and their ratio run by run: below 1, ours is less."""

    ours: Spread
    peer: Spread
    ratio: Spread


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of one or more measurements."""
    return Spread(min(values), median(values), max(values))


def paired(ours: Sequence[float], peer: Sequence[float]) -> Pair:
    """Return the pair of measurements that were taken in turn."""
    return Pair(spread(ours), spread(peer), spread([one / other for one, other in zip(ours, peer, strict=True)]))


def in_turn(ours: Callable[[], object], peer: Callable[[], object], *, runs: int) -> Pair:
    """Return the seconds of two calls, run in turn after one uncounted run of each."""
    ours(), peer()
    timed = [(seconds_of(ours), seconds_of(peer)) for _ in range(runs)]
    return paired([one for one, _ in timed], [other for _, other in timed])


def seconds_of(call: Callable[[], object]) -> float:
    """Return the seconds that one call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def percentile_95(values: Sequence[float]) -> float:
    """Return the 95th percentile, interpolated linearly; values has at least two."""
    return quantiles(values, n=100, method="inclusive")[94]


def _short(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
