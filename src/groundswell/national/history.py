"""One measure of one organisation over the years, and whether the years may be compared."""

from dataclasses import dataclass
from functools import lru_cache

import narwhals as nw

from groundswell.national.editions import Edition, Kind
from groundswell.national.frames import scan
from groundswell.national.store import find_edition, latest_edition
from groundswell.packs.scoring import score_rule
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.withheld import AT_SOURCE, Figure

OWN_WEIGHTING = (
    "Each year stands in its own weighting, so small shifts between years are not real and the years are not joined."
)


@dataclass(frozen=True, slots=True)
class YearValue:
    """One year's published value, in the measure's own unit.

    break_reason says why it cannot be compared with the year before; "" where it can.
    """

    year: int
    value: Figure
    break_reason: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Years in time order. is_one_vintage says that one release weighted them all alike, so they may be compared."""

    measure: str
    edition_id: str
    release: str
    is_one_vintage: bool
    years: tuple[YearValue, ...]
    note: str

    def change_since(self, year: int) -> float | None:
        """Return the last value minus that year's; None if a break lies between, or one of the two is withheld."""
        by_year = {one.year: one.value for one in self.years}
        if not self.is_one_vintage or year not in by_year or len(self.years) < 2:
            return None
        if any(one.break_reason for one in self.years if one.year > year):
            return None
        first, last = by_year[year], self.years[-1].value
        return last - first if isinstance(first, float) and isinstance(last, float) else None


def history_of(code: str, measure: str) -> History | None:
    """Return a score's or question's years, from a benchmark workbook if one is loaded, else from the trend file.

    measure is a score id or a question's stable name. None where no edition holds it for this organisation.
    """
    for kind, is_one_vintage in ((Kind.SURVEY_BENCHMARK, True), (Kind.SURVEY_TREND, False)):
        edition = latest_edition(kind)
        if edition is None:
            continue
        years = _years(edition).get((code, measure))
        if years:
            note = "" if is_one_vintage else OWN_WEIGHTING
            told = _with_breaks(measure, years, is_one_vintage=is_one_vintage)
            return History(measure, edition.id, edition.release, is_one_vintage=is_one_vintage, years=told, note=note)
    return None


def _with_breaks(measure: str, years: tuple[YearValue, ...], *, is_one_vintage: bool) -> tuple[YearValue, ...]:
    """Mark the years that cannot be compared with the one before: another weighting, or a question that changed."""
    questions = _questions_of(measure)
    known = staff_survey().years
    told = []
    for place, one in enumerate(years):
        reason = ""
        if place and not is_one_vintage:
            reason = "each year has its own weighting, so small shifts are not real"
        elif place and one.year in known and questions & known[one.year].changed:
            reason = f"a question was changed or collected differently in {one.year}"
        told.append(YearValue(one.year, one.value, reason))
    return tuple(told)


def _questions_of(measure: str) -> frozenset[str]:
    """Return the questions a measure rests on: itself, or those of a score and of its parts."""
    rule = score_rule(measure)
    if rule is None:
        return frozenset({measure})
    return frozenset(rule.questions).union(*(_questions_of(part) for part in rule.parts))


def _years(edition: Edition) -> dict[tuple[str, str], tuple[YearValue, ...]]:
    return _read(edition.id, edition.tables["history"].sha256)


@lru_cache(maxsize=8)
def _read(edition_id: str, _digest: str) -> dict[tuple[str, str], tuple[YearValue, ...]]:
    frame = scan(find_edition(edition_id).table("history")).sort("year")
    found: dict[tuple[str, str], list[YearValue]] = {}
    for code, year, measure, value in (
        frame.select("code", nw.col("year").cast(nw.Int64), "measure", "value").collect().iter_rows()
    ):
        found.setdefault((code, measure), []).append(YearValue(year, AT_SOURCE if value is None else value))
    return {key: tuple(years) for key, years in found.items()}
