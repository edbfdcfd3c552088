"""The staff survey's detailed workbooks: organisational, national and organisation-type results of one release.

All three share a layout: question headings in one row, answer headings in a later one, "Base (number of responses)"
closing each question; they differ in the identity columns on the left.
"""

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.detailed_identity import NATIONAL, ORGANISATIONS, TYPES, Identity, identity_of
from groundswell.national.readers.detailed_placing import Placing, place_questions
from groundswell.national.readers.detailed_questions import read_block
from groundswell.national.readers.detailed_sheets import Sheet, check_every_sheet_understood, sheets_of, year_of
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import Place

KINDS = {
    ORGANISATIONS: (Kind.SURVEY, "", "organisational results"),
    NATIONAL: (Kind.SURVEY_NATIONAL, "-national", "national results"),
    TYPES: (Kind.SURVEY_TYPES, "-types", "organisation type results"),
}

LIMITS = (
    "Shares and scores are weighted by occupation, except those of ICBs, CSUs and community surgical services.",
    "The publisher re-weights history every year, so these figures are never put on one line with another release.",
    "A dash at the source means fewer than 10 responses or no data: withheld by the publisher.",
)


class DetailedWorkbook:
    """Reads a detailed workbook of any year whose questions the survey pack can place."""

    name = "staff survey detailed workbook"
    version = 1

    def recognises(self, source: Source) -> bool:
        """Return whether any sheet has question headings above a "Base (number of responses)" row."""
        return source.is_workbook and bool(sheets_of(source))

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return shares, bases and scores, one row per organisation, breakdown or type.

        Raises BadInput naming sheet, row and column.
        """
        sheets = sheets_of(source)
        check_every_sheet_understood(source, sheets)
        year = year_of(source, sheets)
        placing = place_questions(source.name, sheets, year)
        identity = identity_of(sheets[0])
        if identity.kind == ORGANISATIONS:
            place = Place(source.name, sheets[0].name, column="ODS code")
            check_codes(identity.keys, place=place, rows=identity.rows, known=known_codes)
        shares: dict[str, pl.Series] = {}
        scores: dict[str, pl.Series] = {}
        for number, sheet in enumerate(sheets, 1):
            progress(f"Reading sheet {number} of {len(sheets)}: {sheet.name}")
            _read_sheet(sheet, identity, placing, shares, scores)
        kind, suffix, words = KINDS[identity.kind]
        key = {identity.key_name: identity.keys}
        return Reading(
            kind=kind,
            base_id=f"nss-{year}{suffix}",
            release=f"NHS Staff Survey {year}",
            year=year,
            title=f"NHS Staff Survey {year}: {words}",
            tables={
                "rows": identity.frame(),
                "shares": pl.DataFrame({**key, **shares}),
                "scores": pl.DataFrame({**key, **scores}),
            },
            organisations=len(identity.keys) if identity.kind == ORGANISATIONS else None,
            rows=len(identity.keys),
            limits=LIMITS,
            warnings=(*placing.warnings, *identity.warnings()),
            facts={"questions": placing.questions, "sheets": [sheet.name for sheet in sheets]},
        )


def _read_sheet(
    sheet: Sheet,
    identity: Identity,
    placing: Placing,
    shares: dict[str, pl.Series],
    scores: dict[str, pl.Series],
) -> None:
    """Add a sheet's columns, its rows in the order of the first sheet's."""
    order = identity.order_of(identity_of(sheet), sheet)
    is_strict = identity.kind == ORGANISATIONS
    is_same_order = order == list(range(len(order)))
    for block in sheet.blocks:
        question = None if block.is_score else placing.question_of(block)
        columns = read_block(sheet, block, question, is_strict=is_strict)
        if not is_same_order:
            columns = {name: one.gather(order) for name, one in columns.items()}
        (scores if block.is_score else shares).update(columns)
