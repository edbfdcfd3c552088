"""A staff list is read whole or not at all, and every bad row is named."""

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.workbooks import as_bytes, with_part

from groundswell.discover.surveys.blanks import HEADER, blank_csv
from groundswell.discover.surveys.reading.columns import Role, guesses
from groundswell.discover.surveys.reading.people import BadRows, check_mapping, read_people, sheets_of
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput

HEAD = "Work e-mail,Staff number,Name,Unit,Directorate,Staff group,Leads\n"
GOOD = (
    "asha@alderbrook.example,,Asha Rao,Theatres,Surgery,Nursing,yes\n"
    ",4711,Bill Ode,Portering,Estates,Estates,\n"
    "cara@alderbrook.example,12,Cara Finn,Surgery,,Medical,no\n"
)


def read(text):
    (sheet,) = sheets_of(Source("staff.csv", text.encode()))
    return read_people(sheet, dict(enumerate(guesses(sheet.headings))))


def faults_of(text):
    with pytest.raises(BadRows) as bad:
        read(text)
    return bad.value.sentences()


def test_a_list_is_read_by_its_own_headings_wherever_they_stand():
    people = read(f"Staff list of Alderbrook,,,,,,\n,,,,,,\n{HEAD}{GOOD}")

    assert [(one.key, one.unit, one.parent, one.is_leader) for one in people] == [
        ("asha@alderbrook.example", "Theatres", "Surgery", True),
        ("number 4711", "Portering", "Estates", False),
        ("cara@alderbrook.example", "Surgery", "", False),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nobody,,A,Theatres,Surgery,,", "row 5, column “Work e-mail”: “nobody”; expected an e-mail address"),
        (",,A,Theatres,Surgery,,", "neither an e-mail address nor a staff number"),
        ("a@b.example,,A,,Surgery,,", "row 5, column “Unit”: an empty cell; expected the unit this person works in"),
        ("a@b.example,,A,Theatres,Surgery,,perhaps", "“perhaps”; expected yes, no or nothing"),
        ("ASHA@alderbrook.example,,A,Theatres,Surgery,,", "stands in row 2 too; expected each person once"),
        ("a@b.example,,A,Theatres,Medicine,,", "“Theatres” lies in “Medicine”, and otherwise in row 2"),
        ("a@b.example,,=1+1,Theatres,Surgery,,", "a cell that begins like a formula"),
        (f"a@b.example,,A,{'x' * 121},Surgery,,", "121 letters; expected at most 120"),
        ("a@b.example,,A,Estates,Portering,,", "“Portering” (row 3) and “Estates” (row 5) lie in each other"),
        (",12,Cara Finn,Surgery,,,", "row 5, column “Staff number”: staff number “12” stands in row 4 too"),
        ("c@b.example,12,Cara,Surgery,,,", "row 5, column “Staff number”: staff number “12” stands in row 4 too"),
        ("c@b.example,4711,Bill,Surgery,,,", "staff number “4711” stands in row 3 too; expected each person once"),
    ],
)
def test_a_bad_row_is_named(row, said):
    sentences = faults_of(f"{HEAD}{GOOD}{row}\n")

    assert any(said in sentence for sentence in sentences)
    assert all(sentence.startswith("staff.csv, row ") for sentence in sentences)


def test_every_bad_row_is_named_and_past_fifty_counted():
    sentences = faults_of(HEAD + GOOD + "".join(f"bad{number},,A,Theatres,Surgery,,\n" for number in range(60)))

    assert len(sentences) == 51
    assert sentences[-1] == "10 more faults."


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({0: Role.EMAIL}, "Say which column holds the unit."),
        ({0: Role.UNIT}, "Say which column holds the work e-mail address"),
        ({0: Role.EMAIL, 1: Role.UNIT, 2: Role.UNIT}, "Two columns are “Unit”."),
        ({0: Role.NUMBER, 1: Role.UNIT}, ""),
    ],
)
def test_what_is_missing_in_the_columns_is_said(mapping, said):
    assert check_mapping(mapping).startswith(said)
    assert bool(check_mapping(mapping)) == bool(said)


def nested(pairs):
    """Return a list with one person in each unit, which lies in another or in none."""
    rows = (f"p{at}@b.example,,,{unit},{parent or ''},,\n" for at, (unit, parent) in enumerate(pairs))
    return HEAD + "".join(rows)


