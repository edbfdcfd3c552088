"""Which groups changed by a few people since an earlier wave: their results side by side could tell of those few."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.groups import STAFF_GROUP, UNIT, Groups
from groundswell.discover.surveys.models import Eligibility, Wave

Place = tuple[str, str]


def changed_since_earlier(wave: Wave, groups: Groups) -> list[dict[str, Any]]:
    """Return, for every group and crossing that changed by fewer people than are ever shown, by how many.

    Against each earlier wave of the same questionnaire in the programme, the fewest count: people who came, who went,
    and who moved in or out. Entries are {"unit": id, "staff_group": id, "changed": n}, "" for everybody. A group that
    did not change is not among them, nor one that changed by many: of neither can one person be worked out.
    """
    earlier = Wave.objects.filter(programme=wave.programme, instrument=wave.instrument).exclude(
        state__in=[State.DRAFT, State.OPEN]
    )
    fewest: dict[Place, int] = {}
    parents = {one.id: one.parent for one in groups.by_question[UNIT]}
    now = _places(wave, groups)
    for one in earlier.exclude(pk=wave.pk):
        for place, changed in _changes(_places(one, groups), now, parents).items():
            if 0 < changed < SMALLEST_GROUP:
                fewest[place] = min(changed, fewest.get(place, changed))
    return [
        {UNIT: unit, STAFF_GROUP: staff_group, "changed": changed}
        for (unit, staff_group), changed in sorted(fewest.items())
    ]


def _places(wave: Wave, groups: Groups) -> dict[object, Place]:
    """Return where everybody was who is or was invited to a wave: unit and staff group by the ids of today."""
    found = Eligibility.objects.filter(wave=wave).values_list("member_id", "unit_id", "staff_group")
    return {
        member: (groups.ids.get(unit, ""), groups.ids.get(staff_group, "") if staff_group else "")
        for member, unit, staff_group in found
    }


def _changes(before: Mapping[object, Place], now: Mapping[object, Place], parents: Mapping[str, str]) -> Counter[Place]:
    """Return how many people came to or left each unit, staff group and crossing, units above theirs included."""
    changed: Counter[Place] = Counter()
    for member in before.keys() | now.keys():
        was, is_ = before.get(member), now.get(member)
        if was != is_:
            changed.update(_around(was, parents) ^ _around(is_, parents))
    return changed


def _around(place: Place | None, parents: Mapping[str, str]) -> set[Place]:
    """Return every group and crossing that somebody at a place belongs to, everybody included; none without a place."""
    if place is None:
        return set()
    unit, staff_group = place
    units = [""]
    while unit:
        units.append(unit)
        unit = parents.get(unit, "")
    return {(one, other) for one in units for other in {"", staff_group}}
