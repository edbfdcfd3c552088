"""Blind double coding: nobody sees the other's codes too early, agreement as the methods reckon it, settling together."""

import random
import re

import pytest
from tests.integration.discover.evidence.test_desk import ROOM, desk_of, put, words_of
from tests.integration.discover.surveys.conftest import AT

from groundswell.discover.evidence.actions.coding import (
    AlreadySettled,
    BlindIsOver,
    code_words,
    finish_item,
    take_code_off,
)
from groundswell.discover.evidence.actions.double import (
    NothingToShare,
    TooFewCoders,
    settle_as,
    share_blind,
)
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Share
from groundswell.discover.evidence.queries.double import agreement_on, compared_for
from groundswell.discover.evidence.queries.themes import themes_of
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db
DOUBLE = f"{ROOM}double/"
MANY = 20


@pytest.fixture
def remarks(group, lead):
    return add_items(group, [NewItem(f"Remark {at}.") for at in range(MANY)], by=lead, at=AT)


@pytest.fixture
def shared(programme, remarks, lead, analyst):
    share_blind(programme, [lead, analyst], many=MANY, by=lead, at=AT, chance=random.Random(1))
    return remarks


def code_all(remarks, coder, gaps):
    """Code remarks as teamwork: those in `gaps` as a gap, the others as a strength; and be through with them."""
    for at, item in enumerate(remarks):
        way = Polarity.GAP if at in gaps else Polarity.STRENGTH
        code_words(item, "teamwork", way, start=0, end=len(item.text), by=coder, at=AT)
        finish_item(item, by=coder, at=AT)


def test_a_colleagues_codes_are_seen_once_both_are_through_and_not_before(programme, shared, lead, analyst, as_person):
    code_all(shared, lead, gaps={0})
    early = words_of(as_person(analyst).get(DOUBLE))
    code_all(shared[:1], analyst, gaps={})
    later = words_of(as_person(analyst).get(DOUBLE))

    assert "Ruth: Teamwork" not in early
    assert "0 of 20 remarks are through with everybody." in early
    assert "Ruth: Teamwork − Tomasz: Teamwork +" in later
    assert later.count("Ruth: Teamwork") == 1


def test_agreement_is_what_two_coders_counted_by_hand(programme, shared, lead, analyst):
    """Ten gaps and ten strengths of the one; the other differs on two: kappa is (0.9 - 0.5) / 0.5."""
    code_all(shared, lead, gaps=set(range(10)))
    code_all(shared, analyst, gaps=set(range(1, 9)) | {10, 11})

    overall, teamwork = agreement_on(compared_for(lead, programme))

    # 16 of 20 agree; both say a gap of ten, so chance agrees on half.
    assert teamwork.kappa.value == pytest.approx((16 / 20 - 0.5) / 0.5)
    # Krippendorff: 1 - (39) * observed / expected over 40 values, 20 of each: 8 disagreeing ordered pairs.
    assert teamwork.alpha.value == pytest.approx(1 - (40 - 1) * 8 / (2 * 20 * 20))
    assert overall.alpha.value == teamwork.alpha.value
    low, high = teamwork.alpha.interval
    assert low < teamwork.alpha.value < high
    assert agreement_on(compared_for(lead, programme))[1].alpha.interval == (low, high)


def test_few_remarks_and_codes_that_do_not_vary_say_that_nothing_can_be_told(
    programme, shared, lead, analyst, as_person
):
    for coder in (lead, analyst):
        code_all(shared[:5], coder, gaps=set())
    assert "5 of 20 remarks are through" in words_of(as_person(lead).get(DOUBLE))

    for coder in (lead, analyst):
        code_all(shared[5:], coder, gaps=set())
    page = words_of(as_person(lead).get(DOUBLE))
    assert "On 20 remarks coded blind nothing varied" in page
    assert "cannot tell" in page


