"""An empty staff list to fill in."""

import csv
import io

from groundswell.look.documents.workbook import Sheet, workbook

HEADER = ("Work e-mail", "Staff number", "Name", "Unit", "Part of", "Staff group", "Pay band", "Leads by their role")
ROWS = (
    ("example.one@trust.example", "", "Example: Asha Rao", "Theatres", "Surgery", "Nursing", "Band 7", "yes"),
    ("", "4711", "Example: Bill Ode", "Portering", "Estates", "Estates", "2", ""),
)
NOTES = (
    ("Staff list", "One row for each person. Take the two examples out."),
    ("Needed", "Unit, and a work e-mail address or a staff number."),
    ("Name", "Only used to suggest what to take out of free text. It may be left out."),
    ("Pay band", "Band 5, 5, 8a, Medical, VSM. It may be left out: then nobody is asked for theirs."),
    ("Leads by their role", "yes for everybody who leads: doctors and directors too, not by pay band alone."),
)


def blank_csv() -> bytes:
    """Return the empty list as CSV in UTF-8 with a mark, so that a spreadsheet reads its letters."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows((HEADER, *ROWS))
    return out.getvalue().encode("utf-8-sig")


def blank_workbook() -> bytes:
    """Return the empty list as a workbook, with notes on its first sheet."""
    return workbook(NOTES, (Sheet("Staff", HEADER, ROWS),))


FORMATS = {
    "csv": (blank_csv, "text/csv; charset=utf-8"),
    "xlsx": (blank_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
