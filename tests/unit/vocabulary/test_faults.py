"""Faults become one sentence that says where, what and what was expected."""

from groundswell.vocabulary.faults import BadInput, Place


def test_a_fault_names_file_sheet_row_and_column():
    fault = BadInput(
        Place("nss.xlsx", sheet="THEMES", row=7, column="Base"),
        found="a text, “many”",
        expected="a whole number",
        remedy="Download the file again.",
    )

    assert fault.sentence() == (
        "nss.xlsx, sheet “THEMES”, row 7, column “Base”: a text, “many”; expected a whole number. "
        "Nothing was changed. Download the file again."
    )


def test_a_fault_of_a_whole_file_names_only_the_file():
    assert BadInput(Place("scores.toml"), found="no scores", expected="30").sentence() == (
        "scores.toml: no scores; expected 30. Nothing was changed."
    )
