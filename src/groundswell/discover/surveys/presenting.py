"""Builds the page of a wave from what is fixed and what is known of the groups; never from an answer."""

from datetime import datetime, timedelta
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from groundswell.disclosure.cube import EVERYBODY, Cell
from groundswell.discover.questionnaires.queries import instrument_for
from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.telling import answers_told
from groundswell.discover.surveys.enums import Audience, Mode, State
from groundswell.discover.surveys.groups import KINDS, Groups, groups_of
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.pages import PreviewLine, WavePage
from groundswell.discover.surveys.planning import groups_fixed_in
from groundswell.discover.surveys.preview import NEARLY_ALL, RATES, Forecast, Invited, forecast, invited_to, never_shown
from groundswell.look import numbers
from groundswell.look.phrases import listed
from groundswell.people.models import Person

MOST_NAMED = 12
# Thousands of letters take a while; before that, nobody is alarmed.
SOON = timedelta(minutes=5)


def wave_page(wave: Wave, *, reader: Person, folder: Path, at: datetime) -> WavePage:
    """Return the page of a wave as this reader may see it. Of an open box only the answers are counted, once a day."""
    is_draft = wave.state == State.DRAFT
    groups = groups_of(wave) if is_draft else groups_fixed_in(wave)
    invited = invited_to(groups, groups.crossed, crossed=wave.crosses_groups)
    never = never_shown(invited, wave.threshold)
    # Once results are there, nobody needs a forecast of them.
    is_over = wave.state in {State.COUNTED, State.RELEASED}
    has_none = is_over or not invited.questions
    lines = [] if has_none else [forecast(invited, rate, wave.threshold) for rate in RATES]
    whoever_answers = (
        [] if has_none else [one for one in forecast(invited, NEARLY_ALL, wave.threshold).hidden if one not in never]
    )
    asked = instrument_for(wave.programme, wave.instrument, wave.instrument_version)
    return WavePage(
        title=wave.title,
        state=state_words(wave, at),
        mode=phrases.MODE_WORDS[Mode(wave.mode)],
        facts=(
            ("What it asks", f"{asked.title.get('en')}, version {asked.version}, about {asked.minutes} minutes"),
            ("Whom", f"{phrases.AUDIENCE_WORDS[Audience(wave.audience)]}: {numbers.count(groups.people)} people"),
            ("When", _when(wave)),
            ("Fewest answers a group needs", str(wave.threshold)),
            *((("Who keeps the box", wave.keepers),) if wave.keepers else ()),
            *((("Who reads remarks", wave.readers),) if wave.readers else ()),
            ("Who can read an answer", phrases.MODE_LINES[Mode(wave.mode)]),
        ),
        finding=_forecast_words(wave, invited, lines[1], len(never)) if lines else "",
        preview=tuple(
            PreviewLine(
                f"{one.rate}%",
                f"{len(one.shown)} of {len(one.shown) + len(one.hidden)}",
                _named([cell for cell in one.hidden if cell not in never], invited, groups),
            )
            for one in lines
        ),
        never=tuple(_label(cell, invited, groups) for cell in never) if lines else (),
        beside=tuple(_label(cell, invited, groups) for cell in whoever_answers),
        forecast_from=phrases.FORECAST_FROM[is_draft],
        nobody=phrases.NOBODY_IS_ASKED[Audience(wave.audience)] if is_draft and not groups.people else "",
        no_groups=phrases.NO_GROUPS if is_draft and groups.people and not invited.questions else "",
        plan_words=wave.plan_sha256,
        answered=_answered(wave, folder, at),
        answer_address=reverse("surveys:enter", args=[wave.slug]) if wave.state == State.OPEN else "",
        sent=letters_sent(wave),
        late=letters_late(wave, at),
        acts=_acts(wave, reader, asks_anybody=bool(groups.people)),
    )


def letters_sent(wave: Wave) -> tuple[str, ...]:
    """Return when everybody was invited, last reminded and told of results, and by whom, in sentences."""
    found = (
        (phrases.INVITATION_SENT, wave.invited_at, wave.invited_by),
        (phrases.REMINDER_SENT, wave.reminded_at, wave.reminded_by),
        (phrases.RESULTS_SENT, wave.results_told_at, wave.results_told_by),
    )
    return tuple(
        said.format(day=numbers.day(timezone.localtime(at).date()), time=numbers.clock(timezone.localtime(at)), who=who)
        for said, at, who in found
        if at is not None
    )


