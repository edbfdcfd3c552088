"""The rooms of a programme, as its page leads to them. Who gets in is each room's own rule; here are only the links.

A test holds this table against the rooms' own doors, so that no link leads to a page that is not there.
"""

from dataclasses import dataclass

from groundswell.people.enums import Role

ANALYSE = frozenset({Role.PROGRAMME_LEAD, Role.CHANGE_TEAM, Role.ANALYST})


@dataclass(frozen=True, slots=True)
class Room:
    """One room: what its link says, where it lies below the programme, and by which roles it is entered."""

    label: str
    below: str
    roles: frozenset[Role]


ROOMS = (
    Room("Surveys", "discover/surveys/", ANALYSE | {Role.BOARD_SPONSOR}),
    Room("Questionnaires", "discover/questionnaires/", ANALYSE | {Role.BOARD_SPONSOR}),
    Room("Patient comments", "discover/patients/", ANALYSE),
    Room("Leadership workforce", "discover/workforce/", ANALYSE),
    Room("Evidence: what was said, and coding it", "discover/evidence/", ANALYSE),
    Room(
        "Synthesis: what all tools found together",
        "discover/synthesis/",
        ANALYSE | {Role.BOARD_SPONSOR, Role.GUARDIAN},
    ),
)
