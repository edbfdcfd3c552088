"""One at a time at a wave's answers: whoever counts or destroys holds a lock beside the box, which ends with them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from groundswell.discover.results.models import Claim
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.models import Wave
from groundswell.look import numbers
from groundswell.people.agents import Agent, actor

SUFFIX = ".counting"


class Busy(NotNow):
    """Somebody else is at the answers of this wave."""


@contextmanager
def alone_with(box: str, folder: Path) -> Iterator[int]:
    """Hold the lock of a box while the body runs, and yield its descriptor. Raises Busy at once where it is held.

    The lock belongs to the open file: it ends with the last process that has it open, killed or not. A process that
    is given the descriptor holds the lock too, so that nobody counts beside a count whose parent died.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{box}{SUFFIX}"
    held = _locked(path)
    try:
        yield held
    finally:
        # Removed while it is held: whoever opened it meanwhile finds that it is no longer the one that stands here.
        path.unlink(missing_ok=True)
        os.close(held)


def write_claim(wave: Wave, *, by: Agent, at: datetime) -> None:
    """Write down who begins, for those who come meanwhile."""
    who = actor(by, organisation=wave.programme.organisation).who
    Claim.objects.update_or_create(wave=wave, defaults={"by_name": who, "began_at": at})


def busy_with(wave: Wave) -> str:
    """Return the sentence for whoever comes while somebody is at the answers of a wave."""
    claim = Claim.objects.filter(wave=wave).first()
    who = f"{claim.by_name} began at {numbers.clock(timezone.localtime(claim.began_at))}" if claim else ""
    told = f" ({who})" if who else ""
    return f"This wave is being counted or destroyed just now{told}. Nothing was changed. Look again in a few minutes."


def _locked(path: Path) -> int:
    while True:
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            stands = path.exists() and os.path.samestat(path.stat(), os.fstat(held))
        except BlockingIOError as taken:
            os.close(held)
            raise Busy(path.stem) from taken
        except FileNotFoundError:
            stands = False
        except BaseException:
            os.close(held)
            raise
        if stands:
            return held
        os.close(held)
