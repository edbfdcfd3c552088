"""Tables of words, equality ratios and outcomes: the same in every file, by command and by API."""

import csv
import io
import json
import re
import zipfile
from html import unescape

import openpyxl
import pytest
from django.core.cache import caches
from django.test import Client

from groundswell.__main__ import main


@pytest.fixture
def anybody() -> Client:
    caches["pages"].clear()
    caches["files"].clear()
    return Client()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["elements/teamwork", "scores/PP1_2", "outcomes"])
def test_every_table_of_words_is_a_file_and_a_sheet_of_the_workbook(path, anybody):
    page = anybody.get(f"/trusts/RTF/{path}/?edition=nss-2024").content.decode()
    addresses = [unescape(one) for one in re.findall(r'href="([^"]+\.csv\?[^"]*table=[^"]+)"', page)]
    book = openpyxl.load_workbook(io.BytesIO(anybody.get(f"/trusts/RTF/{path}.xlsx").content))
    sheets = [[[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]

    assert addresses
    for address in addresses:
        answer = anybody.get(address)
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert len(rows) > 1
        assert rows in sheets
        assert all(unescape(cell).lstrip("'") in unescape(page) for row in rows for cell in row)
        assert "edition=nss-2024" in address
    assert anybody.get(f"/trusts/RTF/{path}.csv?table=nothing-like-it").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["equity", "outcomes"])
def test_what_stands_beside_is_the_same_by_api_command_and_file(path, anybody, capsys):
    by_api = anybody.get(f"/api/v1/organisations/RTF/{path}").json()[path]
    assert main(("dashboard", "RTF", "--format", "json")) == 0
    by_command = json.loads(capsys.readouterr().out)
    by_file = anybody.get(f"/trusts/RTF/{path}.json").json()[path]

    assert by_api == by_file == by_command[path]
    rows = list(csv.DictReader(io.StringIO(anybody.get(f"/trusts/RTF/{path}.csv").content.decode("utf-8-sig"))))
    values = {row["id"]: row["value"] for row in rows if row["edition"] == by_api["edition"]}
    for one in by_api.get("ratios", by_api.get("indicators")):
        told = one["ratio"] if "ratio" in one else one["value"] if one["value"] is not None else one["word"]
        assert values[one["id"]] == str(told)
    assert {row["measure"] for row in rows} & {one["label"] for one in by_api.get("ratios", by_api.get("indicators"))}


@pytest.mark.django_db
def test_a_comparison_across_kinds_warns_in_every_file(anybody):
    query = "?trust=RTF&trust=RWK"
    warning = "These are of different kinds"

    assert warning in anybody.get(f"/compare/{query}").content.decode()
    assert warning in anybody.get(f"/compare.md{query}").content.decode()
    for extension, inside in (("docx", "word/document.xml"), ("pptx", "ppt/"), ("xlsx", "xl/sharedStrings.xml")):
        with zipfile.ZipFile(io.BytesIO(anybody.get(f"/compare.{extension}{query}").content)) as file:
            texts = [file.read(name).decode() for name in file.namelist() if name.startswith(inside) and "xml" in name]
        assert any(warning in text for text in texts), extension
    assert warning not in anybody.get("/compare/?trust=RTF&trust=R0A").content.decode()


@pytest.mark.django_db
def test_the_finding_of_a_comparison_rests_on_what_is_shown(anybody):
    query = "?trust=RTF&trust=R0A"
    page = anybody.get(f"/compare/{query}").content.decode()
    rows = csv.DictReader(io.StringIO(anybody.get(f"/compare.csv{query}").content.decode("utf-8-sig")))
    scores = {row["id"] for row in rows if row["kind"] == "score"}

    assert f"of the {len(scores)} scores below" in page


@pytest.mark.django_db
def test_an_outcome_says_when_it_was_published_and_of_what_it_is_a_share(anybody):
    rows = csv.DictReader(io.StringIO(anybody.get("/trusts/RTF/outcomes.csv").content.decode("utf-8-sig")))
    told = {row["id"]: row for row in rows if row["kind"] == "indicator"}

    assert told["shmi"]["base"] == ""
    assert (told["shmi"]["numerator"], told["shmi"]["denominator"]) != ("", "")
    assert told["cqc-overall"]["published"]
    assert told["fft-positive"]["base"].isdigit()
    assert not any(row["counts_as"] for row in told.values())
