"""Slip codes: random, forgiving about how they are typed, not about what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.ballot.slips import ALPHABET, CHECK, NotACode, new_code, read_code, slip_key

numbers = st.integers(0, 2**80 - 1)


def code_of(number: int) -> str:
    return new_code(lambda bits: number)


def test_a_code_is_four_groups_of_four_and_a_check_character():
    assert code_of(0) == "0000-0000-0000-0000-0"
    assert code_of(2**80 - 1) == f"ZZZZ-ZZZZ-ZZZZ-ZZZZ-{CHECK[(2**80 - 1) % 37]}"


def test_codes_take_eighty_random_bits():
    asked = []
    new_code(lambda bits: asked.append(bits) or 1)

    assert asked == [80]


@given(number=numbers)
def test_read_code_takes_what_is_printed_however_it_is_typed(number):
    code = code_of(number)
    plain = code.replace("-", "")[:16]
    careless = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert read_code(code) == read_code(careless) == plain


@given(number=numbers, at=st.integers(0, 15), other=st.sampled_from(ALPHABET))
def test_read_code_notices_one_wrong_character(number, at, other):
    code = code_of(number).replace("-", "")
    wrong = code[:at] + other + code[at + 1 :]
    if wrong != code:
        with pytest.raises(NotACode):
            read_code(wrong)


@given(number=numbers, at=st.integers(0, 14))
def test_read_code_notices_two_swapped_neighbours(number, at):
    code = code_of(number).replace("-", "")
    wrong = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if wrong != code:
        with pytest.raises(NotACode):
            read_code(wrong)


@pytest.mark.parametrize(
    "typed", ["", "0", "0000-0000-0000-0000", "0" * 18, "0000-0000-0000-00é0-0", "\0" * 17, "U" * 17]
)
def test_read_code_refuses_what_is_no_code(typed):
    with pytest.raises(NotACode):
        read_code(typed)


def test_the_same_code_has_another_key_in_another_wave():
    code = code_of(7)

    assert slip_key("a1", code) != slip_key("a2", code)
    assert len(slip_key("a1", code)) == 32
