"""The same numbers everywhere: page, files, command, API and Python come from one function."""

import csv
import io
import json
import re

import openpyxl
import pytest
from django.core.cache import caches
from django.test import Client

from groundswell.__main__ import main
from groundswell.discover.dashboard.pages.taken import taken_at, taken_whole
from groundswell.look import numbers
from groundswell.national.survey import survey_results
from groundswell.vocabulary.withheld import Withheld

# An acute trust, two pilots, a group of one, an integrated care board, and one with withheld cells.
ORGANISATIONS = ["RTF", "R0A", "RWK", "NQL", "QOQ", "NXP"]


@pytest.fixture
def anybody() -> Client:
    caches["pages"].clear()
    return Client()


def printed(capsys, *words: str) -> dict:
    assert main(words) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ORGANISATIONS)
def test_scores_are_the_same_by_command_api_file_and_python(code, anybody, capsys):
    by_command = printed(capsys, "scores", code, "--json")
    by_api = anybody.get(f"/api/v1/organisations/{code}/scores").json()
    by_file = anybody.get(f"/trusts/{code}.json").json()
    by_python = survey_results(code)

    assert by_api == by_command
    assert by_file["scores"] == by_command["scores"]
    values = [None if isinstance(score.value, Withheld) else score.value for score in by_python.scores]
    assert [None if isinstance(s["value"], dict) else s["value"] for s in by_command["scores"]] == values


@pytest.mark.django_db
@pytest.mark.parametrize("code", ORGANISATIONS)
def test_csv_workbook_and_page_show_the_same_figures(code, anybody):
    rows = list(csv.DictReader(io.StringIO(anybody.get(f"/trusts/{code}.csv").content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(anybody.get(f"/trusts/{code}.xlsx").content))["Scores"]
    page = anybody.get(f"/trusts/{code}/").content.decode()
    results = survey_results(code)

    by_id = {row["id"]: row["value"] for row in rows if row["kind"] == "score"}
    in_sheet = {row[5].value: row[9].value for row in sheet.iter_rows(min_row=2)}
    for score in results.scores:
        words = numbers.score(score.value)
        if isinstance(score.value, Withheld):
            assert by_id[score.id] == in_sheet[score.id] == "withheld by the publisher"
        else:
            assert float(by_id[score.id]) == score.value
            # Workbooks keep 16 significant digits.
            assert in_sheet[score.id] == pytest.approx(score.value, rel=1e-15)
        if score.parent is None:
            assert re.search(
                rf"<th scope=\"row\">{re.escape(score.label)}</th>\s*<td[^>]*>{re.escape(words)}</td>", page
            )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/trusts/RTF/elements/teamwork",
        "/trusts/RTF/questions/manager-listens",
        "/trusts/RTF/scores/PP1_2",
        "/trusts/RTF/differences",
        "/trusts/RTF/equity",
        "/trusts/RTF/outcomes",
        "/trusts/RWK/equity",
        "/trusts/RWK/outcomes",
        "/trusts/NQL/differences",
    ],
)
@pytest.mark.parametrize("extension", ["csv", "xlsx", "json", "md"])
def test_every_page_with_figures_answers_in_every_format(path, extension, anybody):
    response = anybody.get(f"{path}.{extension}")

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert len(response.content) > 100


@pytest.mark.django_db
def test_every_chart_of_every_kind_of_page_is_a_picture_with_its_source(anybody):
    for part, name in (
        ("", ""),
        ("elements", "teamwork"),
        ("questions", "burnt-out"),
        ("scores", "PP1"),
        ("equity", ""),
    ):
        page = "/trusts/RTF/" + "".join(f"{word}/" for word in (part, name) if word)
        for figure in taken_at("RTF", part, name).document.figures():
            drawn = anybody.get(f"{page}charts/{figure.name}.svg").content.decode()
            assert "Source: NHS England" in drawn
            assert figure.chart.words.edition in drawn
    picture = anybody.get("/trusts/RTF/charts/teamwork-scores.png")
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/trusts/RTF/nothing.csv",
        "/trusts/RTF/elements/nothing.csv",
        "/trusts/RTF/scores/XX.json",
        "/trusts/ZZZ.csv",
        "/trusts/RTF.csv?edition=nope",
        "/trusts/RTF/charts/nothing.svg",
        "/compare.csv?trust=RTF",
        "/trusts/RTF.exe",
    ],
)
def test_what_is_not_there_is_a_kind_404(path, anybody):
    assert anybody.get(path, follow=True).status_code == 404


@pytest.mark.django_db
def test_a_pinned_edition_stays_pinned_in_every_link(anybody):
    page = anybody.get("/trusts/RTF/elements/teamwork/?edition=nss-2024").content.decode()

    files = re.findall(r'href="(/trusts/RTF/elements/teamwork[^"]*\.(?:csv|svg|png|docx)[^"]*)"', page)
    assert files
    assert all(link.endswith("?edition=nss-2024") for link in files)


@pytest.mark.django_db
def test_compared_organisations_stand_in_the_chosen_order(anybody):
    rows = list(
        csv.DictReader(io.StringIO(anybody.get("/compare.csv?trust=RWK&trust=RTF").content.decode("utf-8-sig")))
    )

    assert list(dict.fromkeys(row["organisation_code"] for row in rows)) == ["RWK", "RTF"]


@pytest.mark.parametrize("form", ["html", "json", "md"])
def test_the_command_writes_a_dashboard(form, capsys):
    assert main(["dashboard", "RTF", "--format", form]) == 0
    assert "Northumbria Healthcare NHS Foundation Trust" in capsys.readouterr().out


def test_the_command_names_the_nearest_for_an_unknown_code(capsys):
    assert main(["dashboard", "RTFX", "--format", "json"]) == 2
    assert capsys.readouterr().err.count("(R") >= 1


def test_the_command_does_not_hide_that_it_cannot_write(tmp_path, capsys):
    assert main(["dashboard", "RTF", "--format", "json", "--out", str(tmp_path / "no" / "x.json")]) == 2
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_dashboard_by_api_is_the_one_of_the_command(anybody, capsys):
    assert anybody.get("/api/v1/organisations/RTF/dashboard").json() == printed(
        capsys, "dashboard", "RTF", "--format", "json"
    )


@pytest.mark.django_db
def test_verification_by_api_is_the_one_of_the_command(anybody, capsys):
    assert anybody.get("/api/v1/editions/nss-2024/verify").json() == printed(
        capsys, "data", "verify", "nss-2024", "--json"
    )


@pytest.mark.django_db
def test_an_unknown_organisation_is_told_with_the_nearest(anybody):
    answer = anybody.get("/api/v1/organisations/RTFX/scores")

    assert answer.status_code == 404
    assert len(answer.json()["nearest"]) == 3


def test_json_holds_no_nan():
    for code in ORGANISATIONS:
        taken = taken_whole(code)
        for score in taken.results[0].scores:
            assert isinstance(score.value, Withheld) or score.value == score.value
