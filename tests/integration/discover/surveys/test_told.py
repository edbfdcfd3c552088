"""What is told of an open wave stands still for a day: nobody can watch the next answer come in."""

from contextlib import closing
from datetime import timedelta

import pytest
from tests.factories.answered import answered, asked
from tests.integration.discover.surveys.conftest import AT

from groundswell.ballot.box_file import connect, path_of, put_into
from groundswell.discover.surveys.actions.opening import close_wave
from groundswell.discover.surveys.actions.telling import answers_told
from groundswell.discover.surveys.models import Wave

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def wave(programme, lead, tmp_path):
    return asked(programme, lead, tmp_path)


@pytest.fixture
def answer(wave, tmp_path):
    """Return a function that brings so many more answers into the box."""
    given = iter(range(1, 10_000))

    def more(count):
        with closing(connect(path_of(tmp_path, wave.box))) as box:
            (length,) = box.execute("SELECT length(body) FROM answers LIMIT 1").fetchone()
            made = [(next(given).to_bytes(32, "big"), b"x" * (length - 32)) for _ in range(count)]
            put_into(box, made)

    return more


def told(tmp_path, at):
    """Return what is told at a time to somebody who reads the wave anew."""
    return answers_told(Wave.objects.get(), tmp_path, at=at)


def test_whoever_brings_the_figure_to_an_edge_does_not_see_the_next_answer(answer, tmp_path):
    answer(54)
    assert told(tmp_path, AT) == 50

    answer(1)

    assert {told(tmp_path, AT + hours * HOUR) for hours in (0, 1, 12, 23)} == {50}
    assert told(tmp_path, AT + 24 * HOUR) == 55


def test_nor_around_midnight(answer, tmp_path):
    late = AT.replace(hour=23, minute=59)
    answer(10)
    assert told(tmp_path, late) is None

    answer(5)

    assert told(tmp_path, late + timedelta(minutes=2)) is None


def test_only_the_rounded_figure_is_kept(answer, tmp_path):
    answer(54)
    told(tmp_path, AT)
    assert Wave.objects.get().told_answers == 50
    Wave.objects.update(told_at=None)
    with closing(connect(path_of(tmp_path, Wave.objects.get().box))) as box:
        box.execute("UPDATE answers SET body = zeroblob(length(body)) WHERE slot > 0")

    told(tmp_path, AT)

    assert Wave.objects.get().told_answers == 0


def test_two_who_look_at_once_are_told_the_same(answer, tmp_path):
    answer(20)
    first, second = Wave.objects.get(), Wave.objects.get()
    assert answers_told(first, tmp_path, at=AT) == 20

    answer(20)

    assert answers_told(second, tmp_path, at=AT + HOUR) == 20


def test_a_closed_wave_tells_its_rounded_total(wave, lead, answer, tmp_path):
    answer(14)
    told(tmp_path, AT)
    answer(23)

    close_wave(wave, folder=tmp_path, by=lead, at=AT)

    assert told(tmp_path, AT + HOUR) == 35


def test_the_page_says_when_it_was_counted(wave, lead, as_person, answer, tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "boxes").symlink_to(tmp_path)
    answer(33)
    address = "/programmes/alderbrook/discover/surveys/pulse/"

    before = as_person(lead).get(address).content.decode()
    answer(33)
    after = as_person(lead).get(address).content.decode()

    for page in (before, after):
        assert "At least 30 people had answered by " in page
        assert "This is counted once a day." in page


def test_answers_of_a_factory_are_counted_too(wave, lead, tmp_path):
    closed = answered(wave, lead, tmp_path, rate=0.5)

    assert answers_told(closed, tmp_path, at=AT) % 5 == 0
