"""Deciding on what staff wrote: one person takes out what points to somebody, another looks and releases."""

from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.results.enums import Act, RemarkState
from groundswell.discover.results.models import Count, Remark
from groundswell.discover.results.rules import check_may_decide, check_may_propose
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.people.agents import actor
from groundswell.people.models import Person

LONGEST = 4_000


@transaction.atomic
def propose(remark: Remark, shown: str, *, by: Person, at: datetime) -> Remark:
    """Propose how a remark may be read, or, with no words left, that it is held back. Raises NotAllowed and NotNow."""
    check_may_propose(by, remark.count)
    remark = _held(remark, {RemarkState.WAITING, RemarkState.PROPOSED})
    remark.shown = shown.strip()[:LONGEST]
    remark.state = RemarkState.PROPOSED
    remark.proposed_by = by
    remark.save(update_fields=["shown", "state", "proposed_by"])
    _note(Act.REMARKS_PROPOSED, remark.count, by=by, at=at)
    return remark


@transaction.atomic
def decide(remark: Remark, *, agreed: bool, by: Person, at: datetime) -> Remark:
    """Release a remark as proposed, or send it back to be looked at again. Raises NotAllowed and NotNow.

    Once released or held back, the words as they were written are gone.
    """
    check_may_decide(by, remark)
    remark = _held(remark, {RemarkState.PROPOSED})
    if agreed:
        remark.state = RemarkState.RELEASED if remark.shown else RemarkState.HELD_BACK
        remark.text = ""
    else:
        remark.state = RemarkState.WAITING
        remark.proposed_by = None
    remark.save(update_fields=["state", "text", "proposed_by"])
    _note(Act.REMARKS_RELEASED, remark.count, by=by, at=at)
    return remark


def _held(remark: Remark, states: set[RemarkState]) -> Remark:
    """Return the remark as it is now, so that two people who decide at once do not undo each other."""
    found = Remark.objects.select_for_update(of=("self",)).select_related("count__wave__programme").get(pk=remark.pk)
    if found.state not in states:
        sentence = "Somebody else has just decided on this remark. Nothing was changed. Look at it as it is now."
        raise NotNow(sentence)
    return found


def _note(act: Act, count: Count, *, by: Person, at: datetime) -> None:
    """Write down that somebody worked on remarks, once for each; never which words, and never which remark."""
    organisation = count.wave.programme.organisation
    record(
        act,
        by=actor(by, organisation=organisation),
        at=at,
        subject=f"“{count.wave.title}”",
        detail="one remark",
        organisation_code=organisation.code,
    )
