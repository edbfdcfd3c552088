"""What the kernel was asked, in order: an answer may be called stored only after the disk was told to keep it.

A kill does not show this, because what was written outlives a process without any sync; a power cut would. So strace
writes down what the box asks of the kernel while people answer at the same time, and for every acknowledged answer the
file is searched for: its own words written into the box, then a sync of that file that ended well, then the reply.
"""

import argparse
import http.client
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.attacks.running_box import SOUND, RunningBox
from tests.factories.boxes import MadeBox, made_box
from tests.factories.forms import small_form

PEOPLE_AT_ONCE = 6
ASKED = "fsync,fdatasync,sync_file_range,write,writev,sendto,sendmsg,pwrite64,pwritev"
# Longer than a page of the box, so that what is written is seen whole.
LONGEST = 70_000
LINE = re.compile(
    r"(?P<thread>\d+) +(?:(?P<call>\w+)\(\d+<(?P<what>.*?)>(?:\(deleted\))?(?:[,)]| <unf)|<\.\.\. (?P<resumed>\w+) resumed>)(?P<rest>.*)"
)
MARK = re.compile(r"mark \d{5} here")
SYNCS = frozenset({"fsync", "fdatasync"})
WRITES = frozenset({"pwrite64", "pwritev", "write", "writev"})


class NoStrace(FileNotFoundError):
    """There is no strace on this machine."""


@dataclass(slots=True)
class Call:
    """One call: the lines of the record on which it began and ended, and whether it ended well."""

    kind: str
    what: str
    words: str
    began: int
    ended: int = -1
    is_well: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was acknowledged, and the port on this side to which that was told."""

    mark: str
    port: int


@dataclass(slots=True)
class Order:
    """What the record shows: how many were acknowledged, and which of them before the disk was told."""

    acknowledged: int = 0
    too_early: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether every one of many was synced before it was acknowledged."""
        return self.acknowledged > 0 and not self.too_early


def calls_in(record: Iterable[str]) -> list[Call]:
    """Return the calls of a record by strace, in the order in which they began."""
    found: list[Call] = []
    under_way: dict[str, Call] = {}
    for number, line in enumerate(record):
        match = LINE.match(line)
        if match is None:
            continue
        if match["resumed"]:
            call = under_way.pop(match["thread"], None)
        else:
            call = Call(match["call"], match["what"], match["rest"], number)
            found.append(call)
        if line.rstrip().endswith("<unfinished ...>") and call is not None:
            under_way[match["thread"]] = call
        elif call is not None:
            result = re.search(r"= (-?\d+)(?: |$)", line.rstrip()[-80:])
            call.ended, call.is_well = number, result is not None and int(result[1]) >= 0
    return found


def order_of(calls: Sequence[Call], answered: Sequence[Answered], wave: str) -> Order:
    """Return whether each answer's words were written and synced before its reply began."""
    ours = [call for call in calls if f"/{wave}.box" in call.what and call.is_well]
    syncs = [call for call in ours if call.kind in SYNCS]
    written: dict[str, Call] = {}
    for call in ours:
        if call.kind in WRITES:
            for mark in MARK.findall(call.words):
                written.setdefault(mark, call)
    found = Order(len(answered))
    for one in answered:
        reply = next(
            (
                call
                for call in calls
                if call.what.startswith("TCP") and call.what.endswith(f":{one.port}]") and "HTTP/1.1 200" in call.words
            ),
            None,
        )
        write = written.get(one.mark)
        is_synced = (
            reply is not None
            and write is not None
            and any(sync.what == write.what and write.ended < sync.began and sync.ended < reply.began for sync in syncs)
        )
        if not is_synced:
            found.too_early.append(one.mark)
    return found


def watch(folder: Path, *, answers: int, application: str = SOUND) -> Order:
    """Let people answer a box while strace writes down what it asks of the kernel. Raises NoStrace."""
    strace = shutil.which("strace")
    if strace is None:
        message = "The order of syncs is seen with strace, which was not found: run 'make test-system' as root."
        raise NoStrace(message)
    last_day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    made = made_box(folder / "boxes", small_form(closes=last_day))
    record = folder / "record"
    around = (strace, "-f", "-yy", "-s", str(LONGEST), "-o", str(record), "-e", f"trace={ASKED}")
    box = RunningBox(made.folder, application=application, around=around)
    box.start()
    try:
        with ThreadPoolExecutor(PEOPLE_AT_ONCE) as people:
            answered = list(
                people.map(lambda number: _answer(made, box.port, f"mark {number:05} here"), range(answers))
            )
    finally:
        box.kill_inside()
    with record.open(encoding="utf-8", errors="replace") as lines:
        return order_of(calls_in(lines), answered, made.wave)


def _answer(made: MadeBox, port: int, mark: str) -> Answered:
    """Send one answer and return once it is acknowledged."""
    body = json.dumps({"token": made.token(), "answers": {"items": {"in-the-way": mark}}})
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.connect()
        here: int = connection.sock.getsockname()[1]
        connection.request("PUT", f"/answer/{made.wave}/", body, {"Content-Type": "application/json"})
        said = connection.getresponse()
        if said.status != 200 or json.loads(said.read()) != {"stored": True}:
            message = f"the box answered {said.status}"
            raise ValueError(message)
    return Answered(mark, here)


def main(words: Sequence[str] | None = None) -> int:
    """Watch the real box, and print what was found. Returns 1 when anything was acknowledged before its sync."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.sync_order", description=main.__doc__)
    parser.add_argument("--answers", type=int, default=300)
    arguments = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="groundswell-attack-") as folder:
        found = watch(Path(folder), answers=arguments.answers)
    kept = found.acknowledged - len(found.too_early)
    sys.stdout.write(f"{kept} of {found.acknowledged} answers were synced to the disk before they were called stored\n")
    return 0 if found.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
