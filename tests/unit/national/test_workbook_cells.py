"""The process that reads cells: bounded, honest about what ended it, and never left behind."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.factories.workbooks import as_bytes, detailed_workbook, with_part

from groundswell.national import workbook_cells
from groundswell.national.mute_cells import has_shared_parts
from groundswell.national.source import source_from
from groundswell.national.workbook_cells import CellsProcess
from groundswell.vocabulary.faults import BadInput

WORKBOOK = "xl/workbook.xml"
# Holds a process that was given nothing yet, says who it is, and waits to be killed.
HOLDS = """
import sys, time
from groundswell.national.workbook_cells import CellsProcess
held = CellsProcess("given.xlsx")
print(held._process.pid, flush=True)
if sys.argv[1] == "given":
    held.give(open(sys.argv[2], "rb").read())
time.sleep(60)
"""


@pytest.fixture(scope="module")
def sound() -> bytes:
    return as_bytes(detailed_workbook())


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until_gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells a process by /proc")
@pytest.mark.parametrize("state", ["waiting", "given"])
def test_it_ends_with_whoever_asked(sound, tmp_path, state):
    file = tmp_path / "given.xlsx"
    file.write_bytes(sound)
    parent = subprocess.Popen([sys.executable, "-c", HOLDS, state, str(file)], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    assert is_running(pid)

    parent.kill()
    parent.wait()
    parent.stdout.close()

    assert until_gone(pid)


def test_leaving_ends_it_whatever_became_of_it():
    process = CellsProcess("given.xlsx")
    pid = process._process.pid

    def interrupted() -> None:
        with process:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert until_gone(pid)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (signal.SIGKILL, "reading it was stopped from outside"),
        (signal.SIGTERM, "reading it was stopped from outside"),
        (signal.SIGXCPU, "it takes too long to read"),
        (signal.SIGABRT, "its sheets are too large to lay out"),
    ],
)
def test_what_ended_it_is_told_and_a_sound_file_is_not_blamed(sound, sent, said):
    with CellsProcess("given.xlsx") as process:
        os.kill(process._process.pid, sent)
        process.give(sound)

        with pytest.raises(BadInput, match=said):
            process.cells()


def test_two_sheets_that_are_one_part_are_refused(sound):
    assert not has_shared_parts(sound)
    with zipfile.ZipFile(io.BytesIO(sound)) as held:
        book = held.read(WORKBOOK).decode()
    first = book[book.index("<sheet ") : book.index("/>", book.index("<sheet ")) + 2]
    again = book.replace(first, first + first.replace('name="', 'name="again '))

    with pytest.raises(BadInput, match="two of its sheets are one part"):
        _ = source_from("given.xlsx", with_part(sound, WORKBOOK, again.encode())).sheets


def test_empty_cells_and_texts_and_numbers_come_over_as_they_are():
    sheets = {"A": [["", 1.5, "x"], [-0.0, "", "1.5"], [float("inf"), "NaN", ""]], "B": [[]]}

    assert workbook_cells._laid_out(workbook_cells._packed(sheets)) == sheets


def test_a_sheet_of_nothing_but_its_corners_is_refused_in_little_memory(sound, tmp_path):
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1999"><c r="BXX1999"><v>1</v></c></row>'
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )
    file = tmp_path / "given.xlsx"
    file.write_bytes(with_part(sound, "xl/worksheets/sheet2.xml", sheet.encode()))
    measured = (
        "import resource, sys; from pathlib import Path; from groundswell.national.source import open_source\n"
        "from groundswell.vocabulary.faults import BadInput\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: open_source(Path(sys.argv[1])).sheets\n"
        "except BadInput as fault: print(fault.sentence())\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)\n"
    )

    done = subprocess.run([sys.executable, "-c", measured, str(file)], capture_output=True, text=True, check=True)

    said, ours, childs = done.stdout.splitlines()
    assert "too large to lay out" in said
    assert float(ours) < 20
    assert float(childs) < 300
