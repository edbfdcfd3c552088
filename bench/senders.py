"""People who send their answers: as many at once as there is room for, or so many a second whatever happens."""

import json
import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bench.served import HOST

TIMEOUT_SECONDS = 30
STORED = b'{"stored": true}'


@dataclass(frozen=True, slots=True)
class Sending:
    """One set of answers: seconds from when it should have been sent to its acknowledgement, and whether it came."""

    seconds: float
    is_stored: bool


def requests_of(wave: str, tokens: Sequence[str], answers: Sequence[dict[str, object]]) -> list[bytes]:
    """Return the request that each token's holder sends, as it goes over the wire."""
    made = []
    for token, given in zip(tokens, answers, strict=True):
        body = json.dumps({"token": token, "answers": given}).encode()
        head = (
            f"PUT /answer/{wave}/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        made.append(head.encode() + body)
    return made


def send(port: int, request: bytes) -> bool:
    """Send one request on a connection of its own; say whether the box called it stored."""
    with suppress(OSError), socket.create_connection((HOST, port), timeout=TIMEOUT_SECONDS) as connection:
        connection.sendall(request)
        received = b""
        while part := connection.recv(65_536):
            received += part
        return received.startswith(b"HTTP/1.1 200 ") and received.endswith(STORED)
    return False


def send_all(port: int, requests: Sequence[bytes], *, at_once: int) -> tuple[int, float]:
    """Send everything, so many at a time; return how many were acknowledged, and the seconds it took."""
    waiting = iter(requests)
    lock = threading.Lock()
    stored: list[bool] = []

    def person() -> None:
        while True:
            with lock:
                request = next(waiting, None)
            if request is None:
                return
            stored.append(send(port, request))

    started = time.perf_counter()
    _together([threading.Thread(target=person) for _ in range(at_once)])
    return sum(stored), time.perf_counter() - started


def send_steadily(port: int, requests: Sequence[bytes], *, a_second: float, at_once: int) -> list[Sending]:
    """Send so many a second, whether or not the earlier ones were acknowledged; waiting for a sender counts as time."""
    done: list[Sending] = []
    first = time.perf_counter() + 0.2

    def person(number: int) -> None:
        for at in range(number, len(requests), at_once):
            due = first + at / a_second
            time.sleep(max(0.0, due - time.perf_counter()))
            is_stored = send(port, requests[at])
            done.append(Sending(time.perf_counter() - due, is_stored))

    _together([threading.Thread(target=person, args=(number,)) for number in range(at_once)])
    return done


def _together(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
