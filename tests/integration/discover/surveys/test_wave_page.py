"""The page of a wave: a draft is reckoned from the staff list in force, and an opened one from what was fixed then."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.discover.surveys.actions.opening import open_wave
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Wave

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/pulse/"


def people(unit, size, *, leads=False, group="Nursing", parent="Surgery"):
    return [member(f"{unit}{at}@x.example", unit, parent, staff_group=group, is_leader=leads) for at in range(size)]


def prepared(programme, **words):
    return Wave.objects.create(
        **{
            "programme": programme,
            "slug": "pulse",
            "title": "Pulse",
            "instrument": "culture-pulse",
            "instrument_version": "2026.1",
            "opens_on": timezone.localdate(),
            "closes_on": timezone.localdate() + timedelta(days=20),
            "who_to_tell": "Devi",
            "box": "ab12",
            **words,
        }
    )


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    (tmp_path / "boxes").mkdir()
    return tmp_path / "boxes"


@pytest.fixture
def browser(lead, as_person):
    return as_person(lead)


def words_at(browser, address=HERE):
    answer = browser.get(address)
    assert answer.status_code == 200
    # What stands around it holds a secret that is new each time.
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_a_draft_that_asks_nobody_says_so_and_cannot_be_opened(programme, lead, browser, home):
    load(programme, lead, *people("Theatres", 40), *people("Wards", 40))
    wave = prepared(programme, audience="leaders")

    page = words_at(browser)

    assert "would ask nobody, so it cannot be opened" in page
    assert "Open it" not in page
    asked = browser.get(f"{HERE}open/", follow=True)
    assert asked.redirect_chain == [(HERE, 302)]
    assert "would ask nobody" in asked.content.decode()
    browser.post(f"{HERE}open/")
    wave.refresh_from_db()
    assert wave.state == State.DRAFT


@pytest.mark.parametrize("groups", [("Nursing", "Nursing"), ("", ""), ("Nursing", "Medical")])
@pytest.mark.parametrize("units", [("Theatres", "Theatres"), ("Theatres", "Wards")])
def test_a_draft_of_any_shape_has_a_page(programme, lead, browser, units, groups):
    load(
        programme,
        lead,
        *(member(f"p{at}@x.example", units[at % 2], "", staff_group=groups[at // 2 % 2]) for at in range(40)),
    )
    prepared(programme)

    page = words_at(browser)

    asks_more = len(set(units)) > 1 or len(set(groups)) > 1
    assert ("What could be published" in page) == asks_more
    assert ("Nobody is asked for their unit, staff group or pay band" in page) != asks_more


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSED, State.COUNTED, State.RELEASED])
def test_another_staff_list_changes_nothing_of_a_wave_that_was_opened(programme, lead, browser, home, state):
    load(
        programme,
        lead,
        *people("Theatres", 60, leads=True),
        *people("Wards", 200, leads=True, group="Medical"),
        *people("Archive", 9, leads=True),
    )
    wave = open_wave(prepared(programme, audience="leaders"), folder=home, by=lead, at=AT, today=timezone.localdate())
    Wave.objects.filter(pk=wave.pk).update(state=state)
    before = words_at(browser)

    load(programme, lead, *people("Portering", 60, group="Ancillary"))

    assert "269 people" in before
    assert words_at(browser) == before
    is_over = state in {State.COUNTED, State.RELEASED}
    assert ("Archive" in before) != is_over
    assert ("the staff list at its opening" in before) != is_over


def test_the_forecast_of_an_open_wave_is_that_of_its_draft(programme, lead, browser, home):
    load(programme, lead, *people("Theatres", 60), *people("Wards", 30, group="Medical"), *people("Archive", 9))
    wave = prepared(programme, crosses_groups=True)
    table = words_at(browser).partition("<tbody>")[2].partition("</table>")[0]

    open_wave(wave, folder=home, by=lead, at=AT, today=timezone.localdate())

    assert "Theatres, Nursing" in table
    assert words_at(browser).partition("<tbody>")[2].partition("</table>")[0] == table


def test_what_stays_hidden_however_many_answer_is_no_promise(programme, lead, browser):
    """Five chaplains cannot be shown, so one of their neighbours cannot be either, and no answers change that."""
    load(programme, lead, *people("Chaplaincy", 5), *people("Theatres", 60), *people("Wards", 45))
    prepared(programme)

    page = words_at(browser)

    assert "Hidden even if nearly everybody answers, to protect a smaller group" in page
    beside = page.split("Hidden even if nearly everybody answers")[1].split("Which of several")[0]
    assert ("Theatres" in beside) != ("Wards" in beside)
    assert "Could be shown if more answered" not in page
