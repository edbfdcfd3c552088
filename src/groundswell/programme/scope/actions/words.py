"""Writing parts and papers, and saying how something stands. Nothing is overwritten: each adds a number."""

from datetime import datetime

from django.db import IntegrityError, transaction

from groundswell.people.agents import Agent
from groundswell.programme.models import Programme
from groundswell.programme.scope import phrases
from groundswell.programme.scope.actions.noting import ChangedMeanwhile, name_of, note
from groundswell.programme.scope.enums import Act, State
from groundswell.programme.scope.models import Settled, Text
from groundswell.programme.scope.queries import settled_about, text_about
from groundswell.programme.scope.rules import check_may_settle, check_may_write


class ReasonMissing(ValueError):
    """Something is overridden, and nobody said why."""


@transaction.atomic
def write(programme: Programme, about: str, words: str, *, title: str, based_on: int, by: Agent, at: datetime) -> Text:
    """Return the words of a part or a paper as a further version; the same words again change nothing.

    `based_on` is the number of the version that the writer saw, 0 for none. Raises NotAllowed, and ChangedMeanwhile
    where another version came between.
    """
    check_may_write(by, programme)
    words = words.replace("\r\n", "\n").strip()
    newest = text_about(programme, about)
    if newest is not None and newest.words == words:
        return newest
    if (newest.number if newest else 0) != based_on:
        raise ChangedMeanwhile
    text = Text(programme=programme, about=about, number=based_on + 1, words=words, by_name=name_of(by), at=at)
    store(text)
    note(Act.SCOPE_WRITTEN, programme, by=by, at=at, detail=f"“{title}”, version {text.number}")
    return text


@transaction.atomic
def settle(
    programme: Programme,
    about: str,
    state: State,
    *,
    title: str,
    reason: str = "",
    based_on: int,
    by: Agent,
    at: datetime,
) -> Settled:
    """Return how a criterion, a paper or a part stands from now on. It locks nothing, whatever is said.

    `based_on` is the number of what the person saw, 0 for none. An agreement is to the words in force. Raises
    NotAllowed, ReasonMissing, and ChangedMeanwhile where somebody else said something in between.
    """
    check_may_settle(by, programme)
    reason = reason.strip()
    if state is State.OVERRIDDEN and not reason:
        raise ReasonMissing
    newest = settled_about(programme, about)
    if (newest.number if newest else 0) != based_on:
        raise ChangedMeanwhile
    text = text_about(programme, about)
    settled = Settled(
        programme=programme,
        about=about,
        number=based_on + 1,
        state=state,
        reason=reason,
        of_text=text.number if text else 0,
        by_name=name_of(by),
        at=at,
    )
    store(settled)
    said = f"“{title}” is {phrases.STATE_WORDS[state]}" + (f", because: {reason}" if reason else "")
    note(Act.SCOPE_SETTLED, programme, by=by, at=at, detail=said)
    return settled


def store(row: Text | Settled) -> None:
    """Store a row whose number nobody has taken since it was counted; the database decides between two at once.

    Raises ChangedMeanwhile for the second.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise ChangedMeanwhile from twice
