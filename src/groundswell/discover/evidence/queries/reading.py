"""What somebody may read and code: sources with how far they are, and which remark comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from groundswell.discover.evidence.enums import Kind
from groundswell.discover.evidence.models import Coding, Item, Share, Source
from groundswell.discover.evidence.tools import tool
from groundswell.people.models import Person
from groundswell.programme.models import Programme


@dataclass(frozen=True, slots=True)
class SourceCount:
    """One source that somebody may read: how many remarks it has, and how many anybody has coded."""

    source: Source
    remarks: int
    coded: int

    @property
    def tool_label(self) -> str:
        """What its tool is called."""
        known = tool(self.source.tool)
        return known.label if known is not None else self.source.tool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is: `done` of `all` remarks of their own share, or without one of what they may read."""

    done: int
    all: int
    is_share: bool


def sources_read_by(person: Person, programme: Programme) -> QuerySet[Source]:
    """Return the sources that one who analyses may read as they were said: open ones, and those that name them."""
    mine = Source.readers.through.objects.filter(source=OuterRef("pk"), person=person)
    return programme.sources.filter(Q(is_restricted=False) | Exists(mine))


def source_counts(person: Person, programme: Programme) -> list[SourceCount]:
    """Return every source that somebody may read with its numbers, in the order of tools and labels."""
    words = Q(items__is_current=True, items__kind=Kind.WORDS)
    counted = sources_read_by(person, programme).annotate(
        remarks=Count("items", filter=words, distinct=True),
        coded=Count("items", filter=words & Q(items__codings__isnull=False), distinct=True),
    )
    return [SourceCount(one, one.remarks, one.coded) for one in counted]


def remarks_of(source: Source) -> QuerySet[Item]:
    """Return the remarks of a source that stand, in their order."""
    return source.items.filter(is_current=True, kind=Kind.WORDS)


def item_for(person: Person, programme: Programme, key: UUID) -> Item | None:
    """Return a remark that stands and that somebody may read, or None."""
    return _read_by(person, programme).filter(pk=key).select_related("source__programme").first()


def next_for(person: Person, programme: Programme, *, after: Item | None = None) -> Item | None:
    """Return the remark that somebody comes to next, of their own share, else one that nobody has coded; or None."""
    waiting = Share.objects.filter(
        coder=person, item__source__programme=programme, item__is_current=True, done_at=None
    ).order_by("position", "pk")
    found = (waiting.exclude(item=after) if after is not None else waiting).select_related("item").first()
    if found is not None:
        return found.item
    uncoded = _uncoded(person, programme)
    if after is not None:
        further = uncoded.filter(
            Q(source__label__gt=after.source.label) | Q(source=after.source, position__gt=after.position)
        )
        found_item = further.first()
        if found_item is not None:
            return found_item
        uncoded = uncoded.exclude(pk=after.pk)
    return uncoded.first()


def is_blind_for(person: Person, item: Item) -> bool:
    """Return whether somebody codes a remark blind, beside a colleague whose codes they do not see yet."""
    return Share.objects.filter(item=item, coder=person, is_blind=True).exists()


def progress_of(person: Person, programme: Programme) -> Progress:
    """Return how far somebody is."""
    shared = Share.objects.filter(coder=person, item__source__programme=programme, item__is_current=True)
    if shared.filter(done_at=None).exists():
        return Progress(shared.exclude(done_at=None).count(), shared.count(), is_share=True)
    every = _read_by(person, programme).count()
    return Progress(every - _uncoded(person, programme).count(), every, is_share=False)


def uncoded_by_all(people: Sequence[Person], programme: Programme) -> list[UUID]:
    """Return the ids of remarks that all of these may read, that nobody has coded and nobody holds blind."""
    free = Item.objects.filter(source__programme=programme, is_current=True, kind=Kind.WORDS)
    for one in people:
        free = free.filter(source__in=sources_read_by(one, programme))
    taken = Share.objects.filter(item=OuterRef("pk"), is_blind=True)
    coded = Coding.objects.filter(item=OuterRef("pk"))
    return list(free.filter(~Exists(taken), ~Exists(coded)).order_by("pk").values_list("pk", flat=True))


def is_over(item: Item) -> bool:
    """Return whether all who hold a remark blind are through with it, so that they see each other's codes."""
    held = Share.objects.filter(item=item, is_blind=True)
    return held.count() > 1 and not held.filter(done_at=None).exists()


def _read_by(person: Person, programme: Programme) -> QuerySet[Item]:
    return Item.objects.filter(source__in=sources_read_by(person, programme), is_current=True, kind=Kind.WORDS)


def _uncoded(person: Person, programme: Programme) -> QuerySet[Item]:
    """Return what somebody may read, that nobody has coded and that they are not through with themselves."""
    coded = Coding.objects.filter(item=OuterRef("pk"))
    through = Share.objects.filter(item=OuterRef("pk"), coder=person)
    return (
        _read_by(person, programme).filter(~Exists(coded), ~Exists(through)).order_by("source__label", "position", "pk")
    )
