"""The same numbers everywhere: page, files, command, API and Python come from one function."""

import csv
import io
import json
import re
from html import unescape

import docx
import openpyxl
import pytest
from django.core.cache import caches
from django.test import Client

from groundswell.__main__ import main
from groundswell.discover.dashboard.pages.formats import FORMATS
from groundswell.discover.dashboard.pages.taken import taken_at, taken_whole
from groundswell.look import numbers
from groundswell.national.survey import survey_results
from groundswell.vocabulary.withheld import Withheld

# An acute trust, two pilots, a group of one, an integrated care board, and one with withheld cells.
ORGANISATIONS = ["RTF", "R0A", "RWK", "NQL", "QOQ", "NXP"]


@pytest.fixture
def anybody() -> Client:
    caches["pages"].clear()
    caches["files"].clear()
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
@pytest.mark.parametrize("code", ORGANISATIONS)
def test_every_cell_of_a_page_is_the_same_in_word_and_markdown(code, anybody):
    page = anybody.get(f"/trusts/{code}/").content.decode()
    tables = [
        tuple(tuple(cell.text for cell in row.cells) for row in table.rows)
        for table in docx.Document(io.BytesIO(anybody.get(f"/trusts/{code}.docx").content)).tables
    ]
    text = anybody.get(f"/trusts/{code}.md").content.decode()

    shown = tables_in(page)
    assert len(shown) >= 13
    for table in shown:
        assert table in tables
        for row in table[1:]:
            assert all(cell.replace("*", "\\*") in text for cell in row)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["RTF", "QOQ"])
def test_printed_values_are_the_unrounded_ones_of_the_api_rounded(code, anybody):
    told = {one["label"]: one["value"] for one in anybody.get(f"/api/v1/organisations/{code}/scores").json()["scores"]}
    page = anybody.get(f"/trusts/{code}/").content.decode()

    rows = [row for table in tables_in(page) for row in table[1:]]
    named = {row[0].removesuffix(" (higher is better)"): row[1] for row in rows}
    printed_scores = {label: printed_value for label, printed_value in named.items() if label in told}
    assert len(printed_scores) >= 24
    for label, printed_value in printed_scores.items():
        value = told[label]
        assert printed_value == ("withheld by the publisher" if isinstance(value, dict) else numbers.score(value))


def tables_in(page: str) -> list[tuple[tuple[str, ...], ...]]:
    """Return every table of a page as text, header first."""
    return [
        tuple(
            tuple(
                unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
            )
            for row in re.findall(r"<tr.*?</tr>", table, re.S)
        )
        for table in re.findall(r"<table.*?</table>", page, re.S)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("extension", ["csv", "xlsx", "json", "docx", "pptx", "md"])
def test_a_file_is_the_same_when_asked_for_again_and_answers_head(extension, anybody):
    first = anybody.get(f"/trusts/RTF/equity.{extension}")
    caches["files"].clear()
    again = anybody.get(f"/trusts/RTF/equity.{extension}")
    kept = anybody.get(f"/trusts/RTF/equity.{extension}", headers={"if-none-match": first.headers["ETag"]})
    head = anybody.head(f"/trusts/RTF/equity.{extension}")

    assert again.content == first.content
    assert kept.status_code == 304
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Disposition"] == f'attachment; filename="RTF-equity-nss-2024.{extension}"'


@pytest.mark.django_db
def test_the_page_of_files_names_every_edition_and_keeps_the_pin(anybody):
    page = anybody.get("/trusts/RTF/take-away/?edition=nss-2024").content.decode()

    for edition in ("nss-2024", "equity-ratios-2024", "outcomes-2026"):
        assert f"/editions/{edition}/" in page
    links = re.findall(r'href="(/trusts/RTF\.[a-z]+[^"]*)"', page)
    assert len(links) == 6
    for link in links:
        assert re.search(r"[?;]edition=nss-2024$", link)
        assert anybody.get(link).status_code == 200


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
@pytest.mark.parametrize("extension", ["csv", "xlsx", "json", "md", "docx", "pptx"])
def test_every_page_with_figures_answers_in_every_format(path, extension, anybody):
    response = anybody.get(f"{path}.{extension}")

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert len(response.content) > 100


@pytest.mark.django_db
@pytest.mark.parametrize("edition", ["nss-2024", "outcomes-2026"])
@pytest.mark.parametrize("extension", list(FORMATS))
def test_an_edition_answers_in_every_format(edition, extension, anybody):
    answer = anybody.get(f"/editions/{edition}.{extension}")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="edition-{edition}.{extension}"'
    assert len(answer.content) > 80


@pytest.mark.django_db
def test_an_editions_file_holds_the_differences_that_verify_finds(anybody, capsys):
    rows = list(csv.DictReader(io.StringIO(anybody.get("/editions/nss-2024.csv").content.decode("utf-8-sig"))))
    checks = printed(capsys, "data", "verify", "nss-2024", "--json")["scores"]

    assert [(row["id"], float(row["largest_difference"])) for row in rows] == [
        (c["id"], c["max_error"]) for c in checks
    ]
    assert anybody.get("/editions/nss-2024.json").json()["scores"] == checks


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
    assert all(re.search(r"[?;]edition=nss-2024$", link) for link in files)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/trusts/RTF/", "/trusts/RTF/scores/PP1_2/", "/trusts/RTF/equity/", "/trusts/RTF/outcomes/"]
)
def test_every_way_on_from_a_pinned_page_carries_the_pin(path, anybody):
    page = anybody.get(f"{path}?edition=nss-2024").content.decode()

    ways = [unescape(way) for way in re.findall(r'href="(/(?:trusts|compare)[/.][^"]*)"', page)]
    assert len(ways) > 5
    for way in ways:
        assert "edition=nss-2024" in way.split("#")[0], way
    assert anybody.get(ways[0]).status_code == 200
    assert "edition=" not in anybody.get(path).content.decode().replace(f"{path}?", "")


