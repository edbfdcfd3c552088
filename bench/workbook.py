"""Loading the 2024 detailed workbook against pandas and openpyxl merely reading it."""

import os
import sys
import tempfile
from pathlib import Path

from bench.measurement import Measurement, Table, run_alone
from bench.spread import paired
from bench.whole_process import GROUNDSWELL, Ended, measured

# An official workbook on this machine; it is not in the repository.
OFFICIAL = "GROUNDSWELL_BENCH_WORKBOOK"
MAKE = "import sys, pathlib, bench.made_workbook as made; made.make_workbook(pathlib.Path(sys.argv[1])"
READ = """
import sys, time, pandas
started = time.perf_counter()
sheets = pandas.read_excel(sys.argv[1], sheet_name=None, header=None, engine="openpyxl")
print(time.perf_counter() - started, sum(sheet.size for sheet in sheets.values()))
"""


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Measure the made workbook, and the official one where the environment names it."""
    official = os.environ.get(OFFICIAL)
    with tempfile.TemporaryDirectory() as room:
        made = Path(room) / "made.xlsx"
        small = ", organisations=12, questions=20" if is_quick else ""
        measured((sys.executable, "-c", f"{MAKE}{small})", str(made)))
        files = {"made, same size and layout": made}
        if official and not is_quick:
            files = {"official, NHS Staff Survey 2024": Path(official), **files}
        rows = [_row(name, path, Path(room), runs=1 if is_quick else 7) for name, path in files.items()]
    used = "the official file and a made one" if len(files) > 1 else "a made file only"
    return Measurement(
        name="workbook",
        title="Loading the detailed workbook",
        question="How long reading, checking every cell and writing an edition takes, against pandas and openpyxl "
        f"merely reading the same sheets into frames. Wanted: a ratio of at most 0.5. Used here: {used}.",
        tables=(
            Table(
                (
                    "Workbook",
                    "Ratio, whole processes",
                    "Ratio, our whole process to their call alone",
                    "Ratio of processor time",
                    "`groundswell data add`, s",
                    "pandas, whole process, s",
                    "pandas, `read_excel` alone, s",
                ),
                tuple(rows),
            ),
        ),
        notes=(
            (
                "Ours is `groundswell data add FILE --json` into an empty data folder, from start to end of the "
                "process: guard against bombs, reading in a process of its own, every share and sum checked, Parquet "
                "written and synchronised to disk."
            ),
            'Theirs is `pandas.read_excel(FILE, sheet_name=None, header=None, engine="openpyxl")` and nothing more.',
            (
                f"The official file is measured where `{OFFICIAL}` names it; the made one holds the shipped edition's "
                "figures under headings of our own (bench/made_workbook.py)."
            ),
        ),
        settings=f"{OFFICIAL}=FILE" if len(files) > 1 else "",
    )


def _row(name: str, path: Path, room: Path, *, runs: int) -> tuple[str, ...]:
    _load(path, room), _read(path)
    timed = [(_load(path, room), _read(path)) for _ in range(runs)]
    whole = paired([one.seconds for one, _ in timed], [other.seconds for _, other in timed])
    call = paired([one.seconds for one, _ in timed], [float(other.said.split()[0]) for _, other in timed])
    processor = paired([one.processor_seconds for one, _ in timed], [other.processor_seconds for _, other in timed])
    return (
        f"{name} ({path.stat().st_size / 1e6:.1f} MB, {int(timed[0][1].said.split()[1]):,} cells)",
        *(str(pair.ratio) for pair in (whole, call, processor)),
        *(str(one) for one in (whole.ours, whole.peer, call.peer)),
    )


def _load(path: Path, room: Path) -> Ended:
    """Load a workbook into a new home. Shipped editions are hidden, or the official file would be there already."""
    with tempfile.TemporaryDirectory(dir=room) as home:
        command = (*GROUNDSWELL, "data", "add", str(path), "--json")
        return measured(command, GROUNDSWELL_HOME=home, GROUNDSWELL_SHIPPED="0")


def _read(path: Path) -> Ended:
    return measured((sys.executable, "-c", READ, str(path)))


if __name__ == "__main__":
    run_alone(measure)
