"""People reading pages at once: each follows a walk of addresses and thinks between pages."""

import http.client
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

TIMEOUT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Visit:
    """One page asked for: seconds until its last byte, its status (0 if none came) and its bytes as sent."""

    address: str
    seconds: float
    status: int
    size: int

    @property
    def kind(self) -> str:
        """The page's kind as its address tells it, e.g. "questions"; a trust's own address is "glance".

        Of the results of a wave it is what they are of: "trust", "elements", "units".
        """
        parts = [part for part in self.address.partition("?")[0].split("/") if part]
        if "results" in parts:
            return parts[parts.index("results") + 1] if parts[-1] != "results" else "trust"
        return parts[2] if len(parts) > 2 else {"trusts": "glance"}.get(parts[0], parts[0])


def visit(host: str, port: int, address: str, *, cookie: str = "") -> Visit:
    """Return one visit on a connection of its own, signed in by a cookie, the body compressed as for browsers."""
    started = time.perf_counter()
    status, body = 0, b""
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
    try:
        known = {"Cookie": cookie} if cookie else {}
        connection.request("GET", address, headers={"Accept-Encoding": "gzip", **known})
        answer = connection.getresponse()
        body, status = answer.read(), answer.status
    except (OSError, http.client.HTTPException):
        status = 0
    finally:
        connection.close()
    return Visit(address, time.perf_counter() - started, status, len(body))


def read_together(
    host: str, port: int, walks: Sequence[Sequence[str]], *, seconds: float, think: float, seed: int, cookie: str = ""
) -> list[Visit]:
    """Return every visit of as many readers as there are walks.

    Each walks round its addresses until the time is over and thinks 0.5 to 1.5 times `think` seconds between pages;
    they begin spread over one such time, or all would ask at once.
    """
    made: list[Visit] = []
    until = time.monotonic() + seconds

    def read(walk: Sequence[str], chance: random.Random) -> None:
        time.sleep(chance.uniform(0, think))
        step = 0
        while time.monotonic() < until:
            made.append(visit(host, port, walk[step % len(walk)], cookie=cookie))
            step += 1
            time.sleep(think * chance.uniform(0.5, 1.5))

    threads = [
        threading.Thread(target=read, args=(walk, random.Random(seed + number))) for number, walk in enumerate(walks)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made
