"""A workbook of the size and layout of the official 2024 organisational results, for machines without that file.

The figures are those of the shipped edition. The headings are our own, because the questionnaire's wording is not in
this repository; so the year is 2023, which the survey pack knows in part, and questions whose answers have other
headings than ours stand under numbers it does not know. The reader checks and writes as many cells as in the official
file.
"""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
import xlsxwriter

from groundswell.national.readers.detailed_sheets import BASE_HEADING, digest
from groundswell.national.store import find_edition
from groundswell.packs.survey import Question, staff_survey

TITLE = "NHS Staff Survey 2023: made for measuring, not a publication"
IDENTITY = {
    "ODS code": "code",
    "Organisation name": "name",
    "Benchmarking group": "benchmark_group",
    "Region": "region",
    "ICS": "ics",
    "Weighting": "weighting",
}
QUESTION_SHEETS = 13
HEADING_ROW, ANSWER_ROW = 0, 4
SCORE_NAMES = {"engagement": "Staff Engagement", "morale": "Morale"}


@dataclass(frozen=True, slots=True)
class Made:
    """One block of columns: its heading, its answers' headings and its columns in the edition."""

    heading: str
    answers: tuple[str, ...]
    columns: tuple[str, ...]


def make_workbook(path: Path, *, organisations: int = 263, questions: int | None = None) -> None:
    """Write the workbook: the first so many organisations, and the first so many questions or all."""
    edition = find_edition("nss-2024")
    rows, shares, scores = (pl.read_parquet(edition.table(name)) for name in ("rows", "shares", "scores"))
    table = rows.join(shares, on="code").join(scores, on="code").head(organisations)
    asked = _questions(shares.columns[1:])[:questions]
    size = -(-len(asked) // QUESTION_SHEETS)
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Notes").write_string(0, 0, TITLE)
        for number, first in enumerate(range(0, len(asked), size), 1):
            _write_sheet(book, f"QUESTIONS {number}", asked[first : first + size], table)
        measured = _scores(scores.columns[1:])
        elements = [one for one in measured if one.heading.startswith("PP")]
        _write_sheet(book, "ELEMENTS", elements, table)
        _write_sheet(book, "THEMES", [one for one in measured if one not in elements], table)


def _questions(columns: list[str]) -> list[Made]:
    """Columns are "q9g.agree" and the like; those of one question stand together and end in its base."""
    placed = staff_survey().by_number(2023)
    found: dict[str, list[str]] = {}
    for column in columns:
        found.setdefault(column.split(".", 1)[0].removeprefix("q"), []).append(column)
    made = []
    for place, (number, held) in enumerate(found.items(), 1):
        known = placed.get(number)
        labels = _labels(known, held) if known else None
        code = f"Q{number}" if labels else f"Q{100 + place}"
        labels = labels or tuple(f"% answer {one}" for one in range(1, len(held)))
        made.append(Made(f"{code} - x", (*labels, BASE_HEADING), tuple(held)))
    return made


def _labels(question: Question, columns: list[str]) -> tuple[str, ...] | None:
    """Return the headings of a question's answers if our own labels are recognised as such."""
    answers = {f"q{question.number}.{answer.code}": answer for answer in question.answers}
    if [*answers] != columns[:-1] or any(digest(one.label) not in one.headings for one in question.answers):
        return None
    return tuple(f"% {one.label.capitalize()}" for one in question.answers)


def _scores(columns: list[str]) -> list[Made]:
    names = [column for column in columns if not column.endswith(".base")]
    return [
        Made(f"{SCORE_NAMES.get(name, name)} - x", ("Mean score", BASE_HEADING), (name, f"{name}.base"))
        for name in names
    ]


def _write_sheet(book: xlsxwriter.Workbook, name: str, blocks: list[Made], table: pl.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(HEADING_ROW, 0, TITLE)
    for place, (heading, column) in enumerate(IDENTITY.items()):
        sheet.write_string(ANSWER_ROW, place, heading)
        sheet.write_column(ANSWER_ROW + 1, place, table[column].to_list())
    place = len(IDENTITY)
    for block in blocks:
        sheet.write_string(HEADING_ROW, place, block.heading)
        sheet.write_row(ANSWER_ROW, place, block.answers)
        for column in block.columns:
            sheet.write_column(ANSWER_ROW + 1, place, ["-" if one is None else one for one in table[column].to_list()])
            place += 1
