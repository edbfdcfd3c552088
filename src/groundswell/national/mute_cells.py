"""What a parser reads as empty and is not: an error such as "#N/A", and a formula that nobody worked out."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
IS_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
HAS_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b")
FORMULA = "="
ERROR_WORD = re.compile(rb"#[A-Z0-9/!?_]+")


def sheets_with_mute_cells(content: bytes) -> dict[str, bytes]:
    """Return the XML of the sheets that may hold such cells, by the sheets' names. The archive was checked before."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        read = ((name, archive.read(part)) for part, name in _sheet_parts(archive).items())
        return {name: xml for name, xml in read if _may_hold_any(xml)}


def has_shared_parts(content: bytes) -> bool:
    """Return whether two sheets of a workbook are the same part, so that reading it may take any time."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        named = [part for part, _ in _named_parts(archive)]
    return len(named) > len(set(named))


def put_back(parts: Mapping[str, bytes], sheets: Mapping[str, list[list[Any]]], *, every_formula: bool) -> None:
    """Write the word of every such cell into the rows: "#N/A" for that error, "=" for the formula.

    With `every_formula`, formulas that somebody worked out become "=" too.
    """
    for name, xml in parts.items():
        rows = sheets.get(name, [])
        for cell in CELL.finditer(xml):
            place, word = REFERENCE.search(cell[1]), _word(cell[1], cell[2] or b"", every_formula=every_formula)
            if place is None or not word:
                continue
            line, column = int(place[2]) - 1, _column(place[1].upper())
            if line < len(rows) and column < len(rows[line]):
                rows[line][column] = word


def column_letters(at: int) -> str:
    """Return a column's letters as a spreadsheet shows them: A for 0, AA for 26."""
    letters, at = "", at + 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _may_hold_any(xml: bytes) -> bool:
    # Plain words first: they are found far more quickly, and in most sheets they rule both out.
    may_err = (b'"e"' in xml or b"'e'" in xml) and IS_ERROR.search(xml)
    return bool(may_err or ((b"<f" in xml or b":f" in xml) and IS_FORMULA.search(xml)))


def _word(attributes: bytes, inside: bytes, *, every_formula: bool) -> str:
    if every_formula and IS_FORMULA.search(inside):
        return FORMULA
    if IS_ERROR.search(attributes):
        word = ERROR_WORD.search(inside)
        return word.group().decode() if word else "#ERROR"
    return FORMULA if IS_FORMULA.search(inside) and not HAS_VALUE.search(inside) else ""


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    held = set(archive.namelist())
    return {part: name for part, name in _named_parts(archive) if part in held}


def _named_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return the part and the name of every sheet, in the workbook's order."""
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target", ""))).lstrip("/")
        for one in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - checked archive
    }
    return [
        (targets[element.get(RELATION)], element.get("name", ""))
        for element in ET.fromstring(archive.read("xl/workbook.xml")).iter()  # noqa: S314 - checked archive
        if element.tag.endswith("}sheet") and element.get(RELATION) in targets
    ]


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1
