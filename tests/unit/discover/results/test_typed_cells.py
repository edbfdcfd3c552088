"""Figures of results in a workbook: numbers where a number is printed, words where words are."""

from groundswell.discover.results.typed_cells import typed
from groundswell.look.charts import ChartTable


def test_numbers_ranges_parts_and_shares_become_numbers_and_words_stay():
    table = ChartTable(
        "Teamwork by unit",
        ("Unit", "Answered", "Estimate", "Probably between", "Agree", "Compared"),
        (
            ("Theatres", "about 55 of 1,070", "3.4", "3.3 to 3.5", "41%", "cannot be told apart"),
            ("Ward 4", "not shown", "not shown", "not shown", "not shown", "not shown"),
            ("5 East", "about 20 of 90", "−0.2", "−0.4 to 0.0", "7%", "probably lower"),
        ),
    )

    header, rows = typed(table)

    assert header == (
        "Unit", "Answered, about", "Answered, of", "Estimate", "Probably between, from", "Probably between, to",
        "Agree, %", "Compared",
    )  # fmt: skip
    assert rows == (
        ("Theatres", 55.0, 1070.0, 3.4, 3.3, 3.5, 41.0, "cannot be told apart"),
        ("Ward 4", *["not shown"] * 7),
        ("5 East", 20.0, 90.0, -0.2, -0.4, 0.0, 7.0, "probably lower"),
    )


def test_a_column_that_mixes_ways_of_writing_is_left_as_it_was_printed():
    table = ChartTable("Odd", ("What", "Value"), (("one", "3.4"), ("two", "3.3 to 3.5"), ("three", "12%")))

    assert typed(table) == (table.header, table.rows)


def test_a_table_without_rows_keeps_its_header():
    assert typed(ChartTable("Nothing", ("What", "Value"), ())) == (("What", "Value"), ())
