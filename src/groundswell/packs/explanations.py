"""Pages that explain: how figures are made, what the product is, what is not certain. Text in packs, not in code."""

from dataclasses import dataclass
from functools import cache

from groundswell.packs.entries import Entry
from groundswell.packs.shelf import Pack, find_pack, read_file

PACK = "groundswell/explanations"
FIELDS = ("id", "heading", "text", "caption", "header", "rows", "links")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: paragraphs, a table (`caption`, `header`, `rows`; or nothing), and ways on (words, address)."""

    id: str
    heading: str
    text: tuple[str, ...]
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One page that explains. `topic` is its address below /methods/, e.g. "comparison/group-range".

    `unverified` pairs facts of the field that nobody has checked with why they are here; only "about" has some.
    """

    topic: str
    title: str
    finding: str
    parts: tuple[Part, ...]
    unverified: tuple[tuple[str, str], ...] = ()


def method_explanations() -> tuple[Explanation, ...]:
    """Return every explanation of a method, in the pack's order. Raises BadInput naming file and entry."""
    pack = find_pack(PACK)
    topics = read_file(pack.folder / "pack.toml").texts("methods")
    return tuple(_read(pack, f"methods/{topic}", topic) for topic in topics)


def method_explanation(topic: str) -> Explanation | None:
    """Return the explanation of one method, or None if the pack has none of that name."""
    return next((one for one in method_explanations() if one.topic == topic), None)


def page_explanation(name: str) -> Explanation:
    """Return "about" or "accessibility". Raises BadInput if the pack lacks it."""
    return _read(find_pack(PACK), name, name)


@cache
def _read(pack: Pack, file: str, topic: str) -> Explanation:
    table = read_file(pack.folder / f"{file}.toml")
    table.only("title", "finding", "section", "unverified")
    unverified = table.entries("unverified", "unverified fact") if table.has("unverified") else []
    return Explanation(
        topic=topic,
        title=table.text("title"),
        finding=table.text("finding"),
        parts=tuple(_part(one.named("section")) for one in table.entries("section", "section")),
        unverified=tuple((one.text("fact"), one.text("why")) for one in unverified),
    )


def _part(entry: Entry) -> Part:
    entry.only(*FIELDS)
    header = entry.texts("header")
    rows = _rows(entry, "rows", len(header)) if header else ()
    if not header and entry.has("rows"):
        raise entry.fault(found="it has rows and no header", expected="a header")
    links = tuple((words, address) for words, address in _rows(entry, "links", 2))
    caption = entry.text("caption") if header else ""
    return Part(entry.text("id"), entry.text("heading"), entry.texts("text"), caption, header, rows, links)


def _rows(entry: Entry, field: str, width: int) -> tuple[tuple[str, ...], ...]:
    """Return rows of texts of equal width; none where the field is absent."""
    listed = entry.fields.get(field, [])
    for row in listed:
        if not isinstance(row, list) or len(row) != width or not all(isinstance(cell, str) for cell in row):
            raise entry.fault(found=f"“{field}” holds {row!r}", expected=f"rows of {width} texts")
    return tuple(tuple(row) for row in listed)
