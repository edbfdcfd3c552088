"""Questions about what a trust loaded of its own."""

import os
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from groundswell.disclosure.breakdown import TRUST, Breakdown, Measured, Unit
from groundswell.disclosure.gate import Release, release
from groundswell.disclosure.ledger import Entry, Ledger
from groundswell.disclosure.thresholds import SMALLEST_GROUP, threshold
from groundswell.discover.breakdown.enums import DataKind
from groundswell.discover.breakdown.measures import measures
from groundswell.discover.breakdown.models import Draft, LedgerRow, Load, UnitRow
from groundswell.organisations.models import Organisation

# Names never hold it: signs that cannot be seen are taken out of them.
INSIDE = "\x1f"
SETTING = "GROUNDSWELL_SMALLEST_GROUP"
DRAFTS_KEPT = timedelta(days=1)


def smallest_group() -> int:
    """Return the smallest group this installation shows. Raises TooLow for anything but a number from eleven up."""
    asked = os.environ.get(SETTING, "").strip()
    if not asked:
        return SMALLEST_GROUP
    return threshold(int(asked) if asked.isdigit() else 0)


def loads_of(organisation: Organisation) -> QuerySet[Load]:
    """Return every version an organisation has, newest first."""
    return organisation.breakdown_loads.all()


def drafts_of(organisation: Organisation, *, at: datetime) -> QuerySet[Draft]:
    """Return the files that wait for their columns to be confirmed; a day after they came they are as good as gone."""
    return organisation.breakdown_drafts.filter(kept_at__gte=at - DRAFTS_KEPT)


def load_in_force(organisation: Organisation, kind: DataKind, year: int) -> Load | None:
    """Return the newest version of one kind and year, or None."""
    return loads_of(organisation).filter(kind=kind, year=year).first()


def years_of(organisation: Organisation) -> list[int]:
    """Return the years anything is loaded for, newest first."""
    return sorted({load.year for load in loads_of(organisation)}, reverse=True)


def load_by_key(organisation: Organisation, key: UUID) -> Load | None:
    """Return one version of this organisation, or None."""
    return loads_of(organisation).filter(pk=key).first()


def ledger_of(organisation: Organisation, year: int) -> Ledger:
    """Return every cell that was ever shown or held back for an organisation and year."""
    rows = LedgerRow.objects.filter(organisation=organisation, year=year)
    return Ledger(
        tuple(
            Entry(row.unit, row.kind, row.parent, row.layer, row.value if row.is_shown else None, _name_in(row.unit))
            for row in rows
        )
    )


def unit_key(row: UnitRow, wholes: dict[str, UnitRow]) -> str:
    """Return the name by which the gate and the ledger know a unit: its kind, what it lies in, and its name."""
    if not row.kind:
        return TRUST
    parent = wholes.get(row.parent.casefold())
    inside = unit_key(parent, wholes) if parent is not None and row.parent else TRUST
    return f"{inside}{INSIDE}{row.kind}:{row.name.casefold()}"


def _name_in(key: str) -> str:
    """Return what people call the unit of a key: what stands behind its kind."""
    return key.rpartition(INSIDE)[2].partition(":")[2]


def breakdown_of(organisation: Organisation, year: int) -> tuple[Breakdown, dict[str, UnitRow]]:
    """Return results and response rates of one year as the gate takes them, and the row behind each key.

    Never leaves this room: pages are given what release_of makes of it.
    """
    given: dict[str, dict[str, object]] = {}
    rows: dict[str, UnitRow] = {}
    for kind in (DataKind.RESULTS, DataKind.RATES):
        load = load_in_force(organisation, kind, year)
        if load is None:
            continue
        found = list(load.units.prefetch_related("measured"))
        wholes = {row.name.casefold(): row for row in found if row.kind and row.kind != "TEAM"}
        for row in found:
            key = unit_key(row, wholes)
            rows.setdefault(key, row)
            unit = given.setdefault(key, {"kind": row.kind, "parent": key.rpartition(INSIDE)[0], "name": _name_in(key)})
            unit["is_public"] = bool(unit.get("is_public")) or row.is_public
            if kind is DataKind.RATES:
                unit["eligible"], unit["responded"] = row.eligible, row.answers
            else:
                unit["answers"] = row.answers
                unit["measures"] = {one.measure: Measured(one.answers, one.value) for one in row.measured.all()}
    units = {key: Unit(key=key, **words) for key, words in given.items()}  # type: ignore[arg-type]  # built above
    trust = units.pop(TRUST, None)
    asked = [measure for measure in measures() if any(measure in unit.measures for unit in units.values())]
    kinds = {measure: measures()[measure].kind for measure in asked}
    return Breakdown(tuple(units.values()), kinds, trust=trust), rows


def release_of(organisation: Organisation, year: int) -> tuple[Release, dict[str, UnitRow]]:
    """Return what may be seen of a year, and whose name each key is. The rows give names, never numbers."""
    breakdown, rows = breakdown_of(organisation, year)
    found = release(breakdown, ledger=ledger_of(organisation, year), threshold=smallest_group())
    return found, rows
