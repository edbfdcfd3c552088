"""Extracts: cells in few groups, every bad row named, nothing that begins like a formula."""

from decimal import Decimal

import pytest
from tests.integration.discover.workforce.conftest import HEADER, as_csv, read, row

from groundswell.discover.workforce.reading.columns import Role, guesses, missing_in
from groundswell.discover.workforce.reading.posts import BadRows, sheets_of
from groundswell.national.source import source_from
from groundswell.vocabulary.faults import BadInput


def test_a_row_is_kept_in_groups_and_not_finer():
    (post,) = read([row("8A", "Clinical lead", age="1968", sex="f", ethnicity="J - Pakistani", disability="Yes")])

    assert (post.band, post.age, post.sex, post.ethnicity) == ("Band 8a", "55 to 59", "Female", "Ethnic minorities")
    assert (post.disability, post.fte, post.is_vacant, post.was_trained) == ("Disabled", Decimal("1.00"), False, None)


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("White - British", "White"), ("A", "White"), ("C: Any other White background", "White"),
        ("D", "Ethnic minorities"), ("Chinese", "Ethnic minorities"), ("Z - Not Stated", "Not stated"), ("", "Not stated"),
    ],
)  # fmt: skip
def test_ethnicity_by_words_and_by_code(written, group):
    assert read([row(ethnicity=written)])[0].ethnicity == group


def test_every_bad_row_is_named_and_none_is_read():
    with pytest.raises(BadRows) as bad:
        read([row(), row(vacant="perhaps"), row(age="old"), row("", ""), row(started="soon"), row(title="=1+1")])

    said = bad.value.sentences()
    assert [f"row {number}" in sentence for number, sentence in zip(range(3, 8), said, strict=True)] == [True] * 5
    assert "“perhaps”" in said[0]
    assert "Filled or vacant" in said[0]


def test_nobody_leaves_before_they_start():
    with pytest.raises(BadRows):
        read([row(started="01/04/2025", left="01/03/2025")])


def test_a_workbook_with_a_formula_is_refused(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append(["8a", "=CONCAT(1)"])
    book.save(tmp_path / "posts.xlsx")

    with pytest.raises(BadInput, match="a formula"):
        sheets_of(source_from("posts.xlsx", (tmp_path / "posts.xlsx").read_bytes()))


def test_names_are_never_given_a_meaning():
    assert guesses(("Employee name", "Employee number", "Pay band")) == (Role.IGNORE, Role.IGNORE, Role.BAND)


def test_without_band_and_title_nobody_can_be_told_to_lead():
    assert missing_in({0: Role.SEX})
    assert missing_in({0: Role.BAND, 1: Role.BAND})
    assert not missing_in({0: Role.TITLE})


def test_a_file_of_headings_alone_is_refused():
    with pytest.raises(BadInput):
        sheets_of(source_from("posts.csv", as_csv([])))
