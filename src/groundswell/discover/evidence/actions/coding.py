"""Coding: one person, one code, some words. What somebody codes blind is seen by the other once both are done."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.evidence.enums import Act, Polarity
from groundswell.discover.evidence.models import Coding, Item, Memo, Settled, Share
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.evidence.queries.reading import is_over
from groundswell.discover.evidence.rules import check_may_analyse, check_may_read
from groundswell.people.agents import Agent, actor
from groundswell.people.models import Person


class NoSuchCode(ValueError):
    """The codebook of this programme has no such code, or it was retired."""


class NoSuchWords(ValueError):
    """The words that were meant are not in the remark."""


class BlindIsOver(ValueError):
    """All who coded this blind are through with it: what each said stays, and what they agree on is settled."""


class AlreadySettled(ValueError):
    """Somebody else settled this remark; what they wrote stands."""


@transaction.atomic
def code_words(
    item: Item,
    code: str,
    polarity: Polarity,
    *,
    start: int,
    end: int,
    by: Person,
    at: datetime,
    was_suggested: bool = False,
) -> Coding:
    """Return a person's code on words of an item; the same again changes its polarity.

    Raises NotAllowed, BlindIsOver, NoSuchCode and NoSuchWords.
    """
    check_may_read(by, item.source)
    if is_over(item):
        raise BlindIsOver
    if code not in codes_of_programme(item.source.programme):
        raise NoSuchCode(code)
    if not 0 <= start < end <= len(item.text):
        raise NoSuchWords
    coding, _ = Coding.objects.update_or_create(
        item=item,
        coder=by,
        code=code,
        start=start,
        end=end,
        defaults={"polarity": polarity, "was_suggested": was_suggested, "made_at": at},
    )
    return coding


@transaction.atomic
def take_code_off(coding: Coding, *, by: Person) -> None:
    """Take off a code that one put on oneself; somebody else's stays. Raises NotAllowed and BlindIsOver."""
    check_may_read(by, coding.item.source)
    if is_over(coding.item):
        raise BlindIsOver
    if coding.coder_id == by.pk:
        coding.delete()


@transaction.atomic
def finish_item(item: Item, *, by: Person, at: datetime, is_done: bool = True) -> None:
    """Say that an item is through in one's own share, or not after all. Raises NotAllowed."""
    check_may_read(by, item.source)
    Share.objects.filter(item=item, coder=by).update(done_at=at if is_done else None)


@transaction.atomic
def write_memo(item: Item, text: str, *, by: Person, at: datetime) -> Memo:
    """Return a memo on an item. Raises NotAllowed."""
    check_may_read(by, item.source)
    return Memo.objects.create(item=item, by=by, text=text.strip(), made_at=at)


@transaction.atomic
def share_out(items: Iterable[Item], coders: Iterable[Person], *, is_blind: bool, by: Agent, at: datetime) -> int:
    """Give items to coders and return how many shares were made: blind, each to all; else each to one, in turn.

    Whoever may not read a source is given none of it. Raises NotAllowed.
    """
    people = list(coders)
    made: list[Share] = []
    first = None
    for turn, item in enumerate(items):
        first = first or item
        check_may_analyse(by, item.source.programme)
        able = [one for one in people if _may_read(one, item)]
        chosen = able if is_blind else able[turn % len(able) : turn % len(able) + 1] if able else []
        made += [Share(item=item, coder=one, is_blind=is_blind, position=len(made)) for one in chosen]
    before = Share.objects.count()
    Share.objects.bulk_create(made, ignore_conflicts=True, batch_size=1000)
    count = Share.objects.count() - before
    if first is not None and count:
        organisation = first.source.programme.organisation
        record(
            Act.SHARED_OUT,
            by=actor(by, organisation=organisation),
            at=at,
            subject=first.source.programme.name,
            detail=f"{count:,} remarks to {len(people)} people",
            organisation_code=organisation.code,
        )
    return count


@transaction.atomic
def settle(item: Item, codes: Iterable[tuple[str, Polarity]], *, words: str, by: Person, at: datetime) -> Settled:
    """Write down what two who coded otherwise agreed on; what each said stays. Raises NotAllowed, AlreadySettled."""
    check_may_read(by, item.source)
    Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if Settled.objects.filter(item=item).exists():
        raise AlreadySettled
    settled = Settled.objects.create(
        item=item,
        codes=[[code, str(polarity)] for code, polarity in codes],
        words=words.strip(),
        by_name=actor(by, organisation=item.source.programme.organisation).who,
        made_at=at,
    )
    organisation = item.source.programme.organisation
    record(
        Act.SETTLED,
        by=actor(by, organisation=organisation),
        at=at,
        subject=f"“{item.source.label}”",
        organisation_code=organisation.code,
    )
    return settled


def _may_read(person: Person, item: Item) -> bool:
    return not item.source.is_restricted or item.source.readers.filter(pk=person.pk).exists()
