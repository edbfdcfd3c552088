"""What became of organisations: names of today and of earlier, and which code followed which, by code and date."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from groundswell.national.editions import Kind
from groundswell.national.frames import scan
from groundswell.national.store import editions_of, find_edition
from groundswell.packs.shelf import find_pack, read_toml

FORMER_NAMES = "groundswell/former-names"
MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One code followed another from a day on."""

    old: str
    new: str
    on: date


@dataclass(frozen=True, slots=True)
class Reference:
    """The organisation references at hand, read together.

    `names` are names of today by code, `other_names` what else a code is or was called, `closed_names` names of codes
    that may no longer exist. `changes` are keyed by the old code, in the order of their days.
    """

    names: dict[str, str]
    other_names: dict[str, tuple[str, ...]]
    closed_names: dict[str, str]
    changes: dict[str, tuple[Change, ...]]

    def successor_of(self, code: str, *, after: date) -> Change | None:
        """Return the last change that leads on from a code after a day, following chains; None if it still stands."""
        found = None
        for _ in range(MOST_STEPS):
            step = next((one for one in self.changes.get(code, ()) if one.on > after), None)
            if step is None or step.new == code:
                return found
            found = Change(found.old if found else step.old, step.new, step.on)
            code, after = step.new, step.on
        return found

    def predecessors_of(self, code: str) -> tuple[Change, ...]:
        """Return the changes that led straight into a code, oldest first."""
        led = [change for changes in self.changes.values() for change in changes if change.new == code]
        return tuple(sorted(led, key=lambda one: (one.on, one.old)))


def organisation_reference() -> Reference:
    """Return all references of this installation as one; empty where none is loaded."""
    return _read(tuple(edition.id for kind in (Kind.ORGANISATIONS, Kind.SUCCESSORS) for edition in editions_of(kind)))


@lru_cache(maxsize=4)
def _read(edition_ids: tuple[str, ...]) -> Reference:
    names: dict[str, str] = {}
    others: dict[str, tuple[str, ...]] = {}
    closed: dict[str, str] = dict(read_toml(find_pack(FORMER_NAMES).folder / "pack.toml")["names"])
    changes: dict[str, set[Change]] = {}
    for edition_id in edition_ids:
        edition = find_edition(edition_id)
        rows = scan(edition.table("rows")).collect()
        for row in rows.iter_rows(named=True):
            if edition.kind is Kind.SUCCESSORS:
                changes.setdefault(row["old_code"], set()).add(_change(row["old_code"], row["new_code"], row["on"]))
            elif "other_names" in rows.columns:
                names.setdefault(row["code"], row["name"])
                others.setdefault(row["code"], tuple(name for name in row["other_names"].split(";") if name))
                for old in filter(None, row["predecessors"].replace(",", ";").split(";")):
                    if row["merged_on"]:
                        changes.setdefault(old.strip(), set()).add(_change(old.strip(), row["code"], row["merged_on"]))
            elif "name" in rows.columns:
                closed.setdefault(row["code"], row["name"])
    ordered = {old: tuple(sorted(found, key=lambda one: (one.on, one.new))) for old, found in changes.items()}
    return Reference(names, others, closed, ordered)


def _change(old: str, new: str, on: str) -> Change:
    return Change(old, new, date.fromisoformat(on))
