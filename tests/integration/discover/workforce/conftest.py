"""Fixtures for the leadership workforce: an extract with a truth planted in it."""

import csv
import io

import pytest
from tests.integration.discover.surveys.conftest import AT, in_programme, lead, programme  # noqa: F401 - fixtures

from groundswell.discover.workforce.actions import load_posts
from groundswell.discover.workforce.reading.columns import guesses
from groundswell.discover.workforce.reading.posts import read_posts, sheets_of
from groundswell.national.source import source_from

HEADER = (
    "Pay band", "Role title", "Staff group", "FTE", "Filled or vacant", "Leads", "Age band", "Sex", "Ethnicity",
    "Disability", "Start date", "End date", "Reason for leaving", "Trained", "Inducted",
)  # fmt: skip
ADDRESS = "/programmes/alderbrook/discover/workforce/"


def row(band="5", title="Nurse", *, vacant="", leads="", age="40 to 44", sex="F", ethnicity="White", disability="no",
        started="01/04/2015", left="", reason="", trained="", inducted=""):  # fmt: skip
    return (
        band, title, "Nursing", "1", vacant, leads, age, sex, ethnicity, disability, started, left, reason, trained,
        inducted,
    )  # fmt: skip


def trust():
    """Return 100 leaders of whom 15 are from ethnic minorities, 1,000 others of whom 400 are; 12 leaders left."""
    return [
        *(row("8a", "Matron", age="55 to 59", trained="yes") for _ in range(40)),
        *(row("8b", "Head of nursing", sex="M", trained="no") for _ in range(45)),
        *(row("8a", "Matron", ethnicity="Asian or Asian British - Indian", trained="yes") for _ in range(15)),
        *(row("8a", "Matron", vacant="vacant", age="", sex="", ethnicity="", disability="") for _ in range(9)),
        *(row("8a", "Matron", left="01/11/2025", reason="Retirement") for _ in range(12)),
        *(
            row(sex="M" if number % 4 == 0 else "F", age="55 to 59" if number < 200 else "30 to 34")
            for number in range(600)
        ),
        *(row(ethnicity="Black or Black British - African") for _ in range(400)),
        *(row(left="01/11/2025", reason="Relocation") for _ in range(100)),
    ]


def as_csv(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows((HEADER, *rows))
    return out.getvalue().encode()


def read(rows):
    sheet = sheets_of(source_from("posts.csv", as_csv(rows)))[0]
    return read_posts(sheet, dict(enumerate(guesses(sheet.headings))), at=AT.date())


def load(programme, by, rows):  # noqa: F811 - the fixture above
    source = source_from("posts.csv", as_csv(rows))
    return load_posts(read(rows), programme=programme, source=source, as_of=AT.date(), by=by, at=AT)


@pytest.fixture
def loaded(programme, lead):  # noqa: F811 - the fixtures above
    """Return the extract of that trust, loaded."""
    return load(programme, lead, trust())
