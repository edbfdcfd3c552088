"""An empty extract to fill in."""

import csv
import io

from groundswell.discover.workforce.reading.columns import ROLE_NAMES, Role
from groundswell.look.documents.workbook import Sheet, workbook

HEADER = tuple(name.removesuffix(" (yes or no)").removesuffix(" (yes)") for role, name in ROLE_NAMES.items() if role)
EXAMPLE = {
    Role.BAND: "8a", Role.STAFF_GROUP: "Nursing and midwifery", Role.TITLE: "Example: Matron", Role.UNIT: "Surgery",
    Role.FTE: "0.8", Role.STATE: "filled", Role.LEADS: "yes", Role.AGE: "45 to 49", Role.SEX: "Female",
    Role.ETHNICITY: "Not stated", Role.DISABILITY: "no", Role.STARTED: "01/04/2021", Role.TRAINED: "yes",
    Role.INDUCTED: "no",
}  # fmt: skip
ROWS = (tuple(EXAMPLE.get(role, "") for role in ROLE_NAMES if role),)
NOTES = (
    ("Posts", "One row for each post or assignment, vacant ones too. Take the example out."),
    ("Leavers", "Leave in whoever left within the past year, with their last day in post."),
    ("Never needed", "Names, staff numbers, days of birth: leave them out. Columns without a meaning are not kept."),
)


def blank_csv() -> bytes:
    """Return the empty extract as CSV in UTF-8 with a mark, so that a spreadsheet reads its letters."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows((HEADER, *ROWS))
    return out.getvalue().encode("utf-8-sig")


def blank_workbook() -> bytes:
    """Return the empty extract as a workbook, with notes on its first sheet."""
    return workbook(NOTES, (Sheet("Posts", HEADER, ROWS),))


FORMATS = {
    "csv": (blank_csv, "text/csv; charset=utf-8"),
    "xlsx": (blank_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
