"""The box over HTTP: who gets in, what is stored, what is refused, and what no answer ever carries."""

import gzip
import io
import json
import re
from datetime import date

import pytest
from tests.factories.boxes import WHILE_OPEN, made_box, stored
from tests.factories.forms import small_form
from tests.integration.box.conftest import Visitor

from groundswell.ballot.box_file import answers_in, close_box
from groundswell.ballot.form import canonical
from groundswell.box.application import Application
from groundswell.box.rendering import static_root

AGREE = {"items": {"clear-goals": 4}}


def test_the_first_page_says_what_this_is_and_how_to_get_in(visitor):
    page = visitor.get()

    assert page.status == 200
    for sentence in (
        "How we work",
        "Alderbrook NHS Trust asks its staff",
        "until the end of 14 March 2027",
        "confidential",
    ):
        assert sentence in page.text
    assert "anonym" not in page.text.lower()


def test_put_stores_and_says_so(made, visitor):
    reply = visitor.put({"token": made.token(), "answers": AGREE})

    assert (reply.status, reply.said) == (200, {"stored": True})
    assert [one.items for one in stored(made)] == [{"clear-goals": 4}]


def test_put_again_changes_the_answers_and_counts_once(made, visitor):
    token = made.token()
    for point in (4, 4, 2):
        visitor.put({"token": token, "answers": {"items": {"clear-goals": point}}})

    assert [one.items for one in stored(made)] == [{"clear-goals": 2}]


def test_nothing_stored_is_ever_given_back(made, visitor):
    token, code = made.token(), made.code()
    visitor.put({"token": token, "answers": {"items": {"in-the-way": "A canary sings"}}})
    visitor.put({"code": code, "answers": {"items": {"in-the-way": "A canary sings"}}})

    replies = [
        visitor.get(),
        visitor.post(token=token),
        visitor.post(code=code),
        visitor.put({"token": token, "answers": AGREE}),
    ]

    assert not any(b"canary" in reply.body for reply in replies)


@pytest.mark.parametrize(("language", "said"), [("en", "It opens on 1 March 2027."), ("cy", "agor ar 1 Mawrth 2027")])
def test_before_the_first_day_every_page_says_when_it_opens_and_nothing_is_stored(tmp_path, language, said):
    made = made_box(tmp_path / "early", small_form(opens="2027-03-01"))
    visitor = Visitor(made, today=date(2027, 2, 28))
    pages = (
        visitor.get(f"?lang={language}"),
        visitor.post(code=made.code(), lang=language),
        visitor.post("send/", code=made.codes[0], lang=language, **{"i.clear-goals": "4"}),
    )
    put = visitor.put({"token": made.token(), "answers": {"items": {"clear-goals": 4}}})
    visitor.application.boxes.shut()

    assert [page.status for page in pages] == [403] * 3
    assert all(said in page.text for page in pages)
    assert (put.status, put.said) == (503, {"reason": "not open yet"})
    assert stored(made) == []


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"token": ""},
        {"token": "x"},
        {"token": 3},
        {"code": "0000-0000-0000-0000-0"},
        {"code": "nonsense"},
        {"token": "é" * 128},
    ],
)
def test_nobody_answers_without_being_let_in(made, visitor, shown):
    reply = visitor.put({**shown, "answers": AGREE})

    assert (reply.status, reply.said) == (403, {"reason": "not admitted"})
    assert stored(made) == []


def test_a_forged_page_cannot_answer_for_another(made, visitor):
    theirs = made.token()
    visitor.put({"token": theirs, "answers": AGREE})
    visitor.put({"token": made.token(), "answers": {"items": {"clear-goals": 1}}})
    visitor.put({"token": theirs[:-4] + "AAA=", "answers": {"items": {"clear-goals": 1}}})

    assert sorted(one.items["clear-goals"] for one in stored(made)) == [1, 4]


