"""How the measures of a breakdown read in other frameworks: cultural elements, the People Promise, well-led."""

from collections.abc import Iterable, Iterator

from groundswell.disclosure.released import Kind
from groundswell.discover.breakdown.measures import Measure, plain
from groundswell.look.charts import ChartTable
from groundswell.packs.elements import element_set
from groundswell.packs.indicators import catalogue
from groundswell.packs.scoring import score_rule, score_rules
from groundswell.packs.well_led import WellLedLink, well_led

HEADER = ("Measure", "Cultural element", "People Promise", "Well-led")
NOTHING = "not linked"


def readings(measures: Iterable[Measure], indicators: Iterable[str]) -> ChartTable | None:
    """Return what each measure and local indicator speaks for, by the packs in force; None where there is nothing.

    A question is read through the scores it belongs to; a local indicator through the catalogue's of the same name.
    """
    rows = (*(_of_measure(one) for one in measures), *(_of_indicator(name) for name in indicators))
    if not rows:
        return None
    packs = f"{element_set().pack.label}, {well_led().pack.label}"
    return ChartTable(f"What each measure speaks for. Links are our own design: packs {packs}", HEADER, rows)


def _of_measure(measure: Measure) -> tuple[str, ...]:
    if measure.kind is Kind.MEAN:
        scores = [measure.id]
    else:
        scores = [rule.id for rule in score_rules() if measure.id in rule.questions]
    elements = [
        one.label
        for one in element_set().elements
        if any(link.subject == measure.id for link in (*one.scores, *one.questions))
    ]
    promise = [rule.label for one in scores if (rule := score_rule(_whole(one))) is not None]
    links = [link for one in scores if (link := well_led().scores.get(one)) is not None]
    return (measure.label, _listed(elements), _listed(promise), _listed(_statements(links)))


def _of_indicator(name: str) -> tuple[str, ...]:
    known = next((one for one in catalogue().indicators if plain(one.label) == plain(name)), None)
    link = well_led().indicators.get(known.id) if known else None
    return (name, NOTHING, NOTHING, _listed(_statements([link] if link else [])))


def _whole(score_id: str) -> str:
    """Return the element or theme that a score is part of; itself where it is one."""
    rule = score_rule(score_id)
    return rule.parent or score_id if rule else score_id


def _statements(links: Iterable[WellLedLink]) -> Iterator[str]:
    for link in links:
        yield from (one.label for one in link.statements)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or NOTHING
