"""Organisation references: trusts of today with former names, the ODS trust file, CQC categories, and successors."""

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.csv_table import CsvTable, recognises_headings
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput

ODS = "NHS England (Organisation Data Service)"
LICENCE = "Open Government Licence v3.0"


class TrustList:
    """Reads the list of trusts of today: names, other names, benchmark group, region, what merged into them."""

    name = "list of trusts"
    version = 2
    headings = ("ods_code", "name", "alt_names", "type", "predecessor_codes", "merger_date")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, self.headings)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a trust. known_codes is not asked: this file is where codes become known."""
        progress("Reading trusts")
        table = CsvTable(source)
        codes = _codes(table, "ods_code")
        days = table.days("merger_date")
        names = table.texts("name")
        others, dropped = _own_names(names, [text.split(";") for text in table.texts("alt_names")])
        rows = pl.DataFrame(
            {
                "code": codes,
                "name": names,
                "other_names": [";".join(own) for own in others],
                "benchmark_group": table.texts("type"),
                "region": table.texts("region"),
                "ics": table.texts("ics"),
                "predecessors": table.texts("predecessor_codes"),
                "merged_on": days,
            }
        )
        year = max((int(day[:4]) for day in days if day), default=None)
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
            warnings=tuple(f"Other names that are another trust's were left out: {said}." for said in dropped),
        )


class OdsTrustFile:
    """Reads the ODS trust file (etr) with headings: every trust code, open and closed, with its dates."""

    name = "ODS trust file"
    version = 2
    headings = ("organisation_code", "name", "national_grouping", "open_date", "close_date")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, self.headings)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a trust with the days it opened and closed."""
        progress("Reading the trust file")
        table = CsvTable(source)
        codes = _codes(table, "organisation_code")
        names = [name.title().replace("Nhs", "NHS") for name in table.texts("name")]
        opened, closed = table.days("open_date"), table.days("close_date")
        rows = pl.DataFrame({"code": codes, "name": names, "opened_on": opened, "closed_on": closed})
        year = max((int(day[:4]) for day in (*opened, *closed) if day), default=None)
        return Reading(
            kind=Kind.ORGANISATIONS,
            base_id=f"ods-trusts-{year or 'undated'}",
            release=f"ODS trust file, {year or 'undated'}",
            year=year,
            title=f"NHS trusts, open and closed, {year or 'undated'}",
            tables={"rows": rows},
            organisations=rows.height,
            rows=rows.height,
            publisher=ODS,
            licence=LICENCE,
            limits=("Trusts as they stood in the year of the file; later openings, closures and names are not in it.",),
        )


class CqcCategories:
    """Reads which kind of service the CQC inspects a trust as."""

    name = "CQC inspection categories"
    version = 1
    headings = ("trust_code", "primary_category")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, self.headings)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a trust with its category."""
        progress("Reading inspection categories")
        table = CsvTable(source)
        codes = _codes(table, "trust_code")
        categories = pl.Series([text or None for text in table.texts("primary_category")], dtype=pl.String)
        rows = pl.DataFrame({"code": codes, "category": categories})
        return Reading(
            kind=Kind.ORGANISATIONS,
            base_id="cqc-categories",
            release="CQC inspection categories, undated",
            year=None,
            title="The kind of service each trust is inspected as",
            tables={"rows": rows},
            organisations=rows.height,
            rows=rows.height,
            publisher="Care Quality Commission",
            licence=LICENCE,
            limits=("The file does not say its date; a category left open there is unknown.",),
        )


class Successors:
    """Reads successor codes: which code followed which, and from what day."""

    name = "organisation successors"
    version = 2
    headings = ("old_code", "new_code", "date")

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, self.headings)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a change. Raises BadInput at the first empty code or day that is none."""
        progress("Reading changes of code")
        table = CsvTable(source)
        columns = {name: _codes(table, name, are_unique=False) for name in ("old_code", "new_code")}
        days = table.days("date")
        for day, row in zip(days, table.row_numbers, strict=True):
            if not day:
                raise BadInput(table.place("date", row), found="an empty cell", expected="the day of the change")
        rows = pl.DataFrame({**columns, "on": days})
        year = max(int(day[:4]) for day in days)
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


def _codes(table: CsvTable, column: str, *, are_unique: bool = True) -> list[str]:
    codes = table.texts(column)
    check_codes(codes, place=table.place(column), rows=table.row_numbers, known=frozenset(), are_unique=are_unique)
    return codes


def _own_names(names: list[str], others: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return each trust's other names without those of another trust, and what was left out.

    Whoever lists another trust's full name has its short names too; both would lead people to the wrong trust.
    """
    whose = {name.lower(): at for at, name in enumerate(names)}
    kept, dropped = [], []
    for at, listed in enumerate(others):
        stripped = [name.strip() for name in listed if name.strip()]
        taken = {whose[name.lower()] for name in stripped if whose.get(name.lower(), at) != at}
        foreign = {other.strip().lower() for place in taken for other in (names[place], *others[place])}
        kept.append([name for name in stripped if name.lower() not in foreign])
        if out := [name for name in stripped if name.lower() in foreign]:
            dropped.append(f"{', '.join(out)} ({names[at]})")
    return kept, dropped
