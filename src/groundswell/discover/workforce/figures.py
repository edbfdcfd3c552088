"""Every figure of the leadership workforce, from posts and what the team stated: only what may be shown is kept."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.workforce.ages import joined
from groundswell.discover.workforce.leaving import Turnover, is_in_post, turnover_of
from groundswell.discover.workforce.models import Post
from groundswell.discover.workforce.need import Need, need_of
from groundswell.discover.workforce.reading.cells import BANDS, MEDICAL, NOT_STATED, SENIOR
from groundswell.discover.workforce.small_numbers import STEP, may_show, rounded, rows_shown, shown_versions
from groundswell.discover.workforce.statements import Assumptions, Definition, Lines
from groundswell.methods.workforce.ratios import (
    Estimate,
    NoRatio,
    ratio_of_shares,
    ratio_to_known,
)

CHARACTERISTICS = {"sex": "Sex", "ethnicity": "Ethnicity", "disability": "Disability", "age": "Age"}
COMPARED = ("sex", "ethnicity", "disability")
SENIOR_BANDS = frozenset({"Band 8c", "Band 8d", "Band 9", SENIOR})
LEVELS = ("Senior leaders", "Doctors and dentists who lead", "Other leaders")


@dataclass(frozen=True, slots=True)
class CapacityRow:
    """Leaders of one band: people in post and their FTE, rounded, and vacant posts; people are None where hidden."""

    band: str
    people: int | None
    fte: int | None
    vacant: int | None


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a characteristic, rounded; None where hidden. `levels` are leaders by level, or none."""

    name: str
    leaders: int | None
    others: int | None
    levels: tuple[int, ...] = ()
    ratio: Estimate | None = None
    to_population: Estimate | None = None
    population: float | None = None


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One characteristic: its categories, and how many leaders and others stated theirs, as far as that is shown."""

    id: str
    label: str
    categories: tuple[Category, ...]
    leaders: int
    others: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it. `is_near` where this definition may not be shown beside an earlier one: then no table of people is."""

    as_of: date
    leaders: int | None
    others: int | None
    vacant: int
    levels: tuple[str, ...]
    capacity: tuple[CapacityRow, ...]
    characteristics: tuple[Characteristic, ...]
    turnover: Turnover
    trained: tuple[tuple[str, int | None], ...]
    inducted: tuple[tuple[str, int | None], ...]
    need: Need | None
    is_near: bool


def figures_of(
    posts: Sequence[Post],
    definitions: Sequence[Definition],
    *,
    as_of: date,
    assumptions: Assumptions,
    population: Lines,
) -> Figures:
    """Return what may be shown of posts under the last of the definitions; the earlier ones say what was shown."""
    led = [_led(posts, one) for one in definitions]
    here = [one for one in posts if not one.is_vacant and is_in_post(one, as_of)]
    is_near = _is_near(led, here)
    filled = [one for one in posts if not one.is_vacant]
    gone = [one for one in filled if one.left_on is not None]
    leaders = [one for one in here if one.pk in led[-1]]
    others = [one for one in here if one.pk not in led[-1]]
    vacancies = [one for one in posts if one.is_vacant and one.pk in led[-1] and is_in_post(one, as_of)]
    # Fewer than eleven on one side could be worked out from the whole staff.
    if is_near or not may_show(len(leaders), len(here)):
        return Figures(
            as_of, None, None, len(vacancies), (), (), (), Turnover(None, None, None, ()), (), (), None, is_near
        )
    known = {name.casefold(): numbers[0] / 100 for name, numbers in population.rows}
    levels = _levels(leaders)
    parts = tuple(_characteristic(one, leaders, others, levels, known) for one in CHARACTERISTICS)
    turnover = turnover_of(filled, led[-1], as_of, with_reasons=not _is_near(led, gone))
    return Figures(
        as_of=as_of,
        leaders=rounded(len(leaders)),
        others=rounded(len(others)),
        vacant=len(vacancies),
        levels=tuple(levels),
        capacity=_capacity(leaders, vacancies),
        characteristics=parts,
        turnover=turnover,
        trained=_said([one.was_trained for one in leaders]),
        inducted=_said([one.was_inducted for one in leaders]),
        need=need_of(
            rounded(len(leaders)),
            len(vacancies),
            [(one.name, one.leaders) for one in parts[-1].categories],
            turnover.leaders,
            assumptions,
        ),
        is_near=False,
    )


def _is_near(led: Sequence[frozenset[int]], people: Iterable[Post]) -> bool:
    """Return whether those of some people who lead differ by a few from those who led under an earlier definition."""
    counted = frozenset(one.pk for one in people)
    return not shown_versions([group & counted for group in led])[-1]


