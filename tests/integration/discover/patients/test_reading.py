"""Reading comments: counted by month, found again, and by code without giving blind codes away."""

import html
import re

import pytest
from tests.integration.discover.patients.conftest import HERE, to_review
from tests.integration.discover.surveys.conftest import AT

from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Coding, Item, Share

pytestmark = pytest.mark.django_db


def words_of(answer):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.fixture
def loaded(reader):
    reader.post(to_review(reader), {"keep": "1", "leaves_near": "yes"})
    return list(Item.objects.order_by("source__label", "position"))


def coded(item, person, *, code="teamwork", polarity=Polarity.GAP):
    return Coding.objects.create(
        item=item, coder=person, code=code, polarity=polarity, start=0, end=len(item.text), made_at=AT
    )


def test_an_empty_room_says_what_to_do(reader):
    assert "No comments are loaded yet." in words_of(reader.get(HERE))


def test_comments_are_counted_by_month_and_origin(reader, loaded):
    told = words_of(reader.get(HERE))

    assert "4 comments, February 2026" in told
    assert "February 2026 3 0 3" in told
    assert "No date 0 1 1" in told
    assert "7 rows: 4 kept; 1 empty, 1 the same as another row, 1 nearly the same as another." in told
    assert "No comment is coded yet." in told


def test_comments_are_found_by_words_origin_and_place(reader, loaded):
    for asked, found in (
        ("q=good", "2 comments found"),
        ("q=night+doctor", "1 comment found"),
        ("origin=pals", "1 comment found"),
        ("place=Ward+6b", "1 comment found"),
        ("q=good&place=Ward+6b", "No comment is like that."),
        ("q=Osei", "No comment is like that."),
    ):
        assert found in words_of(reader.get(f"{HERE}comments/?{asked}"))


def test_comments_stand_under_their_code_by_the_way_they_speak(reader, loaded, lead, in_programme):
    other = in_programme()
    coded(loaded[0], lead)
    coded(loaded[1], lead, polarity=Polarity.STRENGTH)
    coded(loaded[2], lead, polarity=Polarity.STRENGTH)
    coded(loaded[2], other, polarity=Polarity.GAP)

    told, code = words_of(reader.get(HERE)), words_of(reader.get(f"{HERE}codes/teamwork/"))

    assert "3 comments of 4 have a code" in told
    assert "Teamwork 3 1 1 1" in told
    assert "3 comments speak of it" in code
    assert code.index("Gaps: 1") < code.index(loaded[0].text) < code.index("Strengths: 1") < code.index("Mixed: 1")
    assert reader.get(f"{HERE}codes/none-such/").status_code == 404


def test_what_somebody_still_codes_blindly_shows_nobodys_code(reader, loaded, lead, in_programme):
    other = in_programme()
    coded(loaded[0], lead)
    Share.objects.create(item=loaded[0], coder=lead, is_blind=True, done_at=AT)
    waiting = Share.objects.create(item=loaded[0], coder=other, is_blind=True)

    assert reader.get(f"{HERE}codes/teamwork/").status_code == 404
    waiting.done_at = AT
    waiting.save()
    assert reader.get(f"{HERE}codes/teamwork/").status_code == 200


def test_pages_ask_the_database_as_often_for_many_comments_as_for_few(
    reader, loaded, lead, django_assert_max_num_queries
):
    for item in loaded:
        coded(item, lead)

    for address in (HERE, f"{HERE}comments/", f"{HERE}codes/teamwork/"):
        with django_assert_max_num_queries(22):
            reader.get(address)


def test_comments_that_came_by_another_way_say_that_nobody_named_where_from(programme, lead, reader):
    """Every column has a name: a heading that is empty tells a screen reader nothing."""
    source = add_source(programme, tool="patients", label="Typed in", by=lead, at=AT)
    add_items(source, [NewItem("The nurse held my hand.")], by=lead, at=AT)

    page = reader.get(HERE).content.decode()

    assert re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', page)[:3] == ["Month", "From where is not said", "All"]
