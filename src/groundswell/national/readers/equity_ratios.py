"""WRES-style ratios: how often something befalls staff from ethnic minorities and white staff, and their ratio."""

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.csv_table import CsvTable, recognises_headings
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

RATIO = "Likelihood Ratio (BME/White)"
HEADINGS = ("Indicator", "Trust", "Trust Type", "White Rate", "BME Rate", RATIO)
# The file's names of the four indicators, and ours.
INDICATORS = {
    "Q15: Fair career progression": "career",
    "Q16b: Discrimination from manager/colleagues": "discrimination",
    "Harassment from patients (by ethnicity)": "harassment-from-patients",
    "Harassment from staff (by ethnicity)": "harassment-from-staff",
}
RATIO_TOLERANCE = 0.001
NO_YEAR = "The file does not say its year on its rows; it was derived from the 2020 to 2024 workbook, last year."
# The only file of this layout that we know has no year on its rows; it was made from the 2024 release.
UNDATED = 2024


class EquityRatios:
    """Reads a file of ratios derived from a benchmark workbook; a column “Year” may say of which survey."""

    name = "WRES-style ratios"
    version = 2

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these six headings."""
        return recognises_headings(source, HEADINGS)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one row an organisation and indicator: both rates in per cent, and the ratio checked against them."""
        progress("Reading ratios")
        table = CsvTable(source)
        codes = table.texts("Trust")
        place = Place(source.name, column="Trust")
        check_codes(codes, place=place, rows=table.row_numbers, known=known_codes, are_unique=False)
        names = table.words("Indicator", frozenset(INDICATORS))
        white = table.numbers("White Rate", low=0, high=1)
        minority = table.numbers("BME Rate", low=0, high=1)
        ratios = table.numbers(RATIO, low=0, high=1000)
        for name, row in zip(names, table.row_numbers, strict=True):
            if name is None:
                raise BadInput(table.place("Indicator", row), found="an empty cell", expected=", ".join(INDICATORS))
        indicators = [INDICATORS[name] for name in names if name]
        year = _year(table)
        _check_pairs(table, codes, indicators)
        _check_ratios(table, white, minority, ratios)
        rows = pl.DataFrame({"code": codes, "benchmark_group": table.texts("Trust Type")}).unique(maintain_order=True)
        ratio_rows = pl.DataFrame(
            {
                "code": codes,
                "indicator": indicators,
                "compared": pl.Series([_per_cent(rate) for rate in minority], dtype=pl.Float64),
                "reference": pl.Series([_per_cent(rate) for rate in white], dtype=pl.Float64),
                "ratio": pl.Series(ratios, dtype=pl.Float64),
            }
        )
        return Reading(
            kind=Kind.EQUITY,
            base_id=f"equity-ratios-{year or UNDATED}",
            release=f"NHS Staff Survey {year or UNDATED}",
            year=year or UNDATED,
            title=f"Ratios by ethnicity in the style of the Workforce Race Equality Standard, {year or UNDATED}",
            tables={"rows": rows, "ratios": ratio_rows},
            organisations=rows.height,
            rows=ratio_rows.height,
            limits=(
                "Derived by a third party from the published benchmark workbook; not the official WRES return.",
                *(() if year else (NO_YEAR,)),
                "The published figures carry no standard errors, so no interval is shown.",
            ),
            warnings=() if year else (f"Taken as {UNDATED}, because no column “Year” says otherwise.",),
        )


def _year(table: CsvTable) -> int | None:
    """Return the one survey year of the file, or None if it does not say. Raises BadInput if it names two."""
    if not table.has("Year"):
        return None
    years = table.years("Year")
    for year, row in zip(years, table.row_numbers, strict=True):
        if year != years[0]:
            raise BadInput(
                table.place("Year", row), found=f"the year {year}", expected=f"{years[0]}, as in the rows above"
            )
    return years[0]


def _per_cent(rate: float | None) -> float | None:
    return None if rate is None else rate * 100


def _check_pairs(table: CsvTable, codes: list[str], indicators: list[str]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for pair, row in zip(zip(codes, indicators, strict=True), table.row_numbers, strict=True):
        if pair in seen:
            raise BadInput(
                Place(table.source.name, row=row, column="Trust"),
                found=f"{pair[0]} stands twice for this indicator (first in row {seen[pair]})",
                expected="each once",
            )
        seen[pair] = row


def _check_ratios(
    table: CsvTable, white: list[float | None], minority: list[float | None], ratios: list[float | None]
) -> None:
    for base, rate, ratio, row in zip(white, minority, ratios, table.row_numbers, strict=True):
        if base and rate is not None and ratio is not None and abs(rate / base - ratio) > RATIO_TOLERANCE:
            raise BadInput(
                Place(table.source.name, row=row, column=RATIO),
                found=f"the ratio {ratio:.3f}",
                expected=f"{rate / base:.3f}, the one rate divided by the other",
            )