def _led(posts: Iterable[Post], definition: Definition) -> frozenset[int]:
    return frozenset(one.pk for one in posts if definition.counts(one.band, one.role_title, leads=one.leads))


def _level(post: Post) -> str:
    if post.band in SENIOR_BANDS:
        return LEVELS[0]
    return LEVELS[1] if post.band == MEDICAL else LEVELS[2]


def _levels(leaders: Iterable[Post]) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = {name: [] for name in LEVELS}
    for one in leaders:
        found[_level(one)].append(one)
    return {name: people for name, people in found.items() if people}


def _capacity(leaders: Sequence[Post], vacancies: Sequence[Post]) -> tuple[CapacityRow, ...]:
    people, empty = Counter(_band(one) for one in leaders), Counter(_band(one) for one in vacancies)
    shown = rows_shown({band: (count,) for band, count in people.items()})
    found = []
    for band in sorted({*people, *empty}, key=_order):
        fte = sum(float(one.fte) for one in leaders if _band(one) == band)
        is_shown = band in shown
        found.append(
            CapacityRow(
                band,
                rounded(people[band]) if is_shown else None,
                rounded(fte) if is_shown else None,
                empty[band],
            )
        )
    return tuple(found)


def _band(post: Post) -> str:
    return post.band or "No band"


def _order(band: str) -> tuple[int, str]:
    return (BANDS.index(band) if band in BANDS else len(BANDS), band)


def _characteristic(
    name: str,
    leaders: Sequence[Post],
    others: Sequence[Post],
    levels: Mapping[str, Sequence[Post]],
    known: Mapping[str, float],
) -> Characteristic:
    columns = [_counted(people, name) for people in (leaders, others)]
    parts = [_counted(people, name) for people in levels.values()]
    if name == "age":
        shown_in = joined(_rows(columns))
        columns, parts = ([_renamed(one, shown_in) for one in some] for some in (columns, parts))
    counts = _rows(columns)
    names = list(counts)
    # Who did not state theirs has no characteristic that could come out: they are no neighbours of those who did.
    stated = {one: cells for one, cells in counts.items() if one != NOT_STATED}
    shown = rows_shown(stated) if stated else set()
    by_level = rows_shown({one: tuple(part[one] for part in parts) for one in stated}, within=shown) if shown else set()
    of = [rounded(sum(cells[at] for cells in stated.values())) for at in (0, 1)]
    if min(counts.get(NOT_STATED, (0,))) >= SMALLEST_GROUP:
        shown.add(NOT_STATED)
    label = CHARACTERISTICS[name]
    found = []
    for one in names:
        if one not in shown:
            found.append(Category(one, None, None))
            continue
        counted = [rounded(count) for count in counts[one]]
        share = known.get(f"{label}: {one}".casefold())
        is_compared = name in COMPARED and one != NOT_STATED
        found.append(
            Category(
                one,
                counted[0],
                counted[1],
                tuple(rounded(part[one]) for part in parts) if one in by_level else (),
                _ratio(counted, of) if is_compared else None,
                _to_known(counted[0], of[0], share) if is_compared and share is not None else None,
                share,
            )
        )
    return Characteristic(name, label, tuple(found), of[0], of[1])


def _counted(people: Sequence[Post], name: str) -> Counter[str]:
    return Counter(getattr(one, name) or NOT_STATED for one in people)


def _rows(columns: Sequence[Counter[str]]) -> dict[str, tuple[int, ...]]:
    """Return counts by category, in an order that does not depend on them."""
    names = sorted(set().union(*columns), key=lambda one: (one == NOT_STATED, not one.startswith("Under"), one))
    return {one: tuple(column[one] for column in columns) for one in names}


def _renamed(column: Counter[str], names: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, count in column.items():
        found[names[name]] += count
    return found


def _ratio(counted: Sequence[int], of: Sequence[int]) -> Estimate | None:
    try:
        return ratio_of_shares(counted[0], of[0], counted[1], of[1], step=STEP)
    except NoRatio:
        return None


def _to_known(counted: int, of: int, share: float) -> Estimate | None:
    try:
        return ratio_to_known(counted, of, share, step=STEP)
    except NoRatio:
        return None


def _said(answers: Sequence[bool | None]) -> tuple[tuple[str, int | None], ...]:
    words = {True: "Yes", False: "No", None: NOT_STATED}
    counts = Counter(words[one] for one in answers)
    if set(counts) <= {NOT_STATED}:
        return ()
    shown = rows_shown({one: (count,) for one, count in counts.items()})
    return tuple((one, rounded(counts[one]) if one in shown else None) for one in words.values() if one in counts)
