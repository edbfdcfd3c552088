"""Builds the page of a wave from what is fixed and what is known of the groups; never from an answer."""

from groundswell.disclosure.cube import EVERYBODY, Cell
from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.enums import Audience, Mode, State
from groundswell.discover.surveys.groups import STAFF_GROUP, UNIT, Groups, groups_of
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.pages import PreviewLine, WavePage
from groundswell.discover.surveys.preview import RATES, forecast, invited_to, never_shown
from groundswell.look import numbers
from groundswell.packs.instruments import instrument

MOST_NAMED = 12


def wave_page(wave: Wave) -> WavePage:
    """Return the page of a wave: what it asks and whom, and what could be published."""
    groups = groups_of(wave)
    invited = invited_to(groups, groups.crossed, crossed=wave.crosses_groups)
    never = never_shown(invited, wave.threshold)
    lines = [forecast(invited, rate, wave.threshold) for rate in RATES]
    asked = instrument(wave.instrument, wave.instrument_version)
    middle = lines[1]
    all_of_it = len(middle.shown) + len(middle.hidden)
    return WavePage(
        title=wave.title,
        state=phrases.STATE_WORDS[State(wave.state)],
        mode=phrases.MODE_WORDS[Mode(wave.mode)],
        facts=(
            ("What it asks", f"{asked.title.get('en')}, version {asked.version}, about {asked.minutes} minutes"),
            ("Whom", f"{phrases.AUDIENCE_WORDS[Audience(wave.audience)]}: {numbers.count(groups.people)} people"),
            ("When", f"{numbers.day(wave.opens_on)} to {numbers.day(wave.closes_on)}"),
            ("Fewest answers a group needs", str(wave.threshold)),
            ("Who can read an answer", phrases.MODE_LINES[Mode(wave.mode)]),
        ),
        finding=phrases.PREVIEW.format(
            rate=middle.rate, shown=len(middle.shown), all=all_of_it, never=len(never), groups=_kinds(wave)
        ),
        preview=tuple(
            PreviewLine(
                f"{one.rate}%",
                f"{len(one.shown)} of {len(one.shown) + len(one.hidden)}",
                _named([cell for cell in one.hidden if cell not in never], groups),
            )
            for one in lines
        ),
        never=tuple(_label(cell, groups) for cell in never),
        plan_words=wave.plan_sha256,
    )


def _kinds(wave: Wave) -> str:
    return "groups and crossings" if wave.crosses_groups else "units and staff groups"


def _label(cell: Cell, groups: Groups) -> str:
    names = zip((UNIT, STAFF_GROUP), cell, strict=False)
    return ", ".join(groups.label(question, group) for question, group in names if group != EVERYBODY)


def _named(cells: list[Cell], groups: Groups) -> str:
    said = [_label(cell, groups) for cell in cells[:MOST_NAMED]]
    more = len(cells) - len(said)
    return "; ".join([*said, f"{more} more"] if more > 0 else said)
