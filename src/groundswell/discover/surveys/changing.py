"""Which groups changed by a few people since an earlier wave: their results side by side could tell of those few."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.groups import BAND, QUESTIONS, STAFF_GROUP, UNIT, Groups
from groundswell.discover.surveys.models import Eligibility, Unit, Wave

# A unit by its primary key (None for all), and a staff group and a band by their names ("" for all). Bands are shown by
# themselves alone, so in a group with a band the others stand for all.
Place = tuple[object, str, str]


def changed_since_earlier(wave: Wave, groups: Groups) -> list[dict[str, Any]]:
    """Return, for every group and crossing that changed by fewer people than are ever shown, by how many.

    Against each wave of the organisation that was opened before this one, over or not, in whatever programme, and asks
    any of the same items; and against every group of that wave, since a unit that got another name is the same people,
    and a unit with all but two of its division is nearly the division. The fewest count: people who came, who went, and
    who moved in or out. Entries are {"unit": id, "staff_group": id, "band": id, "changed": n}, "" for everybody. Not
    among them: a group that did not change, or changed by many, since of neither can one person be worked out; nor one
    of a question that nobody is asked, since it is never shown.
    """
    asked = {item.id for item in instrument_for(wave.programme, wave.instrument, wave.instrument_version).items}
    earlier = Wave.objects.filter(programme__organisation=wave.programme.organisation).exclude(state=State.DRAFT)
    above: dict[object, object] = dict(
        Unit.objects.filter(organisation=wave.programme.organisation).values_list("pk", "parent_id")
    )
    now = _places(wave, {question for question, of in groups.by_question.items() if len(of) > 1})
    fewest: dict[Place, int] = {}
    for one in earlier.exclude(pk=wave.pk):
        # A wave that was opened has a plan.
        plan = one.plan or {}
        if asked.isdisjoint(item["id"] for item in plan["instrument"]["items"]):
            continue
        for place, changed in _changes(_places(one, set(plan["headcounts"])), now, above).items():
            fewest[place] = min(changed, fewest.get(place, changed))
    found = {
        (_id(groups, unit), _id(groups, job or None), _id(groups, (BAND, band) if band else None)): changed
        for (unit, job, band), changed in fewest.items()
    }
    return [
        {**dict(zip(QUESTIONS, place, strict=True)), "changed": changed} for place, changed in sorted(found.items())
    ]


def _id(groups: Groups, group: object) -> str:
    return "" if group is None else groups.ids.get(group, "")


def _places(wave: Wave, shown: set[str]) -> dict[object, Place]:
    """Return where everybody was who is or was invited to a wave, by the questions that its results are shown by."""
    found = Eligibility.objects.filter(wave=wave).values_list("member_id", "unit_id", "staff_group", "band")
    return {
        member: (
            unit if UNIT in shown else None,
            (job or "") if STAFF_GROUP in shown else "",
            (band or "") if BAND in shown else "",
        )
        for member, unit, job, band in found
    }


def _changes(
    before: Mapping[object, Place], now: Mapping[object, Place], above: Mapping[object, object]
) -> dict[Place, int]:
    """Return, for every group of today that differs from some group of then by fewer than are shown, by how many."""
    moves = Counter((before.get(member), now.get(member)) for member in before.keys() | now.keys())
    then, today, both = Counter[Place](), Counter[Place](), Counter[tuple[Place, Place]]()
    for (was, is_), people in moves.items():
        left, came = _around(was, above), _around(is_, above)
        for group in left:
            then[group] += people
        for group in came:
            today[group] += people
            for other in left:
                both[other, group] += people
    fewest: dict[Place, int] = {}
    for (other, group), shared in both.items():
        changed = then[other] + today[group] - 2 * shared
        if 0 < changed < SMALLEST_GROUP:
            fewest[group] = min(changed, fewest.get(group, changed))
    return fewest


def _around(place: Place | None, above: Mapping[object, object]) -> list[Place]:
    """Return every group and crossing that somebody at a place belongs to, everybody included; none without a place."""
    if place is None:
        return []
    unit, job, band = place
    units: list[object] = [None]
    while unit is not None and unit not in units:
        units.append(unit)
        unit = above.get(unit)
    return [(one, other, "") for one in units for other in {"", job}] + ([(None, "", band)] if band else [])
