"""What changes a trust's own breakdown. Each act is one transaction with its row in the audit."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.disclosure.breakdown import Crossed, MoreThanTheWhole, UnknownParent
from groundswell.disclosure.gate import Release
from groundswell.discover.breakdown.enums import Act, DataKind
from groundswell.discover.breakdown.models import (
    Draft,
    IndicatorRow,
    LedgerRow,
    Load,
    MeasuredRow,
    UnitRow,
)
from groundswell.discover.breakdown.phrases import KIND_NAMES
from groundswell.discover.breakdown.queries import DRAFTS_KEPT, INSIDE, load_in_force, release_of
from groundswell.discover.breakdown.reading.contents import ReadIndicator, ReadUnit
from groundswell.discover.breakdown.rules import check_may_load
from groundswell.national.source import Source
from groundswell.organisations.models import Organisation
from groundswell.people.agents import Agent, actor
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.web.erasing import overwrite_erased


@transaction.atomic
def keep_draft(
    source: Source, *, organisation: Organisation, kind: DataKind, year: int, by: Agent, at: datetime
) -> Draft:
    """Keep a file until its columns are confirmed, and forget those nobody came back to. Raises NotAllowed."""
    check_may_load(by, organisation)
    forget_old_drafts(at)
    return Draft.objects.create(
        organisation=organisation, kind=kind, year=year, file_name=source.name[:200], content=source.content, kept_at=at
    )


def forget_old_drafts(at: datetime) -> None:
    """Forget every file, of whatever organisation, that has waited for its columns longer than a day."""
    Draft.objects.filter(kept_at__lt=at - DRAFTS_KEPT).delete()


@transaction.atomic
def drop_draft(draft: Draft, *, by: Agent) -> None:
    """Forget a file that waits. Raises NotAllowed."""
    check_may_load(by, draft.organisation)
    draft.delete()


@transaction.atomic
def load_units(
    units: Sequence[ReadUnit],
    *,
    organisation: Organisation,
    kind: DataKind,
    year: int,
    source: Source,
    by: Agent,
    at: datetime,
) -> Load:
    """Store units as the version in force, and write down what of them may be seen. The version before stays.

    Raises BadInput where the units contradict each other or what is loaded already, and NotAllowed; then nothing
    has changed.
    """
    check_may_load(by, organisation)
    load = _new_load(organisation, kind, year, source, at=at)
    for position, unit in enumerate(units):
        row = UnitRow.objects.create(
            load=load,
            position=position,
            kind=unit.kind or "",
            name=unit.name,
            parent=unit.parent,
            answers=unit.answers,
            eligible=unit.eligible,
            is_public=unit.is_public,
        )
        MeasuredRow.objects.bulk_create(
            MeasuredRow(unit=row, measure=measure, answers=one.answers, value=one.value)
            for measure, one in unit.measured.items()
        )
    _remember(_released(organisation, year, file=source.name), organisation=organisation, year=year)
    _note(Act.BREAKDOWN_LOADED, load, detail=f"{source.name}, {len(units)} rows", by=by, at=at)
    return load


@transaction.atomic
def load_indicators(
    indicators: Sequence[ReadIndicator],
    *,
    organisation: Organisation,
    year: int,
    source: Source,
    by: Agent,
    at: datetime,
) -> Load:
    """Store local indicators as the version in force. The version before stays. Raises NotAllowed."""
    check_may_load(by, organisation)
    load = _new_load(organisation, DataKind.INDICATORS, year, source, at=at)
    IndicatorRow.objects.bulk_create(
        IndicatorRow(
            load=load,
            position=position,
            name=one.name,
            period=one.period,
            value=one.value,
            unit=one.unit,
            numerator=one.numerator,
            denominator=one.denominator,
            source=one.source,
        )
        for position, one in enumerate(indicators)
    )
    _note(Act.BREAKDOWN_LOADED, load, detail=f"{source.name}, {len(indicators)} rows", by=by, at=at)
    return load


@transaction.atomic
def remove_load(load: Load, *, by: Agent, at: datetime) -> Load | None:
    """Remove one version for good and return the one that is in force now, if any. What was shown stays remembered.

    Raises NotAllowed, and BadInput where what would be left contradicts itself; then nothing has changed.
    """
    organisation, kind, year = load.organisation, DataKind(load.kind), load.year
    check_may_load(by, organisation)
    _note(Act.BREAKDOWN_REMOVED, load, detail=load.file_name, by=by, at=at)
    load.delete()
    transaction.on_commit(overwrite_erased)
    now = load_in_force(organisation, kind, year)
    if kind is not DataKind.INDICATORS:
        # Another version, or another combination with the rest of the year, is seen from now on.
        _remember(_released(organisation, year, file=load.file_name), organisation=organisation, year=year)
    return now


def _new_load(organisation: Organisation, kind: DataKind, year: int, source: Source, *, at: datetime) -> Load:
    return Load.objects.create(
        organisation=organisation,
        kind=kind,
        year=year,
        file_name=source.name[:200],
        sha256=source.sha256,
        loaded_at=at,
    )


def _released(organisation: Organisation, year: int, *, file: str) -> Release:
    place = Place(file)
    try:
        return release_of(organisation, year)[0]
    except MoreThanTheWhole as more:
        whole = f"“{_name_in(more.parent)}”" if more.parent else "the whole trust"
        raise BadInput(
            place,
            found=f"units of one kind have {more.parts:,} answers together, more than the {more.whole:,} of {whole}",
            expected="each person in one unit of a kind",
        ) from more
    except (Crossed, UnknownParent) as fault:
        raise BadInput(
            place,
            found="a unit that does not fit the units already loaded for this year",
            expected="the same units in results and response rates",
        ) from fault


def _name_in(key: str) -> str:
    return key.rpartition(INSIDE)[2].partition(":")[2]


def _remember(found: Release, *, organisation: Organisation, year: int) -> None:
    LedgerRow.objects.bulk_create(
        (
            LedgerRow(
                organisation=organisation,
                year=year,
                unit=entry.unit,
                kind=entry.kind,
                parent=entry.parent,
                layer=entry.layer,
                is_shown=entry.value is not None,
                value=entry.value or 0.0,
            )
            for entry in found.entries
        ),
        ignore_conflicts=True,
    )


def _note(act: Act, load: Load, *, detail: str, by: Agent, at: datetime) -> None:
    record(
        act,
        by=actor(by, organisation=load.organisation),
        at=at,
        subject=f"{KIND_NAMES[DataKind(load.kind)].lower()} of {load.year}",
        detail=detail[:320],
        organisation_code=load.organisation.code,
    )
