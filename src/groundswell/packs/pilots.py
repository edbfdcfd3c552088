"""The pilot trusts of the programme: examples to look at first, each with how sure we are."""

from dataclasses import dataclass
from functools import cache

from groundswell.packs.shelf import find_pack, read_toml
from groundswell.vocabulary.provenance import Mark

PACK = "groundswell/pilots"


@dataclass(frozen=True, slots=True)
class Pilot:
    """One pilot, or the trust that followed it: `line` for a list, `note` for its own page."""

    code: str
    name: str
    line: str
    note: str
    mark: Mark

    @property
    def is_unverified(self) -> bool:
        """Whether no source confirms it."""
        return self.mark is Mark.UNVERIFIED


@cache
def pilots() -> tuple[Pilot, ...]:
    """Return the pilots in the pack's order."""
    rows = read_toml(find_pack(PACK).folder / "pack.toml")["pilot"]
    return tuple(Pilot(r["code"], r["name"], r["line"], r["note"], Mark(r["mark"])) for r in rows)


def pilot_of(code: str) -> Pilot | None:
    """Return the pilot that this organisation is or followed, or None."""
    return next((pilot for pilot in pilots() if pilot.code == code), None)
