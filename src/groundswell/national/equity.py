"""WRES-style ratios of one organisation: how much likelier something is for one group of staff than for another."""

from dataclasses import dataclass
from functools import lru_cache

import narwhals as nw

from groundswell.national.editions import Edition, Kind
from groundswell.national.frames import scan
from groundswell.national.results import Release
from groundswell.national.spreads import groups_mark, spread_over_groups
from groundswell.national.store import find_edition, latest_edition
from groundswell.national.survey import release_of
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE, Figure


@dataclass(frozen=True, slots=True)
class EquityRatio:
    """One measure: the rates of both groups of staff in per cent, and the first over the second.

    `compared` is the rate of staff from ethnic minorities, `reference` that of white staff. `group` spans the ratios
    of the same benchmark group, this organisation included; None where it has none. `members` holds every ratio of a
    group too small for quartiles, else nothing.
    """

    id: str
    compared: Figure
    reference: Figure
    ratio: Figure
    group: GroupRange | None = None
    members: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class EquityResults:
    """What an edition of ratios says of one organisation; `ratios` is empty where it is not in the data set.

    `organisations` counts those in the edition; `groups_held` are the benchmark groups it names, as published.
    """

    release: Release
    organisations: int
    groups_held: tuple[str, ...]
    ratios: tuple[EquityRatio, ...]

    def ratio(self, measure_id: str) -> EquityRatio | None:
        """Return one measure by its id, or None if the edition lacks it for this organisation."""
        return next((one for one in self.ratios if one.id == measure_id), None)


def equity_results(code: str) -> EquityResults | None:
    """Return an organisation's ratios from the latest edition of them, or None if no such edition is loaded."""
    edition = latest_edition(Kind.EQUITY)
    if edition is None:
        return None
    ratios = _read(edition.id, edition.tables["ratios"].sha256, groups_mark())
    return EquityResults(
        release=release_of(edition),
        organisations=len(ratios),
        groups_held=_groups_held(edition.id, edition.tables["rows"].sha256),
        ratios=ratios.get(code.upper(), ()),
    )


@lru_cache(maxsize=4)
def _groups_held(edition_id: str, _digest: str) -> tuple[str, ...]:
    names = scan(find_edition(edition_id).table("rows")).select("benchmark_group").unique().collect()
    return tuple(sorted(name for name in names["benchmark_group"].to_list() if name))


@lru_cache(maxsize=4)
def _read(edition_id: str, _digest: str, _groups_mark: str) -> dict[str, tuple[EquityRatio, ...]]:
    return ratios_by_code(find_edition(edition_id))


def ratios_by_code(edition: Edition) -> dict[str, tuple[EquityRatio, ...]]:
    """Return every organisation's ratios in the edition's order, by code."""
    frame = scan(edition.table("ratios"))
    spreads = spread_over_groups(frame.select("code", "indicator", nw.col("ratio").alias("value")))
    found: dict[str, list[EquityRatio]] = {}
    rows = frame.select("code", "indicator", "compared", "reference", "ratio").collect()
    for code, measure, *figures in rows.iter_rows():
        compared, reference, ratio = (AT_SOURCE if figure is None else figure for figure in figures)
        spread = spreads.get((code, measure))
        span, members = (spread.range, spread.members) if spread else (None, ())
        found.setdefault(code, []).append(EquityRatio(measure, compared, reference, ratio, span, members))
    return {code: tuple(ratios) for code, ratios in found.items()}
