"""Saying how a paper stands. What is agreed is a text, so the text that was agreed is kept with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from groundswell.people.agents import Agent
from groundswell.programme.models import Programme
from groundswell.programme.scope.actions.noting import ChangedMeanwhile, name_of
from groundswell.programme.scope.actions.words import settle, store
from groundswell.programme.scope.enums import State
from groundswell.programme.scope.models import Settled, Text
from groundswell.programme.scope.queries import text_about
from groundswell.programme.scope.rules import check_may_settle


@dataclass(frozen=True, slots=True)
class Shown:
    """The words that somebody had before them: number 0 where they are the shipped ones, with their gaps filled."""

    number: int
    words: str


@transaction.atomic
def settle_paper(
    programme: Programme,
    about: str,
    state: State,
    *,
    shown: Shown,
    title: str,
    reason: str = "",
    based_on: int,
    by: Agent,
    at: datetime,
) -> Settled:
    """Return how a paper stands from now on. Shipped words that are agreed become the programme's first version.

    Raises what `settle` raises, and ChangedMeanwhile where the words in force are no longer those that were shown.
    """
    check_may_settle(by, programme)
    newest = text_about(programme, about)
    if (newest.number if newest else 0) != shown.number:
        raise ChangedMeanwhile
    if newest is None and state is State.AGREED:
        # Shipped words may change with the next edition, and names filled in with the programme.
        store(Text(programme=programme, about=about, number=1, words=shown.words, by_name=name_of(by), at=at))
    return settle(programme, about, state, title=title, reason=reason, based_on=based_on, by=by, at=at)
