"""The key to the answers of an instrument: what the count must know of its items, and nobody who answers needs.

The count may not read packs; the key stands in the publication plan and is hashed with it before anybody is asked.
"""

from collections.abc import Sequence
from typing import Any

from groundswell.packs.instruments.aspects import aspects
from groundswell.packs.instruments.questionnaire import Facing, Instrument, Item


def key_of(instrument: Instrument) -> dict[str, Any]:
    """Return the key as plain JSON: id, version, items in the order of asking, and the items of each subject.

    An item has its kind, the `values` it can be answered with (empty for words), whether it counts in reverse, whether
    importance is asked, whom it faces, and its pair (None without one). `subjects` are elements and aspects in the
    order in which items first speak for them, each with its `sort` (`element`, `behaviour` ...) and its items. What
    people say of themselves is compared with what they say of others, and never averaged with it.
    """
    known = aspects()
    named = dict.fromkeys(subject for item in instrument.items for subject in item.speaks_for)
    return {
        "id": instrument.id,
        "version": instrument.version,
        "items": [_item(item, instrument) for item in instrument.items],
        "subjects": [
            {
                "id": subject,
                "sort": known[subject].sort.value if subject in known else "element",
                "items": [item.id for item in _together(instrument.speaking_for(subject))],
            }
            for subject in named
        ],
    }


def _together(items: Sequence[Item]) -> list[Item]:
    """Return the items that make one score: those on others, or on oneself where there are no others."""
    of_others = [item for item in items if item.facing is not Facing.SELF]
    return of_others or list(items)


def _item(item: Item, instrument: Instrument) -> dict[str, Any]:
    scale = instrument.scales.get(item.scale)
    return {
        "id": item.id,
        "kind": item.kind.value,
        "values": list(scale.values) if scale else [choice.id for choice in item.choices],
        "reversed": item.reversed,
        "importance": item.asks_importance,
        "facing": item.facing.value,
        "pair": item.pair or None,
    }
