"""Loading a contractor's file the way the pages do, in one call."""

import re
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
HEAD = "Kind of unit,Unit,Part of,Number of answers,PP1_2,q9g\n"
HERE = "/organisations/ZZA/breakdown/"


def send(client: Client, text: str | bytes, *, kind: str = "RESULTS", year: int = 2024, name: str = "results.csv"):
    """Send a file; the answer leads to the check of its columns, or is the form with what is wrong."""
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(f"{HERE}load/", {"kind": kind, "year": year, "file": SimpleUploadedFile(name, content)})


def confirm(client: Client, address: str, **changes: str):
    """Send the check as it was guessed, with changes."""
    return client.post(address, {**chosen(client.get(address).content.decode()), **changes})


def chosen(page: str) -> dict[str, str]:
    """Return the selects of a page by name, each with the value that stands chosen."""
    found = {}
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        selected = re.search(r'<option value="([^"]*)" selected>', options)
        found[name] = selected.group(1) if selected else ""
    return found


def load(client: Client, text: str | bytes, **words):
    """Send a file and confirm it as guessed."""
    return confirm(client, send(client, text, **words).headers["Location"])
