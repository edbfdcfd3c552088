"""How many came in by which way, in all: what the promise "once each" rests on, and never of whom."""

from dataclasses import dataclass

from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.models import PaperSlips, Wave
from groundswell.discover.surveys.queries.waves import slips_drawn

STEP = 5


@dataclass(frozen=True, slots=True)
class Turnout:
    """So many were let in by a code or their sign-in, of these a second time, and so many slips were drawn.

    Rounded to five: down, but `again` up, since it is told as the most answers there can be twice. `let_in` is None
    while the wave is open.
    """

    let_in: int | None
    again: int
    slips: int


def turnout(wave: Wave) -> Turnout | None:
    """Return by which ways people came in, as it may be printed; None before the opening and after the count.

    With the count it is forgotten who came by which way, so whoever prints it later keeps it then.
    """
    if wave.state not in {State.OPEN, State.CLOSED} or wave.is_destroyed:
        return None
    shown = wave.eligible.filter(channel=Channel.SHOWN).count() + after_a_code(wave)
    let_in = shown - shown % STEP if wave.state == State.CLOSED else None
    again, slips = reissued(wave), slips_drawn(wave)
    return Turnout(let_in, again + -again % STEP, slips - slips % STEP)


def reissued(wave: Wave) -> int:
    """Return how many people were let in a second time, by a code or a slip: the most answers there can be twice."""
    return wave.eligible.filter(is_reissued=True).count() + after_a_code(wave)


def after_a_code(wave: Wave) -> int:
    """Return how many took a slip though a code or their sign-in had let them in before."""
    return sum(PaperSlips.objects.filter(wave=wave).values_list("after_a_code", flat=True))
