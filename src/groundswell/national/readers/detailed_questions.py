"""One question or score of a detailed workbook: its columns recognised by what they say, every cell checked."""

from collections.abc import Sequence

import polars as pl

from groundswell.national.frames import score_base_column, share_column
from groundswell.national.readers.columns import WITHHELD_SIGN, numbers
from groundswell.national.readers.detailed_placing import score_id_of
from groundswell.national.readers.detailed_sheets import Block, Sheet, digest
from groundswell.packs.survey import Answer, Question
from groundswell.vocabulary.faults import BadInput, Place

# Published shares add up to 100 but for the last bits of floating point; rounded files may miss by 0.5.
SUM_TOLERANCE = 0.6
LARGEST_BASE = 10_000_000


def read_block(sheet: Sheet, block: Block, question: Question | None, *, is_strict: bool) -> dict[str, pl.Series]:
    """Return a question's shares and base, or a score and its base, by column name.

    is_strict refuses empty cells; in national and type workbooks they count as withheld. Raises BadInput naming row
    and column.
    """
    base = _numbers(sheet, block, len(block.answers) - 1, high=LARGEST_BASE, is_strict=is_strict, whole=True)
    if block.is_score:
        name = score_id_of(block)
        return {
            name: _numbers(sheet, block, 0, high=10, is_strict=is_strict),
            score_base_column(name): base,
        }
    columns = {
        share_column(block.number, code): _numbers(sheet, block, offset, high=100, is_strict=is_strict)
        for offset, code in enumerate(_answers_of(sheet, block, question))
    }
    _check_sums(sheet, block, list(columns.values()))
    return {**columns, share_column(block.number, "base"): base}


def _numbers(
    sheet: Sheet, block: Block, offset: int, *, high: float, is_strict: bool, whole: bool = False
) -> pl.Series:
    column = block.first + offset
    cells = [row[column] for _, row in sheet.data]
    if not is_strict:
        cells = [WITHHELD_SIGN if cell == "" else cell for cell in cells]
    return numbers(
        cells,
        place=Place(sheet.file, sheet.name, column=f"{block.code[:40]}: {block.answers[offset]}"),
        rows=[number for number, _ in sheet.data],
        low=0,
        high=high,
        whole=whole,
    )


def _answers_of(sheet: Sheet, block: Block, question: Question | None) -> list[str]:
    """Return our answer codes for a block's columns; an unplaced question keeps its columns as a1, a2 and so on."""
    headings = [heading.removeprefix("%").strip() for heading in block.answers[:-1]]
    if question is None:
        return [f"a{place}" for place in range(1, len(headings) + 1)]
    codes: list[str] = []
    for heading in headings:
        place = Place(sheet.file, sheet.name, sheet.answer_row + 1, f"{block.code}: {heading}")
        answer = next((one for one in question.answers if digest(heading) in one.headings), None)
        if answer is None:
            raise BadInput(
                place, found="this answer is not known for this question", expected=_listed(question.answers)
            )
        if answer.code in codes:
            raise BadInput(place, found="the column for this answer stands twice", expected="each answer once")
        codes.append(answer.code)
    missing = [answer for answer in question.answers if answer.code not in codes]
    if missing:
        raise BadInput(
            Place(sheet.file, sheet.name, sheet.answer_row + 1, block.code),
            found=f"the column for “{missing[0].label}” is missing",
            expected=_listed(question.answers),
        )
    return codes


def _check_sums(sheet: Sheet, block: Block, shares: Sequence[pl.Series]) -> None:
    """Shares of a question add up to 100, or to no more where one of them is withheld.

    A question asked as a single ground has one share and no sum.
    """
    if len(shares) < 2:
        return
    rows = zip(*(series.to_list() for series in shares), strict=True)
    if all(None not in row and abs(sum(row) - 100) <= SUM_TOLERANCE for row in rows):
        return
    table = pl.DataFrame({str(place): series for place, series in enumerate(shares)})
    total = table.select(pl.sum_horizontal(pl.all())).to_series()
    whole = table.select(pl.sum_horizontal(pl.all().is_null()) == 0).to_series()
    is_fault = (total > 100 + SUM_TOLERANCE) | (whole & (total < 100 - SUM_TOLERANCE))
    if not is_fault.any():
        return
    first = is_fault.arg_max() or 0
    filled = total.filter(whole)
    place = Place(sheet.file, sheet.name, sheet.data[first][0], block.code)
    if filled.len() and ((filled - 1).abs() <= SUM_TOLERANCE / 100).all():
        raise BadInput(place, found="shares add up to 1, so they are proportions", expected="per cent, 0 to 100")
    raise BadInput(place, found=f"the shares add up to {total[first]:.1f}", expected="100")


def _listed(answers: Sequence[Answer]) -> str:
    return "columns for " + ", ".join(answer.label for answer in answers)
