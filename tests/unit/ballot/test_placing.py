"""Where answers lie depends on the keys alone, and nothing is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.ballot.placing import EMPTY, Full, places, slots_for

# Few homes, so that many keys are in each other's way.
KEYS = st.lists(st.integers(1, 30).flatmap(lambda low: st.integers(0, 4).map(lambda home: key(home, low))), unique=True)


def key(home: int, low: int) -> bytes:
    return home.to_bytes(8, "big") + low.to_bytes(24, "big")


def put(table: list[bytes], one: bytes) -> None:
    changed = places(table.__getitem__, len(table), one)
    for onward, at in zip(changed[::-1], changed[-2::-1], strict=False):
        table[onward] = table[at]
    table[changed[0]] = one


def laid_out(keys: list[bytes], slots: int) -> list[bytes]:
    table = [EMPTY] * slots
    for one in keys:
        put(table, one)
    return table


@given(KEYS.filter(lambda keys: len(keys) <= 40), st.randoms())
def test_any_order_gives_the_same_layout_and_every_key_is_in_it(keys, chance):
    mixed = list(keys)
    chance.shuffle(mixed)

    table = laid_out(keys, 40)

    assert laid_out(mixed, 40) == table
    assert sorted(one for one in table if one != EMPTY) == sorted(keys)


@given(KEYS.filter(lambda keys: 0 < len(keys) <= 40))
def test_a_key_that_is_in_is_found_where_it_lies_and_moves_nobody(keys):
    table = laid_out(keys, 40)

    for one in keys:
        assert places(table.__getitem__, 40, one) == [table.index(one)]


def test_a_full_table_says_so_and_loses_nothing():
    table = laid_out([key(0, low) for low in range(1, 5)], 4)

    with pytest.raises(Full):
        put(table, key(0, 9))
    assert sorted(table) == [key(0, low) for low in range(1, 5)]


def test_everybody_has_a_slot_and_some_to_spare():
    assert slots_for(9000) == 11_250
    assert slots_for(1) == 64
