"""Every address as every role and as nobody: the table is the rule, and a new address must be put in it.

A person without both factors is sent to the missing step (302). Somebody without the right is told the same
as for a page that does not exist (404).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.factories.people import MembershipFactory, PersonFactory, amara, ben, chloe, colleague, devi

from groundswell.people.enums import Role
from groundswell.programme.models import Member, Programme

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
PEOPLE = "/organisations/ZZA/people/"
SUBJECT = f"{PEOPLE}{{subject}}/"

DOORS: dict[str, Door] = {
    "operate/health": open_to_all("/operate/health"),
    # Published figures: the same for everybody.
    "": open_to_all("/"),
    "compare/": open_to_all("/compare/"),
    "elements/": open_to_all("/elements/"),
    "editions/": open_to_all("/editions/"),
    "editions/add/": only("installation operator", path="/editions/add/"),
    "editions/<slug:edition_id>.<extension:extension>": open_to_all("/editions/nss-2024.csv"),
    "editions/<slug:edition_id>/": open_to_all("/editions/nss-2024/"),
    "questions/<str:question_id>/": open_to_all("/questions/q9g/", SENT_ON),
    "trusts/<str:code>/": open_to_all("/trusts/RTF/"),
    "trusts/<str:code>/elements/<slug:element_id>/": open_to_all("/trusts/RTF/elements/teamwork/"),
    "trusts/<str:code>/questions/<str:question_id>/": open_to_all("/trusts/RTF/questions/manager-listens/"),
    "trusts/<str:code>/scores/<str:score_id>/": open_to_all("/trusts/RTF/scores/PP1_2/"),
    "trusts/<str:code>/differences/": open_to_all("/trusts/RTF/differences/"),
    "trusts/<str:code>/equity/": open_to_all("/trusts/RTF/equity/"),
    "trusts/<str:code>/outcomes/": open_to_all("/trusts/RTF/outcomes/"),
    "trusts/<str:code>/take-away/": open_to_all("/trusts/RTF/take-away/"),
    "trusts/<word:code>.<extension:extension>": open_to_all("/trusts/RTF.csv"),
    "trusts/<word:code>/<word:part>.<extension:extension>": open_to_all("/trusts/RTF/differences.csv"),
    "trusts/<word:code>/<word:part>/<word:name>.<extension:extension>": open_to_all("/trusts/RTF/scores/PP1_2.json"),
    "trusts/<word:code>/charts/<word:figure>.<picture:extension>": open_to_all(
        "/trusts/RTF/charts/teamwork-scores.svg"
    ),
    "trusts/<word:code>/<word:part>/charts/<word:figure>.<picture:extension>": open_to_all(
        "/trusts/RTF/differences/charts/more-favourable.svg"
    ),
    "trusts/<word:code>/<word:part>/<word:name>/charts/<word:figure>.<picture:extension>": open_to_all(
        "/trusts/RTF/scores/PP1_2/charts/range.svg"
    ),
    "compare.<extension:extension>": open_to_all("/compare.csv?trust=RTF&trust=R0A"),
    "api/": open_to_all("/api/"),
    # The framework's own root answers nothing; it is not one of our addresses.
    "api/v1/": open_to_all("/api/v1/", GONE),
    "api/v1/openapi.json": open_to_all("/api/v1/openapi.json"),
    "api/v1/organisations": open_to_all("/api/v1/organisations?q=no"),
    "api/v1/organisations/<code>/scores": open_to_all("/api/v1/organisations/RTF/scores"),
    "api/v1/organisations/<code>/questions": open_to_all("/api/v1/organisations/RTF/questions"),
    "api/v1/organisations/<code>/dashboard": open_to_all("/api/v1/organisations/RTF/dashboard"),
    "api/v1/organisations/<code>/equity": open_to_all("/api/v1/organisations/RTF/equity"),
    "api/v1/organisations/<code>/outcomes": open_to_all("/api/v1/organisations/RTF/outcomes"),
    "api/v1/editions": open_to_all("/api/v1/editions"),
    "api/v1/compare": open_to_all("/api/v1/compare?trust=RTF&trust=R0A"),
    "api/v1/editions/<edition_id>": open_to_all("/api/v1/editions/nss-2024"),
    "api/v1/editions/<edition_id>/verify": open_to_all("/api/v1/editions/nss-2024/verify"),
    "methods/": open_to_all("/methods/"),
    "methods/<path:topic>/": open_to_all("/methods/comparison/group-range/"),
    "about/": open_to_all("/about/"),
    "accessibility/": open_to_all("/accessibility/"),
    # Signing in: open, and of no use to somebody who is signed in already.
    "sign-in/": Door(
        "/sign-in/",
        {"nobody": OK, **dict.fromkeys(("password only", *WITH_AN_ACCOUNT), SENT_ON)},
    ),
    "sign-in/code/": open_to_all("/sign-in/code/", SENT_ON),
    # Its questions are fetched by a script; to somebody who comes by address it is the sign-in page.
    "sign-in/passkey/": open_to_all("/sign-in/passkey/", SENT_ON),
    # No organisation of this table has a sign-in of its own.
    "sign-in/organisation/<str:code>/": open_to_all("/sign-in/organisation/ZZA/", GONE),
    "sign-in/organisation/<str:code>/back/": open_to_all("/sign-in/organisation/ZZA/back/", GONE),
    "sign-in/password/<uuid:key>/<str:token>/organisation/<str:code>/": Door(
        "/sign-in/password/{subject}/used-up/organisation/ZZA/", method="post", others=GONE
    ),
    "sign-in/closed/": open_to_all("/sign-in/closed/", 403),
    "sign-in/password/<uuid:key>/<str:token>/": open_to_all("/sign-in/password/{subject}/used-up/", GONE),
    "sign-out/": Door("/sign-out/", {"nobody": SENT_ON, "password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, OK)}),
    "account/": signed_in_only("/account/"),
    "account/confirm/": Door(
        "/account/confirm/", {"nobody": SENT_ON, "password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, OK)}
    ),
    # Somebody without a second factor of their own is sent on to the password.
    "account/confirm/code/": Door("/account/confirm/code/", dict.fromkeys(WITH_AN_ACCOUNT, OK), others=SENT_ON),
    # Where there is no passkey, codes or the password are asked for instead.
    "account/confirm/passkey/": Door(
        "/account/confirm/passkey/", dict.fromkeys(WITH_AN_ACCOUNT, SENT_ON), others=SENT_ON
    ),
    "account/confirm/organisation/": Door("/account/confirm/organisation/", {"nobody": SENT_ON}, others=GONE),
    "account/organisation/<str:code>/add/": signed_in_only("/account/organisation/ZZA/add/", GONE, "post"),
    "account/organisation/<str:code>/remove/": signed_in_only("/account/organisation/ZZA/remove/", GONE, "post"),
    "account/passkeys/": signed_in_only("/account/passkeys/"),
    "account/passkeys/add/": Door(
        "/account/passkeys/add/", {"password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, OK)}, others=SENT_ON
    ),
    "account/passkeys/<slug:mark>/name/": signed_in_only("/account/passkeys/none-yet/name/", GONE),
    "account/passkeys/<slug:mark>/remove/": signed_in_only("/account/passkeys/none-yet/remove/", GONE),
    "account/password/": signed_in_only("/account/password/"),
    "account/second-factor/": Door(
        "/account/second-factor/",
        {"nobody": SENT_ON, "password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, SENT_ON)},
    ),
    "account/second-factor/replace/": signed_in_only("/account/second-factor/replace/"),
    "account/recovery-codes/": signed_in_only("/account/recovery-codes/"),
    "account/recovery-codes/new/": signed_in_only("/account/recovery-codes/new/", SENT_ON, "post"),
    "organisations/": signed_in_only("/organisations/"),
    "organisations/<str:code>/people/": only(*MANAGERS, path=PEOPLE),
    "organisations/<str:code>/people/add/": only(*MANAGERS, path=f"{PEOPLE}add/"),
    "organisations/<str:code>/people/<uuid:key>/": only(*MANAGERS, path=SUBJECT),
    "organisations/<str:code>/people/<uuid:key>/give-role/": only(
        *MANAGERS, path=f"{SUBJECT}give-role/", status=SENT_ON, method="post", role="ANALYST"
    ),
    "organisations/<str:code>/people/<uuid:key>/take-role/": only(
        *MANAGERS, path=f"{SUBJECT}take-role/", status=SENT_ON, method="post", role="CHANGE_TEAM"
    ),
    "organisations/<str:code>/people/<uuid:key>/disable/": only(
        *MANAGERS, path=f"{SUBJECT}disable/", status=SENT_ON, method="post"
    ),
    "organisations/<str:code>/people/<uuid:key>/enable/": only(
        *MANAGERS, path=f"{SUBJECT}enable/", status=SENT_ON, method="post"
    ),
    "organisations/<str:code>/people/<uuid:key>/reset-second-factor/": only(
        *MANAGERS, path=f"{SUBJECT}reset-second-factor/", status=SENT_ON, method="post"
    ),
    "organisations/<str:code>/people/<uuid:key>/link/": only(*MANAGERS, path=f"{SUBJECT}link/", method="post"),
    "organisations/<str:code>/audit/": only(*AUDIT_READERS, path="/organisations/ZZA/audit/"),
    # Programmes: everybody with a role in the organisation sees them; leads and administrators change them.
    "programmes/": Door(
        "/programmes/",
        {
            "nobody": SENT_ON,
            "password only": SENT_ON,
            **dict.fromkeys(PROGRAMME_READERS - set(PROGRAMME_MANAGERS), SENT_ON),
        },
        others=OK,
    ),
    "organisations/<str:code>/programmes/new/": only(*PROGRAMME_MANAGERS, path="/organisations/ZZA/programmes/new/"),
    "programmes/<slug:slug>/": only(*PROGRAMME_READERS, path="/programmes/alderbrook/"),
    "programmes/<slug:slug>/name/": only(*PROGRAMME_MANAGERS, path="/programmes/alderbrook/name/"),
    "programmes/<slug:slug>/members/add/": only(
        *PROGRAMME_MANAGERS, path="/programmes/alderbrook/members/add/", method="post"
    ),
    "programmes/<slug:slug>/members/<uuid:key>/remove/": only(
        *PROGRAMME_MANAGERS, path="/programmes/alderbrook/members/{subject}/remove/", status=GONE, method="post"
    ),
    # Surveys: for people who work in the programme, by their role; for everybody else there is no such page.
    # Questionnaires that store nothing.
    "reflections/": open_to_all("/reflections/"),
    "reflections/<slug:instrument>/": open_to_all("/reflections/leaders-reflection/"),
    # Where staff begin, once the wave is open.
    "answer/<slug:wave>/": open_to_all("/answer/none-yet/", GONE),
    "surveys/": Door(
        "/surveys/",
        {**dict.fromkeys(("nobody", "password only", *SURVEY_READERS), SENT_ON)},
        others=OK,
    ),
    SURVEYS: only(*SURVEY_READERS, path=HERE),
    f"{SURVEYS}staff/": only(*SURVEY_READERS, path=f"{HERE}staff/"),
    f"{SURVEYS}staff/load/": only(*SURVEY_PREPARERS, path=f"{HERE}staff/load/"),
    f"{SURVEYS}staff/load/<uuid:key>/": only(path=f"{HERE}staff/load/{{subject}}/"),
    f"{SURVEYS}staff/blank.<str:file_format>": only(*SURVEY_PREPARERS, path=f"{HERE}staff/blank.csv"),
    # Without a staff list there is nobody to ask: whoever may prepare a wave is sent there.
    f"{SURVEYS}new/": only(*SURVEY_PREPARERS, path=f"{HERE}new/", status=SENT_ON),
    f"{SURVEYS}<slug:wave>/": only(*SURVEY_READERS, path=f"{HERE}none-yet/", status=GONE),
    f"{SURVEYS}<slug:wave>/open/": only("PROGRAMME_LEAD", path=f"{HERE}none-yet/open/", status=GONE),
    f"{SURVEYS}<slug:wave>/tell/": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/tell/", status=GONE),
    f"{SURVEYS}<slug:wave>/poster-<str:size>.pdf": only(
        *SURVEY_PREPARERS, path=f"{HERE}none-yet/poster-a4.pdf", status=GONE
    ),
    f"{SURVEYS}<slug:wave>/card.svg": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/card.svg", status=GONE),
    f"{SURVEYS}<slug:wave>/close/": only("PROGRAMME_LEAD", path=f"{HERE}none-yet/close/", status=GONE),
    # A trust's own breakdown: for its programme, and never for operators.
    "breakdown/": Door(
        "/breakdown/",
        dict.fromkeys(("GUARDIAN", "OPERATOR", "installation operator", "no role"), OK),
        others=SENT_ON,
    ),
    f"{BREAKDOWN}": only(*BREAKDOWN_READERS, path="/organisations/ZZA/breakdown/"),
    f"{BREAKDOWN}export.<str:file_format>": only(
        *BREAKDOWN_READERS, path="/organisations/ZZA/breakdown/export.csv", status=GONE
    ),
    f"{BREAKDOWN}charts/<slug:figure>.<str:file_format>": only(
        *BREAKDOWN_READERS, path="/organisations/ZZA/breakdown/charts/PP1.svg", status=GONE
    ),
    f"{BREAKDOWN}load/": only(*BREAKDOWN_LOADERS, path="/organisations/ZZA/breakdown/load/"),
    f"{BREAKDOWN}load/<uuid:key>/": only(path="/organisations/ZZA/breakdown/load/{subject}/"),
    f"{BREAKDOWN}load/<uuid:key>/cancel/": only(
        path="/organisations/ZZA/breakdown/load/{subject}/cancel/", method="post"
    ),
    f"{BREAKDOWN}type/": only(*BREAKDOWN_LOADERS, path="/organisations/ZZA/breakdown/type/"),
    f"{BREAKDOWN}blank/<slug:blank>.<str:file_format>": only(
        *BREAKDOWN_LOADERS, path="/organisations/ZZA/breakdown/blank/results.csv"
    ),
    f"{BREAKDOWN}versions/<uuid:key>/remove/": only(path="/organisations/ZZA/breakdown/versions/{subject}/remove/"),
    "operate/audit/": only("installation operator", path="/operate/audit/"),
}


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Yield every route of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_every_address_stands_in_the_table():
    assert set(routes()) == set(DOORS)


@pytest.fixture
def browsers(alderbrook, as_person, with_password_only):
    people = {
        "CHANGE_TEAM": amara(alderbrook),
        "ADMINISTRATOR": ben(alderbrook),
        "GUARDIAN": devi(alderbrook),
        "Chloe": chloe(),
        "no role": no_role(),
        "installation operator": colleague("Iona", Role.OPERATOR, None),
    }
    for role in ("PROGRAMME_LEAD", "BOARD_SPONSOR", "ANALYST", "OPERATOR"):
        people[role] = colleague(role.title(), Role(role), alderbrook)
    programme = Programme.objects.create(organisation=alderbrook, slug="alderbrook", name="Alderbrook listens")
    for reader, person in people.items():
        if reader != "Chloe":
            Member.objects.create(programme=programme, person=person)
    found = {reader: as_person(person) for reader, person in people.items()}
    half_way = PersonFactory(name="Half Way")
    for role in Role:
        MembershipFactory(person=half_way, organisation=alderbrook, role=role)
    return {**found, "nobody": as_person(None), "password only": with_password_only(half_way)}


def no_role():
    person = colleague("Nia", Role.OPERATOR, None)
    person.memberships.all().delete()
    return person


@pytest.fixture
def subject(alderbrook):
    person = colleague("Subject", Role.CHANGE_TEAM, alderbrook)
    # A second role, so that taking the first away does not take them out of sight.
    MembershipFactory(person=person, organisation=alderbrook, role=Role.GUARDIAN)
    return person


@pytest.mark.parametrize("route", DOORS)
def test_each_door_opens_for_whom_the_table_says(route, browsers, subject):
    door = DOORS[route]

    answers = {reader: status(browsers[reader], door, subject) for reader in READERS}

    assert answers == {reader: door.expected.get(reader, door.others) for reader in READERS}


def status(client: Client, door: Door, subject) -> int:
    path = door.path.format(subject=subject.pk)
    return getattr(client, door.method)(path, door.data).status_code


@pytest.mark.parametrize("route", [route for route, door in DOORS.items() if door.method == "post"])
def test_what_changes_something_is_not_done_by_a_link(route, browsers, subject):
    door = DOORS[route]

    answer = browsers["installation operator"].get(door.path.format(subject=subject.pk))

    assert answer.status_code == NOT_THAT_WAY
