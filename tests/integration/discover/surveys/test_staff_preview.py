"""A staff list is told before it is loaded: who would join, leave and move, and what everybody would lose."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.discover.surveys.test_staff import load, member

from groundswell.discover.surveys.models import StaffDraft, StaffMember

pytestmark = pytest.mark.django_db
HERE = "/programmes/alderbrook/discover/surveys/staff/"
HEAD = "Work e-mail,Unit,Part of,Staff group"


def rows_of(people, unit="Theatres", parent="Surgery", group="Nursing"):
    return [f"p{at}@x.example,{unit},{parent},{group}" for at in people]


@pytest.fixture
def browser(programme, lead, as_person):
    load(programme, lead, *(member(f"p{at}@x.example", staff_group="Nursing") for at in range(40)))
    return as_person(lead)


def sent(browser, lines, **more):
    """Load a file, leave its columns as they were guessed, and return the address and the answer."""
    given = SimpleUploadedFile("staff.csv", "\n".join(lines).encode())
    address = browser.post(f"{HERE}load/", {"file": given}).headers["location"]
    return address, browser.post(address, columns_of(browser, address) | more)


def columns_of(browser, address):
    page = browser.get(address).content.decode()
    return {
        name: re.search(r'<option value="([^"]*)" selected', of).group(1) if " selected" in of else ""
        for name, of in re.findall(r'<select[^>]*name="(column_\d)".*?>(.*?)</select>', page, flags=re.DOTALL)
    }


def words_of(answer):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def seen_in(answer):
    return re.search(r'name="seen" value="(\w+)"', answer.content.decode()).group(1)


def test_a_part_of_the_list_empties_nothing_until_somebody_says_that_they_mean_it(browser):
    address, told = sent(browser, [HEAD, *rows_of(range(3))])

    assert "The list in force has 40 people, this one 3: 0 would join, 37 would leave" in words_of(told)
    assert StaffMember.objects.filter(is_active=True).count() == 40
    assert StaffDraft.objects.count() == 1

    again = browser.post(address, columns_of(browser, address) | {"seen": seen_in(told)})
    assert "Tick that you mean it: nobody was loaded" in words_of(again)
    assert StaffMember.objects.filter(is_active=True).count() == 40

    browser.post(address, columns_of(browser, address) | {"seen": seen_in(told), "meant": "1"})
    assert StaffMember.objects.filter(is_active=True).count() == 3


def test_a_unit_that_is_spelt_anew_and_a_column_that_is_missing_are_told(browser):
    _, told = sent(browser, [HEAD, *rows_of(range(39)), *rows_of([39], unit="Théâtres")])
    assert "New units (1): Théâtres." in words_of(told)

    _, told = sent(browser, ["Work e-mail,Unit", *(f"p{at}@x.example,Wards" for at in range(40))])
    words = words_of(told)
    assert "everybody would lose it: Staff group; Part of." in words
    assert "Units in which nobody would work any more (1): Theatres." in words
    assert "This is the whole list, and I mean these changes" in words


def test_a_few_who_join_and_leave_need_one_look_and_no_tick(browser):
    address, told = sent(browser, [HEAD, *rows_of(range(1, 42))])
    assert "2 would join, 1 would leave, 0 would move to another unit." in words_of(told)
    assert 'name="meant"' not in told.content.decode()

    browser.post(address, columns_of(browser, address) | {"seen": seen_in(told)})

    assert StaffMember.objects.filter(is_active=True).count() == 41


def test_what_changed_since_somebody_looked_is_told_again(browser, programme, lead):
    address, told = sent(browser, [HEAD, *rows_of(range(1, 42))])
    load(programme, lead, *(member(f"p{at}@x.example", staff_group="Nursing") for at in range(60)))

    late = browser.post(address, columns_of(browser, address) | {"seen": seen_in(told)})

    assert "The list in force has 60 people, this one 41" in words_of(late)
    assert StaffMember.objects.filter(is_active=True).count() == 60


def test_the_first_list_changes_nothing_and_is_loaded_at_once(programme, lead, as_person):
    browser = as_person(lead)

    _, answer = sent(browser, [HEAD, *rows_of(range(5))])

    assert answer.status_code == 302
    assert StaffMember.objects.filter(is_active=True).count() == 5
