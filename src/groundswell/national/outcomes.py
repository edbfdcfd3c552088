"""Outcome indicators of one organisation, each with its own period, source and day, beside its benchmark group."""

from dataclasses import dataclass
from functools import lru_cache

from groundswell.national.editions import Edition, Kind
from groundswell.national.frames import scan
from groundswell.national.results import Release
from groundswell.national.spreads import groups_mark, spread_over_groups
from groundswell.national.store import find_edition, latest_edition
from groundswell.national.survey import release_of
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeValue:
    """One indicator of one organisation: a number in the indicator's unit, or a word such as a rating.

    `value` is withheld where the publisher held it back, None where the indicator is a word. `note` is what the
    edition says of this one figure, e.g. that a rating was inherited. `period` and `published` are as published.
    """

    id: str
    value: Figure | None
    word: str
    numerator: float | None
    denominator: float | None
    period: str
    source: str
    published: str
    note: str
    group: GroupRange | None = None
    members: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeResults:
    """What an edition of outcome indicators says of one organisation; `values` is empty where it is not in it."""

    release: Release
    values: tuple[OutcomeValue, ...]

    def value(self, indicator_id: str) -> OutcomeValue | None:
        """Return one indicator by its id, or None if the edition lacks it for this organisation."""
        return next((one for one in self.values if one.id == indicator_id), None)


def outcome_results(code: str) -> OutcomeResults | None:
    """Return an organisation's indicators from the latest edition of them, or None if no such edition is loaded."""
    edition = latest_edition(Kind.OUTCOMES)
    if edition is None:
        return None
    values = _read(edition.id, edition.tables["values"].sha256, groups_mark())
    return OutcomeResults(release_of(edition), values.get(code.upper(), ()))


@lru_cache(maxsize=4)
def _read(edition_id: str, _digest: str, _groups_mark: str) -> dict[str, tuple[OutcomeValue, ...]]:
    return outcomes_by_code(find_edition(edition_id))


COLUMNS = ("code", "indicator", "value", "word", "numerator", "denominator", "period", "source", "published", "note")


def outcomes_by_code(edition: Edition) -> dict[str, tuple[OutcomeValue, ...]]:
    """Return every organisation's indicators in the edition's order, by code."""
    frame = scan(edition.table("values"))
    spreads = spread_over_groups(frame.select("code", "indicator", "value"))
    found: dict[str, list[OutcomeValue]] = {}
    for row in frame.select(*COLUMNS).collect().iter_rows(named=True):
        spread = spreads.get((row["code"], row["indicator"]))
        value = OutcomeValue(
            id=row["indicator"],
            value=_figure(row["value"], row["word"]),
            word=row["word"] or "",
            numerator=row["numerator"],
            denominator=row["denominator"],
            period=row["period"] or "",
            source=row["source"] or "",
            published=row["published"] or "",
            note=row["note"] or "",
            group=spread.range if spread else None,
            members=spread.members if spread else (),
        )
        found.setdefault(row["code"], []).append(value)
    return {code: tuple(values) for code, values in found.items()}


def _figure(value: float | None, word: str | None) -> Figure | None:
    if value is not None:
        return value
    return None if word else AT_SOURCE
