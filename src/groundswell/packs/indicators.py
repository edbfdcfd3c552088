"""The catalogue of outcomes and indicators: the part of the official list that we know, and our own completion.

A figure is "loaded" when an edition holds it; the catalogue also says where to get those that are not.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from groundswell.packs.entries import Entry, unique
from groundswell.packs.scoring import score_rules
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.provenance import Mark
from groundswell.vocabulary.range import Better

PACK = "groundswell/indicators"
ARRANGEMENT = "arrangement.toml"
EVERYBODY = "all"
SECTORS = ("acute", "mental-health", "community", "ambulance")
FIELDS = (
    "id", "number", "label", "metric", "sectors", "form", "unit", "better", "source", "where", "note", "mark",
    "valid_from", "valid_to", "successor", "validity_mark", "is_local", "survey", "equity", "not_compared",
    "counts", "elements", "outcomes",
)  # fmt: skip


class Form(StrEnum):
    """What a value of an indicator looks like."""

    RATING = "rating"
    PERCENT = "percent"
    RATIO = "ratio"
    RATE = "rate"
    COUNT = "count"
    SCORE = "score"
    INDEX = "index"
    MINUTES = "minutes"
    MONEY = "money"
    SURVEY = "survey"
    LOCAL = "local"


COMPARED = frozenset({Form.PERCENT, Form.RATIO, Form.RATE, Form.SCORE, Form.INDEX, Form.MINUTES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator. `number` is its place in the list; `where` says how a trust gets the figure.

    `sectors` holds "all" or the sectors it concerns. `survey` names questions or scores of the staff survey that are
    this indicator. `valid_to` is the day it was replaced, `successor` by which; `validity_mark` says how sure that is.
    `is_local` is a free place that each trust fills itself. `elements` and `outcomes` are what it is evidence for.
    `counts` tells what a value rests on, with the places {numerator} and {denominator}; `equity` marks what the
    WRES-style ratios resemble.
    """

    id: str
    number: str
    label: str
    metric: str
    sectors: tuple[str, ...]
    form: Form
    unit: str
    better: Better
    source: str
    where: str
    note: str
    mark: Mark
    valid_from: dt.date | None
    valid_to: dt.date | None
    successor: str
    validity_mark: Mark
    is_local: bool
    survey: tuple[str, ...]
    equity: bool
    not_compared: bool
    counts: str
    elements: tuple[str, ...]
    outcomes: tuple[str, ...]

    @property
    def is_official(self) -> bool:
        """Whether it stands on the part of the official list that we have read."""
        return self.mark is Mark.DOCUMENTED

    @property
    def is_compared(self) -> bool:
        """Whether a value may stand on the range of similar organisations: counts grow with size, words have none."""
        return self.form in COMPARED and not self.not_compared

    @property
    def is_replaced(self) -> bool:
        """Whether another indicator has taken its place."""
        return bool(self.successor)

    def concerns(self, sectors: Iterable[str]) -> bool:
        """Return whether an organisation of these sectors is one the indicator is meant for."""
        return EVERYBODY in self.sectors or not set(self.sectors).isdisjoint(sectors)


@dataclass(frozen=True, slots=True)
class Metric:
    """A group of indicators, in the list's order."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One of the programme's three outcomes, and what of the staff survey stands beside it, with a reason."""

    id: str
    label: str
    mark: Mark
    scores: tuple[str, ...]
    questions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class EquityMeasure:
    """How one ratio of two rates is told. `is_harm` says that a ratio above 1.0 is worse for ethnic minorities."""

    id: str
    label: str
    report: str
    likely: str
    is_harm: bool
    standard: str
    question: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every indicator in the list's order, and how they are arranged."""

    pack: Pack
    metrics: tuple[Metric, ...]
    outcomes: tuple[Outcome, ...]
    sectors: dict[str, tuple[str, ...]]
    indicators: tuple[Indicator, ...]

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return one indicator by its id, or None."""
        return next((one for one in self.indicators if one.id == indicator_id), None)

    def sectors_of(self, group_id: str) -> tuple[str, ...] | None:
        """Return the sectors of a benchmark group; None if its members do not give care and the list does not fit."""
        return self.sectors.get(group_id)

    def for_sectors(self, sectors: Iterable[str]) -> tuple[Indicator, ...]:
        """Return the indicators meant for organisations of these sectors."""
        wanted = tuple(sectors)
        return tuple(one for one in self.indicators if one.concerns(wanted))


def catalogue() -> Catalogue:
    """Return the catalogue in force. Raises BadInput naming file and entry if it contradicts itself."""
    return catalogue_of(find_pack(PACK))


@cache
def catalogue_of(pack: Pack) -> Catalogue:
    """Return a pack's catalogue. Raises BadInput naming file and entry if it contradicts itself."""
    arranged = read_file(pack.folder / ARRANGEMENT)
    metrics = tuple(Metric(one.text("id"), one.text("label")) for one in arranged.entries("metric", "metric"))
    outcomes = tuple(_outcome(one) for one in arranged.entries("outcome", "outcome"))
    sectors = arranged.table("sectors")
    by_group = {group: _known(sectors, sectors.texts(group), SECTORS, "sector") for group in sectors.fields}
    read = [
        (entry, _indicator(entry, metrics, outcomes))
        for file in read_file(pack.folder / "pack.toml").texts("files")
        for entry in _entries(pack, file, "indicator")
    ]
    unique((entry, one.id) for entry, one in read)
    ids = [one.id for _, one in read]
    for entry, one in read:
        _known(entry, (one.successor,) if one.successor else (), ids, "successor")
    return Catalogue(pack, metrics, outcomes, by_group, tuple(one for _, one in read))


