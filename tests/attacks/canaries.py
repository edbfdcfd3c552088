"""Values that occur nowhere else, sent through every door of the box; afterwards every byte it wrote is searched.

Searched are the folder of boxes with its logs of changes, the home, everything printed, and, through strace, whatever
was written to any file for however short a time.
"""

import base64
import http.client
import json
import re
import shutil
import socket
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.attacks.running_box import SOUND, RunningBox
from tests.attacks.sync_order import LONGEST, WRITES, NoStrace
from tests.factories.boxes import MadeBox, made_box
from tests.factories.forms import small_form

# Where the requests really come from: any address that begins with 127 is this machine.
FROM = "127.83.29.61"
FORWARDED, FORWARDED_SIX = "198.51.100.237", "2001:db8:77a1:9c3e::5d17"
NAME = "Zyxwella Quokkathorpe"
VALUES = {
    "address": FROM, "forwarded": FORWARDED, "forwarded 6": FORWARDED_SIX, "agent": "CanaryBrowser/73.11",
    "language": "x-canarytongue", "referrer": "canary-page-of-a-ward", "cookie": "canarycookie58c1", "name": NAME,
    "session": "canarysession90fe", "wrong token": "canarytoken77ab", "wrong code": "CANA-RYCO-DE00-0000-0",
}  # fmt: skip
BROKEN_WAVE = "b0b0"
SECONDS_TO_ANSWER = 3


@dataclass
class Canaries:
    """What was sent, by what it stands for, and how the box answered each request."""

    values: dict[str, list[bytes]] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def add(self, name: str, *more: bytes, text: str) -> None:
        """Search for a text as it is, and in the forms in which programs usually write it."""
        plain = text.encode()
        forms = {plain, quote(text).encode(), text.lower().encode(), plain.hex().encode(), text.encode("utf-16-le")}
        self.values[name] = [*forms, base64.b64encode(plain).rstrip(b"="), *more]

    def search(self, place: str, content: bytes) -> None:
        """Note what is found in the bytes of one place."""
        self.found += [
            f"{name} in {place}" for name, forms in self.values.items() if any(one in content for one in forms)
        ]


def send_and_search(folder: Path, *, application: str = SOUND) -> Canaries:
    """Send canaries through every door of a running box, and return where any of them were found. Raises NoStrace."""
    strace = shutil.which("strace")
    if strace is None:
        message = "What a program writes is seen with strace, which was not found: run 'make test-system' as root."
        raise NoStrace(message)
    last_day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    made = made_box(folder / "boxes", small_form(closes=last_day))
    (made.folder / f"{BROKEN_WAVE}.box").write_bytes(b"this is no box")
    token, code = made.token(), made.code()
    sent = Canaries()
    for name, text in VALUES.items():
        sent.add(name, text=text)
    sent.values["forwarded 6"].append(ip_address(FORWARDED_SIX).packed)
    whole = base64.urlsafe_b64decode(token)
    sent.add("token", whole[:32], whole[32:], token[:43].encode(), text=token)
    sent.add("slip", code.replace("-", "")[:16].encode(), text=code)
    record = folder.with_name(f"{folder.name}.record")
    calls = ",".join(sorted({*WRITES, "sendto", "sendmsg", "rename", "openat", "mkdir", "symlink"}))
    around = (strace, "-f", "-yy", "-s", str(LONGEST), "-o", str(record), "-e", f"trace={calls}")
    box = RunningBox(made.folder, application=application, around=around)
    box.start()
    try:
        sent.statuses = [_status(box.port, request) for request in _requests(made, token, code)]
        # While it runs, with its log of changes; and once more when everything is over.
        _search_files(sent, folder)
    finally:
        box.kill_inside()
    _search_files(sent, folder)
    with record.open(encoding="utf-8", errors="replace") as lines:
        _search_record(sent, lines, box.port)
    return sent


def _search_record(sent: Canaries, record: Iterable[str], port: int) -> None:
    """Search what strace saw, but for what went back to whoever asked: a page repeats a code that was mistyped."""
    answering = re.compile(rf"\d+ +\w+\(\d+<TCP:\[127\.0\.0\.1:{port}->{re.escape(FROM)}:")
    for line in record:
        if answering.match(line) is None:
            sent.search(f"the call {line.split('(', 1)[0].split()[-1]}", line.encode())


