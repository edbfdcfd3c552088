"""A workbook is a zip of XML. Its directory, true sizes and declarations are checked here before anything parses it.

Limits as in TRUST 11. Sizes are counted while unpacking, because a zip's directory can lie.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from groundswell.vocabulary.faults import BadInput, Place

MEBIBYTE = 1024 * 1024
LARGEST_UNPACKED = 50 * MEBIBYTE
LARGEST_RATIO = 100
MOST_ENTRIES = 200
# No published table reaches row 200,000 or a column of four letters; for a single cell out there a reader would have to
# lay out every cell before it.
LAST_ROW = 200_000
LAST_COLUMN = 26 + 26**2 + 26**3
BEYOND = re.compile(rb"""\sr\s*=\s*["']((?:[A-Za-z]{4,}\d*|[A-Za-z]*(?:\d{7,}|[2-9]\d{5})))["']""")

BLOCK = 256 * 1024
# What a block keeps of the one before it, so that nothing hides on the seam.
SEAM = 64
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
DECLARATION = re.compile(rb"<!(?i:doctype|entity|element|attlist|notation)")
# The same characters two bytes wide, as UTF-16 writes them in either order.
WIDE_DECLARATIONS = (b"<\x00!\x00", b"\x00<\x00!")
PROTECTED = 1
SOUND = "a sound .xlsx workbook"


def check_archive(name: str, content: bytes) -> None:
    """Raise BadInput if a workbook could exhaust memory, declares entities or is not a sound zip of a workbook."""
    place = Place(name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, struct.error) as broken:
        raise BadInput(place, found="the workbook is damaged", expected=SOUND) from broken
    _check_directory(place, entries, packed=len(content))
    unpacked = 0
    for entry in entries:
        tail = b""
        for block in _unpacked(place, entry, content):
            unpacked += len(block)
            _check_size(place, unpacked, packed=len(content))
            _check_text(place, entry.filename, tail + block)
            tail = block[-SEAM:]


def check_reach(name: str, content: bytes) -> None:
    """Raise BadInput, naming the cell, if a checked workbook has one further out than any published table reaches."""
    place = Place(name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [one for one in archive.infolist() if one.filename.startswith("xl/worksheets/")]
    for entry in entries:
        tail = b""
        for block in _unpacked(place, entry, content):
            if beyond := BEYOND.search(tail + block):
                raise BadInput(
                    place,
                    found=f"its part {entry.filename} has a cell at {beyond.group(1).decode()[:20]}",
                    expected=f"fewer than {LAST_ROW:,} rows",
                )
            tail = block[-SEAM:]


def _check_directory(place: Place, entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise BadInput(
            place, found=f"the workbook holds {len(entries):,} parts", expected=f"at most {MOST_ENTRIES} parts"
        )
    if any(entry.flag_bits & PROTECTED for entry in entries):
        raise BadInput(place, found="the workbook is protected by a password", expected="one without")
    _check_size(place, sum(entry.file_size for entry in entries), packed=packed)
    names = {entry.filename for entry in entries}
    if len(names) < len(entries):
        raise BadInput(place, found="a part of the workbook stands in it twice", expected=SOUND)
    if "[Content_Types].xml" not in names:
        found = "an OpenDocument spreadsheet" if "content.xml" in names else "a zip file but not a workbook"
        raise BadInput(place, found=f"it is {found}", expected="an .xlsx workbook")
    if "xl/workbook.bin" in names:
        raise BadInput(place, found="it is a binary workbook (.xlsb)", expected="an .xlsx workbook")


def _check_size(place: Place, unpacked: int, *, packed: int) -> None:
    if unpacked > LARGEST_UNPACKED:
        raise BadInput(
            place,
            found="the workbook unpacks to more than it should",
            expected=f"at most {LARGEST_UNPACKED // MEBIBYTE} MiB unpacked",
        )
    if unpacked > packed * LARGEST_RATIO:
        raise BadInput(
            place,
            found=f"the workbook unpacks to {unpacked // max(packed, 1):,} times its size",
            expected=f"at most {LARGEST_RATIO} times",
        )


def _unpacked(place: Place, entry: zipfile.ZipInfo, content: bytes) -> Iterator[bytes]:
    """Yield what an entry really unpacks to, block by block, whatever size its directory claims."""
    start = entry.header_offset
    header = content[start : start + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        raise BadInput(place, found=f"its part {entry.filename} is damaged", expected=SOUND)
    *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
    start += LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(content)[start : start + entry.compress_size]
    seen, checksum = 0, 0
    for block in _inflated(place, entry, packed):
        seen += len(block)
        checksum = zlib.crc32(block, checksum)
        yield block
    if seen != entry.file_size or checksum != entry.CRC:
        raise BadInput(place, found=f"its part {entry.filename} is not what its directory says", expected=SOUND)


def _inflated(place: Place, entry: zipfile.ZipInfo, packed: memoryview) -> Iterator[bytes]:
    if entry.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(packed), BLOCK):
            yield bytes(packed[start : start + BLOCK])
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise BadInput(
            place, found=f"its part {entry.filename} is packed in a way no workbook uses", expected="deflate"
        )
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = packed
    try:
        while not inflate.eof:
            block = inflate.decompress(waiting, BLOCK)
            waiting = inflate.unconsumed_tail
            if not block and not waiting:
                break
            yield block
    except zlib.error as broken:
        raise BadInput(place, found=f"its part {entry.filename} is damaged", expected=SOUND) from broken


def _check_text(place: Place, part: str, text: bytes) -> None:
    if (b"<!" in text and DECLARATION.search(text)) or any(wide in text for wide in WIDE_DECLARATIONS):
        raise BadInput(place, found=f"its part {part} declares entities", expected="plain XML without declarations")
