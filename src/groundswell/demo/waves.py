"""Alderbrook's waves: three that are over, with answers of a known truth, and one that is open now."""

import random
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from groundswell.ballot.answers import envelope
from groundswell.ballot.box_file import opened_box, put_into
from groundswell.ballot.form import form_from
from groundswell.demo.alderbrook import PEOPLE
from groundswell.demo.answers import MOVED_SINCE_SPRING, Truth, made_up_answers, moved, truth_for
from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.actions.remarks import decide, propose, words_seen
from groundswell.discover.results.models import Count
from groundswell.discover.results.queries import remarks_of
from groundswell.discover.surveys.actions.opening import close_wave, open_wave
from groundswell.discover.surveys.actions.waves import Prepared, create_wave
from groundswell.discover.surveys.enums import Audience, Channel
from groundswell.discover.surveys.groups import UNIT, groups_of
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.views.answering import enter_address
from groundswell.packs.instruments import instrument
from groundswell.people.agents import Agent
from groundswell.people.models import Person
from groundswell.programme.models import Programme

WHO_TO_TELL = "Devi Raman, Freedom to Speak Up guardian: 01632 960001. In danger now: call 999, and tell your manager."
KEEPERS = "the digital services team"
READERS = "two people of the Change Team"
NEXT_STEPS = (
    "Every team talks this over with its leader by the end of next month. The Change Team brings what it hears to the "
    "board, and tells you here what will be tried first."
)


@dataclass(frozen=True, slots=True)
class SampleWave:
    """One wave of the sample: what it asks whom, the share who answer, and its first and last day from today.

    `as_before` names the wave whose truth it keeps but for `shifts`, points by which units truly moved since.
    """

    title: str
    instrument: str
    audience: Audience
    rate: float
    first: int
    last: int
    as_before: str = ""
    shifts: Mapping[str, float] = field(default_factory=dict)


SPRING = "How it is to work here, spring"
WAVES = (
    SampleWave(SPRING, "culture-pulse", Audience.EVERYONE, 0.41, -240, -219),
    SampleWave("Leadership behaviours, autumn", "leadership-behaviours", Audience.LEADERS, 0.62, -90, -69),
    SampleWave(
        "How it is to work here, autumn", "culture-pulse", Audience.EVERYONE, 0.45, -60, -39, SPRING, MOVED_SINCE_SPRING
    ),
    SampleWave("What helps new ideas", "conditions-for-innovation", Audience.EVERYONE, 0.0, -3, 18),
)
PROPOSED, RELEASED = 16, 12


def load_sample_waves(
    programme: Programme, *, folder: Path, by: Agent, at: datetime, today: date, seed: int
) -> dict[str, Truth]:
    """Give the programme its waves unless it has some, and return the truth behind each of those that are over."""
    if programme.waves.exists():
        return {}
    chance = random.Random(seed)  # noqa: S311 - a sample that must come out the same, not a secret
    truths: dict[str, Truth] = {}
    by_title: dict[str, Truth] = {}
    for one in WAVES:
        chosen = Prepared(
            title=one.title,
            audience=one.audience,
            opens_on=today + timedelta(days=one.first),
            closes_on=today + timedelta(days=one.last),
            threshold=11,
            crosses_groups=False,
            who_to_tell=WHO_TO_TELL,
            keepers=KEEPERS,
            readers=READERS,
        )
        wave = create_wave(chosen, instrument=instrument(one.instrument), programme=programme, by=by, at=at)
        let_in = enter_address(wave)
        wave = open_wave(wave, folder=folder, by=by, at=at, today=chosen.opens_on, let_in=let_in)
        if one.rate:
            before = by_title.get(one.as_before)
            truth = moved(before, one.shifts) if before else truth_of(wave, chance=chance)
            fill(wave, truth, folder=folder, rate=one.rate, chance=chance)
            truths[wave.slug] = by_title[one.title] = truth
            close_wave(wave, folder=folder, by=by, at=at)
            # Six weeks ago in the story; the record says when it was made up.
            count = count_wave(wave, folder=folder, by=by, at=at)
            release_results(count, next_steps=NEXT_STEPS, by=by, at=at)
            read_some_remarks(count, at=at)
    return truths


def read_some_remarks(count: Count, *, at: datetime) -> None:
    """Let two of the sample people read some of what was written: most of it is released, some waits for the second."""
    readers = list(Person.objects.filter(email__in=[one.email for one in PEOPLE[:2]]))
    if len(readers) < 2:
        return
    first, second = readers
    proposed = [propose(one, one.text, by=first, at=at) for one in remarks_of(count)[:PROPOSED]]
    for one in proposed[:RELEASED]:
        decide(one, agreed=True, seen=words_seen(one), by=second, at=at)


def truth_of(wave: Wave, *, chance: random.Random) -> Truth:
    """Return a truth for the units of a wave."""
    return truth_for([one.id for one in groups_of(wave).by_question[UNIT]], chance=chance)


def fill(wave: Wave, truth: Truth, *, folder: Path, rate: float, chance: random.Random) -> None:
    """Put the answers of a share of everybody invited, chosen at random, into the box, as the truth has it.

    Written straight into the file, in one go: whom a made-up answer comes from is nobody's to protect.
    """
    groups = groups_of(wave)
    form = form_from(wave.form or {})
    people = [place for place, count in sorted(groups.crossed.items()) for _ in range(count)]
    answering = [place for place in people if chance.random() < rate]
    key = (wave.plan or {})["instrument"]
    with opened_box(folder, wave.box) as box:
        rows = (
            (
                secrets.token_bytes(32),
                envelope(form, made_up_answers(form, key, truth, unit=unit, staff_group=job, band=band, chance=chance)),
            )
            for unit, job, band in answering
        )
        box.execute("BEGIN IMMEDIATE")
        put_into(box, rows)
        box.execute("COMMIT")
    # As many were let in as answered, or results would tell of more answers than people.
    let_in = wave.eligible.filter(channel=Channel.NONE).values_list("pk", flat=True)[: len(answering)]
    wave.eligible.filter(pk__in=list(let_in)).update(channel=Channel.SHOWN)
