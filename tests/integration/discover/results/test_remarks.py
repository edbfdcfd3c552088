"""Remarks: one person proposes, another decides; then the words as they were written are gone."""

import re

import pytest
from django.utils.html import strip_tags
from tests.factories.answered import AT, answered, asked

from groundswell.audit.models import Event
from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.actions.remarks import decide
from groundswell.discover.results.models import Remark
from groundswell.discover.surveys.models import StaffMember
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/pulse/remarks/"


@pytest.fixture
def written(programme, lead, boxes):
    """Return a released count with about 80 remarks, one of which names somebody of the staff list."""
    wave = asked(programme, lead, boxes, instrument="conditions-for-innovation")
    count = count_wave(answered(wave, lead, boxes), folder=boxes, by=lead, at=AT)
    release_results(count, next_steps="x", by=CommandLine("ops"), at=AT)
    member = StaffMember.objects.first()
    member.name = "Amara Osei"
    member.save()
    return count


def words_of(answer) -> str:
    assert answer.status_code == 200, answer
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def named(count) -> Remark:
    remark = count.remarks.order_by("question", "id").first()
    remark.text = "Amara Osei never thanks anybody in Theatres."
    remark.save()
    return remark


def decision(browser, remark, answer="agree") -> dict[str, str]:
    """Return what a browser sends that opens the page of remarks to decide on, and chooses for one of them."""
    page = browser.get(f"{HERE}?state=proposed").content.decode()
    seen = dict(re.findall(r'name="(seen-[0-9a-f-]+)" value="([0-9a-f]{64})"', page))
    return {**seen, f"decide-{remark.pk}": answer}


def test_names_of_the_staff_list_are_suggested_away(written, lead, as_person):
    remark = named(written)

    page = as_person(lead).get(HERE).content.decode()

    assert f'name="shown-{remark.pk}"' in page
    assert "[a name] never thanks anybody in [a unit]." in page
    assert "Found in it: a name, a unit." in page


def test_two_people_release_a_remark_and_its_words_are_gone(written, lead, analyst, in_programme, as_person):
    remark = named(written)
    first, second = as_person(lead), as_person(analyst)

    first.post(f"{HERE}propose/", {f"shown-{remark.pk}": "[a name] never thanks anybody."})
    sent = decision(second, remark)
    own = first.post(f"{HERE}decide/", sent, follow=True)
    assert "Two people do this" in words_of(own)
    remark.refresh_from_db()
    assert remark.state == "proposed"

    second.post(f"{HERE}decide/", sent)

    remark.refresh_from_db()
    assert (remark.state, remark.text) == ("released", "")
    assert remark.shown == "[a name] never thanks anybody."
    sponsor = in_programme(Role.BOARD_SPONSOR, "Gwen")
    seen = words_of(as_person(sponsor).get(HERE))
    assert "[a name] never thanks anybody." in seen
    assert "Amara" not in seen
    assert not Event.objects.filter(detail__contains="thanks").exists()


def test_a_reader_sees_only_what_was_released(written, in_programme, as_person):
    named(written)
    sponsor = as_person(in_programme(Role.BOARD_SPONSOR, "Gwen"))

    for state in ("", "?state=waiting", "?state=proposed"):
        page = words_of(sponsor.get(f"{HERE}{state}"))
        assert "No remark may be read yet." in page
        assert "Amara" not in page
    assert sponsor.post(f"{HERE}propose/", {}).status_code == 404
    assert sponsor.post(f"{HERE}decide/", {}).status_code == 404


def test_a_remark_held_back_is_read_by_nobody(written, lead, analyst, as_person):
    remark = named(written)

    as_person(lead).post(f"{HERE}propose/", {f"shown-{remark.pk}": "x", f"hold-{remark.pk}": "1"})
    second = as_person(analyst)
    second.post(f"{HERE}decide/", decision(second, remark, "agree"))

    remark.refresh_from_db()
    assert (remark.state, remark.text, remark.shown) == ("held_back", "", "")


def test_a_remark_sent_back_is_read_again_as_it_was_written(written, lead, analyst, as_person):
    remark = named(written)

    as_person(lead).post(f"{HERE}propose/", {f"shown-{remark.pk}": "Nobody thanks."})
    second = as_person(analyst)
    second.post(f"{HERE}decide/", decision(second, remark, "back"))

    remark.refresh_from_db()
    assert (remark.state, remark.text) == ("waiting", "Amara Osei never thanks anybody in Theatres.")


