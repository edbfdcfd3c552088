"""Alderbrook's waves: two that are over, with answers of a known truth, and one that is open now."""

import random
import secrets
from datetime import date, datetime, timedelta
from pathlib import Path

from groundswell.ballot.answers import envelope
from groundswell.ballot.box_file import opened_box
from groundswell.ballot.form import form_from
from groundswell.demo.answers import Truth, made_up_answers, truth_for
from groundswell.discover.surveys.actions.opening import close_wave, open_wave
from groundswell.discover.surveys.actions.waves import Prepared, create_wave
from groundswell.discover.surveys.enums import Audience
from groundswell.discover.surveys.groups import UNIT, groups_of
from groundswell.discover.surveys.models import Wave
from groundswell.packs.instruments import instrument
from groundswell.people.agents import Agent
from groundswell.programme.models import Programme

WHO_TO_TELL = "Devi Raman, Freedom to Speak Up guardian: 01632 960001. In danger now: call 999, and tell your manager."
# Title, instrument, audience, share who answer, first day and last day from today.
OVER = (
    ("Leadership behaviours, autumn", "leadership-behaviours", Audience.LEADERS, 0.62, -90, -69),
    ("How it is to work here, autumn", "culture-pulse", Audience.EVERYONE, 0.45, -60, -39),
)
OPEN = ("What helps new ideas", "conditions-for-innovation", Audience.EVERYONE, 0.0, -3, 18)
PUT = "INSERT INTO answers VALUES (?, ?)"


def load_sample_waves(
    programme: Programme, *, folder: Path, by: Agent, at: datetime, today: date, seed: int
) -> dict[str, Truth]:
    """Give the programme its waves unless it has some, and return the truth behind each of those that are over."""
    if programme.waves.exists():
        return {}
    chance = random.Random(seed)  # noqa: S311 - a sample that must come out the same, not a secret
    truths = {}
    for title, asked, audience, rate, first, last in (*OVER, OPEN):
        chosen = Prepared(
            title=title,
            audience=audience,
            opens_on=today + timedelta(days=first),
            closes_on=today + timedelta(days=last),
            threshold=11,
            crosses_groups=False,
            who_to_tell=WHO_TO_TELL,
        )
        wave = create_wave(chosen, instrument=instrument(asked), programme=programme, by=by, at=at)
        wave = open_wave(wave, folder=folder, by=by, at=at, today=chosen.opens_on)
        if rate:
            truths[wave.slug] = fill(wave, folder=folder, rate=rate, chance=chance)
            close_wave(wave, folder=folder, by=by, at=at)
    return truths


def fill(wave: Wave, *, folder: Path, rate: float, chance: random.Random) -> Truth:
    """Put the answers of a share of everybody invited into the box, at random, and return the truth behind them.

    Written straight into the file, in one go: whom a made-up answer comes from is nobody's to protect.
    """
    groups = groups_of(wave)
    units = [one.id for one in groups.by_question[UNIT]]
    truth = truth_for(units, chance=chance)
    form = form_from(wave.form or {})
    people = [place for place, count in sorted(groups.crossed.items()) for _ in range(count)]
    answering = [place for place in people if chance.random() < rate]
    key = (wave.plan or {})["instrument"]
    with opened_box(folder, wave.box) as box:
        rows = (
            (
                secrets.token_bytes(32),
                envelope(form, made_up_answers(form, key, truth, unit=unit, staff_group=group, chance=chance)),
            )
            for unit, group in answering
        )
        box.execute("BEGIN IMMEDIATE")
        box.executemany(PUT, rows)
        box.execute("COMMIT")
    return truth
