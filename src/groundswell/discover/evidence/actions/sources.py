"""Adding what was said and measured. Nothing that is stored changes: a correction is a new version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.evidence.enums import Act, Kind
from groundswell.discover.evidence.models import Item, Source
from groundswell.discover.evidence.rules import check_may_analyse
from groundswell.people.agents import Agent, actor
from groundswell.people.models import Person
from groundswell.programme.models import Programme

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class NewItem:
    """What is to be stored: words or a figure, what it answers, and how it came in."""

    text: str
    question: str = ""
    figure: Mapping[str, Any] | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)


class CorrectedMeanwhile(ValueError):
    """Somebody else has corrected this item since; there is a newer version to look at."""


@transaction.atomic
def add_source(
    programme: Programme,
    *,
    tool: str,
    label: str,
    by: Agent,
    at: datetime,
    attributes: Mapping[str, str] | None = None,
    happened_on: date | None = None,
    readers: Iterable[Person] | None = None,
    address: str = "",
) -> Source:
    """Return a source of a tool, made if there is none of this label. With `readers` it is theirs alone to read.

    Raises NotAllowed.
    """
    check_may_analyse(by, programme)
    source, is_new = Source.objects.get_or_create(
        programme=programme,
        tool=tool,
        label=label,
        defaults={
            "attributes": dict(attributes or {}), "happened_on": happened_on,
            "is_restricted": readers is not None, "address": address,
        },
    )  # fmt: skip
    if is_new:
        source.readers.set(readers or ())
        _note(Act.SOURCE_ADDED, source, detail=tool, by=by, at=at)
    return source


@transaction.atomic
def add_items(source: Source, given: Iterable[NewItem], *, by: Agent, at: datetime) -> list[Item]:
    """Add remarks and figures to a source, behind those it has, and return them. Raises NotAllowed."""
    check_may_analyse(by, source.programme)
    first = Item.objects.filter(source=source).count()
    name = actor(by, organisation=source.programme.organisation).who
    made = [
        Item(
            source=source,
            kind=Kind.WORDS if one.figure is None else Kind.FIGURE,
            question=one.question,
            text=one.text,
            figure=dict(one.figure) if one.figure is not None else None,
            position=first + number,
            provenance=dict(one.provenance),
            made_by_name=name,
            made_at=at,
        )
        for number, one in enumerate(given)
    ]
    Item.objects.bulk_create(made, batch_size=AT_ONCE)
    if made:
        _note(Act.ITEMS_ADDED, source, detail=f"{len(made):,} remarks and figures", by=by, at=at)
    return made


@transaction.atomic
def correct_item(item: Item, text: str, *, reason: str, by: Agent, at: datetime) -> Item:
    """Return a new version of an item in place of it; the old one stays, with its codes.

    Raises NotAllowed, and CorrectedMeanwhile where somebody else did so first.
    """
    check_may_analyse(by, item.source.programme)
    held = Item.objects.select_for_update(of=("self",)).select_related("source__programme").get(pk=item.pk)
    if not held.is_current:
        raise CorrectedMeanwhile
    held.is_current = False
    held.save(update_fields=["is_current"])
    newer = Item.objects.create(
        source=held.source,
        kind=held.kind,
        question=held.question,
        text=text,
        figure=held.figure,
        position=held.position,
        provenance=held.provenance,
        made_by_name=actor(by, organisation=held.source.programme.organisation).who,
        made_at=at,
        replaces=held,
        reason=reason,
    )
    _note(Act.ITEM_CORRECTED, held.source, by=by, at=at)
    return newer


def _note(act: Act, source: Source, *, by: Agent, at: datetime, detail: str = "") -> None:
    organisation = source.programme.organisation
    record(
        act,
        by=actor(by, organisation=organisation),
        at=at,
        subject=f"“{source.label}”",
        detail=detail,
        organisation_code=organisation.code,
    )
