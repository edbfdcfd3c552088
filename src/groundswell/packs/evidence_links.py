"""What research elsewhere found together with how staff fare: each link with its design and grade, none as a cause."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from groundswell.packs.entries import Entry, unique
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.vocabulary.provenance import Mark

PACK = "groundswell/evidence-links"


class Grade(StrEnum):
    """How far a finding may be relied on."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLink:
    """One association: what was found together with what, how large, by which design, and how far to rely on it."""

    id: str
    measure: str
    outcome: str
    found: str
    design: str
    n: str
    year: int
    source: str
    grade: Grade
    why: str
    mark: Mark
    elements: tuple[str, ...]
    outcomes: tuple[str, ...]


def evidence_links() -> tuple[EvidenceLink, ...]:
    """Return the links that may be shown, in the pack's order: those marked unverified stay unseen.

    Raises BadInput naming file and entry if the pack is wrong.
    """
    return tuple(one for one in _links(find_pack(PACK)) if one.mark is not Mark.UNVERIFIED)


@cache
def _links(pack: Pack) -> tuple[EvidenceLink, ...]:
    entries = [one.named("link") for one in read_file(pack.folder / "links.toml").entries("link", "link")]
    read = tuple(_link(entry) for entry in entries)
    unique((entry, one.id) for entry, one in zip(entries, read, strict=True))
    return read


def _link(entry: Entry) -> EvidenceLink:
    entry.only(*EvidenceLink.__dataclass_fields__)
    return EvidenceLink(
        id=entry.text("id"),
        measure=entry.text("measure"),
        outcome=entry.text("outcome"),
        found=entry.text("found"),
        design=entry.text("design"),
        n=entry.text("n"),
        year=entry.year(),
        source=entry.text("source"),
        grade=entry.one_of("grade", Grade, Grade),
        why=entry.text("why"),
        mark=entry.mark(),
        elements=entry.texts("elements"),
        outcomes=entry.texts("outcomes"),
    )
