"""Whether the statements of a topic hang together: whether one may speak of its average at all (METHODS 2.1)."""

from collections.abc import Iterable, Mapping
from typing import Any

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.reading import Measure
from groundswell.look.phrases import listed

HIGH, FAIR = 0.8, 0.7
WELL_ENOUGH = frozenset({"high", "fair"})
SAID = WELL_ENOUGH | {"low"}


def hangs_together(one: Mapping[str, Any]) -> str:
    """Return how well a topic's statements hang together: high, fair, low; none for one statement; few for too few."""
    if one.get("too_few"):
        return "few"
    if len(one["items"]) < 2 or one.get("alpha") is None:
        return "none"
    alpha = float(one["alpha"])
    return "high" if alpha >= HIGH else "fair" if alpha >= FAIR else "low"


def together_sentence(told: Told) -> str:
    """Return on how many topics an average may be spoken of, of those of which it can be said; else nothing."""
    found = [hangs_together(one) for name, one in told.results.quality.items() if name]
    good, said = (sum(one in sorts for one in found) for sorts in (WELL_ENOUGH, SAID))
    if not said:
        return ""
    many = f"all {good}" if good == said > 1 else f"{good or 'none'} of {said}"
    return f"On {many} topics the statements hang together well enough to speak of an average."


def averages_say_little(told: Told) -> bool:
    """Return whether on no topic the statements hang together well enough to speak of an average."""
    found = {hangs_together(one) for name, one in told.results.quality.items() if name}
    return "low" in found and not found & WELL_ENOUGH


def average_caution(told: Told, subject: str) -> tuple[str, ...]:
    """Return whether the average of an element may be spoken of, as a sentence; nothing where that was not told."""
    one = told.results.quality.get(subject)
    said = phrases.ALPHA_HERE.get(hangs_together(one)) if one else None
    return (said,) if said else ()


def averages_to_doubt(told: Told, measures: Iterable[Measure]) -> tuple[str, ...]:
    """Return of which of several measures the average says little, as a sentence; nothing where of none."""
    quality = told.results.quality
    names = [
        told.subject_words(one.id) for one in measures if one.id in quality and hangs_together(quality[one.id]) == "low"
    ]
    return (phrases.ALPHA_LOW.format(topics=listed(names)),) if names else ()
