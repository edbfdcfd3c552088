"""Everybody who works at Alderbrook, made up from one seed: about 40 units in eight directorates."""

import csv
import io
import random
from datetime import datetime

from groundswell.demo.alderbrook import PEOPLE
from groundswell.demo.directorates import BANDS, DIRECTORATES, STAFF_GROUPS
from groundswell.discover.surveys.actions.staff import load_staff
from groundswell.discover.surveys.queries.staff import staff_loads_of
from groundswell.discover.surveys.reading.columns import guesses
from groundswell.discover.surveys.reading.people import read_people, sheets_of
from groundswell.national.source import source_from
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent
from groundswell.people.models import Person
from groundswell.programme.actions import add_member, create_programme
from groundswell.programme.models import Programme
from groundswell.programme.queries import programme_by_slug

SEED = 2024
SIZE = 9000
PROGRAMME = "alderbrook"
PROGRAMME_NAME = "Alderbrook listens"
HEADER = ("Work e-mail", "Staff number", "Name", "Unit", "Part of", "Staff group", "Pay band", "Leads by their role")
LEADING = 0.09
WITHOUT_EMAIL = 0.06


def made_up_list(*, size: int = SIZE, seed: int = SEED) -> str:
    """Return a staff list as CSV: the sample people who sign in first, then made-up ones; the same each time."""
    chance = random.Random(seed)  # noqa: S311 - a sample that must come out the same, not a secret
    # A chance of its own: what is drawn beside it stays as it was for the seed.
    banding = random.Random(f"bands {seed}")  # noqa: S311 - as above
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for one in PEOPLE[: min(len(PEOPLE), size)]:
        group = "Administrative and clerical"
        writer.writerow((one.email, "", one.name, "People and culture", "Corporate services", group, "8a", "yes"))
    directorates = [(name, share) for name, (share, _) in DIRECTORATES.items()]
    for number in range(1, size - len(PEOPLE) + 1):
        directorate = _drawn(directorates, chance)
        unit = _drawn(list(DIRECTORATES[directorate][1].items()), chance)
        group = _drawn(list(STAFF_GROUPS.items()), chance)
        if directorate == "Estates and facilities":
            group = "Estates and ancillary" if chance.random() < 0.8 else group
        band = _drawn(list(BANDS[group].items()), banding)
        email = "" if chance.random() < WITHOUT_EMAIL else f"staff.{number:05d}@alderbrook.example"
        leads = "yes" if chance.random() < LEADING else ""
        parent = "" if unit == directorate else directorate
        writer.writerow((email, f"A{number:05d}", "", unit, parent, group, band, leads))
    return out.getvalue()


def load_sample_staff(
    organisation: Organisation, *, by: Agent, at: datetime, size: int = SIZE, seed: int = SEED
) -> Programme:
    """Give the sample trust its programme, with the sample people in it, and its staff list unless it has one."""
    programme = programme_by_slug(PROGRAMME)
    if programme is None:
        programme = create_programme(organisation, PROGRAMME_NAME, by=by, at=at, slug=PROGRAMME)
        for person in Person.objects.filter(email__in=[one.email for one in PEOPLE]):
            add_member(programme, person, by=by, at=at)
    if not staff_loads_of(organisation).exists():
        source = source_from("alderbrook-staff.csv", made_up_list(size=size, seed=seed).encode())
        (sheet,) = sheets_of(source)
        people = read_people(sheet, dict(enumerate(guesses(sheet.headings))))
        load_staff(people, programme=programme, source=source, by=by, at=at)
    return programme


def _drawn(shares: list[tuple[str, float]], chance: random.Random) -> str:
    names, weights = zip(*shares, strict=True)
    found: str = chance.choices(names, weights)[0]
    return found
