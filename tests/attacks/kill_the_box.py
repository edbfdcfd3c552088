"""Kill -9 while people answer: nothing acknowledged may be lost, doubled or altered.

    make attack-box

People send, lose the connection, send again, and change their minds; meanwhile the box is killed, worker alone or all
at once. In the end the file is compared with what each person was told.
"""

import argparse
import http.client
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.attacks.running_box import SOUND, RunningBox
from tests.factories.boxes import MadeBox, made_box
from tests.factories.forms import small_form

from groundswell.ballot.admission import token_key
from groundswell.ballot.answers import BadAnswers, opened
from groundswell.ballot.box_file import connect, entry, stored_in

PEOPLE_AT_ONCE = 12
SECONDS_OF_SILENCE = 60


@dataclass(slots=True)
class Sender:
    """One person: every version they ever sent, and the last that was acknowledged."""

    token: str
    sent: list[str] = field(default_factory=list)
    acknowledged: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attack found. All of lost, doubled and altered have to be 0."""

    faults: int
    acknowledged: int
    resent: int
    lost: int
    doubled: int
    altered: int

    @property
    def is_sound(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.doubled or self.altered)


class Attack:
    """People who answer until the faults are over, and what became of each."""

    def __init__(self, made: MadeBox, box: RunningBox, *, seed: int) -> None:
        self.made = made
        self.box = box
        self.chance = random.Random(seed)
        self.senders: list[Sender] = []
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.resent = self.acknowledged = 0

    def run(self, *, faults: int, at_least: int) -> Outcome:
        """Kill the box so often, while people send, and until so many answers were acknowledged."""
        self.box.start()
        people = [threading.Thread(target=self._people, args=(number,)) for number in range(PEOPLE_AT_ONCE)]
        for one in people:
            one.start()
        try:
            for fault in range(faults):
                # Before each kill somebody is told that their answers are stored: a box that is idle shows nothing.
                self._wait_for(self.acknowledged + 1 + self.chance.randrange(at_least // faults + 1))
                if fault % 3 == 2:
                    self.box.kill_worker()
                else:
                    self.box.kill()
                self.box.revive()
            self._wait_for(at_least)
        finally:
            self.over.set()
            for one in people:
                one.join()
            self.box.kill()
        return self._compared(faults)

    def _wait_for(self, acknowledged: int) -> None:
        deadline = time.monotonic() + SECONDS_OF_SILENCE
        while self.acknowledged < acknowledged:
            if time.monotonic() > deadline:
                raise TimeoutError(self.box.log.read_text(errors="replace"))
            time.sleep(0.002)

    def _people(self, number: int) -> None:
        chance = random.Random(number)
        while not self.over.is_set():
            sender = Sender(self.made.token())
            with self.lock:
                self.senders.append(sender)
            for change in range(chance.choice((1, 1, 1, 2, 3))):
                sender.sent.append(f"{sender.token[:16]} version {change} {'x' * chance.randint(0, 900)}")
                # Some never come back after a lost connection; most send again until they are told.
                patience = chance.choice((1, 30, 30, 30))
                if not self._send(sender, patience, chance):
                    break
                if chance.random() < 0.1:
                    self._send(sender, 1, chance)

    def _send(self, sender: Sender, patience: int, chance: random.Random) -> bool:
        version = len(sender.sent) - 1
        answers = {"items": {"clear-goals": 1 + version % 5, "in-the-way": sender.sent[version]}}
        body = json.dumps({"token": sender.token, "answers": answers})
        for attempt in range(patience):
            if attempt:
                with self.lock:
                    self.resent += 1
                time.sleep(chance.uniform(0.01, 0.1))
            if self._put(body):
                sender.acknowledged = version
                with self.lock:
                    self.acknowledged += 1
                return True
            if self.over.is_set():
                return False
        return False

    def _put(self, body: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.box.port, timeout=20)
        with closing(connection):
            try:
                connection.request("PUT", f"/answer/{self.made.wave}/", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                return answer.status == 200 and json.loads(answer.read()) == {"stored": True}
            except (OSError, http.client.HTTPException, ValueError):
                return False

    def _compared(self, faults: int) -> Outcome:
        with closing(connect(self.made.path)) as box:
            checking_key = entry(box, "checking_key")
            rows = dict(stored_in(box))
        lost = altered = 0
        for sender in self.senders:
            stored = rows.pop(token_key(self.made.wave, sender.token, checking_key), None)
            if stored is None:
                lost += sender.acknowledged is not None
                continue
            try:
                words = str(opened(self.made.form, stored).items["in-the-way"])
            except (BadAnswers, KeyError):
                altered += 1
                continue
            known = [sent.strip() for sent in sender.sent]
            if words not in known:
                altered += 1
            elif sender.acknowledged is not None and known.index(words) < sender.acknowledged:
                # An older version than the one that was called stored.
                lost += 1
        # Rows that are left belong to nobody who was admitted.
        return Outcome(faults, self.acknowledged, self.resent, lost, len(rows), altered)


def attack(folder: Path, *, faults: int, at_least: int, seed: int = 1, application: str = SOUND) -> Outcome:
    """Run the attack in a folder, and return what it found."""
    last_day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    # Whoever was cut off may have come for nothing, so more come than are told that they were heard.
    made = made_box(folder / "boxes", small_form(closes=last_day), people=2 * at_least)
    return Attack(made, RunningBox(made.folder, application=application), seed=seed).run(
        faults=faults, at_least=at_least
    )


def main(words: Sequence[str] | None = None) -> int:
    """Attack the real box, and print what was found. Returns 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.kill_the_box", description=main.__doc__)
    parser.add_argument("--faults", type=int, default=120)
    parser.add_argument("--answers", type=int, default=3500)
    arguments = parser.parse_args(words)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="groundswell-attack-") as folder:
        found = attack(Path(folder), faults=arguments.faults, at_least=arguments.answers)
    sys.stdout.write(
        f"{found.faults} kills, {found.acknowledged} acknowledged, {found.resent} sent again: {found.lost} lost, "
        f"{found.doubled} doubled, {found.altered} altered ({time.monotonic() - started:.0f} s)\n"
    )
    return 0 if found.is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
