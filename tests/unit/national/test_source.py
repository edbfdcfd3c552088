"""Files as people give them: opened without waiting, told apart by content, refused in one sentence."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories.workbooks import as_bytes, detailed_workbook, with_part

from groundswell.national.mute_cells import column_letters
from groundswell.national.readers.registry import reader_for
from groundswell.national.source import LARGEST_FILE, open_source, source_from
from groundswell.vocabulary.faults import BadInput

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def fault_of(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        reader_for(open_source(path))
    return caught.value.sentence()


def given(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "given.xlsx"
    path.write_bytes(content)
    return path


def test_a_missing_file_is_said(tmp_path):
    assert fault_of(tmp_path / "gone.xlsx") == (
        "gone.xlsx: there is no such file; expected a file that exists. Nothing was changed."
    )


def test_a_path_through_a_file_is_a_missing_file(tmp_path):
    assert "there is no such file" in fault_of(given(tmp_path, b"x") / "below.xlsx")


def test_a_name_no_file_can_have_is_said(tmp_path):
    assert "its name is too long; expected a workbook or a CSV file." in fault_of(tmp_path / ("x" * 300))


def test_a_folder_is_no_file(tmp_path):
    assert "it is not a file; expected a workbook or a CSV file." in fault_of(tmp_path)


def test_a_pipe_is_no_file_and_does_not_hold_us(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")

    assert "pipe.xlsx: it is not a file; expected a workbook or a CSV file." in fault_of(tmp_path / "pipe.xlsx")


NOBODY = 65534


@pytest.fixture
def as_nobody():
    """Root may read every file, so it steps aside for a moment."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    yield
    if is_root:
        os.seteuid(0)


@pytest.fixture
def closed(tmp_path) -> Path:
    path = given(tmp_path, b"x")
    path.chmod(stat.S_IWUSR)
    return path


def test_a_file_we_may_not_read_is_said(closed, as_nobody):
    assert "you may not read it; expected a file that you have permission to read." in fault_of(closed)


def test_an_empty_file_is_said(tmp_path):
    assert "it is empty; expected a workbook or a CSV file." in fault_of(given(tmp_path, b""))


def test_a_file_too_large_is_said_unread(tmp_path):
    path = given(tmp_path, b"x")
    os.truncate(path, 7 * 1024 * 1024)

    assert "it is 7.0 MiB; expected at most 5 MiB." in fault_of(path)


def test_bytes_too_many_are_said():
    with pytest.raises(BadInput, match=r"it is 5.0 MiB"):
        source_from("given.csv", bytes(LARGEST_FILE + 1))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is neither a workbook nor text; expected an .xlsx workbook or a CSV file."),
        (b"ODS code\n" + b"RTF\n" * 2_000 + b"\x00", "it is neither a workbook nor text;"),
        ("ODS code\nRTF".encode("utf-16"), "it is neither a workbook nor text;"),
        (OLD_OFFICE + bytes(600), "it is an older Office file (.xls); expected an .xlsx workbook or a CSV file."),
        (
            OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "the workbook is protected by a password; expected one without.",
        ),
        (b"PK\x03\x04 not a zip after all", "the workbook is damaged; expected a sound .xlsx workbook."),
        (b"who,what\n1,2\n", "its layout is not known: text whose first row begins who, what; expected one of:"),
        (b'who,"what\n1,2\n', "it is not comma-separated text"),
        (b"\x81\x8d\n", "its letters cannot be read; expected UTF-8 or Windows-1252 text."),
        (b"a\n" * 200_001, "200,001 rows; expected at most 200,000 rows."),
    ],
    ids=["picture", "late NUL", "utf-16", "xls", "password", "not a zip", "other csv", "quotes", "letters", "rows"],
)
def test_what_is_no_published_file_is_told_apart(tmp_path, content, said):
    assert said in fault_of(given(tmp_path, content))


def test_a_workbook_of_another_layout_is_told_by_its_sheets(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Budget"

    assert (
        "given.xlsx: its layout is not known: a workbook with sheets “Budget”; expected one of: staff survey"
        in fault_of(given(tmp_path, as_bytes(book)))
    )


def test_hidden_sheets_are_not_read():
    book = detailed_workbook()
    book.create_sheet("Working")["A1"] = 1.5
    book["Working"].sheet_state = "hidden"

    assert list(source_from("given.xlsx", as_bytes(book)).sheets) == ["Notes", "MANAGERS", "ELEMENTS"]


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def content_of(cells: str) -> bytes:
    return with_part(as_bytes(detailed_workbook()), "xl/worksheets/sheet2.xml", SHEET.format(cells).encode())


def rows_of(cells: str) -> list[list]:
    return source_from("given.xlsx", content_of(cells)).sheets["MANAGERS"]


def test_errors_and_formulas_without_a_value_do_not_look_empty():
    rows = rows_of(
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1/0</f></c><c r="C1"><f>1+1</f><v>2</v></c>'
        '<c r="D1"/><c r="E1"><v>5</v></c></row>'
    )

    assert rows == [["#N/A", "=", 2.0, "", 5.0]]


def test_every_formula_is_marked_for_whoever_asks():
    cells = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1</f><v>x</v></c><c r="C1"><v>5</v></c></row>'
    )
    plain = source_from("given.xlsx", content_of(cells))

    assert plain.sheets["MANAGERS"] == [[2.0, "x", 5.0]]
    assert replace(plain, marks_formulas=True).sheets["MANAGERS"] == [["=", "=", 5.0]]


@pytest.mark.parametrize(("at", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_a_column_is_named_as_a_spreadsheet_names_it(at, letters):
    assert column_letters(at) == letters


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            '<row r="1"><c r="A1" t="s"><v>999999</v></c></row>',
            "it cannot be read as a workbook; expected an .xlsx workbook.",
        ),
        ('<row r="0"><c r="A0"><v>1</v></c></row>', "it cannot be read as a workbook;"),
        (
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="199999"><c r="XFD199999"><v>1</v></c></row>',
            "its sheets are too large to lay out; expected at most 1,000,000 cells, counted from A1",
        ),
    ],
    ids=["string that is not there", "row nought", "two far corners"],
)
def test_what_the_parser_cannot_do_is_a_sentence(cells, said):
    with pytest.raises(BadInput) as caught:
        rows_of(cells)

    assert said in caught.value.sentence()


def test_one_long_text_in_every_cell_is_too_much():
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>'.format(
        "x" * 30_000
    )
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 2_001))
    content = with_part(as_bytes(detailed_workbook()), "xl/sharedStrings.xml", shared.encode())
    content = with_part(content, "xl/worksheets/sheet2.xml", SHEET.format(cells).encode())
    assert len(content) < 100_000

    with pytest.raises(BadInput, match="too large"):
        _ = source_from("given.xlsx", content).sheets


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_are_told_apart_by_what_a_spreadsheet_wrote(sign):
    text = f"Work e-mail{sign}Unit\nnadia@alderbrook.example{sign}Theatres\n"

    assert source_from("staff.csv", text.encode()).rows == [
        ["Work e-mail", "Unit"],
        ["nadia@alderbrook.example", "Theatres"],
    ]


def test_a_semicolon_inside_a_heading_parts_nothing():
    assert source_from("staff.csv", b"Unit,Note; more\nTheatres,x\n").rows[0] == ["Unit", "Note; more"]
