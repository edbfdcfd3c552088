"""Alderbrook's own breakdown: made-up people from one seed, added up as a contractor would, and loaded as a file is."""

import csv
import io
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from groundswell.discover.breakdown import actions
from groundswell.discover.breakdown.enums import DataKind
from groundswell.discover.breakdown.models import Load
from groundswell.discover.breakdown.queries import loads_of
from groundswell.discover.breakdown.reading.columns import guesses
from groundswell.discover.breakdown.reading.contents import ColumnMap, read_indicators, read_units
from groundswell.discover.breakdown.reading.sheets import sheets_of
from groundswell.national.source import source_from
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent

SEED = 2024
YEAR = 2024
STAFF = 2140
# Share of staff asked who answered, by directorate; pathology answered almost to the last person.
DIRECTORATES = {
    "Medicine": (0.24, 0.52),
    "Surgery and theatres": (0.21, 0.47),
    "Women and children": (0.14, 0.58),
    "Community services": (0.17, 0.61),
    "Pathology": (0.06, 0.96),
    "Estates and facilities": (0.13, 0.33),
    "Corporate services": (0.045, 0.71),
    "Research office": (0.003, 0.55),
}
TEAMS = {
    "Surgery and theatres": {"Theatres": 0.38, "Surgical wards": 0.44, "Pre-operative clinic": 0.16, "Burns": 0.02}
}
SITES = {"Alder General": 0.62, "Brook House": 0.27, "Millfield Clinic": 0.105, "Harbour Point": 0.005}
STAFF_GROUPS = {
    "Nursing and midwifery": 0.34,
    "Medical and dental": 0.12,
    "Allied health professionals": 0.13,
    "Additional clinical services": 0.18,
    "Administrative and clerical": 0.17,
    "Estates and ancillary": 0.055,
    "Students": 0.003,
}
# Where the trust lies on each measure, and how far people lie apart.
SCORES = {"PP1_2": 7.0, "PP2": 5.9, "PP3_2": 6.4, "PP4_2": 4.9, "PP5_2": 4.6, "PP7_1": 6.7, "engagement": 6.8}
SHARES = {"9g": 0.69, "25c": 0.58}
BETWEEN_PEOPLE = 1.9
SHIFT = {"Theatres": -0.8, "Community services": 0.4, "Estates and facilities": -0.5, "Millfield Clinic": 0.3}
INDICATORS = (
    ("Staff turnover", "April 2023 to March 2024", "12.4", "%", "265", "2140", "Made up for this sample"),
    ("Sickness absence", "April 2023 to March 2024", "5.6", "%", "", "", "Made up for this sample"),
    ("Concerns raised with the guardian", "2023/24", "38", "concerns", "", "", "Made up for this sample"),
    ("Exit interviews that name workload", "2023/24", "44", "%", "4", "9", "Made up for this sample"),
)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One made-up member of staff: where they work, and their answers if they gave any."""

    directorate: str
    team: str
    site: str
    staff_group: str
    scores: tuple[float, ...] | None
    shares: tuple[bool, ...]


def load_sample(organisation: Organisation, *, by: Agent, at: datetime) -> tuple[Load, ...]:
    """Load the sample breakdown unless the organisation has one already; return the versions that were made."""
    if loads_of(organisation).exists():
        return ()
    people = made_up_staff()
    files = ((DataKind.RESULTS, results_csv(people)), (DataKind.RATES, rates_csv(people)))
    made = []
    for kind, text in files:
        source = source_from(f"alderbrook-{kind.lower()}-{YEAR}.csv", text.encode())
        sheet = sheets_of(source, year=YEAR)[0]
        mapping = ColumnMap(guesses(sheet.headings, year=YEAR, kind=kind))
        units = read_units(sheet, mapping, kind=kind, trust=organisation.name)
        made.append(
            actions.load_units(units, organisation=organisation, kind=kind, year=YEAR, source=source, by=by, at=at)
        )
    head = ("Indicator", "Period", "Value", "Measured in", "Numerator", "Denominator", "Source")
    source = source_from(f"alderbrook-indicators-{YEAR}.csv", _csv((head, *INDICATORS)).encode())
    sheet = sheets_of(source, year=YEAR)[0]
    mapping = ColumnMap(guesses(sheet.headings, year=YEAR, kind=DataKind.INDICATORS))
    indicators = read_indicators(sheet, mapping)
    made.append(actions.load_indicators(indicators, organisation=organisation, year=YEAR, source=source, by=by, at=at))
    return tuple(made)


def made_up_staff() -> list[MadeUp]:
    """Return everybody at Alderbrook, the same each time."""
    chance = random.Random(SEED)  # noqa: S311 - a sample that must come out the same, not a secret
    return [_one(chance) for _ in range(STAFF)]


def results_csv(people: list[MadeUp]) -> str:
    """Return the results by unit as a contractor's file."""
    head = ("Kind of unit", "Unit", "Part of", "Number of answers", *SCORES, *(f"q{number}" for number in SHARES))
    answered = [one for one in people if one.scores is not None]
    rows = [("Trust", "", "", *_figures(answered))]
    rows += [(*names, *_figures([one for one in answered if inside(one)])) for names, inside in _units()]
    return _csv((head, *rows))


