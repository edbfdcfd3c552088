"""Releasing what was counted: by a second person, who looked at it first."""

from datetime import datetime

from django.db import transaction

from groundswell.discover.results.models import Count
from groundswell.discover.results.rules import check_may_release
from groundswell.discover.surveys.actions.waves import locked, move, note
from groundswell.discover.surveys.enums import Act, State
from groundswell.people.agents import Agent, actor


def release_results(count: Count, *, next_steps: str, by: Agent, at: datetime) -> Count:
    """Let everybody of the programme read the results, and staff what they told us and what happens next.

    What is released is what was looked at: a results file is written once, by the count, and never changed; the words
    of what happens next are those of whoever releases.

    Raises NotAllowed for whoever counted, and for those who may not; NotNow unless the wave is counted.
    """
    check_may_release(by, count)
    with transaction.atomic():
        wave = locked(count.wave)
        move(wave, State.RELEASED)
        count.released_at = at
        count.released_by_name = actor(by, organisation=wave.programme.organisation).who
        count.next_steps = next_steps
        count.save(update_fields=["released_at", "released_by_name", "next_steps"])
        note(Act.WAVE_RELEASED, wave, by=by, at=at)
    count.wave = wave
    return count
