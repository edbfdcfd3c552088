"""How one address is tried, and what each reader gets."""

from dataclasses import dataclass, field

OK, SENT_ON, GONE, NOT_THAT_WAY = 200, 302, 404, 405
EVERY_ROLE = (
    "PROGRAMME_LEAD",
    "CHANGE_TEAM",
    "BOARD_SPONSOR",
    "ANALYST",
    "GUARDIAN",
    "ADMINISTRATOR",
    "OPERATOR",
    "installation operator",
)
READERS = ("nobody", "password only", *EVERY_ROLE, "no role", "Chloe")
WITH_AN_ACCOUNT = (*EVERY_ROLE, "no role", "Chloe")


@dataclass(frozen=True)
class Door:
    """How one address is tried, and what each reader gets; readers not named get `others`."""

    path: str
    expected: dict[str, int] = field(default_factory=dict)
    method: str = "get"
    data: dict[str, str] = field(default_factory=dict)
    others: int = GONE


def open_to_all(path: str, status: int = OK) -> Door:
    """Return a door that everybody passes alike, signed in or not."""
    return Door(path, others=status)


def signed_in_only(path: str, status: int = OK, method: str = "get") -> Door:
    """Return a door for everybody with both factors."""
    return Door(path, dict.fromkeys(WITH_AN_ACCOUNT, status), method=method, others=SENT_ON)


def only(*readers: str, path: str, status: int = OK, method: str = "get", **data: str) -> Door:
    """Return a door for some readers; others with an account are told that there is no such page."""
    expected = {"nobody": SENT_ON, "password only": SENT_ON, **dict.fromkeys(readers, status)}
    return Door(path, expected, method=method, data=data)


MANAGERS = ("ADMINISTRATOR", "installation operator")
AUDIT_READERS = ("ADMINISTRATOR", "OPERATOR", "installation operator")
BREAKDOWN = "organisations/<str:code>/breakdown/"
BREAKDOWN_LOADERS = ("PROGRAMME_LEAD", "CHANGE_TEAM", "ANALYST", "ADMINISTRATOR")
BREAKDOWN_READERS = (*BREAKDOWN_LOADERS, "BOARD_SPONSOR")
PROGRAMME_READERS = set(EVERY_ROLE) - {"OPERATOR", "installation operator"}
PROGRAMME_MANAGERS = ("PROGRAMME_LEAD", "ADMINISTRATOR")
SURVEYS = "programmes/<slug:slug>/discover/surveys/"
SURVEY_PREPARERS = ("PROGRAMME_LEAD", "CHANGE_TEAM", "ANALYST")
SURVEY_READERS = (*SURVEY_PREPARERS, "BOARD_SPONSOR")
HERE = "/programmes/alderbrook/discover/surveys/"
QUESTIONNAIRES = "programmes/<slug:slug>/discover/questionnaires/"
ONE_OF_OURS = f"{QUESTIONNAIRES}<slug:questionnaire>/"
WRITING = "/programmes/alderbrook/discover/questionnaires/"
PEOPLE = "/organisations/ZZA/people/"
SUBJECT = f"{PEOPLE}{{subject}}/"
