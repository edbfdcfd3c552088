"""Suggestions on 1,200 labelled comments of patients: no better and no worse than the card says."""

import csv
from pathlib import Path

import numpy as np
import pytest

from groundswell.methods.text.judging import judged
from groundswell.methods.text.suggesting import Example

COMMENTS = Path(__file__).parent / "feedback_text" / "comments.csv"


def examples(group):
    """Return the comments with their labels, those of one group of a column together."""
    with COMMENTS.open(newline="", encoding="utf-8") as file:
        return [
            Example(row["text"], frozenset(row["labels"].split()), row[group])
            for row in csv.DictReader(file)
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("group", "micro", "macro"),
    [("respondent", 0.711, 0.640), ("service", 0.680, 0.533)],
)
def test_suggestions_are_as_good_as_the_card_says(group, micro, macro, capsys):
    found = judged(examples(group), rng=np.random.default_rng(1))

    with capsys.disabled():
        for code, one in found.codes.items():
            print(f"{group} {code}: {one.support} had it, precision {one.precision:.2f}, recall {one.recall:.2f}")
    assert found.micro == pytest.approx(micro, abs=0.01)
    assert found.macro == pytest.approx(macro, abs=0.015)
    assert found.baseline == pytest.approx(0.298, abs=0.001)
    assert found.micro_interval[0] > found.baseline
    assert found.calibration <= 0.05
    assert len(found.codes) == 7
