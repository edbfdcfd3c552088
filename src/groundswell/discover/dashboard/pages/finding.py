"""Find your trust: from two letters, a name of today or of earlier, or a code, to a page."""

from dataclasses import dataclass

from groundswell.discover.dashboard.pages import address
from groundswell.national.finding import Match, find_organisations, nearest_to
from groundswell.national.results import Release
from groundswell.packs.groups import benchmark_group
from groundswell.packs.pilots import pilots

FEWEST_LETTERS = 2
LONGEST_TYPED = 100
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One organisation as a line of results: its page, name and code, kind, and what became of it."""

    href: str
    name: str
    code: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class PilotRow:
    """An example to look at first."""

    href: str
    name: str
    line: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class FindPage:
    """The first page: what was typed, what was found, and what was near if nothing was."""

    year: int | None
    typed: str
    is_too_short: bool
    rows: tuple[FoundRow, ...]
    nearest: tuple[FoundRow, ...]
    left_out: int
    pilots: tuple[PilotRow, ...]
    kinds: str


def find_page(typed: str, release: Release | None) -> FindPage:
    """Return the results for what was typed; an empty text is the plain first page."""
    typed = typed.strip()[:LONGEST_TYPED]
    is_too_short = 0 < len(typed) < FEWEST_LETTERS
    matches = find_organisations(typed) if len(typed) >= FEWEST_LETTERS else ()
    nearest = nearest_to(typed) if len(typed) >= FEWEST_LETTERS and not matches else ()
    return FindPage(
        year=release.year if release else None,
        typed=typed,
        is_too_short=is_too_short,
        rows=tuple(_row(match) for match in matches[:MOST_SHOWN]),
        nearest=tuple(_row(match) for match in nearest),
        left_out=max(0, len(matches) - MOST_SHOWN),
        pilots=tuple(
            PilotRow(address.trust(pilot.code), pilot.name, pilot.line, pilot.is_unverified) for pilot in pilots()
        ),
        kinds="acute, specialist, mental health, community and ambulance trusts, integrated care boards, "
        "commissioning support units and some social enterprises",
    )


def _row(match: Match) -> FoundRow:
    return FoundRow(
        href=address.trust(match.code),
        name=match.name,
        code=match.code,
        kind=benchmark_group(match.benchmark_group).singular if match.benchmark_group else "",
        note=match.note,
    )
