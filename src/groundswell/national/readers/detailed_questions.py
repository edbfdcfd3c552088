"""One question or score of a detailed workbook: its columns recognised by what they say, its shares checked."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from groundswell.national.frames import score_base_column, share_column
from groundswell.national.readers.columns import WITHHELD_SIGN, numbers
from groundswell.national.workbook_cells import Rows
from groundswell.packs.survey import Answer, Question, staff_survey
from groundswell.vocabulary.faults import BadInput, Place

BASE_HEADING = "Base (number of responses)"
SCORE_SUFFIX = "- score"
SCORE_IDS = {"Staff Engagement": "engagement", "Morale": "morale"}
# Published shares add up to 100 but for the last bits of floating point; rounded files may miss by 0.5.
SUM_TOLERANCE = 0.6
LARGEST_BASE = 10_000_000


@dataclass(frozen=True, slots=True)
class Block:
    """The columns under one heading: where they start and what they say."""

    heading: str
    first: int
    answers: tuple[str, ...]

    @property
    def code(self) -> str:
        """What stands before the dash: a question number such as "Q9g", or a score such as "PP1_2"."""
        return self.heading.partition(" - ")[0].strip()

    @property
    def wording(self) -> str:
        """What stands after the dash."""
        return self.heading.partition(" - ")[2].strip()


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block's columns, checked. question is the stable name, or None where the number has no known place."""

    number: str
    question: str | None
    is_score: bool
    columns: dict[str, pl.Series]
    warnings: tuple[str, ...] = ()


def digest(text: str) -> str:
    """Return the digest by which headings are recognised: lower case, letters and digits only."""
    return hashlib.sha256(re.sub(r"[^a-z0-9]+", "", text.lower()).encode()).hexdigest()[:12]


def blocks_of(file: str, sheet: str, rows: Rows, heading_row: int, answer_row: int, first: int) -> list[Block]:
    """Return the blocks of a sheet, left to right. Raises BadInput for columns that belong to no heading."""
    headings, answers = rows[heading_row], rows[answer_row]
    width = max((place + 1 for place, cell in enumerate(answers) if cell not in ("", None)), default=0)
    starts = [place for place in range(first, width) if place < len(headings) and str(headings[place]).strip()]
    blocks = []
    for start, end in zip(starts, [*starts[1:], width], strict=True):
        names = tuple(str(cell).strip() for cell in answers[start:end])
        block = Block(heading=str(headings[start]).strip(), first=start, answers=names)
        place = Place(file, sheet, answer_row + 1, block.code)
        if names.count(BASE_HEADING) != 1 or names[-1] != BASE_HEADING:
            raise BadInput(
                place,
                found=f"“{BASE_HEADING}” {'is missing' if BASE_HEADING not in names else 'is not the last column'}",
                expected="it once, after the answers",
            )
        if doubled := next((name for name in names if names.count(name) > 1), None):
            raise BadInput(place, found=f"the column “{doubled}” stands twice", expected="each answer once")
        blocks.append(block)
    return blocks


def read_block(
    file: str, sheet: str, block: Block, data: Sequence[tuple[int, list[Any]]], *, year: int, is_strict: bool
) -> ReadBlock:
    """Return a question's shares or a score with its base. Raises BadInput naming row and column.

    is_strict refuses empty cells; in national and type workbooks they count as withheld.
    """
    rows = [number for number, _ in data]
    cells = [
        [
            WITHHELD_SIGN if not is_strict and row[block.first + offset] == "" else row[block.first + offset]
            for _, row in data
        ]
        for offset in range(len(block.answers))
    ]
    place = Place(file, sheet, column=f"{block.code}: {block.answers[-1]}")
    base = numbers(cells[-1], place=place, rows=rows, low=0, high=LARGEST_BASE)
    if block.answers[0].endswith(SCORE_SUFFIX):
        score_id = SCORE_IDS.get(block.code, block.code)
        place = Place(file, sheet, column=block.answers[0])
        score = numbers(cells[0], place=place, rows=rows, low=0, high=10)
        return ReadBlock(score_id, None, is_score=True, columns={score_id: score, score_base_column(score_id): base})
    number = block.code.removeprefix("Q")
    question = _question_of(block, year)
    answers, warnings = _answers_of(file, sheet, block, question)
    columns = {
        share_column(number, code): numbers(
            cells[offset],
            place=Place(file, sheet, column=f"{block.code}: {block.answers[offset]}"),
            rows=rows,
            low=0,
            high=100,
        )
        for offset, code in enumerate(answers)
    }
    _check_sums(file, sheet, block, list(columns.values()), rows)
    columns[share_column(number, "base")] = base
    return ReadBlock(number, question.id if question else None, is_score=False, columns=columns, warnings=warnings)


def _question_of(block: Block, year: int) -> Question | None:
    """Recognise a question by its wording, and where several share a wording or none has it, by that year's number."""
    survey = staff_survey()
    number = block.code.removeprefix("Q")
    by_number = survey.by_number(year).get(number)
    same_wording = survey.by_wording().get(digest(block.wording), [])
    if len(same_wording) == 1:
        return same_wording[0]
    return by_number


def _answers_of(file: str, sheet: str, block: Block, question: Question | None) -> tuple[list[str], tuple[str, ...]]:
    """Return our answer codes for a block's columns; an unplaced question keeps its columns as a1, a2 and so on."""
    headings = [heading.removeprefix("%").strip() for heading in block.answers[:-1]]
    if question is None:
        return [f"a{place}" for place in range(1, len(headings) + 1)], ()
    codes: list[str] = []
    for heading in headings:
        answer = next((one for one in question.answers if digest(heading) in one.headings), None)
        if answer is None:
            raise BadInput(
                Place(file, sheet, column=f"{block.code}: {heading}"),
                found="this answer is not known for this question",
                expected=_listed(question.answers),
            )
        codes.append(answer.code)
    missing = [answer for answer in question.answers if answer.code not in codes]
    if missing:
        raise BadInput(
            Place(file, sheet, column=block.code),
            found=f"the column for “{missing[0].label}” is missing",
            expected=_listed(question.answers),
        )
    return codes, ()


def _check_sums(file: str, sheet: str, block: Block, shares: Sequence[pl.Series], rows: Sequence[int]) -> None:
    """Shares of a question add up to 100; a question asked as a single ground has one share and no sum."""
    if len(shares) < 2:
        return
    total = (
        pl.DataFrame({str(place): series for place, series in enumerate(shares)})
        .select(pl.sum_horizontal(pl.all(), ignore_nulls=False))
        .to_series()
    )
    filled = total.drop_nulls()
    if filled.len() and filled.min() is not None and ((filled - 100).abs() <= SUM_TOLERANCE).all():
        return
    place = Place(file, sheet, column=block.code)
    if filled.len() and ((filled - 1).abs() <= SUM_TOLERANCE / 100).all():
        raise BadInput(place, found="shares add up to 1, so they are proportions", expected="per cent, 0 to 100")
    for value, row in zip(total.to_list(), rows, strict=True):
        if value is not None and abs(value - 100) > SUM_TOLERANCE:
            raise BadInput(
                Place(file, sheet, row, block.code), found=f"the shares add up to {value:.1f}", expected="100"
            )


def _listed(answers: Sequence[Answer]) -> str:
    return "columns for " + ", ".join(answer.label for answer in answers)
