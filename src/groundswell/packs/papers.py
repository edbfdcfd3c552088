"""Papers that a programme agrees before it listens: shipped texts with gaps, to be filled from the programme.

A paper is a text in our own words: paragraphs, headings after "## " and "### ", and points after "- ". A name in braces
is filled from what the programme has written; [words in brackets] are for people to fill in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from groundswell.packs.entries import Entry, unique
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.vocabulary.provenance import Mark

PACK = "groundswell/papers"
# What a programme knows of itself; a paper may ask for nothing else.
GAPS = ("organisation", "programme", "purpose", "sponsor", "lead", "team")
GAP = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is for, who agrees to it, and its words with their gaps; some are shown as slides."""

    id: str
    title: str
    meaning: str
    agreed_by: str
    mark: Mark
    words: str
    is_for_slides: bool = False


def papers() -> tuple[Paper, ...]:
    """Return the papers in the pack's order. Raises BadInput, naming file and paper, for a pack that is wrong."""
    return _papers(find_pack(PACK))


def paper(paper_id: str) -> Paper | None:
    """Return one paper, or None."""
    return next((one for one in papers() if one.id == paper_id), None)


def filled(words: str, known: Mapping[str, str]) -> str:
    """Return the words of a paper with its gaps filled; one that nothing is known of stays in brackets, to be filled.

    What is filled in stands on one line: it can add no heading and no point.
    """
    return GAP.sub(lambda found: " ".join(known.get(found[1], "").split()) or f"[{found[1]}]", words)


@cache
def _papers(pack: Pack) -> tuple[Paper, ...]:
    entries = [one.named("paper") for one in read_file(pack.folder / "papers.toml").entries("paper", "paper")]
    unique((entry, entry.text("id")) for entry in entries)
    return tuple(_paper(entry, pack) for entry in entries)


def _paper(entry: Entry, pack: Pack) -> Paper:
    entry.only("id", "title", "meaning", "agreed_by", "mark", "slides")
    name = f"{entry.text('id')}.md"
    try:
        words = (pack.folder / name).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError) as broken:
        raise entry.fault(found=f"{name} is missing or not UTF-8", expected="the words of the paper") from broken
    unknown = sorted(set(GAP.findall(words)) - set(GAPS))
    if unknown:
        place = Place(f"{pack.folder.name}/{name}")
        raise BadInput(place, found=f"there is the gap “{{{unknown[0]}}}”", expected=f"only {', '.join(GAPS)}")
    return Paper(
        entry.text("id"),
        entry.text("title"),
        entry.text("meaning"),
        entry.text("agreed_by"),
        entry.mark(),
        words,
        entry.flag("slides"),
    )
