"""Whatever one cell of a sound workbook becomes: refused with its place, or only that cell's figure differs."""

import io

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.workbooks import as_bytes, detailed_workbook, question, score

from groundswell.national.readers.detailed_workbook import DetailedWorkbook
from groundswell.national.readers.reading import Reading
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput

SHEETS = {"Q": (question("9g"),), "SCORES": (score("PP1_2"),)}
SOUND = as_bytes(detailed_workbook(SHEETS))
KNOWN = frozenset({"RTF", "R0A", "RWK"})
FIGURES = {("Q", column) for column in range(7, 13)} | {("SCORES", column) for column in (7, 8)}

cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-200, 20_000),
    st.floats(-20, 120, allow_nan=False),
    st.sampled_from(
        [1e308, -0.0, 40.3, 39.7, "-", " ", "#N/A", "12.5", "RTF", "RZZ", "NHS Staff Survey 2023", "% Agree"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
)


def read(content: bytes) -> Reading:
    return DetailedWorkbook().read(source_from("given.xlsx", content), known_codes=KNOWN, progress=lambda _: None)


@pytest.fixture(scope="module")
def sound() -> Reading:
    return read(SOUND)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    sheet=st.sampled_from(sorted(SHEETS)),
    row=st.sampled_from([1, 5, 6, 7, 8, 9]),
    column=st.integers(1, 13),
    value=cells,
)
def test_one_cell_is_refused_or_is_all_that_changes(sound, sheet, row, column, value):
    book = openpyxl.load_workbook(io.BytesIO(SOUND))
    book[sheet].cell(row, column).value = value
    try:
        reading = read(as_bytes(book))
    except BadInput as fault:
        said = fault.sentence()
        assert said.startswith("given.xlsx")
        assert said.count("Nothing was changed.") == 1
        return

    assert reading.facts["questions"].keys() == sound.facts["questions"].keys()
    changed = [
        (name, place, at)
        for name in ("shares", "scores")
        for place in sound.tables[name].columns
        for at, (old, new) in enumerate(
            zip(sound.tables[name][place].to_list(), _column(reading, name, place), strict=True)
        )
        if old != new
    ]
    if (sheet, column) not in FIGURES or row not in (6, 7, 8):
        # Titles, regions and names may differ, or a stranger's row be refused; figures may not.
        assert changed == []
        return
    assert len(changed) <= 1
    for name, place, at in changed:
        assert (name, at) == ("shares" if sheet == "Q" else "scores", row - 6)
        _within_rules(reading.tables[name], place, at)


def _column(reading: Reading, name: str, place: str) -> list:
    return reading.tables[name][place].to_list()


def _within_rules(table: pl.DataFrame, place: str, at: int) -> None:
    new = table[place][at]
    if new is None:
        return
    if place.endswith(".base"):
        assert new >= 0
        assert new == round(new)
    elif place.startswith("q"):
        shares = [table[name][at] for name in table.columns if name.startswith("q") and not name.endswith(".base")]
        assert 0 <= new <= 100
        assert None in shares or abs(sum(shares) - 100) <= 0.6
    else:
        assert 0 <= new <= 10
