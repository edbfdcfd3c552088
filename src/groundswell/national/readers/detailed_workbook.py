"""The staff survey's detailed workbooks: organisational, national and organisation-type results of one release.

All three share a layout: question headings in one row, answer headings in a later one, "Base (number of responses)"
closing each question; they differ in the identity columns on the left.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.detailed_identity import Identity, identity_of
from groundswell.national.readers.detailed_questions import BASE_HEADING, Block, blocks_of, read_block
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.national.workbook_cells import Rows
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.faults import BadInput, Place

RELEASE = re.compile(r"NHS Staff Survey (20\d\d)")
HEADING = re.compile(r"^\s*(?:Q\d+[a-z]?(?:_\d+)?|PP\d(?:_\d)?|E_\d|M_\d|Staff Engagement|Morale)\s+-\s")
ROWS_SEARCHED = 12

KINDS = {
    "organisations": (Kind.SURVEY, "", "organisational results"),
    "national": (Kind.SURVEY_NATIONAL, "-national", "national results"),
    "types": (Kind.SURVEY_TYPES, "-types", "organisation type results"),
}

LIMITS = (
    "Shares and scores are weighted by occupation, except those of ICBs, CSUs and community surgical services.",
    "The publisher re-weights history every year, so these figures are never put on one line with another release.",
    "A dash at the source means fewer than 10 responses or no data: withheld by the publisher.",
)


@dataclass(slots=True)
class _Sheet:
    name: str
    rows: Rows
    heading_row: int
    answer_row: int
    first_column: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def data(self) -> list[tuple[int, list[Any]]]:
        """Data rows with their number as a person counts; wholly empty rows are left out."""
        start = self.answer_row + 1
        return [
            (index + 1, row)
            for index, row in enumerate(self.rows[start:], start)
            if any(cell not in ("", None) for cell in row)
        ]


class DetailedWorkbook:
    """Reads a detailed workbook of any year whose questions the survey pack can place."""

    name = "staff survey detailed workbook"
    version = 1

    def recognises(self, source: Source) -> bool:
        """Return whether any sheet has question headings above a "Base (number of responses)" row."""
        return source.is_workbook and any(_layout(name, rows) for name, rows in source.sheets.items())

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return shares, bases and scores, one row per organisation, breakdown or type.

        Raises BadInput naming sheet, row and column.
        """
        year = _year(source)
        sheets = [sheet for name, rows in source.sheets.items() if (sheet := _layout(name, rows))]
        _check_every_sheet_understood(source, sheets)
        survey_year = staff_survey().years.get(year)
        identity: Identity | None = None
        columns: dict[str, pl.Series] = {}
        bases: dict[str, pl.Series] = {}
        placed: dict[str, str | None] = {}
        warnings: list[str] = []
        for number, sheet in enumerate(sheets, 1):
            progress(f"Reading sheet {number} of {len(sheets)}: {sheet.name}")
            here = identity_of(source.name, sheet.name, sheet.rows[sheet.answer_row][: sheet.first_column], sheet.data)
            if identity is None:
                identity = here
                if here.kind == "organisations":
                    place = Place(source.name, sheet.name, column="ODS code")
                    check_codes(here.keys, place=place, rows=here.rows, known=known_codes)
            order = identity.order_of(here, file=source.name, sheet=sheet.name)
            sheet.blocks = blocks_of(
                source.name, sheet.name, sheet.rows, sheet.heading_row, sheet.answer_row, sheet.first_column
            )
            for block in sheet.blocks:
                read = read_block(
                    source.name,
                    sheet.name,
                    block,
                    sheet.data,
                    year=year,
                    is_strict=here.kind == "organisations",
                )
                if read.number in placed or read.number in columns:
                    raise BadInput(
                        Place(source.name, sheet.name, sheet.heading_row + 1, block.heading[:40]),
                        found="this question or score stands twice",
                        expected="each once",
                    )
                target = bases if read.is_score else columns
                target.update({name: series.gather(order) for name, series in read.columns.items()})
                if not read.is_score:
                    placed[read.number] = read.question
                warnings.extend(read.warnings)
        if identity is None:
            raise BadInput(Place(source.name), found="no sheet holds results", expected="a detailed workbook")
        strangers = sorted(number for number, question in placed.items() if question is None)
        _check_known_layout(source, year, is_known=survey_year is not None, placed=placed, strangers=strangers)
        if strangers:
            warnings.append(
                f"Kept under their own numbers, because their place in {year} is not known: "
                + ", ".join(f"Q{number}" for number in strangers)
            )
        kind, suffix, words = KINDS[identity.kind]
        shares = pl.DataFrame({**identity.key_columns(), **columns})
        scores = pl.DataFrame({**identity.key_columns(), **bases})
        return Reading(
            kind=kind,
            base_id=f"nss-{year}{suffix}",
            release=f"NHS Staff Survey {year}",
            year=year,
            title=f"NHS Staff Survey {year}: {words}",
            tables={"rows": identity.frame(), "shares": shares, "scores": scores},
            organisations=len(identity.keys) if identity.kind == "organisations" else None,
            rows=len(identity.keys),
            limits=LIMITS,
            warnings=tuple(dict.fromkeys(warnings)),
            facts={"questions": placed, "sheets": [sheet.name for sheet in sheets]},
        )


def _layout(name: str, rows: Rows) -> _Sheet | None:
    """Return where a sheet's headings stand, or None if it has none."""
    for answer_row, row in enumerate(rows[:ROWS_SEARCHED]):
        if not any(str(cell).strip() == BASE_HEADING for cell in row):
            continue
        for heading_row, above in enumerate(rows[:answer_row]):
            found = [column for column, cell in enumerate(above) if HEADING.match(str(cell))]
            if found:
                return _Sheet(name, rows, heading_row, answer_row, found[0])
    return None


def _year(source: Source) -> int:
    """Return the survey year that the workbook itself names."""
    for rows in source.sheets.values():
        for row in rows[:ROWS_SEARCHED]:
            for cell in row[:3]:
                if found := RELEASE.search(str(cell)):
                    return int(found.group(1))
    raise BadInput(
        Place(source.name),
        found="no sheet says which year it is",
        expected="“NHS Staff Survey” and a year at the top",
    )


def _check_every_sheet_understood(source: Source, sheets: list[_Sheet]) -> None:
    """A sheet that holds columns of numbers but no headings we know means a layout we do not know."""
    understood = {sheet.name for sheet in sheets}
    for name, rows in source.sheets.items():
        figures = sum(isinstance(cell, float | int) and not isinstance(cell, bool) for row in rows for cell in row)
        if name not in understood and figures > len(rows):
            raise BadInput(
                Place(source.name, name),
                found="its headings are not where this layout has them",
                expected=f"question headings above a row that ends in “{BASE_HEADING}”",
                remedy=f"Understood: {', '.join(sorted(understood))}.",
            )


def _check_known_layout(
    source: Source, year: int, *, is_known: bool, placed: dict[str, str | None], strangers: list[str]
) -> None:
    """A year the pack does not name is taken only if every question is recognised by its wording."""
    if is_known or not strangers:
        return
    raise BadInput(
        Place(source.name),
        found=f"the {year} questionnaire has questions that this version does not know: "
        + ", ".join(f"Q{number}" for number in strangers),
        expected=f"a year of the crosswalk ({', '.join(str(known) for known in sorted(staff_survey().years))})",
        remedy=f"Understood: {len(placed) - len(strangers)} of {len(placed)} questions. "
        "Add the year to the staff survey pack's crosswalk.",
    )
