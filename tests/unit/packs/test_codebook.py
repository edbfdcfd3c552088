"""The codebook: elements, levels, behaviours, ingredients, needs and flags, each once and with its mark."""

from collections import Counter

from groundswell.packs.codebook import Sort, codebook, codes_of
from groundswell.packs.elements import element_set
from groundswell.vocabulary.provenance import Mark


def test_elements_come_first_and_every_sort_is_there():
    found = codebook()
    counts = Counter(one.sort for one in found.values())

    assert [one.id for one in found.values()][:6] == [one.id for one in element_set().elements]
    assert (counts[Sort.ELEMENT], counts[Sort.LEVEL], counts[Sort.NEED], counts[Sort.FLAG]) == (6, 5, 3, 5)
    assert (counts[Sort.BEHAVIOUR], counts[Sort.INGREDIENT]) == (10, 4)
    assert Sort.OWN not in counts


def test_a_key_is_one_code_and_every_element_has_one():
    keys = [one.key for one in codebook().values() if one.key]

    assert len(keys) == len(set(keys))
    assert all(one.key for one in codes_of(Sort.ELEMENT))


def test_what_nobody_has_verified_says_so():
    assert {one.mark for one in codes_of(Sort.LEVEL)} == {Mark.UNVERIFIED}
    assert {one.mark for one in codes_of(Sort.FLAG)} == {Mark.OWN_DESIGN}
