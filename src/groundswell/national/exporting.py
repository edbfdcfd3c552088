"""Taking an edition out: its card and every table as CSV in one zip, withheld cells told in words."""

import csv
import io
import json
import zipfile
from pathlib import Path

from groundswell.look.documents.cells import safe_text
from groundswell.national.editions import Edition, card_of
from groundswell.national.frames import scan

WITHHELD_WORD = "withheld"
# A fixed moment, so that the same edition always gives the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def export_edition(edition: Edition, target: Path) -> Path:
    """Write the edition to a zip at target and return its path. Raises FileExistsError rather than overwrite.

    Numbers are unrounded; a cell the publisher withheld is the word "withheld", never empty and never 0.
    """
    with target.open("xb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("edition.json"), json.dumps(card_of(edition), indent=2, ensure_ascii=False))
        for name in edition.tables:
            archive.writestr(_entry(f"{name}.csv"), table_csv(edition, name))
    return target


def table_csv(edition: Edition, name: str) -> str:
    """Return one table as CSV text, formula-safe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    frame = scan(edition.table(name)).collect()
    writer.writerow(frame.columns)
    for row in frame.iter_rows():
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return WITHHELD_WORD
    return safe_text(value) if isinstance(value, str) else value


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, date_time=EPOCH)