@pytest.mark.django_db
def test_a_question_number_keeps_the_pin_when_it_leads_to_its_name(anybody):
    answer = anybody.get("/trusts/RTF/questions/q9d/?edition=nss-2024")

    assert answer.headers["Location"].endswith("/?edition=nss-2024")


@pytest.mark.django_db
def test_the_page_of_files_says_how_large_each_is(anybody):
    page = anybody.get("/trusts/RTF/take-away/").content.decode()

    size = len(anybody.get("/trusts/RTF.csv").content)
    assert f".csv, {numbers.size(size)}<" in page
    assert ".docx, about 300 kB<" in page


@pytest.mark.parametrize("code", ["RTF", "R0A", "NQL"])
@pytest.mark.parametrize("extension", ["docx", "pptx"])
def test_the_usual_size_is_about_the_size(code, extension):
    form = FORMATS[extension]

    assert len(form.make(taken_whole(code))) == pytest.approx(form.usual_size, rel=0.25)


@pytest.mark.django_db
def test_a_file_is_kept_for_everybody_and_a_page_only_for_those_without_a_session(anybody):
    anybody.cookies["groundswell"] = "nobodys"
    caches["files"].clear()
    anybody.get("/trusts/RTF/")
    anybody.get("/trusts/RTF.csv")

    assert (len(caches["pages"]._cache), len(caches["files"]._cache)) == (0, 1)


@pytest.mark.django_db
def test_an_organisation_that_is_not_there_names_the_nearest(anybody):
    answer = anybody.get("/trusts/RTX9/")

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "There is no organisation “RTX9” in edition nss-2024." in page
    assert len(re.findall(r'<li><a href="/trusts/\w+/">', page)) == 3


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


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_the_command_writes_the_same_file_as_the_page(form, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert main(["dashboard", "rtf", "--format", form]) == 0

    written = (tmp_path / f"RTF-nss-2024.{form}").read_bytes()
    assert written == FORMATS[form].make(taken_whole("RTF"))
    assert f"RTF-nss-2024.{form}" in capsys.readouterr().err


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


@pytest.mark.django_db
def test_one_edition_by_api_is_the_one_of_the_command(anybody, capsys):
    assert anybody.get("/api/v1/editions/nss-2024").json() == printed(capsys, "data", "show", "nss-2024", "--json")


@pytest.mark.django_db
def test_comparing_by_api_is_the_scores_of_each(anybody, capsys):
    compared = anybody.get("/api/v1/compare?trust=R0A&trust=RTF").json()["organisations"]

    assert compared == [printed(capsys, "scores", code, "--json") for code in ("R0A", "RTF")]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["organisations?q=n", "organisations", "compare?trust=RTF"])
def test_a_query_that_does_not_fit_is_told_in_a_sentence(query, anybody):
    answer = anybody.get(f"/api/v1/{query}")

    assert answer.status_code == 422
    assert answer.json()["error"].startswith("The query does not fit: look at ")


def test_json_holds_no_nan():
    for code in ORGANISATIONS:
        taken = taken_whole(code)
        for score in taken.results[0].scores:
            assert isinstance(score.value, Withheld) or score.value == score.value


@pytest.mark.django_db
def test_a_picture_says_where_its_page_lies_and_from_which_edition(anybody):
    drawn = anybody.get("/trusts/RTF/scores/PP1_2/charts/range.svg").content.decode()

    said = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))
    assert "edition nss-2024 · NHS Staff Survey 2024 · http://testserver/trusts/RTF/scores/PP1_2/" in said
