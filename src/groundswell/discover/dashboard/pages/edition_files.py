"""An edition's page as files: its provenance, and every score recomputed, unrounded."""

import json

from groundswell.discover.dashboard.pages.edition import edition_page
from groundswell.look.documents.cells import Cell, csv_bytes
from groundswell.look.documents.markdown import markdown
from groundswell.look.documents.workbook import Sheet, workbook
from groundswell.national.commands.telling import edition_json, verification_json
from groundswell.national.editions import Edition
from groundswell.national.verification import NothingToVerify, ScoreCheck, verify

HEADER = (
    "edition",
    "id",
    "score",
    "organisations",
    "mean_difference",
    "largest_difference",
    "at",
    "allowed",
    "is_within",
)


def edition_bytes(edition: Edition, extension: str) -> bytes:
    """Return an edition's page in one of the formats of `formats.FORMATS`; no rows where no score can be recomputed."""
    document = edition_page(edition)
    if extension == "docx":
        from groundswell.look.documents.word import word  # noqa: PLC0415 - heavy, and few ask for it

        return word(document)
    if extension == "pptx":
        from groundswell.look.documents.slides import slides  # noqa: PLC0415 - as above

        return slides(document)
    if extension == "md":
        return markdown(document).encode()
    checks = _checks(edition)
    if extension == "json":
        told = {**edition_json(edition, is_whole=True), "scores": verification_json(edition, checks)["scores"]}
        return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2).encode()
    rows = tuple(_row(edition, check) for check in checks)
    if extension == "csv":
        return csv_bytes(HEADER, rows)
    # The first table of the page is where the edition came from.
    origin = [(row[0], row[1]) for row in next(document.tables()).rows]
    return workbook([(document.title, document.finding), *origin], [Sheet("Recomputed", HEADER, rows)])


def _checks(edition: Edition) -> tuple[ScoreCheck, ...]:
    try:
        return verify(edition)
    except NothingToVerify:
        return ()


def _row(edition: Edition, check: ScoreCheck) -> tuple[Cell, ...]:
    within = "yes" if check.is_ok else "no"
    differences = (check.mean_error, check.max_error, check.worst, check.tolerance, within)
    return (edition.id, check.id, check.label, check.compared, *differences)
