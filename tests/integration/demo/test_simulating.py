"""The simulated trust: the same seed gives the same people and truth; what is planted is in the answers."""

from collections import Counter
from datetime import UTC, date, datetime
from statistics import fmean

import pytest

from groundswell.ballot.box_file import answers_in
from groundswell.demo.staff import load_sample_staff, made_up_list
from groundswell.demo.waves import load_sample_waves
from groundswell.discover.results.models import Count, Remark
from groundswell.discover.results.queries import results_of
from groundswell.discover.surveys.models import Wave
from groundswell.people.agents import CommandLine

BY, AT, TODAY = CommandLine("test"), datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23)


@pytest.fixture
def simulated(alderbrook, tmp_path):
    programme = load_sample_staff(alderbrook, by=BY, at=AT, size=3000, seed=7)
    return load_sample_waves(programme, folder=tmp_path, by=BY, at=AT, today=TODAY, seed=7)


def test_the_same_seed_gives_the_same_people():
    assert made_up_list(size=500, seed=3) == made_up_list(size=500, seed=3) != made_up_list(size=500, seed=4)
    assert made_up_list(size=500, seed=3).count("\n") == made_up_list(size=500, seed=3).count("\r\n") == 501


@pytest.mark.django_db
def test_three_waves_are_over_with_what_was_planted_and_one_is_open(simulated, tmp_path):
    waves = {wave.slug: wave for wave in Wave.objects.all()}

    assert set(simulated) == {slug for slug, wave in waves.items() if wave.state == "released" and wave.is_destroyed}
    (open_one,) = (wave for wave in waves.values() if wave.state == "open")
    assert [path.stem for path in tmp_path.glob("*.box")] == [open_one.box]
    assert answers_in(tmp_path, open_one.box) == 0
    # Who comes to the box first is led to where they show that they are invited.
    assert open_one.form["let_in"] == "http://localhost:8000/answer/what-helps-new-ideas/"
    assert open_one.form["opens"] == open_one.opens_on.isoformat()

    pulse = results_of(Count.objects.get(wave__slug="how-it-is-to-work-here-autumn"))
    assert 1200 < pulse.answers < 1500
    assert simulated["how-it-is-to-work-here-autumn"].units["theatres"] == -0.55
    teamwork = pulse.measures["teamwork"]
    assert teamwork.of(pulse.group("unit", "theatres").cell).mean < teamwork.whole.mean - 0.3
    assert teamwork.of(pulse.group("unit", "district-nursing-north").cell).mean > teamwork.whole.mean + 0.2

    behaviours = results_of(Count.objects.get(wave__slug="leadership-behaviours-autumn"))
    gaps = [one.whole.mean for one in behaviours.of_sort("self_other_gap") if one.whole]
    assert 0.3 < fmean(gaps) < 0.8

    states = Counter(Remark.objects.values_list("state", flat=True))
    assert states["released"] + states["proposed"] == 0, "without the sample people nobody reads remarks"
    assert states["waiting"] > 10
