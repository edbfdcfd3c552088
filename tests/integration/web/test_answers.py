"""What every answer carries: headers, caching, errors in our words."""

import gzip

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from tests.factories.people import amara, ben

from groundswell.web import errors

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


@pytest.mark.parametrize("path", ["/sign-in/", "/nowhere/", "/operate/health"])
def test_every_answer_is_closed_to_other_origins(client, db, path):
    answer = client.get(path)

    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_a_page_with_a_form_is_neither_stored_nor_compressed(client, db):
    answer = client.get("/sign-in/", headers={"accept-encoding": "gzip"})

    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "Content-Encoding" not in answer.headers
    assert "ETag" not in answer.headers


def test_a_signed_in_page_is_neither_stored_nor_compressed(alderbrook, as_person):
    answer = as_person(ben(alderbrook)).get("/organisations/ZZA/people/", headers={"accept-encoding": "gzip"})

    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "Content-Encoding" not in answer.headers


def test_a_public_page_is_compressed(client, db):
    answer = client.get("/nowhere/", headers={"accept-encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"This page is not here" in gzip.decompress(answer.content)


def test_a_public_page_is_asked_for_again_by_its_mark(rf):
    from groundswell.web.middleware.caching import PublicConditionalGet, public_or_private

    page = PublicConditionalGet(public_or_private(lambda _request: HttpResponse("the same words")))
    first = page(rf.get("/"))
    again = page(rf.get("/", headers={"if-none-match": first.headers["ETag"]}))

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_a_missing_page_suggests_the_nearest_and_a_way_on(client, db):
    page = client.get("/sign-im/").content.decode()

    assert "This page is not here" in page
    assert '<li><a href="/sign-in/">/sign-in/</a></li>' in page
    assert 'href="/">Find your trust</a>' in page


def test_what_one_may_not_see_looks_like_what_is_not_there(alderbrook, as_person):
    browser = as_person(amara(alderbrook))

    closed, absent = browser.get("/organisations/ZZA/people/"), browser.get("/organisations/ZZQ/people/")

    assert closed.status_code == absent.status_code == 404
    assert closed.content.decode().replace("ZZA", "ZZQ").count(
        "This page is not here"
    ) == absent.content.decode().count("This page is not here")


def test_a_fault_of_ours_shows_a_reference_and_nothing_of_the_fault(rf, db, caplog):
    request = rf.get("/account/?email=amara@trust.example")
    request.user, request.session = None, {}

    answer = errors.broken(request)

    page = answer.content.decode()
    reference = caplog.messages[0].rsplit(" ", 1)[1]
    assert answer.status_code == 500
    assert reference in page
    assert "amara" not in page
    assert "amara" not in caplog.text


@pytest.mark.parametrize(
    ("handler", "status", "words"),
    [
        (errors.bad_request, 400, "We could not understand that"),
        (errors.forbidden, 404, "This page is not here"),
        (errors.not_found, 404, "This page is not here"),
        (errors.too_many, 429, "Too many tries"),
    ],
)
def test_each_error_has_its_page(db, handler, status, words):
    answer = handler(RequestFactory().get("/somewhere/"), Http404())

    assert answer.status_code == status
    assert f"<h1>{words}</h1>" in answer.content.decode()


def test_health_says_what_it_checked_and_no_secret(client, db, tmp_path, monkeypatch):
    well = client.get("/operate/health")
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "gone"))
    ill = client.get("/operate/health")

    assert well.json() == {"ok": True, "database": True, "data_folder": True}
    assert (ill.status_code, ill.json()["data_folder"]) == (503, False)
    assert well.headers["Cache-Control"] == "no-store, private"


def _title(answer):
    return answer.content.decode().split("<title>")[1].split("</title>")[0]
