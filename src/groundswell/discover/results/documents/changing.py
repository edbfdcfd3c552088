"""What changed since the wave before, in words."""

from collections.abc import Iterable

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.reading import Group, Measure
from groundswell.discover.surveys.groups import KINDS
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.phrases import listed
from groundswell.methods.comparison.change import Verdict
from groundswell.vocabulary.withheld import Withheld

HEADER = ("Topic", "Then", "Now", "Change probably between", "What can be said")
REAL = frozenset({Verdict.UP, Verdict.DOWN})


def change_sentences(told: Told, measures: Iterable[Measure], group: Group | None = None) -> tuple[str, ...]:
    """Return what changed since the wave before, a sentence for each thing that can be said; none without such a wave.

    What went up or down first, by how much; then what stayed; last what is too close to call.
    """
    by_verdict: dict[Verdict, list[str]] = {verdict: [] for verdict in phrases.CHANGES}
    for measure in measures:
        judged = told.changes.of(measure.id, group)
        if judged is None:
            continue
        name = told.subject_words(measure.id)
        size = numbers.number(abs(judged.change.difference), 1)
        by_verdict[judged.verdict].append(f"{name} by {size}" if judged.verdict in REAL else name)
    return tuple(
        phrases.CHANGES[verdict].format(names=listed(names), since=told.changes.since)
        for verdict, names in by_verdict.items()
        if names
    )


def change_tables(told: Told, measures: Iterable[Measure], group: Group | None = None) -> tuple[ChartTable, ...]:
    """Return what was then, what is now and how far the change may reach, where both waves show it; else no table.

    Where a unit's average stands for nobody in one of the waves, that wave is read by its shares.
    """
    cell = told.results.whole if group is None else group.cell
    rows = []
    for measure in measures:
        judged = told.changes.of(measure.id, group)
        then, now = told.changes.before(measure.id, group), measure.of(cell).mean
        if judged is None or isinstance(then, Withheld) or isinstance(now, Withheld):
            continue
        stands = group is None or told.may_average(measure.id, group.question)
        ends = (
            numbers.number(then, 1) if told.changes.stood_before(measure.id, group) else phrases.SEE_SHARES,
            numbers.number(now, 1) if stands else phrases.SEE_SHARES,
        )
        low, high = (numbers.signed(end, 1) for end in judged.change.interval)
        rows.append((told.subject_words(measure.id), *ends, f"{low} to {high}", phrases.CHANGE_WORDS[judged.verdict]))
    whom = group.label if group is not None else "whole trust"
    return (ChartTable(f"Since “{told.changes.since}”, {whom}", HEADER, tuple(rows)),) if rows else ()


def change_notes(told: Told, question: str) -> tuple[str, ...]:
    """Return how many of the changes of groups are clear, and of which groups; nothing where no wave went before."""
    shown = {one.id: one.label for one in told.results.groups[question] if told.is_told(one)}
    found = {key: one for key, one in told.changes.groups.items() if key[1] == question and key[2] in shown}
    if not found:
        return ()
    clear = [key for key, one in found.items() if one.verdict in REAL]
    changed = {key[2] for key in clear}
    named = listed([label for name, label in shown.items() if name in changed])
    since = f"Since “{told.changes.since}”"
    if not clear:
        return (f"{since}, none of {len(found)} changes of {KINDS[question]} is clear.",)
    be = "is" if len(clear) == 1 else "are"
    return (f"{since}, {len(clear)} of {len(found)} changes of {KINDS[question]} {be} clear. See {named}.",)
