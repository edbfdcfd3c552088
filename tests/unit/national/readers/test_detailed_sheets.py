"""Where a detailed workbook's headings stand, though the same words may stand elsewhere too."""

from tests.factories.workbooks import BASE, as_bytes, detailed_workbook

from groundswell.national.readers.detailed_sheets import sheets_of
from groundswell.national.source import source_from


def test_the_words_of_the_base_in_a_note_above_do_not_make_it_the_row_of_answers():
    plain = detailed_workbook()
    noted = detailed_workbook()
    noted["MANAGERS"]["B3"] = BASE

    found = [sheets_of(source_from("given.xlsx", as_bytes(book))) for book in (plain, noted)]

    assert [[(sheet.name, sheet.answer_row, sheet.blocks) for sheet in sheets] for sheets in found] == [
        [(sheet.name, 4, sheet.blocks) for sheet in found[0]]
    ] * 2
