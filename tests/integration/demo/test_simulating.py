"""The simulated trust: the same seed gives the same people and truth; what is planted is in the answers."""

from datetime import UTC, date, datetime
from statistics import fmean

import pytest

from groundswell.ballot.answers import opened
from groundswell.ballot.box_file import answers_in, form_in, opened_box
from groundswell.demo.staff import load_sample_staff, made_up_list
from groundswell.demo.waves import load_sample_waves
from groundswell.discover.surveys.models import Wave
from groundswell.people.agents import CommandLine

BY, AT, TODAY = CommandLine("test"), datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23)


@pytest.fixture
def simulated(alderbrook, tmp_path):
    programme = load_sample_staff(alderbrook, by=BY, at=AT, size=3000, seed=7)
    return load_sample_waves(programme, folder=tmp_path, by=BY, at=AT, today=TODAY, seed=7)


def answers_of(slug, folder):
    wave = Wave.objects.get(slug=slug)
    with opened_box(folder, wave.box) as box:
        form = form_in(box)
        return [opened(form, bytes(row[0])) for row in box.execute("SELECT envelope FROM answers")]


def test_the_same_seed_gives_the_same_people():
    assert made_up_list(size=500, seed=3) == made_up_list(size=500, seed=3) != made_up_list(size=500, seed=4)
    assert made_up_list(size=500, seed=3).count("\n") == made_up_list(size=500, seed=3).count("\r\n") == 501


@pytest.mark.django_db
def test_two_waves_are_over_and_one_is_open(simulated, tmp_path):
    waves = {wave.slug: (wave.state, answers_in(tmp_path, wave.box)) for wave in Wave.objects.all()}

    assert set(simulated) == {slug for slug, (state, _) in waves.items() if state == "closed"}
    assert [answers for state, answers in waves.values() if state == "open"] == [0]
    pulse = waves["how-it-is-to-work-here-autumn"][1]
    assert 1200 < pulse < 1500


@pytest.mark.django_db
def test_what_is_planted_is_in_the_answers(simulated, tmp_path):
    wave = Wave.objects.get(slug="how-it-is-to-work-here-autumn")
    reversed_items = {item["id"] for item in wave.plan["instrument"]["items"] if item["reversed"]}
    means = {}
    for one in answers_of(wave.slug, tmp_path):
        points = [
            6 - value if item in reversed_items else value
            for item, value in one.items.items()
            if isinstance(value, int)
        ]
        means.setdefault(one.attributes["unit"], []).append(fmean(points))

    everybody = fmean(value for values in means.values() for value in values)
    assert simulated[wave.slug].units["theatres"] == -0.55
    assert fmean(means["theatres"]) < everybody - 0.3
    assert fmean(means["district-nursing-north"]) > everybody + 0.2


@pytest.mark.django_db
def test_people_rate_themselves_higher(simulated, tmp_path):
    wave = Wave.objects.get(slug="leadership-behaviours-autumn")
    pairs = [
        (item["id"], item["pair"])
        for item in wave.plan["instrument"]["items"]
        if item["facing"] == "self" and item["pair"]
    ]
    reversed_items = {item["id"] for item in wave.plan["instrument"]["items"] if item["reversed"]}
    gaps = [
        (one.items[mine] - one.items[theirs]) * (-1 if mine in reversed_items else 1)
        for one in answers_of(wave.slug, tmp_path)
        for mine, theirs in pairs
        if isinstance(one.items.get(mine), int) and isinstance(one.items.get(theirs), int)
    ]

    assert 0.3 < fmean(gaps) < 0.8
