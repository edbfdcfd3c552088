"""A wave's life: prepared, opened with everything fixed, closed, counted, released, its answers destroyed."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from groundswell.audit.actions import record
from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.enums import TRANSITIONS, Act, Audience, State
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.rules import check_may_prepare
from groundswell.packs.instruments import Instrument
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme


class NotNow(ValueError):
    """An act that a wave's state does not allow. Carries the sentence that says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self._sentence = sentence

    def sentence(self) -> str:
        """Return why it cannot be done now, and what can."""
        return self._sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What somebody chose for a wave."""

    title: str
    audience: Audience
    opens_on: date
    closes_on: date
    threshold: int
    crosses_groups: bool
    who_to_tell: str
    keepers: str = phrases.KEEPERS
    readers: str = phrases.READERS


@transaction.atomic
def create_wave(chosen: Prepared, *, instrument: Instrument, programme: Programme, by: Agent, at: datetime) -> Wave:
    """Prepare a wave. Nobody is asked before it is opened. Raises NotAllowed, and NotNow for what cannot be a wave."""
    check_may_prepare(by, programme)
    wave = Wave.objects.create(
        programme=programme, slug=_free_slug(chosen.title), box=secrets.token_hex(16), **_fields(chosen, instrument)
    )
    note(Act.WAVE_CREATED, wave, by=by, at=at)
    return wave


@transaction.atomic
def change_draft(wave: Wave, chosen: Prepared, *, instrument: Instrument, by: Agent, at: datetime) -> Wave:
    """Take other choices for a wave that was never opened; its address stays. The audit names what changed.

    Raises NotAllowed, and NotNow for a wave that was opened, or for what cannot be a wave.
    """
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    check_is_draft(wave)
    fields = _fields(chosen, instrument)
    changed = [name for name, value in fields.items() if getattr(wave, name) != value]
    if changed:
        for name in changed:
            setattr(wave, name, fields[name])
        wave.save(update_fields=changed)
        said = dict.fromkeys(phrases.CHOICE_WORDS[name] for name in changed)
        note(Act.WAVE_CHANGED, wave, detail=", ".join(said), by=by, at=at)
    return wave


@transaction.atomic
def delete_draft(wave: Wave, *, by: Agent, at: datetime) -> None:
    """Forget a wave that was never opened. Raises NotAllowed, and NotNow for any other."""
    check_may_prepare(by, wave.programme)
    wave = locked(wave)
    check_is_draft(wave)
    note(Act.WAVE_CHANGED, wave, detail="removed before it was opened", by=by, at=at)
    wave.delete()


def check_is_draft(wave: Wave) -> None:
    """Raise NotNow for a wave that was opened."""
    if wave.state != State.DRAFT:
        raise NotNow(phrases.NO_DRAFT)


def move(wave: Wave, to: State) -> None:
    """Bring a wave, locked by the caller, into its next state. Raises NotNow where that is not next."""
    if to not in TRANSITIONS[State(wave.state)]:
        sentence = f"This wave is {wave.get_state_display().lower()}, so it cannot become {to.label.lower()} now."
        raise NotNow(sentence)
    wave.state = to
    wave.save(update_fields=["state"])


def locked(wave: Wave) -> Wave:
    """Return the wave as it is now, held until the transaction ends, so that nobody else moves it meanwhile."""
    return Wave.objects.select_for_update().select_related("programme__organisation").get(pk=wave.pk)


def note(act: Act, wave: Wave, *, by: Agent, at: datetime, detail: str = "") -> None:
    """Write an act on a wave into the audit."""
    organisation = wave.programme.organisation
    record(
        act,
        by=actor(by, organisation=organisation),
        at=at,
        subject=f"“{wave.title}”",
        detail=detail,
        organisation_code=organisation.code,
    )


def _fields(chosen: Prepared, instrument: Instrument) -> dict[str, Any]:
    """Return what was chosen by the names of the wave's fields. Raises NotNow for what cannot be a wave."""
    if not instrument.stores_answers:
        sentence = f"“{instrument.title.get('en')}” stores no answers, so it cannot be a wave. Use it in the room."
        raise NotNow(sentence)
    return {"instrument": instrument.id, "instrument_version": instrument.version, **asdict(chosen)}


def _free_slug(title: str) -> str:
    wanted = slugify(title)[:50] or "wave"
    taken = set(Wave.objects.values_list("slug", flat=True)) | {"staff", "new"}
    return next(one for one in (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000))) if one not in taken)
