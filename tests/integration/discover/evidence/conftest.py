"""Fixtures for evidence: a programme with people of each role, and a focus group in which something was said."""

import pytest
from tests.integration.discover.surveys.conftest import AT, in_programme, lead, programme  # noqa: F401 - fixtures

from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.people.enums import Role

SAID = (
    "We help each other when the ward is full.",
    "Nobody asks the porters, and we see everything.",
    "When I said that the lift was unsafe it was looked into the same day.",
)


@pytest.fixture
def analyst(in_programme):  # noqa: F811 - the fixture above
    """Return Tomasz, the analyst."""
    return in_programme(Role.ANALYST, "Tomasz")


@pytest.fixture
def group(programme, lead):  # noqa: F811 - the fixtures above
    """Return a focus group of porters as a source of evidence."""
    return add_source(
        programme,
        tool="focus-groups",
        label="Porters, 4 March",
        attributes={"staff_group": "Estates and ancillary"},
        by=lead,
        at=AT,
    )


@pytest.fixture
def items(group, lead):  # noqa: F811 - the fixture above
    """Return three remarks of that group."""
    return add_items(group, [NewItem(one, question="What helps here?") for one in SAID], by=lead, at=AT)
