"""Deciding on what staff wrote: one person takes out what points to somebody, another looks and releases."""

import hashlib
import json
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


def words_seen(remark: Remark) -> str:
    """Return the mark of a remark's words, as written and as they may be read: SHA-256, in hex.

    Whoever decides sends back the mark of what they saw, so that nobody's agreement is put under other words.
    """
    return hashlib.sha256(json.dumps([remark.text, remark.shown]).encode()).hexdigest()


@transaction.atomic
def propose(remark: Remark, shown: str, *, by: Person, at: datetime) -> Remark:
    """Propose how a remark may be read, or, with no words left, that it is held back. Raises NotAllowed and NotNow.

    One's own proposal can be made anew; a colleague's is decided on, and never written over.
    """
    check_may_propose(by, remark.count)
    remark = _held(remark, {RemarkState.WAITING, RemarkState.PROPOSED})
    if remark.state == RemarkState.PROPOSED and remark.proposed_by_id != by.pk:
        sentence = (
            "A colleague has proposed words for a remark since you opened the page. Theirs stand, and yours were not "
            "kept. Look at theirs under “To decide”, and send them back if yours are better."
        )
        raise NotNow(sentence)
    remark.shown = shown.strip()[:LONGEST]
    remark.state = RemarkState.PROPOSED
    remark.proposed_by = by
    remark.save(update_fields=["shown", "state", "proposed_by"])
    _note(Act.REMARKS_PROPOSED, remark.count, by=by, at=at)
    return remark


@transaction.atomic
def decide(remark: Remark, *, agreed: bool, seen: str, by: Person, at: datetime) -> Remark:
    """Release a remark as proposed, or send it back to be looked at again. Raises NotAllowed and NotNow.

    `seen` is the mark (`words_seen`) of the words that were looked at; where other words stand there now, nothing is
    decided. Once released or held back, the words as they were written are gone.
    """
    check_may_propose(by, remark.count)
    remark = _held(remark, {RemarkState.PROPOSED})
    # As the row is now: the proposal may have become one's own since the page was opened.
    check_may_decide(by, remark)
    if seen != words_seen(remark):
        sentence = (
            "The words proposed for a remark were changed after you opened the page. Nothing was decided on it. "
            "Look at them as they are now, and decide then."
        )
        raise NotNow(sentence)
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
