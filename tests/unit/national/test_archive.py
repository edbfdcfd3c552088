"""The guard in front of every workbook: bombs and lies are refused before anything is parsed."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest
from tests.factories.workbooks import as_bytes, detailed_workbook, with_part

from groundswell.national import archive
from groundswell.national.archive import check_archive
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput

SHEET = "xl/worksheets/sheet2.xml"


@pytest.fixture(scope="module")
def sound() -> bytes:
    return as_bytes(detailed_workbook())


def fault_of(content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        check_archive("given.xlsx", content)
    return caught.value.sentence()


def test_a_sound_workbook_passes(sound):
    check_archive("given.xlsx", sound)


def test_a_zip_of_something_else_is_no_workbook():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr("inner.xlsx", as_bytes(detailed_workbook()))

    assert fault_of(written.getvalue()) == (
        "given.xlsx: it is a zip file but not a workbook; expected an .xlsx workbook. Nothing was changed."
    )


def test_an_opendocument_spreadsheet_is_named():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", "<x/>")

    assert "it is an OpenDocument spreadsheet; expected an .xlsx workbook." in fault_of(written.getvalue())


def test_a_binary_workbook_is_named(sound):
    assert "it is a binary workbook (.xlsb)" in fault_of(with_part(sound, "xl/workbook.bin", b"x"))


@pytest.mark.parametrize("keep", [5, 100, 0.5, -30], ids=["signature", "header", "half", "end"])
def test_a_truncated_workbook_is_damaged(sound, keep):
    end = int(len(sound) * keep) if isinstance(keep, float) else keep

    assert "the workbook is damaged; expected a sound .xlsx workbook." in fault_of(sound[:end])


def test_a_flipped_bit_is_found(sound):
    with zipfile.ZipFile(io.BytesIO(sound)) as held:
        entry = held.getinfo(SHEET)
    place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    flipped = sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :]

    assert f"its part {SHEET} is" in fault_of(flipped)


def test_too_many_parts_are_refused(sound):
    content = sound
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a") as made:
        for number in range(archive.MOST_ENTRIES):
            made.writestr(f"xl/{number}", "")

    assert "parts; expected at most 200 parts." in fault_of(written.getvalue())


def test_a_part_that_stands_twice_is_refused(sound):
    written = io.BytesIO(sound)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(written, "a") as made:
        made.writestr(SHEET, "<x/>")

    assert "a part of the workbook stands in it twice" in fault_of(written.getvalue())


def test_a_ratio_beyond_a_hundred_is_refused(sound):
    assert "times its size; expected at most 100 times." in fault_of(
        with_part(sound, "xl/media/zeros", bytes(8_000_000))
    )


def test_more_than_fifty_mebibytes_unpacked_are_refused(sound):
    # Bytes that pack to about a third, so that it is the size and not the ratio that is met.
    noisy = b"".join(struct.pack("<H", place % 40_009) for place in range(26_500_000))

    assert "unpacks to more than it should; expected at most 50 MiB unpacked." in fault_of(
        with_part(sound, "xl/media/noise", noisy)
    )


def _with_claimed_size(content: bytes, part: str, size: int) -> bytes:
    """Return the zip with both of its headers claiming another unpacked size for a part, and a checksum to match."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        entry = held.getinfo(part)
        checksum = zlib.crc32(held.read(part)[:size])
    lying = bytearray(content)
    at = entry.header_offset
    struct.pack_into("<I", lying, at + 14, checksum)
    struct.pack_into("<I", lying, at + 22, size)
    central = content.index(b"PK\x01\x02")
    while lying[central + 46 : central + 46 + len(part)] != part.encode():
        central = content.index(b"PK\x01\x02", central + 4)
    struct.pack_into("<I", lying, central + 16, checksum)
    struct.pack_into("<I", lying, central + 24, size)
    return bytes(lying)


