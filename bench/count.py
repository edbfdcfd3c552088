"""Counting a closed box of up to 20,000 answers, as the whole process that does it."""

import json
import sys
import tempfile
from pathlib import Path

from bench.made_wave import closed_box, pulse_answers, pulse_form, pulse_plan
from bench.measurement import Measurement, Table, run_alone
from bench.spread import Spread, spread
from bench.whole_process import Ended, measured
from groundswell.ballot.answers import Answers
from groundswell.ballot.form import form_from

SIZES, RUNS, WANTED_SECONDS = (5_000, 10_000, 20_000), 3, 120
# Not fewer: where most groups are small, the gate has more to hide than answers to count.
QUICK_SIZES = (3_000, 5_000)
# A plan that also crosses units with staff groups asks far more of the gate.
CROSSED = ["unit", "staff_group"]


class Miscounted(RuntimeError):
    """The count found another number of answers than lay in the box."""


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Count boxes of three sizes in turn, and the largest once more with crossed groups."""
    sizes, runs = (QUICK_SIZES, 1) if is_quick else (SIZES, RUNS)
    document = pulse_form()
    answers = pulse_answers(form_from(document), max(sizes))
    cases = [(size, False) for size in sizes] + ([] if is_quick else [(sizes[-1], True)])
    ended: dict[tuple[int, bool], list[Ended]] = {case: [] for case in cases}
    for _ in range(runs):
        for size, is_crossed in cases:
            ended[size, is_crossed].append(_counted(document, answers[:size], is_crossed=is_crossed))
    least = spread([one.seconds for one in ended[cases[0]]]).middle / sizes[0]
    return Measurement(
        name="count",
        title="Counting a box",
        question="`python -m groundswell.ballot.count BOX PLAN OUT` on closed boxes of the culture pulse (18 items, 41 "
        "units in 8 directorates, 6 staff groups) with every statistic that a plan can ask for, as a whole process: "
        "opening, counting, certifying the release, writing results, destroying the rows. Wanted: 20,000 answers "
        f"within {WANTED_SECONDS} s, and time in proportion to the answers.",
        tables=(
            Table(
                (
                    "Answers",
                    "Groups crossed",
                    "Against the wanted time",
                    "Time per answer, against the smallest box",
                    "Wall, s",
                    "Processor, s",
                    "Most memory, MiB",
                ),
                tuple(_row(size, crossed, found, least) for (size, crossed), found in ended.items()),
            ),
        ),
        notes=(
            "A part of the time does not depend on the answers: waking, and certifying as many groups as there are.",
            "A box of this size is overwritten with random bytes before it is removed: that is in the time too.",
        ),
    )


def _counted(document: dict[str, object], answers: list[Answers], *, is_crossed: bool) -> Ended:
    plan = pulse_plan(document, answers=len(answers))
    if is_crossed:
        plan["cuts"].append(CROSSED)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        box = closed_box(folder / "boxes", document, answers)
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        ended = measured(
            (
                sys.executable,
                "-m",
                "groundswell.ballot.count",
                str(box),
                str(folder / "plan.json"),
                str(folder / "out"),
            )
        )
        if json.loads(ended.said)["answers"] != len(answers) or box.exists():
            raise Miscounted(ended.said)
    return ended


def _row(size: int, is_crossed: bool, found: list[Ended], least: float) -> tuple[str, ...]:  # noqa: FBT001 - a column
    wall: Spread = spread([one.seconds for one in found])
    return (
        f"{size:,}",
        "yes" if is_crossed else "no",
        f"{wall.middle / WANTED_SECONDS:.3f}",
        f"{wall.middle / size / least:.2f}",
        str(wall),
        str(spread([one.processor_seconds for one in found])),
        f"{max(one.peak_mib for one in found):.0f}",
    )


if __name__ == "__main__":
    run_alone(measure)
