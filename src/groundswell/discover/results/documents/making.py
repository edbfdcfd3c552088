"""How results were made, and what they cannot tell: the same on every page of a wave."""

from datetime import datetime

from django.utils import timezone

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.subject import SHOWN_OF_HASH, Told
from groundswell.discover.results.reading import Group
from groundswell.look import numbers
from groundswell.vocabulary.withheld import Withheld


def how_made(told: Told) -> tuple[str, ...]:
    """Return who counted, by which plan, what the gate found, and how figures are rounded."""
    audit, record = told.results.audit, told.count.record
    destroyed = timezone.localtime(datetime.fromisoformat(record["destroyed_at"]))
    words = {
        "destroyed": f"{numbers.day(destroyed.date())}, {numbers.clock(destroyed)}",
        "plan": told.wave.plan_sha256[:SHOWN_OF_HASH],
        "cells": numbers.count(audit["cells"]),
        "exposures": "none" if not audit["exposures"] else str(audit["exposures"]),
    }
    people = (
        f"Counted by {told.count.counted_by_name}; released by {told.count.released_by_name}."
        if told.count.released_by_name
        else f"Counted by {told.count.counted_by_name}. {phrases.DRAFT}"
    )
    return (
        *(one.format(**words) for one in phrases.HOW_COUNTED),
        people,
        *_came_in(told),
        phrases.ROUNDED,
        phrases.DRAWN,
        *(() if told.has_ranges else (phrases.NO_RANGES,)),
        f"Results file {told.count.results_sha256[:SHOWN_OF_HASH]}.",
    )


def _came_in(told: Told) -> tuple[str, ...]:
    """Return how many came in by which way, and how many answers may be there twice, where that was kept."""
    kept = told.count.record.get("turnout")
    if kept is None:
        return ()
    let_in, again, slips = kept["let_in"], kept["let_in_again"], kept["slips_drawn"]
    said = " ".join((
        phrases.INVITED.format(invited=numbers.count(kept["invited"])),
        *((phrases.LET_IN.format(let_in=numbers.count(let_in)),) if let_in else ()),
        *((phrases.SLIPS.format(slips=numbers.count(slips)),) if slips else ()),
        phrases.TWICE.format(again=numbers.count(again)) if again else phrases.NOBODY_TWICE,
    ))  # fmt: skip
    unticked = kept["slips_unticked"]
    return (said, phrases.UNTICKED.format(unticked=numbers.count(unticked))) if unticked else (said,)


def heard(told: Told, group: Group | None = None) -> str:
    """Return how many of those invited did not answer, in the whole trust or in a group, in a sentence."""
    answers = told.results.answers if group is None else group.answers
    invited = told.results.invited if group is None else group.invited
    if isinstance(answers, Withheld):
        return "So few answered that nothing is shown."
    silent = 100 * max(0.0, invited - answers) / invited if invited else 0.0
    share = numbers.in_ten(silent)
    said = f"About {share}" if share[0].isdigit() else share.capitalize()
    return f"{said} of those invited did not answer."


def cannot_tell(told: Told) -> tuple[str, ...]:
    """Return what no page of this wave can tell."""
    return (
        phrases.NO_NORM,
        phrases.CANNOT_WHY,
        phrases.NOT_SHOWN.format(threshold=told.results.threshold),
        *((phrases.CHANGED,) if (told.wave.plan or {}).get("before") else ()),
    )
