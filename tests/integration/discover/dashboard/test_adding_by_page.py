"""An operator adds the next release by the page: the same checks, the same sentences, and a line in the audit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from tests.factories.people import colleague
from tests.factories.workbooks import as_bytes, detailed_workbook, question

from groundswell.audit.models import Event
from groundswell.discover.dashboard import actions
from groundswell.national.store import all_editions
from groundswell.people.enums import Role

ADD = "/editions/add/"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def operator(as_person, home):
    return as_person(colleague("Iona MacKay", Role.OPERATOR, None))


def send(browser, content: bytes, name: str = "workbook.xlsx"):
    return browser.post(ADD, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.django_db
def test_an_added_workbook_is_an_edition_at_once_and_stands_in_the_audit(operator):
    answer = send(operator, as_bytes(detailed_workbook({"Q": (question("25e"),)}, year=2025)))

    assert answer.headers["Location"] == "/editions/nss-2025/"
    assert "Added as nss-2025: 3 organisations." in operator.get("/editions/nss-2025/").content.decode()
    assert "nss-2025" in operator.get("/editions/").content.decode()
    event = Event.objects.latest("number")
    assert (event.what, event.subject, event.detail) == ("EDITION_ADDED", "nss-2025", "workbook.xlsx")
    assert "Iona MacKay" in event.who
    audit = operator.get("/operate/audit/").content.decode()
    assert "added published data as edition nss-2025, from workbook.xlsx" in audit


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing_and_says_so(operator):
    content = as_bytes(detailed_workbook({"Q": (question("25e"),)}, year=2025))
    send(operator, content)
    events = Event.objects.count()

    answer = send(operator, content, "another name.xlsx")

    page = operator.get(answer.headers["Location"]).content.decode()
    assert "This file is loaded already, as nss-2025. Nothing was changed." in page
    assert Event.objects.count() == events


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a workbook at all", "its layout is not known"),
        (
            as_bytes(detailed_workbook({"MANAGERS": (question("9a", shares=(10, 10, 20, 40, 50)),)})),
            "sheet “MANAGERS”, row 6, column “Q9a”: the shares add up to 130.0; expected 100.",
        ),
        (b"", "The file is empty."),
        (b"PK\x03\x04" + bytes(100), "the workbook is damaged"),
        (bytes(6 * 1024 * 1024), "expected at most 5 MiB"),
    ],
    ids=["layout", "sum", "empty", "damaged", "large"],
)
def test_a_bad_file_is_a_form_error_and_changes_nothing(operator, content, sentence):
    before = [edition.id for edition in all_editions()]

    answer = send(operator, content)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert sentence in page
    assert [edition.id for edition in all_editions()] == before
    assert not Event.objects.filter(what="EDITION_ADDED").exists()


@pytest.mark.django_db
def test_what_cannot_be_noted_is_not_kept(operator, monkeypatch):
    def broken(*_, **__):
        raise DatabaseError

    # The disk of the database is full, as far as the audit can tell.
    monkeypatch.setattr(actions, "record", broken)
    with pytest.raises(DatabaseError):
        send(operator, as_bytes(detailed_workbook({"Q": (question("25e"),)}, year=2025)))

    assert "nss-2025" not in [edition.id for edition in all_editions()]


@pytest.mark.django_db
def test_only_an_operator_is_offered_the_form(operator, as_person, alderbrook, client):
    analyst = as_person(colleague("Tomasz", Role.ANALYST, alderbrook))

    assert 'class="button" href="/editions/add/"' in operator.get("/editions/").content.decode()
    for browser in (analyst, client):
        assert 'class="button" href="/editions/add/"' not in browser.get("/editions/").content.decode()
    assert send(analyst, as_bytes(detailed_workbook())).status_code == 404