def test_differences_are_settled_together_and_what_each_said_stays(programme, shared, lead, analyst, as_person):
    code_all(shared, lead, gaps={0, 1})
    code_all(shared, analyst, gaps={1})
    assert themes_of(programme)["teamwork", "focus-groups"].both == 1
    browser = as_person(lead)
    (address,) = set(re.findall(rf'action="({DOUBLE}[^"]+)"', browser.get(DOUBLE).content.decode()))

    page = words_of(browser.post(address, {"coders": [analyst.pk], "words": "Nobody meant blame."}, follow=True))

    assert "Settled. What each of you coded stays on record" in page
    assert "Where you differ" not in page
    assert shared[0].codings.count() == 2
    assert shared[0].settled.codes == [["teamwork", "strength"]]
    with pytest.raises(AlreadySettled):
        settle_as(shared[0], [lead], words="", by=analyst, at=AT)


def test_once_both_are_through_nobody_changes_what_they_coded(programme, shared, lead, analyst, as_person):
    for coder in (lead, analyst):
        code_all(shared, coder, gaps={0})
    coding = shared[0].codings.get(coder=lead)

    with pytest.raises(BlindIsOver):
        code_words(shared[0], "equity-and-inclusion", Polarity.GAP, start=0, end=4, by=lead, at=AT)
    with pytest.raises(BlindIsOver):
        take_code_off(coding, by=lead)
    browser = as_person(lead)
    assert "Both are through with this remark" in words_of(put(browser, shared[0], code="equity-and-inclusion"))
    assert "Both are through" in words_of(browser.post(f"{desk_of(shared[0])}undo/", follow=True))
    assert shared[0].codings.count() == 2


def test_a_sample_is_of_what_all_may_read_and_nobody_has_coded(programme, remarks, lead, analyst):
    secret = add_source(programme, tool="board-interviews", label="Interview 7", readers=[analyst], by=lead, at=AT)
    add_items(secret, [NewItem("I never walk round.")], by=lead, at=AT)
    code_words(remarks[0], "teamwork", Polarity.GAP, start=0, end=4, by=lead, at=AT)

    assert share_blind(programme, [lead, analyst], many=500, by=lead, at=AT, chance=random.Random(1)) == MANY - 1
    assert set(Share.objects.values_list("item__source__label", flat=True)) == {"Porters, 4 March"}
    with pytest.raises(NothingToShare):
        share_blind(programme, [lead, analyst], many=5, by=lead, at=AT, chance=random.Random(1))


def test_two_are_needed_and_only_those_who_analyse_share_out(
    programme, remarks, lead, analyst, in_programme, as_person
):
    sponsor = in_programme(Role.BOARD_SPONSOR, "Gwen")

    with pytest.raises(TooFewCoders):
        share_blind(programme, [lead], many=5, by=lead, at=AT, chance=random.Random(1))
    with pytest.raises(NotAllowed):
        share_blind(programme, [lead, analyst], many=5, by=sponsor, at=AT, chance=random.Random(1))
    browser = as_person(lead)
    refused = browser.post(DOUBLE, {"many": "7", "coders": [lead.pk]})
    assert "Choose at least two people." in words_of(refused)
    assert 'value="7"' in refused.content.decode()
    assert "Gwen" not in words_of(browser.get(DOUBLE))
    assert "7 remarks wait at the desk of each of them." in words_of(
        browser.post(DOUBLE, {"many": "7", "coders": [lead.pk, analyst.pk]}, follow=True)
    )


def test_nothing_is_settled_that_is_not_through_or_not_ones_own_to_read(programme, shared, lead, analyst, as_person):
    code_all(shared[:1], lead, gaps={0})
    browser = as_person(lead)

    assert browser.post(f"{DOUBLE}{shared[0].pk}/", {"coders": [lead.pk]}).status_code == 404
    code_all(shared[:1], analyst, gaps=set())
    assert "Choose whose codes count" in words_of(browser.post(f"{DOUBLE}{shared[0].pk}/", {}, follow=True))
    assert not hasattr(shared[0], "settled")
