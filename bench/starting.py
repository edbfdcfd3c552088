"""How soon commands that need no accounts answer, as whole processes."""

import sys
import tempfile

from bench.measurement import Measurement, Table, run_alone
from bench.spread import paired
from bench.whole_process import GROUNDSWELL, measured

COMMANDS = ("data list", "data list --json", "scores RTF --json", "scores --help")
NOTHING = (sys.executable, "-c", "pass")


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Run each command in turn with an interpreter that does nothing."""
    runs = 1 if is_quick else 15
    with tempfile.TemporaryDirectory() as home:
        rows = [_row(command, home, runs) for command in COMMANDS]
    return Measurement(
        name="starting",
        title="How soon a command answers",
        question="Whole processes, from start to exit, on an empty data folder with the shipped editions, beside a "
        "Python that does nothing. Wanted: less than half a second.",
        tables=(
            Table(
                ("Command", "Ratio to `python -c pass`", "Wall, s", "Processor, s", "`python -c pass`, wall, s"),
                tuple(rows),
            ),
        ),
    )


def _row(command: str, home: str, runs: int) -> tuple[str, ...]:
    words = (*GROUNDSWELL, *command.split())
    measured(words, GROUNDSWELL_HOME=home)
    timed = [(measured(words, GROUNDSWELL_HOME=home), measured(NOTHING)) for _ in range(runs)]
    wall = paired([one.seconds for one, _ in timed], [other.seconds for _, other in timed])
    processor = paired(*([one.processor_seconds for one in side] for side in zip(*timed, strict=True)))
    return f"`groundswell {command}`", *(str(one) for one in (wall.ratio, wall.ours, processor.ours, wall.peer))


if __name__ == "__main__":
    run_alone(measure)
