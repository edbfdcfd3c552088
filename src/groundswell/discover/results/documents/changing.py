"""What changed since the wave before, in words."""

from collections.abc import Iterable

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.reading import Group, Measure
from groundswell.discover.surveys.groups import KINDS
from groundswell.look import numbers
from groundswell.look.phrases import listed
from groundswell.methods.comparison.change import Verdict

REAL = frozenset({Verdict.UP, Verdict.DOWN})


def change_sentences(told: Told, measures: Iterable[Measure], group: Group | None = None) -> tuple[str, ...]:
    """Return what changed since the wave before, a sentence for each thing that can be said; none without such a wave.

    What went up or down first, by how much; then what stayed; last what cannot be told.
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


def change_notes(told: Told, question: str) -> tuple[str, ...]:
    """Return how many of the changes of groups are clear, in a sentence; nothing where no wave went before."""
    found = {key: one for key, one in told.changes.groups.items() if key[1] == question}
    if not found:
        return ()
    clear = [key for key, one in found.items() if one.verdict in REAL]
    groups = len({key[2] for key in clear})
    said = (
        f"Since “{told.changes.since}”, {len(clear)} of {len(found)} changes of {KINDS[question]} are clear, "
        f"in {groups} of them. Their pages say which."
        if clear
        else f"Since “{told.changes.since}”, none of {len(found)} changes of {KINDS[question]} is clear."
    )
    return (said,)