@pytest.mark.parametrize(
    "answers",
    [
        None, [], "x", {"items": {"clear-goals": 6}}, {"items": {"clear-goals": "4"}}, {"items": {"name": "Amara"}},
        {"items": {"in-the-way": "a" * 2001}}, {"items": {"clear-goals": True}}, {"sent": "2027-03-01"}, {},
    ],
)  # fmt: skip
def test_answers_that_do_not_fit_are_refused_and_nothing_is_stored(made, visitor, answers):
    reply = visitor.put({"token": made.token(), "answers": answers})

    assert reply.status == 422
    assert stored(made) == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"token": NaN}', "application/json", 403),
        (b"{}", "text/plain", 400),
        (b"{}", "", 400),
        (b" " * 200_000, "application/json", 413),
    ],
)
def test_hostile_bodies_are_refused_without_a_fault(made, visitor, body, kind, status, capfd):
    reply = visitor.ask("PUT", visitor.start, body, kind)

    # Answers that cannot be read are told before anybody's right to send them.
    assert reply.status == (422 if status == 403 else status)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "more",
    [
        {"CONTENT_LENGTH": ""},
        {"CONTENT_LENGTH": "many"},
        {"CONTENT_LENGTH": "-5"},
        {"CONTENT_LENGTH": "50"},
    ],
)
def test_a_length_that_is_not_true_is_refused(visitor, more):
    assert visitor.ask("PUT", visitor.start, b"{}", "application/json", **more).status == 400


def test_far_too_many_fields_are_refused(visitor):
    body = b"&".join(b"a%d=1" % at for at in range(3000))

    assert visitor.ask("POST", visitor.start, body, "application/x-www-form-urlencoded").status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/answer/",
        "/answer/none/",
        "/answer/../x/",
        "/answer/\xff/",
        "/nowhere",
        "/static/../secret",
        "/static/none.css",
    ],
)
def test_other_addresses_are_kindly_not_there(visitor, path):
    reply = visitor.ask("GET", path)

    assert reply.status in {400, 404}
    assert "There is no open survey at this address" in reply.text


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", ""), ("GET", "send/"), ("PATCH", ""), ("PUT", "send/"), ("OPTIONS", "")]
)
def test_other_methods_are_refused(visitor, method, path):
    assert visitor.ask(method, visitor.start + path).status == 405


def test_head_brings_headers_and_no_body(visitor):
    reply = visitor.ask("HEAD", visitor.start)

    assert (reply.status, reply.body) == (200, b"")
    assert int(reply.headers["Content-Length"]) > 1000


def test_a_fault_of_ours_is_told_without_what_was_sent(made, visitor, capfd):
    visitor.application.boxes.box = None

    reply = visitor.put({"token": "a canary", "answers": AGREE})

    assert reply.status == 500
    assert "they count once, however often you send them" in reply.text
    assert re.fullmatch(r"Fault of the box: TypeError at application.py:\d+\n", capfd.readouterr().err)


def test_after_the_last_day_nothing_is_stored_and_the_page_says_when_it_closed(made, visit):
    late = visit(today=date(2027, 3, 15))
    token = made.token()

    assert (late.put({"token": token, "answers": AGREE}).status, late.get().status) == (410, 410)
    for page in (late.get(), late.post(token=token), late.post("send/", token=token, **{"i.clear-goals": "4"})):
        assert "It closed at the end of 14 March 2027" in page.text
    assert stored(made) == []


def test_a_closed_box_takes_nothing_more(made, visitor):
    visitor.put({"token": made.token(), "answers": AGREE})
    close_box(made.folder, made.wave)

    reply = visitor.put({"token": made.token(), "answers": AGREE})

    assert (reply.status, reply.said) == (410, {"reason": "closed"})
    assert answers_in(made.folder, made.wave) == 1