def letters_late(wave: Wave, at: datetime) -> str:
    """Return that letters which everybody was to get still wait, and since when, in words; "" where none do."""
    since = max(
        (one for one in (wave.invited_at, wave.reminded_at, wave.results_told_at) if one is not None), default=None
    )
    if since is None or at - since < SOON or not (count := wave.letters.count()):
        return ""
    then = timezone.localtime(since)
    return phrases.LETTERS_WAIT.format(
        count=numbers.count(count), time=numbers.clock(then), day=numbers.day(then.date())
    )


def state_words(wave: Wave, at: datetime) -> str:
    """Return where a wave is in its life, in words; of one that opens later, when."""
    if wave.state == State.OPEN and wave.opens_on > timezone.localdate(at):
        return phrases.OPENS_LATER.format(day=numbers.day(wave.opens_on))
    return phrases.STATE_WORDS[State(wave.state)]


def _when(wave: Wave) -> str:
    promised = f"{numbers.day(wave.opens_on)} to {numbers.day(wave.closes_on)}"
    return promised if wave.last_day == wave.closes_on else f"{promised}; closed on {numbers.day(wave.last_day)}"


def _forecast_words(wave: Wave, invited: Invited, middle: Forecast, never: int) -> str:
    return phrases.PREVIEW.format(
        rate=middle.rate,
        shown=len(middle.shown),
        all=len(middle.shown) + len(middle.hidden),
        never=never,
        groups=_kinds(wave, invited),
    )


def _answered(wave: Wave, folder: Path, at: datetime) -> str:
    """Return how many have answered, rounded down to five; nothing below the threshold, and never by group."""
    if wave.state not in {State.OPEN, State.CLOSED}:
        return ""
    answers = answers_told(wave, folder, at=at)
    few, many = (phrases.FEW_ANSWERS, phrases.ANSWERS)
    then = {}
    if wave.state == State.OPEN and wave.told_at:
        few, many, seen = phrases.FEW_ANSWERS_THEN, phrases.ANSWERS_THEN, timezone.localtime(wave.told_at)
        then = {"time": f"{seen:%H:%M}", "day": numbers.day(seen)}
    if answers is None:
        return few.format(fewest=wave.threshold, **then)
    return many.format(count=numbers.count(answers), **then)


def _acts(wave: Wave, reader: Person, *, asks_anybody: bool) -> tuple[tuple[str, str], ...]:
    """Return what this reader may do with the wave now, each with its address."""
    here = [wave.programme.slug, wave.slug]
    preparing, opening = rules.may_prepare(reader, wave.programme), rules.may_open(reader, wave.programme)
    acts = (
        (State.OPEN, preparing, "Tell people", "surveys:telling"),
        (State.OPEN, preparing, "Tick who takes a slip", "surveys:slips"),
        (State.DRAFT, opening and asks_anybody, "Open it", "surveys:open"),
        (State.DRAFT, preparing, "Change it", "surveys:change"),
        (State.DRAFT, preparing, "Remove it", "surveys:remove"),
        (State.OPEN, opening, "Close it", "surveys:close"),
        (State.CLOSED, opening and not wave.is_destroyed, "Count it", "results:count"),
        (State.COUNTED, preparing, "Look at the results before they are released", "results:trust"),
        (State.RELEASED, True, "Results", "results:trust"),
        (State.RELEASED, preparing, "Tell staff the results", "surveys:telling"),
        (State.CLOSED, opening and not wave.is_destroyed, "Give it up: destroy the answers", "results:destroy"),
    )
    return tuple((label, reverse(name, args=here)) for state, may, label, name in acts if may and wave.state == state)


def _kinds(wave: Wave, invited: Invited) -> str:
    return "groups and crossings" if wave.crosses_groups else listed([KINDS[one] for one in invited.questions])


def _label(cell: Cell, invited: Invited, groups: Groups) -> str:
    names = zip(invited.questions, cell, strict=True)
    return ", ".join(groups.label(question, group) for question, group in names if group != EVERYBODY)


def _named(cells: list[Cell], invited: Invited, groups: Groups) -> str:
    said = [_label(cell, invited, groups) for cell in cells[:MOST_NAMED]]
    more = len(cells) - len(said)
    return "; ".join([*said, f"{more} more"] if more > 0 else said)
