"""Admission: once per person, for one wave, unforgeable, and nothing kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.ballot.admission import (
    TOKEN_LENGTH,
    AlreadyAdmitted,
    ConfidentialAdmission,
    NotAdmitted,
    new_signing_key,
    token_key,
)

SECRET, CHECKING = new_signing_key()


class Somebody:
    """Somebody on the staff list, who can be admitted once."""

    def __init__(self) -> None:
        self.used = False

    def use_up(self) -> None:
        if self.used:
            raise AlreadyAdmitted
        self.used = True


def token(wave: str = "a1") -> str:
    return ConfidentialAdmission(wave, SECRET).admit(Somebody())


def test_admit_gives_a_token_that_the_box_accepts():
    assert len(token()) == TOKEN_LENGTH
    assert len(token_key("a1", token(), CHECKING)) == 32


def test_nobody_is_admitted_twice():
    amara = Somebody()
    admission = ConfidentialAdmission("a1", SECRET)
    admission.admit(amara)

    with pytest.raises(AlreadyAdmitted):
        admission.admit(amara)


def test_admit_keeps_nothing():
    admission = ConfidentialAdmission("a1", SECRET)
    before = dict(vars(admission))
    admission.admit(Somebody())

    assert vars(admission) == before


def test_two_tokens_have_two_keys_and_one_token_always_the_same():
    one, other = token(), token()

    assert token_key("a1", one, CHECKING) == token_key("a1", one, CHECKING) != token_key("a1", other, CHECKING)


def test_a_token_is_good_for_its_own_wave_only():
    with pytest.raises(NotAdmitted):
        token_key("a2", token("a1"), CHECKING)


def test_a_token_of_another_issuing_side_is_refused():
    with pytest.raises(NotAdmitted):
        token_key("a1", token(), new_signing_key()[1])


@given(at=st.integers(0, TOKEN_LENGTH - 1), sign=st.sampled_from("ABCxyz019-_"))
def test_a_token_with_one_other_character_is_refused(at, sign):
    good = token()
    forged = good[:at] + sign + good[at + 1 :]
    if forged != good:
        with pytest.raises(NotAdmitted):
            token_key("a1", forged, CHECKING)


@given(given=st.text(max_size=200))
def test_words_that_are_no_token_are_refused(given):
    with pytest.raises(NotAdmitted):
        token_key("a1", given, CHECKING)