def test_a_destroyed_box_is_not_there(made, visitor):
    visitor.put({"token": made.token(), "answers": AGREE})
    for path in made.folder.iterdir():
        path.unlink()

    assert visitor.get().status == 404
    assert visitor.put({"token": made.token(), "answers": AGREE}).status == 410


def test_every_answer_is_strict_and_sets_no_cookie(made, visitor):
    replies = [
        visitor.get(), visitor.get("can-anyone-find-out/"), visitor.post(token=made.token()), visitor.post(code="x"),
        visitor.put({"token": made.token(), "answers": AGREE}), visitor.put({}), visitor.ask("GET", "/nowhere"),
        visitor.ask("DELETE", visitor.start), visitor.post("send/", token=made.token(), **{"i.clear-goals": "1"}),
    ]  # fmt: skip

    for reply in replies:
        assert "Set-Cookie" not in reply.headers
        assert reply.headers["Referrer-Policy"] == "no-referrer"
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in reply.headers["Content-Security-Policy"]
        assert not re.search(r"(src|href|action)=\"(https?:)?//", reply.text)


def test_the_size_of_a_page_is_small(made, visitor):
    visitor.headers = {"HTTP_ACCEPT_ENCODING": "gzip"}
    page = visitor.post(token=made.token())

    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.body) < 20_000
    assert b"</html>" in gzip.decompress(page.body)


def test_static_files_are_there_and_may_be_kept(visitor):
    visitor.headers = {"HTTP_ACCEPT_ENCODING": "gzip"}
    page = visitor.get()
    links = re.findall(r'(?:href|src)="(/static/[^"]+)"', gzip.decompress(page.body).decode())

    replies = [visitor.ask("GET", link) for link in links]

    assert len(links) >= 5
    assert {reply.status for reply in replies} == {200}
    assert all("immutable" in reply.headers["Cache-Control"] for reply in replies)
    scripts = [visitor.ask("GET", f"{static_root()}{name}.js") for name in ("keeping", "questions", "answering")]
    assert sum(len(script.body) for script in scripts) < 60_000


def test_the_environment_of_the_sender_is_never_read(made):
    """Every read of the environment is noted: the address, the agent and the rest are not among them."""

    class Watched(dict):
        read: set[str] = set()

        def get(self, name, default=None):
            self.read.add(name)
            return super().get(name, default)

        def __getitem__(self, name):
            self.read.add(name)
            return super().__getitem__(name)

    application = Application(made.folder, today=lambda: WHILE_OPEN)
    body = json.dumps({"token": made.token(), "answers": AGREE}).encode()
    for method, path, content, kind in (
        ("PUT", f"/answer/{made.wave}/", body, "application/json"),
        ("POST", f"/answer/{made.wave}/send/", b"token=x&i.clear-goals=4", "application/x-www-form-urlencoded"),
        ("GET", "/nowhere", b"", ""),
    ):
        environ = Watched(
            REQUEST_METHOD=method,
            PATH_INFO=path,
            CONTENT_TYPE=kind,
            CONTENT_LENGTH=str(len(content)),
            REMOTE_ADDR="203.0.113.9",
        )
        environ["wsgi.input"] = io.BytesIO(content)
        list(application(environ, lambda *started: None))
    application.boxes.shut()

    assert Watched.read == {
        "REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_ACCEPT_ENCODING", "wsgi.input",
    }  # fmt: skip


def test_words_of_a_form_cannot_break_out_of_the_page(tmp_path, visit):
    hostile = '"><script>alert(1)</script>{{ 7*7 }}'
    document = json.loads(canonical(small_form()).decode().replace("Our goals", json.dumps(hostile)[1:-1]))
    document["organisation"] = hostile
    made = made_box(tmp_path / "others", document)
    visitor = Visitor(made)

    page = visitor.post(token=made.token()).text + visitor.get().text
    visitor.application.boxes.shut()

    assert "<script>alert" not in page
    assert "49" not in re.sub(r"[\w-]{40,}", "", page.split("</head>")[1][:2000])