def _search_files(sent: Canaries, folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        sent.search("a name", str(path.relative_to(folder)).encode())
        if path.is_file():
            sent.search(path.name, path.read_bytes())


def _requests(made: MadeBox, token: str, code: str) -> Iterator[bytes]:
    """Yield requests to every door, right and wrong, each with every canary in its headers and address."""
    start, form, document = f"/answer/{made.wave}/", "application/x-www-form-urlencoded", "application/json"
    asked = "?" + urlencode({"lang": VALUES["language"], "name": NAME, "session": VALUES["session"]})
    answers = {"i.clear-goals": "4", "a.unit": "wards", "name": NAME, "email": VALUES["session"]}
    wrong = VALUES["wrong token"]
    right = {"items": {"clear-goals": 4}}
    for path in (start, f"{start}can-anyone-find-out/", "/health", "/static/none.css", "/", f"/{VALUES['session']}"):
        yield _request("GET", path + asked)
        yield _request("HEAD", path + asked)
    for wave in ("none", VALUES["session"], BROKEN_WAVE):
        yield _request("GET", f"/answer/{wave}/{asked}")
        yield _request("PUT", f"/answer/{wave}/{asked}", json.dumps({"token": token, "answers": right}), document)
        yield _request("POST", f"/answer/{wave}/send/{asked}", urlencode({"token": token, **answers}), form)
    for shown in ({"token": token}, {"code": code}, {"token": wrong}, {"code": VALUES["wrong code"]}, {"code": NAME}):
        for place in ("", "kiosk", "shared", NAME):
            fields = {**shown, **answers, "place": place, "lang": VALUES["language"], "to": NAME}
            yield _request("POST", start + asked, urlencode(fields), form)
            yield _request("POST", f"{start}send/{asked}", urlencode(fields), form)
            yield _request("POST", f"{start}send/{asked}", urlencode(fields | {"i.clear-goals": NAME}), form)
        for given in (right, {}, {"items": {"clear-goals": NAME}}, {"items": {NAME: 4}}, {"name": NAME}, NAME):
            told = {**shown, "answers": given, "name": NAME, "session": VALUES["session"]}
            yield _request("PUT", start + asked, json.dumps(told), document)
    for body in (f"{{{NAME}", f'["{NAME}"]', "", f"{NAME}\udcff", NAME * 9000):
        for kind in (document, form, "text/plain", NAME):
            yield _request("PUT", start + asked, body, kind)
            yield _request("POST", start + asked, body, kind)
    for method in ("DELETE", "PATCH", "OPTIONS", "TRACE", "CANARY"):
        yield _request(method, start + asked, NAME, form)
    # What no browser sends: no protocol, a header without end, a header that is none, a body that stops half way.
    yield f"GET /{VALUES['session']} {NAME}\r\n\r\n".encode()
    yield _request("GET", start).replace(b"Referer", b"X-" + wrong.encode() * 9000)
    yield _request("GET", start).replace(b"Referer: ", NAME.encode())
    yield _request("PUT", start, json.dumps({"token": token, "name": NAME}), document)[:-30]


def _request(method: str, path: str, body: str = "", kind: str = "") -> bytes:
    content = body.encode("utf-8", "surrogateescape")
    lines = [
        f"{method} {path} HTTP/1.1", "Host: box.example", "Connection: close",
        f"X-Forwarded-For: {FORWARDED}, {FORWARDED_SIX}", f"X-Real-IP: {FORWARDED}",
        f'Forwarded: for={FORWARDED};by={FROM}, for="[{FORWARDED_SIX}]"', f"User-Agent: {VALUES['agent']}",
        f"Accept-Language: {VALUES['language']}", f"Referer: https://{VALUES['referrer']}.example/{quote(NAME)}",
        f"Cookie: sessionid={VALUES['cookie']}; name={NAME}", f"Authorization: Bearer {VALUES['wrong token']}",
        f"X-Request-ID: {VALUES['session']}", f"From: {NAME}", f"If-None-Match: {VALUES['cookie']}",
    ]  # fmt: skip
    if content or method in {"PUT", "POST"}:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
    return "\r\n".join([*lines, "", ""]).encode() + content


def _status(port: int, request: bytes) -> int:
    """Send a request as it is, and return the status of the answer, or 0 where none comes."""
    with closing(
        socket.create_connection(("127.0.0.1", port), timeout=SECONDS_TO_ANSWER, source_address=(FROM, 0))
    ) as connection:
        # Whoever is refused for a header without end may be hung up on while still sending.
        with suppress(ConnectionError):
            connection.sendall(request)
        try:
            answer = http.client.HTTPResponse(connection, method=request.split(b" ", 1)[0].decode())
            answer.begin()
            answer.read()
        except (OSError, http.client.HTTPException):
            return 0
        return answer.status
