"""How much memory loading a workbook takes, and refusing one that is made to harm."""

import os
import sys
import tempfile
import zipfile
from pathlib import Path

from bench.measurement import Measurement, Table, run_alone
from bench.spread import paired, spread
from bench.whole_process import GROUNDSWELL, Ended, measured
from bench.workbook import MAKE, OFFICIAL

MEBIBYTE = 1024 * 1024
READ = "import sys, pandas; pandas.read_excel(sys.argv[1], sheet_name=None, header=None, engine='openpyxl')"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
    "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
}
STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si><t>{}</t></si></sst>'


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Take the peak memory of each command, in turn with pandas and openpyxl on the same file."""
    runs = 1 if is_quick else 3
    official = None if is_quick else os.environ.get(OFFICIAL)
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        made, bomb, text = room / "made.xlsx", room / "bomb.xlsx", room / "text.xlsx"
        measured((sys.executable, "-c", f"{MAKE}{', organisations=12' * is_quick})", str(made)))
        make_bomb(bomb, mebibytes=4 if is_quick else 64)
        text.write_bytes(b"not a workbook\x00")
        rows = [_row("loading the made workbook", made, room, runs=runs, status=0)]
        if official:
            rows = [_row("loading the official workbook", Path(official), room, runs=runs, status=0), *rows]
        rows.append(_row(_named(bomb), bomb, room, runs=runs, status=2))
        refusals = [_add(text, room, status=2) for _ in range(runs)]
    return Measurement(
        name="memory",
        title="Memory",
        question="The most that any one process of a command held (its resident set), against pandas and openpyxl "
        "reading the same file.",
        tables=(
            Table(("What", "Ratio to pandas", "Ours, MiB", "pandas, MiB", "Ours, s", "pandas, s"), tuple(rows)),
            Table(
                ("For comparison", "MiB", "s"),
                (
                    (
                        "refusing 15 bytes that are not a workbook",
                        str(spread([one.peak_mib for one in refusals])),
                        str(spread([one.seconds for one in refusals])),
                    ),
                ),
            ),
        ),
        notes=(
            (
                "The bomb is one shared text of many equal letters in an otherwise sound workbook. It is refused, with "
                "exit status 2 and one sentence, before anything parses it."
            ),
            (
                "Reading happens in a process beside the one that checks and writes; the larger of the two is told. "
                "The reading one may hold 1 GiB of addresses at most and is ended beyond that."
            ),
        ),
        settings=f"{OFFICIAL}=FILE" if official else "",
    )


def make_bomb(path: Path, *, mebibytes: int) -> None:
    """Write a small workbook that unpacks to so many MiB of one letter."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in PARTS.items():
            archive.writestr(name, xml)
        before, after = STRINGS.split("{}")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            # A piece at a time: what this process held at its largest would count as its children's too.
            for piece in (before.encode(), *([b"a" * MEBIBYTE] * mebibytes), after.encode()):
                part.write(piece)


def _named(bomb: Path) -> str:
    with zipfile.ZipFile(bomb) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    return f"refusing a bomb of {bomb.stat().st_size / 1024:.0f} KiB that unpacks to {unpacked / MEBIBYTE:.0f} MiB"


def _row(what: str, path: Path, room: Path, *, runs: int, status: int) -> tuple[str, ...]:
    timed = [(_add(path, room, status=status), measured((sys.executable, "-c", READ, str(path)))) for _ in range(runs)]
    held = paired([one.peak_mib for one, _ in timed], [other.peak_mib for _, other in timed])
    took = paired([one.seconds for one, _ in timed], [other.seconds for _, other in timed])
    return what, *(str(one) for one in (held.ratio, held.ours, held.peer, took.ours, took.peer))


def _add(path: Path, room: Path, *, status: int) -> Ended:
    with tempfile.TemporaryDirectory(dir=room) as home:
        command = (*GROUNDSWELL, "data", "add", str(path), "--json")
        return measured(command, status=status, GROUNDSWELL_HOME=home, GROUNDSWELL_SHIPPED="0")


if __name__ == "__main__":
    run_alone(measure)
