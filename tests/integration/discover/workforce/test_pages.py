"""The pages: from a file to the tables, in every format; what was typed is never lost; rows are never shown."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.discover.workforce.conftest import ADDRESS, HEADER, as_csv, row, trust

from groundswell.discover.evidence.models import Finding
from groundswell.discover.workforce.models import Draft, Extract, Post, Statement
from groundswell.discover.workforce.reading.columns import guesses

pytestmark = pytest.mark.django_db
COLUMNS = {f"column_{at}": role.value for at, role in enumerate(guesses(HEADER))}


@pytest.fixture
def browser(as_person, lead):
    return as_person(lead)


def given(browser, rows):
    return browser.post(f"{ADDRESS}load/", {"file": SimpleUploadedFile("posts.csv", as_csv(rows))})


def test_from_a_file_to_the_tables(browser, programme):
    check = given(browser, trust()).headers["Location"]
    assert b"Matron" in browser.get(check).content
    answer = browser.post(check, {"as_of": "04/03/2026", **COLUMNS})

    assert answer.headers["Location"] == ADDRESS
    assert (Extract.objects.get().rows, Draft.objects.count()) == (len(trust()), 0)
    page = browser.get(ADDRESS).content.decode()
    assert "About 100 people lead here" in page
    assert "smaller share" in page
    assert "Head of nursing" not in page


def test_bad_rows_are_named_and_nothing_changes(browser, programme, loaded):
    check = given(browser, [row(), row(age="old")]).headers["Location"]
    page = browser.post(check, {"as_of": "04/03/2026", **COLUMNS}).content.decode()

    assert "Nothing was loaded" in page
    assert "row 3" in page
    assert Post.objects.count() == len(trust())
    assert Extract.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"only one line"])
def test_what_is_no_table_is_refused_with_a_sentence(browser, programme, content):
    page = browser.post(f"{ADDRESS}load/", {"file": SimpleUploadedFile("posts.csv", content)}).content

    assert b"nhsuk-error-message" in page
    assert not Draft.objects.exists()


def test_a_bomb_is_refused(browser, programme):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 300_000_000)
    page = browser.post(f"{ADDRESS}load/", {"file": SimpleUploadedFile("posts.xlsx", made.getvalue())}).content

    assert b"nhsuk-error-message" in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize("file_format", ["docx", "pptx", "xlsx", "csv", "json"])
def test_the_tables_come_as_files(browser, programme, loaded, file_format):
    answer = browser.get(f"{ADDRESS[:-1]}.{file_format}")

    assert answer.status_code == 200
    assert len(answer.content) > 500
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_charts_and_single_tables(browser, programme, loaded):
    page = browser.get(ADDRESS).content.decode()

    assert f"{ADDRESS}charts/ethnicity-1.svg" in page
    assert browser.get(f"{ADDRESS}charts/ethnicity-1.svg").content.startswith(b"<svg")
    assert b"Ethnic minorities" in browser.get(f"{ADDRESS[:-1]}.csv?table=ethnicity").content
    assert browser.get(f"{ADDRESS[:-1]}.csv?table=none").status_code == 404


def test_a_blank_can_be_loaded_but_for_its_example(browser, programme):
    blank = browser.get(f"{ADDRESS}blank.csv").content
    answer = browser.post(f"{ADDRESS}load/", {"file": SimpleUploadedFile("blank.csv", blank)})
    columns = {
        f"column_{at}": role.value
        for at, role in enumerate(guesses(tuple(blank.decode("utf-8-sig").split("\r\n")[0].split(","))))
    }

    assert "" not in columns.values()
    page = browser.post(answer.headers["Location"], {"as_of": "04/03/2026", **columns}).content.decode()
    assert "an example of the empty list" in page


DEFINED = {"bands": "8a", "titles": "", "takes_said": "no", "reason": "The team agreed", "version": "0"}


def test_a_definition_is_stated_on_the_page(browser, programme, loaded):
    answer = browser.post(f"{ADDRESS}stated/definition/", DEFINED)

    assert answer.headers["Location"] == ADDRESS
    assert "About 55 people lead here" in browser.get(ADDRESS).content.decode()
    assert "The team agreed" in browser.get(f"{ADDRESS}stated/definition/").content.decode()


def test_a_colleague_was_faster_and_both_texts_stand(browser, programme, loaded):
    browser.post(f"{ADDRESS}stated/definition/", DEFINED)
    page = browser.post(f"{ADDRESS}stated/definition/", {**DEFINED, "bands": "8b", "titles": "Matron"}).content.decode()

    assert "a colleague was faster" in page
    assert "Bands: Band 8a" in page
    assert ">8b</textarea>" in page
    assert Statement.objects.count() == 1
    # Whoever has seen it saves again from there.
    assert 'name="version" value="1"' in page


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("successors", "Head of nursing; 1; 2"), ("skills", "Coaching; 5; 2"), ("population", "Minorities; 20"),
        ("skills", "Coaching; 3; 2\ncoaching; 2; 2"), ("successors", "Head of nursing; 1; 2.5; 3"),
    ],
)  # fmt: skip
def test_a_line_that_is_unclear_is_named_and_comes_back(browser, programme, kind, rows):
    page = browser.post(
        f"{ADDRESS}stated/{kind}/", {"rows": rows, "source": "x", "reason": "", "version": "0"}
    ).content.decode()

    assert "nhsuk-error-message" in page
    assert rows.replace("\n", "\n") in page
    assert not Statement.objects.exists()


def test_successors_skills_and_assumptions_reach_the_page(browser, programme, loaded):
    for kind, said in (
        ("successors", {"rows": "Head of nursing; 1; 2; 3\nMedical director; 0; 0; 0", "source": ""}),
        ("skills", {"rows": "Coaching; 3; 2", "source": ""}),
        ("assumptions", {"years": "3", "growth": "2", "retirement_age": "65", "leaving": "10"}),
    ):
        assert browser.post(f"{ADDRESS}stated/{kind}/", {**said, "reason": "", "version": "0"}).status_code == 302
    page = browser.get(ADDRESS).content.decode()

    assert "1 of 2 key roles have nobody in sight" in page
    assert "Required and present skills" in page
    assert "Need in 3 years" in page
    assert "typed by the team" in page


def test_one_click_adds_a_finding(browser, programme, loaded):
    browser.post(f"{ADDRESS}findings/", {"ratio": "ethnicity"})
    browser.post(f"{ADDRESS}findings/", {"ratio": "nonsense"})

    assert Finding.objects.get().tool == "workforce"


def test_the_posts_can_be_removed(browser, programme, loaded):
    browser.post(f"{ADDRESS}remove/")

    assert not Post.objects.exists()
    assert "No posts are loaded yet" in browser.get(ADDRESS).content.decode()
