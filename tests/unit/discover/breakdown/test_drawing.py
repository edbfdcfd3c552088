"""The drawing of units: its sentence, its table and its marks say the same and no more."""

import dataclasses

from groundswell.disclosure.released import NOT_SHOWN, Kind, shown_count, shown_mean
from groundswell.discover.breakdown.drawing import WHOLE_TRUST, UnitLine, UnitStrips
from groundswell.look.charts import alt_text, svg
from groundswell.look.charts.marks import Disc, Label
from groundswell.look.charts.words import Words
from groundswell.vocabulary.range import Better

WORDS = Words(whom="Alderbrook, directorates", when="2024", source="own file", edition="2024", dated="", address="/")


def line(name, value, part_of=""):
    cell = NOT_SHOWN if value is None else shown_mean(value)
    return UnitLine(name=name, part_of=part_of, value=cell, answers=NOT_SHOWN if value is None else shown_count(40))


def strips(*units, trust=6.9):
    return UnitStrips(
        words=WORDS,
        label="Appraisals",
        measured_as=Kind.MEAN,
        counted="score from 0 to 10",
        better=Better.HIGHER,
        trust=line(WHOLE_TRUST, trust),
        units=units,
    )


def test_the_sentence_names_no_unit():
    chart = strips(line("Surgery", 6.4), line("Medicine", 7.2), line("Office", None))

    assert chart.finding == "Appraisals: units between 6.4 and 7.2, whole trust 6.9"
    assert "1 of 3 units not shown" in alt_text(chart)


def test_a_unit_that_is_not_shown_has_no_mark():
    chart = strips(line("Surgery", 6.4), line("Office", None))

    for drawing in (chart.wide(), chart.narrow()):
        assert sum(isinstance(mark, Disc) for mark in drawing.marks) == 2
        assert "not shown" in [mark.text for mark in drawing.marks if isinstance(mark, Label)]


def test_units_stay_in_the_order_of_the_trust():
    chart = strips(line("Zebra ward", 6.0), line("Aardvark ward", 7.0))

    assert [row[0] for row in chart.table().rows] == [WHOLE_TRUST, "Zebra ward", "Aardvark ward"]


def test_a_small_gap_never_looks_large():
    low, high = strips(line("Surgery", 6.9), line("Medicine", 7.0)).ends

    assert high - low >= 2.0 - 1e-9


def test_hardly_anything_to_show_is_said():
    assert strips(line("Surgery", None), trust=None).finding == "Appraisals: too few units can be shown to compare"
    assert "<svg" in svg(strips(line("Surgery", None), trust=None))


def test_hostile_and_long_names_are_text():
    name = "<script>alert(1)</script>" + "long " * 20
    chart = dataclasses.replace(strips(), units=(line(name, 6.0),))

    assert "<script" not in svg(chart)
    assert any(mark.text.endswith("…") for mark in chart.narrow().marks if isinstance(mark, Label))
