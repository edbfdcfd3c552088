"""Selected staff survey questions by organisation, 2021 to 2024, each year in its own weighting."""

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.csv_table import CsvTable, recognises_headings
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

HEADINGS = ("ODS code", "Year", "Organisation name", "Burned_out_rate", "Burned_out_base", "Respondents")
# Columns whose share is our headline share of the same question: in 2024 they agree to 1e-13 in all organisations.
MEASURES = {
    "Autonomy": "makes-improvements",
    "Burned_out": "burnt-out",
    "Discrimination_internal": "discrimination-from-staff",
    "Discrimination_public": "discrimination-from-public",
    "Emotional_colleagues": "abuse-from-colleagues",
    "Emotional_manager": "abuse-from-managers",
    "Emotional_public": "abuse-from-public",
    "Emotionally_exhausting": "emotionally-exhausting",
    "Enough_staff": "enough-staff",
    "Frustration": "frustrated",
    "Membership": "valued-by-team",
    "Patient_facing": "patient-contact",
    "Physical_colleagues": "violence-from-colleagues",
    "Physical_manager": "violence-from-managers",
    "Physical_public": "violence-from-public",
    "Stress": "stress",
    "Time_demands_meet": "meets-demands",
}
LARGEST_BASE = 10_000_000


class SurveyTrend:
    """Reads the trend file: `*_rate` in per cent, `*_base` the number who answered, one row a code and year."""

    name = "staff survey trend"
    version = 2

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with the trend file's headings."""
        return recognises_headings(source, HEADINGS)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return the years of the questions that we can name; the file's other columns are left out."""
        progress("Reading four years")
        table = CsvTable(source)
        codes = table.texts("ODS code")
        check_codes(
            codes,
            place=Place(source.name, column="ODS code"),
            rows=table.row_numbers,
            known=known_codes,
            are_unique=False,
        )
        years = table.years("Year")
        _check_keys(table, codes, years)
        frames = []
        for column, measure in MEASURES.items():
            frames.append(
                pl.DataFrame(
                    {
                        "code": codes,
                        "year": pl.Series(years, dtype=pl.Int64),
                        "measure": [measure] * table.count,
                        "value": pl.Series(table.numbers(f"{column}_rate", low=0, high=100), dtype=pl.Float64),
                        "n": pl.Series(table.numbers(f"{column}_base", low=0, high=LARGEST_BASE), dtype=pl.Float64),
                    }
                )
            )
        history = pl.concat(frames)
        rows = pl.DataFrame(
            {
                "code": codes,
                "year": pl.Series(years, dtype=pl.Int64),
                "name": table.texts("Organisation name"),
                "benchmark_group": table.texts("Benchmarking group"),
            }
        )
        first, last = min(years), max(years)
        return Reading(
            kind=Kind.SURVEY_TREND,
            base_id=f"nss-trend-{first}-{last}",
            release=f"NHS Staff Survey {first} to {last}",
            year=last,
            title=f"NHS Staff Survey {first} to {last}: selected questions",
            tables={"rows": rows, "history": history},
            organisations=rows["code"].n_unique(),
            rows=rows.height,
            limits=(
                "Each year stands in its own weighting: small shifts between years are not real.",
                "Derived by a third party from each year's official detailed workbook.",
                "Codes of merged bodies are joined by “/” in six rows.",
            ),
            warnings=(
                (
                    "The column Respondents is cut off at 100 from below and was left out; "
                    "the number who answered each question is kept."
                ),
                "Columns without a place among our questions were left out.",
            ),
        )


def _check_keys(table: CsvTable, codes: list[str], years: list[int]) -> None:
    seen: dict[tuple[str, int], int] = {}
    for key, row in zip(zip(codes, years, strict=True), table.row_numbers, strict=True):
        if key in seen:
            raise BadInput(
                Place(table.source.name, row=row, column="ODS code"),
                found=f"{key[0]} stands twice in {key[1]} (first in row {seen[key]})",
                expected="each organisation once a year",
            )
        seen[key] = row
