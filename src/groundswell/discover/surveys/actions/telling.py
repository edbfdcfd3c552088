"""What is told of how many have answered: of an open wave once a day, so that nobody can watch answers come in."""

from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q

from groundswell.ballot.box_file import BoxNotThere, answers_in
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Wave

# Between two looks. Whoever has an answer of their own could bring the figure to an edge and see the next one come.
ONCE_IN = timedelta(days=1)
STEP = 5


def answers_told(wave: Wave, folder: Path, *, at: datetime) -> int | None:
    """Return how many have answered, rounded down to five; None below the threshold, or where no box is.

    Of an open wave it is worked out at most once a day, kept, and told as it was then: `wave.told_at` says when.
    """
    if wave.state != State.OPEN:
        return _rounded(wave, folder)
    if wave.told_at is None or not timedelta(0) <= at - wave.told_at < ONCE_IN:
        found = _rounded(wave, folder) or 0
        # Whoever looks at the same time gets the figure of who was first.
        before = Q(told_at__isnull=True) if wave.told_at is None else Q(told_at=wave.told_at)
        Wave.objects.filter(before, pk=wave.pk).update(told_at=at, told_answers=found)
        wave.refresh_from_db(fields=["told_at", "told_answers"])
    return wave.told_answers or None


def _rounded(wave: Wave, folder: Path) -> int | None:
    try:
        answers = answers_in(folder, wave.box)
    except BoxNotThere:
        return None
    return answers - answers % STEP if answers >= wave.threshold else None
