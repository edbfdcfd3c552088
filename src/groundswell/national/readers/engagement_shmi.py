"""Staff engagement beside hospital mortality, acute trusts, 2012 to 2019: engagement on the old scale from 1 to 5."""

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.csv_table import CsvTable, recognises_headings
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

HEADINGS = ("Code", "Year.Index", "SHMI.Index", "Engagement.Index", "RecommendWork.Index")
OLD_SCALE = (1.0, 5.0)


class EngagementShmi:
    """Reads the file of trust-years. Its engagement is never put on one axis with scores from 0 to 10."""

    name = "engagement and mortality 2012 to 2019"
    version = 2

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, HEADINGS)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row a trust and year. Columns that are empty or all 0 at the source are left out and named."""
        progress("Reading trust-years")
        table = CsvTable(source)
        codes = table.texts("Code")
        check_codes(
            codes, place=Place(source.name, column="Code"), rows=table.row_numbers, known=known_codes, are_unique=False
        )
        low, high = OLD_SCALE
        years = table.years("Year.Index")
        _check_keys(table, codes, years)
        columns = {
            "shmi": table.numbers("SHMI.Index", low=0, high=3),
            "engagement_1_to_5": table.numbers("Engagement.Index", low=low, high=high),
            "recommend_work_1_to_5": table.numbers("RecommendWork.Index", low=low, high=high),
        }
        values = pl.DataFrame(
            {
                "code": codes,
                "year": pl.Series(years, dtype=pl.Int64),
                **{name: pl.Series(cells, dtype=pl.Float64) for name, cells in columns.items()},
            }
        )
        last = max(years)
        return Reading(
            kind=Kind.ENGAGEMENT_SHMI,
            base_id=f"engagement-shmi-{last}",
            release=f"NHS Staff Survey and SHMI to {last}",
            year=last,
            title=f"Staff engagement and hospital mortality, acute trusts, to {last}",
            tables={"values": values},
            organisations=values["code"].n_unique(),
            rows=values.height,
            limits=(
                "Engagement is on the old scale from 1 to 5. It is never shown on one axis with scores from 0 to 10.",
                "2012 was a sample survey. Figures found together do not show a cause.",
            ),
            warnings=tuple(_empty_columns(table)),
            facts={"engagement_scale": list(OLD_SCALE)},
        )


def _check_keys(table: CsvTable, codes: list[str], years: list[int]) -> None:
    seen: dict[tuple[str, int], int] = {}
    for key, row in zip(zip(codes, years, strict=True), table.row_numbers, strict=True):
        if key in seen:
            raise BadInput(
                table.place("Code", row),
                found=f"{key[0]} stands twice in {key[1]} (first in row {seen[key]})",
                expected="each trust once a year",
            )
        seen[key] = row


def _empty_columns(table: CsvTable) -> list[str]:
    said = []
    for name in table.headings:
        cells = set(table.texts(name))
        if cells <= {"", "NA"}:
            said.append(f"The column {name} is empty at the source and was left out.")
        elif name.endswith("Index") and cells <= {"0", "NA", ""}:
            said.append(f"The column {name} is 0 in every row, which means missing; it was left out.")
    return said
