"""A trust that has been asked: people in units of every size, a wave, and a box with made-up answers of a known truth."""

import random
import secrets
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from groundswell.ballot.answers import Answers, envelope
from groundswell.ballot.box_file import connect, path_of, put_into
from groundswell.ballot.form import form_from
from groundswell.demo.answers import Truth, made_up_answers
from groundswell.discover.surveys.actions.opening import close_wave, open_wave
from groundswell.discover.surveys.actions.staff import Source, load_staff
from groundswell.discover.surveys.groups import groups_of
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.reading.people import ReadMember
from groundswell.people.agents import Agent
from groundswell.programme.models import Programme

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
OPENS, CLOSES = date(2026, 3, 2), date(2026, 3, 20)
# People by unit and the division it lies in. Chaplaincy can never be shown; hiding it takes a neighbour with it.
UNITS = {
    ("Theatres", "Surgery"): 70,
    ("Surgical wards", "Surgery"): 120,
    ("Chaplaincy", "Support"): 6,
    ("Portering", "Support"): 60,
    ("Catering", "Support"): 45,
    ("Stroke unit", "Medicine"): 90,
    ("Frailty", "Medicine"): 80,
}
STAFF_GROUPS = ("Nursing", "Medical", "Clerical")


def asked(
    programme: Programme,
    by: Agent,
    folder: Path,
    *,
    slug: str = "pulse",
    instrument: str = "culture-pulse",
    units: Mapping[tuple[str, str], int] = UNITS,
    crosses_groups: bool = False,
    opens: date = OPENS,
    closes: date = CLOSES,
    bands: Sequence[str] = ("",),
) -> Wave:
    """Load a staff list and open a wave of everybody; returns the wave, open."""
    people = [
        ReadMember(
            key=f"{unit}-{at}@alderbrook.example".lower().replace(" ", "-"),
            email=f"{unit}-{at}@alderbrook.example".lower().replace(" ", "-"),
            name="",
            staff_group=STAFF_GROUPS[at % 3],
            is_leader=False,
            unit=unit,
            parent=parent,
            band=bands[at % len(bands)],
        )
        for (unit, parent), size in units.items()
        for at in range(size)
    ]
    load_staff(people, programme=programme, source=Source("staff.csv", b"made up"), by=by, at=AT)
    draft = Wave.objects.create(
        programme=programme,
        slug=slug,
        title=slug.replace("-", " ").capitalize(),
        instrument=instrument,
        instrument_version="2026.1",
        opens_on=opens,
        closes_on=closes,
        who_to_tell="Devi",
        box=secrets.token_hex(16),
        crosses_groups=crosses_groups,
    )
    folder.mkdir(exist_ok=True)
    return open_wave(draft, folder=folder, by=by, at=AT, today=opens)


def fill(wave: Wave, folder: Path, *, rate: float, shifts: Mapping[str, float] | None = None, seed: int = 1) -> int:
    """Put made-up answers of a share of everybody into the box; `shifts` are what units differ by. Returns how many."""
    chance = random.Random(seed)
    form, key = form_from(wave.form), wave.plan["instrument"]
    truth = Truth(3.45, dict(shifts or {}), 0.6)
    given: list[Answers] = [
        made_up_answers(form, key, truth, unit=unit, staff_group=staff_group, band=band, chance=chance)
        for (unit, staff_group, band), count in sorted(groups_of(wave).crossed.items())
        for _ in range(count)
        if chance.random() < rate
    ]
    with closing(connect(path_of(folder, wave.box))) as box:
        put_into(box, [(secrets.token_bytes(32), envelope(form, one)) for one in given])
    return len(given)


def answered(wave: Wave, by: Agent, folder: Path, *, rate: float = 0.7, **more: object) -> Wave:
    """Fill the box of a wave and close it; returns the wave, closed."""
    fill(wave, folder, rate=rate, **more)  # type: ignore[arg-type]  # what fill takes
    return close_wave(wave, folder=folder, by=by, at=AT)
