"""The key holds what the count must know, and no words."""

import json

import pytest
from tests.unit.packs.instruments.making import read_small

from groundswell.packs.instruments import Facing, Instrument, instruments, key_of


def test_items_keep_their_order_their_values_and_their_direction():
    key = key_of(read_small())

    assert (key["id"], key["version"]) == ("small", "1.0")
    assert key["items"] == [
        {"id": "leaders-help", "kind": "scale", "values": [1, 2, 3], "reversed": False, "importance": True, "facing": "leaders", "pair": "self-help"},
        {"id": "self-help", "kind": "scale", "values": [1, 2, 3], "reversed": False, "importance": False, "facing": "self", "pair": "leaders-help"},
        {"id": "shouting", "kind": "scale", "values": [1, 2, 3], "reversed": True, "importance": False, "facing": "", "pair": None},
        {"id": "why", "kind": "choice", "values": ["time", "other"], "reversed": False, "importance": False, "facing": "", "pair": None},
        {"id": "what-else", "kind": "text", "values": [], "reversed": False, "importance": False, "facing": "", "pair": None},
    ]  # fmt: skip


def test_subjects_name_their_items_without_mixing_what_people_say_of_themselves_with_what_they_say_of_others():
    assert key_of(read_small())["subjects"] == [
        {"id": "teamwork", "sort": "element", "items": ["leaders-help", "shouting"]},
        {"id": "vision-and-values", "sort": "element", "items": ["self-help"]},
    ]


@pytest.mark.parametrize("shipped", instruments(), ids=lambda one: one.id)
def test_every_shipped_key_is_plain_json_and_names_every_item_that_speaks(shipped: Instrument):
    key = key_of(shipped)

    assert json.loads(json.dumps(key)) == key
    speaking = [item for item in shipped.items if item.speaks_for]
    of_others = {item.id for item in speaking if item.facing is not Facing.SELF}
    assert {item for subject in key["subjects"] for item in subject["items"]} == (
        of_others or {item.id for item in speaking}
    )
    assert {"element", "behaviour", "ingredient"} & {subject["sort"] for subject in key["subjects"]}
