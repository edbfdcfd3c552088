"""Organisation references: trusts of today with former names, the ODS trust file, CQC categories, and successors."""

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.csv_table import CsvTable, recognises_headings
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

ODS = "NHS England (Organisation Data Service)"
LICENCE = "Open Government Licence v3.0"


class TrustList:
    """Reads the list of trusts of today: names, other names, benchmark group, region, what merged into them."""

    name = "list of trusts"
    version = 1
    headings = ("ods_code", "name", "alt_names", "type", "predecessor_codes", "merger_date")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, self.headings)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a trust. known_codes is not asked: this file is where codes become known."""
        progress("Reading trusts")
        table = CsvTable(source)
        codes = table.texts("ods_code")
        check_codes(codes, place=Place(source.name, column="ods_code"), rows=table.row_numbers, known=frozenset())
        dates = [
            _day(text, source.name, row, "merger_date")
            for text, row in zip(table.texts("merger_date"), table.row_numbers, strict=True)
        ]
        rows = pl.DataFrame(
            {
                "code": codes,
                "name": table.texts("name"),
                "other_names": table.texts("alt_names"),
                "benchmark_group": table.texts("type"),
                "region": table.texts("region"),
                "ics": table.texts("ics"),
                "predecessors": table.texts("predecessor_codes"),
                "merged_on": dates,
            }
        )
        year = max((int(day[:4]) for day in dates if day), default=None)
        return Reading(
            kind=Kind.ORGANISATIONS,
            base_id=f"organisations-{year or 'undated'}",
            release=f"English NHS trusts, {year or 'undated'}",
            year=year,
            title=f"English NHS trusts with former names, {year or 'undated'}",
            tables={"rows": rows},
            organisations=rows.height,
            rows=rows.height,
            publisher=ODS,
            licence="CC0 (compiled list of public facts)",
            limits=(
                "Names are joined by code and date: a name of today may stand for other bodies in an earlier year.",
            ),
        )


class OdsTrustFile:
    """Reads the ODS trust file (etr) with headings: every trust code, open and closed, with its dates."""

    name = "ODS trust file"
    version = 1
    headings = ("organisation_code", "name", "national_grouping", "open_date", "close_date")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return not source.is_workbook and bool(source.rows) and set(self.headings) <= set(source.rows[0])

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a trust with the days it opened and closed."""
        progress("Reading the trust file")
        # The official file leaves most of its headings empty, so only the named columns are asked for.
        heading = source.rows[0]
        place = {name: heading.index(name) for name in self.headings}
        body = source.rows[1:]
        codes = [row[place["organisation_code"]].strip() for row in body]
        numbers = range(2, len(body) + 2)
        check_codes(codes, place=Place(source.name, column="organisation_code"), rows=numbers, known=frozenset())
        days = {
            name: [
                _day(row[place[name]].strip(), source.name, number, name)
                for row, number in zip(body, numbers, strict=True)
            ]
            for name in ("open_date", "close_date")
        }
        rows = pl.DataFrame(
            {
                "code": codes,
                "name": [row[place["name"]].strip().title().replace("Nhs", "NHS") for row in body],
                "opened_on": days["open_date"],
                "closed_on": days["close_date"],
            }
        )
        year = max(int(day[:4]) for day in days["open_date"] + days["close_date"] if day)
        return Reading(
            kind=Kind.ORGANISATIONS,
            base_id=f"ods-trusts-{year}",
            release=f"ODS trust file, {year}",
            year=year,
            title=f"NHS trusts, open and closed, {year}",
            tables={"rows": rows},
            organisations=rows.height,
            rows=rows.height,
            publisher=ODS,
            licence=LICENCE,
        )


class Successors:
    """Reads successor codes: which code followed which, and from what day."""

    name = "organisation successors"
    version = 1
    headings = ("old_code", "new_code", "date")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with exactly these headings."""
        return (
            not source.is_workbook
            and bool(source.rows)
            and [cell.strip() for cell in source.rows[0]] == list(self.headings)
        )

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a change. Raises BadInput at the first empty code or day that is none."""
        progress("Reading changes of code")
        table = CsvTable(source)
        columns = {}
        for name in ("old_code", "new_code"):
            columns[name] = table.texts(name)
            place = Place(source.name, column=name)
            check_codes(columns[name], place=place, rows=table.row_numbers, known=frozenset(), are_unique=False)
        days = [
            _day(text, source.name, row, "date")
            for text, row in zip(table.texts("date"), table.row_numbers, strict=True)
        ]
        rows = pl.DataFrame({**columns, "on": days})
        year = max(int(day[:4]) for day in days if day)
        return Reading(
            kind=Kind.SUCCESSORS,
            base_id=f"successors-{year}",
            release=f"ODS changes of code, to {year}",
            year=year,
            title=f"Which organisation code followed which, to {year}",
            tables={"rows": rows},
            organisations=None,
            rows=rows.height,
            publisher=ODS,
            licence=LICENCE,
            limits=("A code is followed only from the day named: join by code and date.",),
        )


def _day(text: str, file: str, row: int, column: str) -> str:
    """Return a day as yyyy-mm-dd, or "" where the cell is open."""
    if not text:
        return ""
    digits = text.replace("-", "").replace("/", "")
    if len(digits) != 8 or not digits.isdigit() or not 1 <= int(digits[4:6]) <= 12 or not 1 <= int(digits[6:]) <= 31:
        raise BadInput(Place(file, row=row, column=column), found=f"the text “{text}”", expected="a day as yyyymmdd")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
