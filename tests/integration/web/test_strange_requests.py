"""Requests that no page sends: each gets a short, kind answer, and none of them a fault of ours."""

import json
import shutil
import time
from pathlib import Path

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from groundswell.discover.dashboard.views.answering import published
from groundswell.national.editions import CARD
from groundswell.national.frames import scan
from groundswell.national.store import shipped_editions_folder
from groundswell.national.survey import survey_edition


@pytest.fixture
def anybody(db) -> Client:
    caches["pages"].clear()
    caches["files"].clear()
    return Client(raise_request_exception=True)


@pytest.mark.parametrize(
    "path", ["/?q=" + "a" * 10_000, "/trusts/" + "A" * 5000 + "/", "/compare/?trust=" + "A" * 5000 + "&trust=RTF"]
)
def test_a_long_text_is_not_compared_letter_by_letter(anybody, path):
    # Likeness of ten thousand letters took fourteen seconds; a bound on work, not a speed claim.
    started = time.process_time()

    assert anybody.get(path).status_code in {200, 404}
    assert time.process_time() - started < 5


@pytest.mark.parametrize("year", ["²", "²²²²", "9" * 5000, "-1", "２０２４", ""])
def test_a_year_that_is_none_asks_for_none(anybody, year):
    assert anybody.get("/questions/q6a/", {"year": year}).status_code in {302, 404}


@pytest.mark.parametrize("host", ["evil.example", "localhost:abc", "a b"])
def test_a_host_that_is_not_ours_gets_a_page_and_no_fault(anybody, host):
    answer = anybody.get("/trusts/RTF/", HTTP_HOST=host)

    assert answer.status_code == 400
    assert b"<h1" in answer.content


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "trace"])
def test_pages_to_read_take_no_other_method(anybody, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)("/trusts/RTF/")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_meaningless_parameter_makes_no_page_anew(anybody):
    anybody.get("/trusts/RTF/scores/PP1/")
    kept = len(caches["pages"]._cache)

    for number in range(5):
        anybody.get(f"/trusts/RTF/scores/PP1/?x={number}&q={number}&trust={number}&year={number}")
        anybody.get(f"/about/?edition={number}")
        anybody.get(f"/compare/?trust=RTF&trust=R0A&print={number}")
        anybody.get(f"/?q=no{number}")

    assert len(caches["pages"]._cache) == kept
    for number in range(5):
        anybody.get(f"/trusts/RTF/scores/PP1/?print={number}")
        anybody.get(f"/trusts/RTF.csv?print={number}")
    assert len(caches["pages"]._cache) == kept + 1
    assert len(caches["files"]._cache) == 1


@pytest.mark.parametrize("extension", ["docx", "pptx", "xlsx"])
def test_five_long_names_fit_into_a_file(anybody, extension):
    path = f"/compare.{extension}?trust=RTF&trust=RA9&trust=RRK&trust=RBN&trust=RYR"

    assert anybody.get(path).status_code == 200


@pytest.fixture
def newest(tmp_path, monkeypatch) -> Path:
    """Return the folder of a loaded edition that is newer than the shipped one."""
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    folder = tmp_path / "editions" / "nss-2025"
    shutil.copytree(shipped_editions_folder() / "nss-2024", folder)
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps({**card, "id": "nss-2025", "year": 2025}), encoding="utf-8")
    return folder


def test_an_edition_taken_away_while_a_page_reads_it_is_no_fault(newest, rf):
    def read(request):
        edition = survey_edition()
        if edition.id == "nss-2025":
            shutil.rmtree(newest)
        scan(edition.table("rows")).collect()
        return HttpResponse(edition.id)

    assert published(read)(rf.get("/")).content == b"nss-2024"


def test_a_table_that_is_gone_for_good_is_told_as_our_fault(newest, rf):
    caches["pages"].clear()

    def read(request):
        scan(newest / "never-written.parquet").collect()

    with pytest.raises(FileNotFoundError):
        published(read)(rf.get("/"))
