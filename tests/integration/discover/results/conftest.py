"""Fixtures for results: a programme with people of each role, a folder for boxes, and a wave that was answered."""

import pytest
from tests.factories.answered import AT, answered, asked
from tests.integration.discover.surveys.conftest import in_programme, lead, programme  # noqa: F401 - fixtures

from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role


@pytest.fixture
def boxes(tmp_path, monkeypatch):
    """Return the folder of boxes of an installation of the test's own."""
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    folder = tmp_path / "boxes"
    folder.mkdir()
    return folder


@pytest.fixture
def analyst(in_programme):  # noqa: F811 - the fixture above
    """Return Tomasz, the analyst."""
    return in_programme(Role.ANALYST, "Tomasz")


@pytest.fixture
def closed(programme, lead, boxes):  # noqa: F811 - the fixtures above
    """Return a closed wave of about 330 answers, in which Theatres are truly lower."""
    wave = asked(programme, lead, boxes)
    return answered(wave, lead, boxes, shifts={"theatres": -0.6})


@pytest.fixture
def counted(closed, lead, boxes):  # noqa: F811 - the fixtures above
    """Return the count of that wave, not released."""
    return count_wave(closed, folder=boxes, by=lead, at=AT)


@pytest.fixture
def released(counted):
    """Return the count of that wave, released."""
    return release_results(counted, next_steps="We talk it over in May.", by=CommandLine("ops"), at=AT)
