"""A wave that was never opened can be changed and removed, each in the audit; one that was opened cannot."""

import pytest
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_staff import load, member
from tests.integration.discover.surveys.test_wave_page import prepared
from tests.integration.discover.surveys.test_waves import GIVEN

from groundswell.audit.models import Event
from groundswell.discover.surveys.actions.waves import NotNow, delete_draft
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Wave
from groundswell.people.enums import Role

pytestmark = pytest.mark.django_db
SURVEYS = "/programmes/alderbrook/discover/surveys/"
HERE = f"{SURVEYS}pulse/"


@pytest.fixture
def wave(programme, lead):
    load(programme, lead, *(member(f"p{at}@x.example", "Theatres" if at % 2 else "Wards") for at in range(40)))
    return prepared(programme)


@pytest.fixture
def browser(wave, in_programme, as_person):
    return as_person(in_programme())


def test_a_draft_leads_to_both(browser):
    page = browser.get(HERE).content.decode()

    assert f'href="{HERE}change/"' in page
    assert f'href="{HERE}remove/"' in page


def test_the_form_holds_what_was_chosen(browser, wave):
    page = browser.get(f"{HERE}change/").content.decode()

    assert 'value="Pulse"' in page
    assert f'value="{wave.closes_on.isoformat()}"' in page
    assert ">Devi</textarea>" in page
    assert 'value="culture-pulse" checked' in page


def test_a_change_is_kept_and_the_audit_names_what_changed(browser, wave):
    answer = browser.post(f"{HERE}change/", {**GIVEN, "title": "Pulse", "threshold": "15", "who_to_tell": "Devi"})

    assert answer.headers["Location"] == HERE
    changed = Wave.objects.get()
    assert (changed.slug, changed.threshold, str(changed.opens_on)) == ("pulse", 15, "2027-03-01")
    event = Event.objects.latest("number")
    assert (event.what, event.detail) == (
        "WAVE_CHANGED",
        "first day, last day, fewest answers of a group, who keeps the box, who reads remarks",
    )


def test_the_same_again_is_no_change(browser, wave):
    days = {"opens_on": wave.opens_on.isoformat(), "closes_on": wave.closes_on.isoformat()}
    Wave.objects.update(keepers=GIVEN["keepers"], readers=GIVEN["readers"])

    answer = browser.post(f"{HERE}change/", {**GIVEN, **days, "title": "Pulse", "who_to_tell": "Devi"})

    assert answer.status_code == 302
    assert Event.objects.latest("number").what == "STAFF_LOADED"


def test_what_cannot_be_a_wave_is_said_and_changes_nothing(browser):
    page = browser.post(f"{HERE}change/", {**GIVEN, "threshold": "10"}).content.decode()

    assert "Nothing may be shown of fewer than 11 answers." in page
    assert Wave.objects.get().title == "Pulse"


def test_removing_asks_first_and_stays_in_the_audit(browser):
    assert "Remove “Pulse”?" in browser.get(f"{HERE}remove/").content.decode()
    assert Wave.objects.exists()

    answer = browser.post(f"{HERE}remove/", follow=True)

    assert answer.redirect_chain == [(SURVEYS, 302)]
    assert "“Pulse” is removed." in answer.content.decode()
    assert not Wave.objects.exists()
    event = Event.objects.latest("number")
    assert (event.what, event.subject, event.detail) == ("WAVE_CHANGED", "“Pulse”", "removed before it was opened")


@pytest.mark.parametrize("word", ["change", "remove"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_wave_that_was_opened_stays_as_it_is(browser, wave, word, method):
    Wave.objects.update(state=State.OPEN, plan={"invited": 40, "parents": {}, "headcounts": {}}, form={})

    answer = getattr(browser, method)(f"{HERE}{word}/", GIVEN if method == "post" else {}, follow=True)

    assert answer.redirect_chain == [(HERE, 302)]
    assert "A wave that was opened stays as it is" in answer.content.decode()
    assert Wave.objects.get().title == "Pulse"


def test_a_wave_that_a_colleague_opened_meanwhile_is_not_removed(wave, lead, programme):
    stale = Wave.objects.get()
    Wave.objects.update(state=State.OPEN)

    with pytest.raises(NotNow):
        delete_draft(stale, by=lead, at=AT)
    assert Wave.objects.exists()


@pytest.mark.parametrize("word", ["change", "remove"])
def test_who_may_only_read_finds_no_such_page(wave, in_programme, as_person, word):
    browser = as_person(in_programme(Role.BOARD_SPONSOR))

    assert browser.get(f"{HERE}{word}/").status_code == 404
    assert f"{HERE}{word}/" not in browser.get(HERE).content.decode()
