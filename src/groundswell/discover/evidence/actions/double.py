"""Blind double coding: a sample of remarks for two or more, and what they agree on where they differ."""

import random
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from groundswell.discover.evidence.actions.coding import settle, share_out
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Item, Settled, Share
from groundswell.discover.evidence.queries.double import compared_for
from groundswell.discover.evidence.queries.reading import uncoded_by_all
from groundswell.discover.evidence.rules import check_may_analyse
from groundswell.people.agents import Agent
from groundswell.people.models import Person
from groundswell.programme.models import Programme

FEWEST_CODERS = 2


class TooFewCoders(ValueError):
    """Double coding needs two people who may both read the remarks."""


class NothingToShare(ValueError):
    """Every remark that all of them may read is coded already, or held blind."""


@transaction.atomic
def share_blind(
    programme: Programme, coders: Sequence[Person], *, many: int, by: Agent, at: datetime, chance: random.Random
) -> int:
    """Give a sample of remarks that nobody has coded to people who code them blind; returns how many remarks.

    Raises NotAllowed, TooFewCoders and NothingToShare.
    """
    check_may_analyse(by, programme)
    if len(set(coders)) < FEWEST_CODERS:
        raise TooFewCoders
    free = uncoded_by_all(coders, programme)
    if not free:
        raise NothingToShare
    chosen = chance.sample(free, min(many, len(free)))
    share_out(Item.objects.filter(pk__in=chosen).select_related("source"), coders, is_blind=True, by=by, at=at)
    return len(chosen)


@transaction.atomic
def settle_as(item: Item, coders: Sequence[Person], *, words: str, by: Person, at: datetime) -> Settled:
    """Settle a remark as some of those coded it who coded it blind: all of their codes together.

    Raises NotAllowed, AlreadySettled, and Share.DoesNotExist where it is not through with everybody.
    """
    one = next((found for found in compared_for(by, item.source.programme) if found.item == item), None)
    if one is None:
        raise Share.DoesNotExist
    codes = {(code, Polarity(way)) for person in coders for code, way in one.codes.get(person, {}).items()}
    return settle(item, sorted(codes), words=words, by=by, at=at)
