"""Fixtures for patient comments: a programme with people of each role, and a file on its way through the pages."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.discover.surveys.conftest import AT, in_programme, lead, programme  # noqa: F401 - fixtures

HERE = "/programmes/alderbrook/discover/patients/"
HEADINGS = ("Comment", "Type", "Date", "Ward")
LONG = "Nobody on the night shift ever told my mother when the doctor would come to see her"
ROWS = (
    (LONG, "FFT", "03/02/2026", "Ward 6b"),
    (LONG + "!", "FFT", "05/02/2026", "Ward 6b"),
    (LONG.replace("ever ", ""), "Complaint", "2026-02-07", "Ward 6b"),
    ("Very good", "FFT", "03/02/2026", "Theatres"),
    ("Very good", "FFT", "03/02/2026", "Theatres"),
    ("", "FFT", "03/02/2026", "Theatres"),
    ("Sister Osei sat with me. Ring me on 01632 960 001.", "PALS", "", ""),
)


def written(rows=ROWS, headings=HEADINGS):
    """Return rows as a CSV file to be sent."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([headings, *rows])
    return SimpleUploadedFile("march.csv", out.getvalue().encode())


@pytest.fixture
def reader(as_person, lead):  # noqa: F811 - the fixture above
    """Return a browser in which Ruth, the programme lead, is signed in."""
    return as_person(lead)


def to_columns(browser, file=None):
    """Send a file and return the address of its columns."""
    return browser.post(f"{HERE}load/", {"file": file or written()})["Location"]


def to_review(browser, file=None, **columns):
    """Send a file and what its columns mean, and return the address of what would be kept."""
    address = to_columns(browser, file)
    given = {"column_0": "text", "column_1": "origin", "column_2": "day", "column_3": "place"}
    answer = browser.post(address, given | columns)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]
