"""How well the questionnaire measured, in plain words first; the numbers are beneath, one fold away."""

from collections.abc import Iterator, Mapping
from typing import Any

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.drawing import mean_words
from groundswell.discover.results.documents.making import cannot_tell, heard, how_made
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.documents.together import hangs_together, together_sentence
from groundswell.discover.surveys.groups import KINDS
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Section
from groundswell.look.phrases import listed

# Where a factor model is said to hold: METHODS 2.1.
GOOD_CFI, GOOD_RMSEA, GOOD_SRMR = 0.95, 0.06, 0.08
NONE = "—"
# The smallest chance that two decimals can print, and the smallest move of an average that is told.
SMALLEST_CHANCE, SMALLEST_MOVE = 0.01, 0.1
TOPICS_HEADER = ("Topic", "Fit?", "Differ?", "Alike?")
HEADER = ("Topic", "Statements", "Answers", "Alpha", "Omega", "CFI", "RMSEA", "SRMR")
UNITS_HEADER = ("Topic", "Units", "ICC(1)", "ICC(2)", "95 % interval of ICC(1)", "p", "Median rwg(j)")
WEIGHT_HEADER = ("Topic", "Average", "Moved by weighting")


def quality_document(told: Told) -> Document:
    """Return how well every topic of the questionnaire measured."""
    quality = {name: one for name, one in told.results.quality.items() if name}
    finding = together_sentence(told) or "Too few people answered to say how well the questionnaire measured."
    return Document(
        title=f"How well it measured: {told.wave.title}",
        whose=told.organisation,
        address=told.address(part="quality"),
        finding=finding,
        edition_line=f"{told.wave.title}, {told.when}. {told.mode}.",
        source_line=f"Source: the trust’s own survey. {told.mode}. Not published.",
        summary=(finding,),
        sections=tuple(_sections(told, quality)),
        cannot_tell=cannot_tell(told),
        not_heard=(heard(told),),
        how_made=how_made(told),
        whom_to_ask=phrases.WHOM_TO_ASK,
        sample=told.wave.programme.organisation.is_sample,
    )


def _sections(told: Told, quality: Mapping[str, Any]) -> Iterator[Section]:
    quality = {name: quality[name] for name in _in_order(told, quality)}
    if quality:
        answers = tuple((told.subject_words(name), *_answers(one)) for name, one in quality.items())
        yield Section(
            id="topics",
            heading="Topic by topic",
            tables=(ChartTable("How well each topic measured", TOPICS_HEADER, answers),),
            paragraphs=(phrases.MEASURES_ASKED,),
            notes=phrases.HOW_TO_READ_MEASURES,
        )
    yield Section(
        id="model",
        heading="All topics together",
        paragraphs=(phrases.FITS[_fits(told.results.quality.get("", {}).get("fit"))],),
    )
    yield from _weighting(told)
    rows = tuple(_row(told, name, one) for name, one in quality.items())
    tables = [ChartTable("Reliability and factor models, whole trust", HEADER, rows)]
    tables += [
        ChartTable(
            f"Agreement and difference over {KINDS[question]}",
            UNITS_HEADER,
            tuple(
                _unit_row(told, name, one["units"].get(question, {})) for name, one in quality.items() if "units" in one
            ),
        )
        for question in told.results.groups
    ]
    yield Section(
        id="numbers",
        heading="The numbers",
        paragraphs=(
            "Alpha and omega: Cronbach and McDonald. CFI, RMSEA and SRMR: one factor, maximum likelihood.",
            "ICC: one-way random effects; “none” where units differ by no more than chance.",
            "rwg(j): against a uniform null. The method pages say how each is worked out.",
        ),
        tables=tuple(tables),
        is_folded=True,
    )


def _in_order(told: Told, quality: Mapping[str, Any]) -> Iterator[str]:
    """Yield topics in the pack's order, each element before its parts; then any that belong to none."""
    known = [one.id for topic in told.topics for one in ((topic.measure,) if topic.measure else ()) + topic.parts]
    yield from dict.fromkeys([name for name in known if name in quality] + list(quality))