def test_units_in_a_round_are_refused_with_their_rows():
    (sentence,) = faults_of(nested([("A", "B"), ("B", "C"), ("C", "A")]))

    assert sentence == (
        "staff.csv, row 2, column “Directorate”: “A” (row 2), “B” (row 3) and “C” (row 4) lie in each other; "
        "expected units that lie in larger ones."
    )


def test_a_long_round_is_told_in_a_short_sentence():
    (sentence,) = faults_of(nested([(f"U{at}", f"U{(at + 1) % 3000}") for at in range(3000)]))

    assert "“U7” (row 9) and 2,992 more lie in each other" in sentence


def test_units_too_deep_are_refused_where_it_becomes_too_much():
    (sentence,) = faults_of(nested([(f"U{at}", f"U{at + 1}") for at in range(3000)]))

    assert sentence.startswith("staff.csv, row 2994, column “Directorate”: “U2992” lies in 8 units, each in the next")
    assert len(read(nested([(f"U{at}", f"U{at + 1}") for at in range(7)]))) == 7


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12))
def test_whatever_lies_in_what_is_taken_or_refused_for_a_reason(parents):
    pairs = [(f"U{at}", f"U{to}" if to >= 0 and to != at else None) for at, to in enumerate(parents)]
    inside = dict(pairs)

    def way(unit):
        """Return the units that one lies in, as far as there are or as one would walk."""
        found = [unit]
        while inside.get(found[-1]) and len(found) < 20:
            found.append(inside[found[-1]])
        return found

    deepest = max(len(way(unit)) for unit in inside)
    if deepest <= 8:
        assert len(read(nested(pairs))) == len(pairs)
        return
    sentences = faults_of(nested(pairs))
    assert any("lie in each other" in one for one in sentences) == (deepest == 20)
    assert all(one.startswith("staff.csv, row ") for one in sentences)


@given(st.text(max_size=200))
def test_no_text_is_read_in_another_way_than_all_or_nothing(text):
    try:
        people = read(f"{HEAD}{GOOD}{text}")
    except (BadInput, BadRows):
        return
    assert len({one.key for one in people}) == len(people) >= 3


def test_the_empty_list_is_understood_column_by_column():
    assert Role.IGNORE not in guesses(HEADER)
    assert len(set(guesses(HEADER))) == len(HEADER)


def test_examples_of_the_empty_list_are_refused():
    sentences = faults_of(blank_csv().decode("utf-8-sig"))

    assert len(sentences) == 2
    assert "an example of the empty list; expected your own staff" in sentences[0]


def staff_workbook(*, formula="", value="", at="C3"):
    book = openpyxl.Workbook()
    for row in (HEADER, ("asha@x.example", "", "Asha Rao", "Theatres", "Surgery", "Nursing", "yes")):
        book.active.append(row)
    book.active.append(("bill@x.example", "", "Bill Ode", "Wards", "Surgery", "Nursing", ""))
    content = as_bytes(book)
    if not formula:
        return Source("staff.xlsx", content)
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(part).decode()
    cell = f'<c r="{at}" t="str"><f>{formula}</f>{value}</c>'
    # One of the cells that are there is given the formula, with the value that a spreadsheet last worked out.
    return Source("staff.xlsx", with_part(content, part, re.sub(rf'<c r="{at}"[^>]*>.*?</c>', cell, xml)))


def test_a_workbook_without_formulas_is_read():
    (sheet,) = sheets_of(staff_workbook())

    assert len(read_people(sheet, dict(enumerate(guesses(sheet.headings))))) == 2


@pytest.mark.parametrize("value", ["", "<v>Bill Ode</v>"])
@pytest.mark.parametrize(("at", "named"), [("C3", "row 3, column “C”"), ("D2", "row 2, column “D”"), ("A1", "row 1")])
def test_a_formula_is_refused_by_its_cell_whatever_value_it_has(value, at, named):
    with pytest.raises(BadInput) as refused:
        sheets_of(staff_workbook(formula="A3&amp;B3", value=value, at=at))

    assert f"{named}" in refused.value.sentence()
    assert "a formula; expected plain values" in refused.value.sentence()