def rates_csv(people: list[MadeUp]) -> str:
    """Return the response rates by unit as a contractor's file."""
    head = ("Kind of unit", "Unit", "Part of", "Staff asked", "Number of answers")
    rows = [("Trust", "", "", *_asked(people))]
    rows += [(*names, *_asked([one for one in people if inside(one)])) for names, inside in _units()]
    return _csv((head, *rows))


def _one(chance: random.Random) -> MadeUp:
    def of(weights: dict[str, float]) -> str:
        return chance.choices(list(weights), list(weights.values()))[0]

    directorate = of({name: share for name, (share, _) in DIRECTORATES.items()})
    team = of(TEAMS[directorate]) if directorate in TEAMS else ""
    site, group = of(SITES), of(STAFF_GROUPS)
    shift = sum(SHIFT.get(name, 0.0) for name in (directorate, team, site))
    own = chance.gauss(0, 1.0)
    scores = tuple(
        round(min(10.0, max(0.0, chance.gauss(middle + shift + own, BETWEEN_PEOPLE))), 2) for middle in SCORES.values()
    )
    shares = tuple(chance.random() < min(0.97, max(0.03, middle + 0.08 * shift)) for middle in SHARES.values())
    has_answered = chance.random() < DIRECTORATES[directorate][1]
    return MadeUp(directorate, team, site, group, scores if has_answered else None, shares)


def _units() -> Iterable[tuple[tuple[str, str, str], Callable[[MadeUp], bool]]]:
    """Yield each unit's kind, name and whole, and whether somebody belongs to it."""
    for name in DIRECTORATES:
        yield ("Directorate", name, ""), partial(_is_in, "directorate", name)
    for directorate, teams in TEAMS.items():
        for team in teams:
            yield ("Team", team, directorate), partial(_is_in, "team", team)
    for site in SITES:
        yield ("Site", site, ""), partial(_is_in, "site", site)
    for group in STAFF_GROUPS:
        yield ("Staff group", group, ""), partial(_is_in, "staff_group", group)


def _is_in(field: str, name: str, one: MadeUp) -> bool:
    return bool(getattr(one, field) == name)


def _figures(answered: list[MadeUp]) -> tuple[str, ...]:
    people = len(answered)
    if not people:
        return ("0", *("-" for _ in (*SCORES, *SHARES)))
    scores = [sum(one.scores[at] for one in answered if one.scores) / people for at in range(len(SCORES))]
    shares = [100 * sum(one.shares[at] for one in answered) / people for at in range(len(SHARES))]
    return (str(people), *(f"{score:.2f}" for score in scores), *(f"{share:.1f}" for share in shares))


def _asked(people: list[MadeUp]) -> tuple[str, str]:
    return str(len(people)), str(sum(one.scores is not None for one in people))


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()