def _answers(one: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the three things that are asked of a topic, each answered in a word."""
    return (phrases.MEASURED_WELL[hangs_together(one)], phrases.DIFFER[_differ(one)], phrases.AGREE[_agree(one)])


def _differ(one: Mapping[str, Any]) -> bool | None:
    icc = one.get("units", {}).get("unit", {}).get("icc")
    return bool(icc["differ"]) if icc else None


def _agree(one: Mapping[str, Any]) -> bool | None:
    agreement = one.get("units", {}).get("unit", {}).get("agreement")
    return bool(agreement["may_be_averaged"]) if agreement else None


def _fits(fit: Mapping[str, Any] | None) -> bool | None:
    if not fit:
        return None
    return bool(fit["cfi"] >= GOOD_CFI and fit["rmsea"] <= GOOD_RMSEA and fit["srmr"] <= GOOD_SRMR)


def _weighting(told: Told) -> Iterator[Section]:
    weighting = told.results.weighting
    if weighting is None:
        return
    if not weighting["raked"]:
        said = phrases.NOT_WEIGHTED.format(why=weighting["why"])
        yield Section(id="weighting", heading="If those who answered looked like all staff", paragraphs=(said,))
        return
    moved = {name: weighting["measures"][name]["moved"] for name in _in_order(told, weighting["measures"])}
    most = max((abs(one) for one in moved.values()), default=0.0)
    margins = listed([KINDS[one].removesuffix("s") for one in weighting["margins"]])
    rows = tuple(
        (
            told.subject_words(name),
            mean_words(told.results.measures[name].of(told.results.whole)),
            numbers.signed(one, 1),
        )
        for name, one in moved.items()
    )
    yield Section(
        id="weighting",
        heading="If those who answered looked like all staff",
        finding=(
            phrases.WEIGHTING.format(margins=margins, most=numbers.number(most, 1))
            if most
            else phrases.WEIGHTING_NONE.format(margins=margins, least=SMALLEST_MOVE)
        ),
        paragraphs=(
            "All figures on the other pages are unweighted: everybody who answered counts once.",
            "Weighting cannot mend that people who did not answer may feel otherwise than colleagues like them.",
        ),
        tables=(ChartTable("Averages weighted to all staff", WEIGHT_HEADER, rows),),
        is_folded=True,
    )


def _row(told: Told, name: str, one: Mapping[str, Any]) -> tuple[str, ...]:
    fit = one.get("fit") or {}
    answers = numbers.about(one["n"]) if "n" in one else NONE
    return (
        told.subject_words(name),
        str(len(one["items"])),
        answers,
        *(
            _number(value)
            for value in (one.get("alpha"), one.get("omega"), *(fit.get(x) for x in ("cfi", "rmsea", "srmr")))
        ),
    )


def _unit_row(told: Told, name: str, one: Mapping[str, Any]) -> tuple[str, ...]:
    icc, agreement = one.get("icc") or {}, one.get("agreement") or {}
    interval = [max(0.0, end) for end in icc.get("interval") or ()]
    return (
        told.subject_words(name),
        str(icc.get("units", NONE)),
        _above_nothing(icc.get("icc1")),
        _above_nothing(icc.get("icc2")),
        f"{_number(interval[0])} to {_number(interval[1])}" if interval else NONE,
        _chance(icc.get("p")),
        _number(agreement.get("median_rwg_j")),
    )


def _chance(value: float | None) -> str:
    """Return a probability: one that would be printed as nothing says how small it is."""
    return "below 0.01" if value is not None and value < SMALLEST_CHANCE else _number(value)


def _above_nothing(value: float | None) -> str:
    """Return an ICC: below 0 it has no meaning but that units do not differ more than chance has it."""
    return "none" if value is not None and value <= 0 else _number(value)


def _number(value: float | None) -> str:
    return NONE if value is None else numbers.number(value, 2)
