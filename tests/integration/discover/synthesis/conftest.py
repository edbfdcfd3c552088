"""Fixtures for the synthesis: a programme in which three tools found something of support and compassion."""

import pytest
from tests.integration.discover.evidence.conftest import analyst, group, items  # noqa: F401 - fixtures
from tests.integration.discover.surveys.conftest import AT, in_programme, lead, programme  # noqa: F401 - fixtures

from groundswell.discover.evidence.actions.findings import NewFinding, add_finding
from groundswell.methods.synthesis.finding import Limit, Limits, Reading

# Chances and limits of METHODS 8.3's worked example: weights 1, .67 and .33, together .846.
FOUND = {
    "focus-groups": (0.9, Limits()),
    "patients": (0.8, Limits(adequacy=Limit.MODERATE)),
    "workforce": (0.7, Limits(adequacy=Limit.SERIOUS)),
}


@pytest.fixture
def found(programme, lead, items):  # noqa: F811 - the fixtures above
    """Return the findings of three tools on support and compassion; that of the focus groups rests on three remarks."""
    return {
        tool: add_finding(
            programme,
            NewFinding(
                tool=tool,
                element="support-and-compassion",
                claim=f"What {tool} found.",
                reading=Reading(p, 1 - p),
                limits=limits,
                units=9,
                unit_type="groups",
                method="synthesis/finding",
            ),
            items=items if tool == "focus-groups" else [],
            by=lead,
            at=AT,
        )
        for tool, (p, limits) in FOUND.items()
    }
