"""Acknowledged answers a second, beside the machine's own synced commits of the same size; and how long one waits."""

import secrets
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import quantiles

from bench.made_wave import WAVE, open_box, pulse_answers, pulse_form
from bench.measurement import Measurement, Table, run_alone
from bench.senders import Sending, requests_of, send_all, send_steadily
from bench.served import served_box
from bench.spread import Pair, spread
from groundswell.ballot.answers import size_of
from groundswell.ballot.box_file import answers_in
from groundswell.ballot.form import Form

AT_ONCE, EACH_ROUND, ROUNDS = 48, 3000, 5
A_SECOND, STEADY_SECONDS, STEADY_SENDERS = 50, 40, 48
WANTED = 0.5
KEY_BYTES = 32


class Lost(RuntimeError):
    """Not everything that was acknowledged is in the box, so the figures mean nothing."""


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Let people answer, and let SQLite commit, in turn; then let fifty a second answer."""
    each, rounds, steady = (60, 1, 50) if is_quick else (EACH_ROUND, ROUNDS, A_SECOND * STEADY_SECONDS)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        form, requests = _made(folder, people=each * rounds + steady + AT_ONCE)
        size = size_of(form)
        with served_box(folder) as port:
            send_all(port, requests[:AT_ONCE], at_once=AT_ONCE)
            pair = _in_turn(port, requests[AT_ONCE : AT_ONCE + each * rounds], each=each, folder=folder, size=size)
            waits = send_steadily(port, requests[-steady:], a_second=A_SECOND, at_once=STEADY_SENDERS)
        if answers_in(folder, WAVE) != len(requests):
            message = f"{answers_in(folder, WAVE)} of {len(requests)}"
            raise Lost(message)
    return Measurement(
        name="intake",
        title="Taking answers in",
        question=f"`groundswell box` on loopback takes answers from {AT_ONCE} people at once, each on a connection of "
        "its own, against one process that commits rows of the same size to SQLite one by one (WAL, "
        "synchronous=FULL), on the same disk, in turn. The load client runs on the same processors. An answer counts "
        f"once it is called stored, which is after its disk sync. Wanted: a ratio of at least {WANTED}; here more is "
        "better.",
        tables=(
            Table(
                ("Stored bytes each", "Ratio", "Answers acknowledged a second", "SQLite commits a second"),
                ((f"{size:,}", str(pair.ratio), str(pair.ours), str(pair.peer)),),
            ),
            _waits(waits),
        ),
        notes=(
            f"Each round is {each:,} answers; {len(requests):,} were acknowledged in all, and as many are in the box.",
            (
                "Whatever waits is committed together, so that one sync serves several people; a lone commit's rate "
                "is no bound. Each answer costs a signature to check, JSON to read and a connection beside it."
            ),
            f"Waits are counted from the moment at which an answer was due, at {A_SECOND} a second.",
        ),
    )


def _made(folder: Path, *, people: int) -> tuple[Form, list[bytes]]:
    form, tokens = open_box(folder, pulse_form(), people=people)
    answers = [
        {"items": dict(one.items), "importance": dict(one.importance), "attributes": dict(one.attributes)}
        for one in pulse_answers(form, people)
    ]
    return form, requests_of(form.wave, tokens, answers)


def _in_turn(port: int, requests: list[bytes], *, each: int, folder: Path, size: int) -> Pair:
    ours, theirs = [], []
    for at in range(0, len(requests), each):
        stored, seconds = send_all(port, requests[at : at + each], at_once=AT_ONCE)
        if stored != len(requests[at : at + each]):
            message = f"{stored} of {each} acknowledged"
            raise Lost(message)
        ours.append(stored / seconds)
        theirs.append(_commits_a_second(folder / "plain.sqlite", size=size, count=each))
    return Pair(spread(ours), spread(theirs), spread([one / other for one, other in zip(ours, theirs, strict=True)]))


def _commits_a_second(path: Path, *, size: int, count: int) -> float:
    """Return how many rows a second SQLite brings to the disk, each in a transaction of its own."""
    rows = [(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(size)) for _ in range(count)]
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE answers (t BLOB PRIMARY KEY, envelope BLOB NOT NULL)")
        started = time.perf_counter()
        for row in rows:
            plain.execute("INSERT INTO answers VALUES (?, ?)", row)
        return count / (time.perf_counter() - started)


def _waits(waits: list[Sending]) -> Table:
    cuts = quantiles([one.seconds * 1000 for one in waits], n=100, method="inclusive")
    lost = sum(not one.is_stored for one in waits)
    figures = (
        f"{cuts[49]:.1f}",
        f"{cuts[94]:.1f}",
        f"{cuts[98]:.1f}",
        f"{max(one.seconds for one in waits) * 1000:.0f}",
    )
    return Table(
        (
            "At 50 a second: median, ms",
            "95th percentile, ms",
            "99th percentile, ms",
            "Most, ms",
            "Answers",
            "Not stored",
        ),
        ((*figures, f"{len(waits):,}", str(lost)),),
    )


if __name__ == "__main__":
    run_alone(measure)