def test_an_empty_proposal_is_refused_and_the_others_are_taken(written, lead, as_person):
    one, other = written.remarks.order_by("id")[:2]

    page = as_person(lead).post(
        f"{HERE}propose/", {f"shown-{one.pk}": " ", f"shown-{other.pk}": "As it was."}, follow=True
    )

    assert "Leave some words of every remark, or hold it back." in words_of(page)
    assert "1 remark is proposed. A colleague reads it and decides" in words_of(page)
    assert Remark.objects.get(pk=one.pk).state == "waiting"
    assert Remark.objects.get(pk=other.pk).state == "proposed"


def test_what_is_sent_by_hand_breaks_nothing(written, lead, as_person):
    browser = as_person(lead)
    for sent in ({"shown-1": "x"}, {"shown-../..": "x"}, {"decide-": "agree"}, {"shown-" + "9" * 500: "x"}, {}):
        assert browser.post(f"{HERE}propose/", sent).status_code == 302
        assert browser.post(f"{HERE}decide/", sent).status_code == 302
    assert not Remark.objects.exclude(state="waiting").exists()


def test_a_remark_that_was_decided_meanwhile_is_told(written, lead, analyst, as_person):
    remark = named(written)
    as_person(lead).post(f"{HERE}propose/", {f"shown-{remark.pk}": "Nobody thanks."})
    second = as_person(analyst)
    second.post(f"{HERE}decide/", decision(second, remark, "agree"))

    late = as_person(lead).post(f"{HERE}propose/", {f"shown-{remark.pk}": "Something else"})

    assert late.status_code == 409
    assert "Somebody else has just decided on this remark." in late.content.decode()
    remark.refresh_from_db()
    assert remark.shown == "Nobody thanks."


def test_words_that_were_swapped_after_a_colleague_looked_are_not_released(written, lead, analyst, as_person):
    remark = named(written)
    first, second = as_person(analyst), as_person(lead)
    first.post(f"{HERE}propose/", {f"shown-{remark.pk}": "[a name] could thank people more."})
    seen = decision(second, remark)
    first.post(f"{HERE}propose/", {f"shown-{remark.pk}": "Amara Osei never thanks anybody in Theatres."})

    for sent in (seen, {f"decide-{remark.pk}": "agree"}, {**seen, f"seen-{remark.pk}": "0" * 64}):
        said = words_of(second.post(f"{HERE}decide/", sent, follow=True))
        assert "The words proposed for a remark were changed after you opened the page." in said
        remark.refresh_from_db()
        assert (remark.state, remark.text) == ("proposed", "Amara Osei never thanks anybody in Theatres.")

    second.post(f"{HERE}decide/", decision(second, remark, "back"))
    remark.refresh_from_db()
    assert (remark.state, remark.text) == ("waiting", "Amara Osei never thanks anybody in Theatres.")


def test_a_proposal_that_became_ones_own_meanwhile_is_for_the_other(written, lead, analyst, as_person):
    """The words are the same, and so is their mark; but who decides would be who proposed."""
    remark = named(written)
    first, second = as_person(analyst), as_person(lead)
    first.post(f"{HERE}propose/", {f"shown-{remark.pk}": "Nobody thanks."})
    seen = decision(second, remark)
    stale = Remark.objects.select_related("count__wave__programme__organisation").get(pk=remark.pk)
    first.post(f"{HERE}decide/", {**seen, f"decide-{remark.pk}": "back"})
    second.post(f"{HERE}decide/", {**seen, f"decide-{remark.pk}": "back"})
    second.post(f"{HERE}propose/", {f"shown-{remark.pk}": "Nobody thanks."})

    with pytest.raises(NotAllowed):
        decide(stale, agreed=True, seen=seen[f"seen-{remark.pk}"], by=lead, at=AT)

    remark.refresh_from_db()
    assert remark.state == "proposed"


def test_a_colleagues_proposal_is_not_written_over(written, lead, analyst, as_person):
    remark = named(written)
    as_person(analyst).post(f"{HERE}propose/", {f"shown-{remark.pk}": "Nobody thanks."})

    browser = as_person(lead)
    late = browser.post(f"{HERE}propose/", {f"shown-{remark.pk}": "Somebody <thanks>."})

    assert late.status_code == 409
    assert "A colleague has proposed words for a remark since you opened the page." in late.content.decode()
    assert "<blockquote>Somebody &lt;thanks&gt;.</blockquote>" in late.content.decode(), "what was typed is not lost"
    assert "Somebody" not in words_of(browser.get(HERE)), "and kept nowhere"
    remark.refresh_from_db()
    assert (remark.shown, remark.proposed_by) == ("Nobody thanks.", analyst)