def test_a_directory_that_lies_about_sizes_is_found_out(sound):
    """The zip module of Python believes the directory, reads that much and is content; a parser may read it all."""
    bomb = with_part(sound, SHEET, b"<x>" + b"a" * 300_000)
    lying = _with_claimed_size(bomb, SHEET, 100)
    with zipfile.ZipFile(io.BytesIO(lying)) as believed:
        assert len(believed.read(SHEET)) == 100

    assert f"its part {SHEET} is not what its directory says" in fault_of(lying)


def test_a_lying_directory_cannot_hide_a_bomb(sound):
    lying = _with_claimed_size(with_part(sound, SHEET, bytes(20_000_000)), SHEET, 100)

    assert "times its size; expected at most 100 times." in fault_of(lying)


def test_a_protected_part_is_named(sound):
    protected = bytearray(sound)
    for at in (0, sound.index(b"PK\x01\x02") + 2):
        protected[at + 6] |= 1

    assert "the workbook is protected by a password; expected one without." in fault_of(bytes(protected))


DECLARED = '<?xml version="1.0"?>{}<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "xml",
    [
        DECLARED.format("").encode(),
        DECLARED.format("<!--" + " " * 5_000 + "-->").encode(),
        DECLARED.format("<!--" + " " * (archive.BLOCK - 33) + "-->").encode(),
        DECLARED.format("").lower().encode(),
        DECLARED.format("").encode("utf-16"),
        DECLARED.format("").encode("utf-16-le"),
        DECLARED.format("").encode("utf-16-be"),
        ("<!--" + "\u2028" * 5_000 + "-->" + DECLARED.format("")).encode("utf-16"),
    ],
    ids=["first", "after 4096 bytes", "on a seam", "small letters", "utf-16", "utf-16-le", "utf-16-be", "late utf-16"],
)
def test_xml_that_declares_entities_is_refused(sound, xml):
    assert f"its part {SHEET} declares entities; expected plain XML without declarations." in fault_of(
        with_part(sound, SHEET, xml)
    )


@pytest.mark.parametrize("cell", ['r="XFD1048576"', "r='A200000'", 'r = "AAAA1"', 'r="4294967295"', 'r="a9999999"'])
def test_a_cell_far_out_is_named(sound, cell):
    sheet = f'<worksheet><sheetData><row r="1"><c {cell}><v>1</v></c></row></sheetData></worksheet>'

    with pytest.raises(BadInput, match=f"its part {SHEET} has a cell at"):
        _ = source_from("given.xlsx", with_part(sound, SHEET, sheet.encode())).sheets


MEASURED = """
import resource, sys, time
from pathlib import Path
from groundswell.national.source import open_source
from groundswell.vocabulary.faults import BadInput
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.perf_counter()
try:
    open_source(Path(sys.argv[1])).sheets
except BadInput as fault:
    said = fault.sentence()
seconds = time.perf_counter() - started
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(seconds, grown / 1024, children, said, sep="|")
"""


@pytest.mark.parametrize("bomb", ["entities", "zeros"])
def test_bombs_are_refused_within_a_second_and_a_hundred_mebibytes(sound, tmp_path, bomb):
    laughs = '<!DOCTYPE x [<!ENTITY a0 "ha">{}]><x>&a30;</x>'.format(
        "".join(f'<!ENTITY a{place} "&a{place - 1};&a{place - 1};">' for place in range(1, 31))
    )
    file = tmp_path / "bomb.xlsx"
    file.write_bytes(with_part(sound, SHEET, laughs.encode() if bomb == "entities" else bytes(45_000_000)))

    done = subprocess.run([sys.executable, "-c", MEASURED, file], capture_output=True, text=True, check=True)
    seconds, grown, children, said = done.stdout.strip().split("|")

    assert "declares entities" in said or "times its size" in said
    assert float(seconds) < 1
    assert float(grown) < 100
    assert int(children) / 1024 < 50, "the process that parses was only woken, and given nothing"