def equity_measures() -> tuple[EquityMeasure, ...]:
    """Return how each WRES-style ratio is told, in order. Raises BadInput naming the entry that is wrong."""
    return equity_measures_of(find_pack(PACK))


@cache
def equity_measures_of(pack: Pack) -> tuple[EquityMeasure, ...]:
    """Return how a pack tells each ratio, in its order. Raises BadInput naming the entry that is wrong."""
    entries = _entries(pack, "equity.toml", "ratio")
    read = tuple(_measure(entry) for entry in entries)
    unique((entry, one.id) for entry, one in zip(entries, read, strict=True))
    return read


def _measure(entry: Entry) -> EquityMeasure:
    entry.only("id", "label", "report", "likely", "more_is", "standard", "question")
    more = _known(entry, (entry.text("more_is"),), ("worse", "better"), "direction")
    (question,) = _known(entry, (entry.text("question"),), staff_survey().questions, "question")
    return EquityMeasure(
        id=entry.text("id"),
        label=entry.text("label"),
        report=entry.text("report"),
        likely=entry.text("likely"),
        is_harm=more == ("worse",),
        standard=entry.text("standard"),
        question=question,
    )


def _entries(pack: Pack, file: str, what: str) -> list[Entry]:
    return [one.named(what) for one in read_file(pack.folder / file).entries(what, what)]


def _outcome(entry: Entry) -> Outcome:
    named = entry.named("outcome")
    rules = {rule.id for rule in score_rules()}
    scores = _known(named, named.texts("scores"), rules, "score")
    questions = _known(named, named.texts("questions"), staff_survey().questions, "question")
    return Outcome(named.text("id"), named.text("label"), named.mark(), scores, questions, named.text("reason"))


def _indicator(entry: Entry, metrics: tuple[Metric, ...], outcomes: tuple[Outcome, ...]) -> Indicator:
    entry.only(*FIELDS)
    asked = {rule.id for rule in score_rules()} | set(staff_survey().questions)
    (metric,) = _known(entry, (entry.text("metric"),), [one.id for one in metrics], "metric")
    sectors = _known(entry, entry.texts("sectors"), (EVERYBODY, *SECTORS), "sector")
    if not sectors:
        raise entry.fault(found="it concerns no sector", expected=f"“{EVERYBODY}” or some of {', '.join(SECTORS)}")
    found = Indicator(
        id=entry.text("id"),
        number=entry.text("number"),
        label=entry.text("label"),
        metric=metric,
        sectors=sectors,
        form=entry.one_of("form", Form, Form),
        unit=entry.text("unit"),
        better=entry.one_of("better", Better, Better),
        source=entry.text("source"),
        where=entry.text("where"),
        note=entry.text("note", ""),
        mark=entry.mark(),
        valid_from=_day(entry, "valid_from"),
        valid_to=_day(entry, "valid_to"),
        successor=entry.text("successor", ""),
        validity_mark=entry.mark("validity_mark") if entry.has("validity_mark") else Mark.DOCUMENTED,
        is_local=entry.flag("is_local"),
        survey=_known(entry, entry.texts("survey"), asked, "question or score"),
        equity=entry.flag("equity"),
        not_compared=entry.flag("not_compared"),
        counts=entry.text("counts", ""),
        elements=entry.texts("elements"),
        outcomes=_known(entry, entry.texts("outcomes"), [one.id for one in outcomes], "outcome"),
    )
    if not found.elements and not found.outcomes:
        raise entry.fault(found="it is evidence for nothing", expected="an element or an outcome")
    if found.is_replaced != (found.valid_to is not None):
        raise entry.fault(found="it has only one of valid_to and successor", expected="both or neither")
    return found


def _known(entry: Entry, words: tuple[str, ...], known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return the words if each is known. Raises BadInput naming the first that is not."""
    allowed = tuple(known)
    stranger = next((word for word in words if word not in allowed), None)
    if stranger is not None:
        few = ", ".join(allowed) if len(allowed) < 15 else "one that exists"
        raise entry.fault(found=f"unknown {what} “{stranger}”", expected=few)
    return words


def _day(entry: Entry, field: str) -> dt.date | None:
    if not entry.has(field):
        return None
    text = entry.text(field)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as wrong:
        raise entry.fault(found=f"“{field}” is the text “{text}”", expected="a day as 2020-03-01") from wrong
