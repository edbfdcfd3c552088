"""A named selection of outcome indicators by trust. The file's own estimates are never read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from groundswell.national.editions import Kind
from groundswell.national.readers.columns import check_codes
from groundswell.national.readers.csv_table import CsvTable, recognises_headings
from groundswell.national.readers.reading import Progress, Reading
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

RATINGS = frozenset({"Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated"})
SHMI_TOLERANCE = 0.005
LARGEST_COUNT = 10_000_000
MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """One indicator we take: our id, its column, its range, and what its line must say of date and source."""

    id: str
    column: str
    low: float
    high: float
    factor: float
    period: str
    source: str
    note: str = ""
    numerator: str = ""
    denominator: str = ""


NUMBERS = (
    Wanted(
        "shmi",
        "shmi_value_latest",
        0,
        3,
        1,
        "latest twelve months published by {month}",
        "NHS England, SHMI",
        numerator="observed_deaths_latest",
        denominator="expected_deaths_latest",
    ),
    Wanted(
        "sickness",
        "sickness_rate_overall_3m_avg",
        0,
        100,
        1,
        "average of the latest three months published by {month}",
        "NHS England, sickness absence rates",
        "An average of three months; single months are not in this file.",
    ),
    Wanted(
        "fft-positive",
        "fft_pct_positive_3m_avg",
        0,
        1,
        100,
        "average of the latest three months published by {month}",
        "NHS England, Friends and Family Test",
        "An average of three months; the number who answered is a month’s, on average.",
        denominator="fft_total_responses_3m_avg",
    ),
    Wanted(
        "complaints",
        "comp_total_new",
        0,
        1_000_000,
        1,
        "latest year published by {month}",
        "NHS England, written complaints",
        "A count, not a rate: larger trusts have more.",
    ),
    Wanted(
        "never-events",
        "ne_count",
        0,
        10_000,
        1,
        "{year}",
        "NHS England, never events",
        "A count, not a rate, and provisional where said.",
    ),
)
WORDS = (("cqc-overall", "rating_overall"), ("cqc-well-led", "rating_well-led"))
HEADINGS = ("org_code", "org_name", "data_month", "shmi_value_latest", "rating_overall", "comp_total_new", "ne_count")


class OutcomeIndicators:
    """Reads SHMI, CQC ratings, sickness, Friends and Family Test, complaints and never events by trust."""

    name = "outcome indicators by trust"
    version = 2

    def recognises(self, source: Source) -> bool:
        """Return whether this is text with these headings."""
        return recognises_headings(source, HEADINGS)

    def read(self, source: Source, *, known_codes: frozenset[str], progress: Progress) -> Reading:
        """Return one line an organisation and indicator, with its period, source and note; absent ones have no line."""
        progress("Reading outcome indicators")
        table = CsvTable(source)
        codes = table.texts("org_code")
        strangers = _check_organisations(table, codes, known_codes)
        _check_shmi(table)
        months = _months(table)
        month = max(months)
        lines = [line for wanted in NUMBERS for line in _number_lines(table, wanted, codes, months)]
        lines += [line for id_, column in WORDS for line in _rating_lines(table, id_, column, codes)]
        lines = [line for line in lines if line[0] not in strangers]
        if not lines:
            raise BadInput(
                Place(source.name),
                found="no organisation that we know has a value of any indicator",
                expected=f"values in {', '.join(wanted.column for wanted in NUMBERS)} or the ratings",
            )
        values = pl.DataFrame(
            lines,
            schema={
                "code": pl.String,
                "indicator": pl.String,
                "value": pl.Float64,
                "word": pl.String,
                "numerator": pl.Float64,
                "denominator": pl.Float64,
                "period": pl.String,
                "source": pl.String,
                "published": pl.String,
                "note": pl.String,
            },
            orient="row",
        )
        rows = pl.DataFrame(
            {
                "code": codes,
                "name": [name.title().replace("Nhs", "NHS") for name in table.texts("org_name")],
                "sector": table.texts("Trust_type"),
                "subsector": table.texts("Trust_subtype"),
            }
        ).filter(~pl.col("code").is_in(strangers))
        year = int(month[:4])
        return Reading(
            kind=Kind.OUTCOMES,
            base_id=f"outcomes-{year}",
            release=f"Outcome indicators, {month}",
            year=year,
            title=f"Outcome indicators by trust, gathered {month}",
            tables={"rows": rows, "values": values},
            organisations=rows.height,
            rows=values.height,
            publisher="NHS England and the Care Quality Commission",
            licence="Figures under the Open Government Licence v3.0; the gathered file has no licence of its own",
            limits=(
                (
                    "Gathered from official publications by one person; for demonstration. "
                    "Take the official files for a real installation."
                ),
                "Only indicators named here are taken; the file's own estimates are left out.",
                (
                    "CQC ratings are those of one location of each trust, named beside the rating. The rating of the "
                    "whole trust can differ: look it up at cqc.org.uk before using it."
                ),
                (
                    "Sickness and the Friends and Family Test are averages of three months, because the latest month "
                    "is empty for sickness and for some trusts in the test."
                ),
            ),
            warnings=(_left_out(strangers),) if strangers else (),
        )


Line = tuple[str, str, float | None, str | None, float | None, float | None, str, str, str, str]


def _check_organisations(table: CsvTable, codes: Sequence[str], known: frozenset[str]) -> list[str]:
    """Return the codes of bodies to leave out: the file gives them no type of trust, and no reference knows them.

    Raises BadInput for a trust whose code is not known, or a code that stands twice.
    """
    place, rows = table.place("org_code"), table.row_numbers
    check_codes(codes, place=place, rows=rows, known=frozenset())
    types = table.texts("Trust_type")
    trusts = [(code, row) for code, row, kind in zip(codes, rows, types, strict=True) if kind]
    check_codes([code for code, _ in trusts], place=place, rows=[row for _, row in trusts], known=known)
    return [code for code, kind in zip(codes, types, strict=True) if known and not kind and code not in known]


def _left_out(codes: Sequence[str]) -> str:
    named = ", ".join(codes[:MOST_NAMED])
    more = f" and {len(codes) - MOST_NAMED} more" if len(codes) > MOST_NAMED else ""
    return f"Left out, because they are neither trusts nor in an organisation reference: {named}{more}."


def _months(table: CsvTable) -> list[str]:
    months = table.texts("data_month")
    for text, row in zip(months, table.row_numbers, strict=True):
        if not MONTH.fullmatch(text):
            found = f"the text “{text[:40]}”" if text else "an empty cell"
            raise BadInput(table.place("data_month", row), found=found, expected="a month as yyyy-mm")
    return months


def _number_lines(table: CsvTable, wanted: Wanted, codes: Sequence[str], months: Sequence[str]) -> list[Line]:
    values = table.numbers(wanted.column, low=wanted.low, high=wanted.high)
    years = table.texts("financial_year")
    provisional = table.texts("ne_provisional")
    above, below = (_parts(table, column) for column in (wanted.numerator, wanted.denominator))
    lines: list[Line] = []
    for at, (code, value) in enumerate(zip(codes, values, strict=True)):
        if value is None:
            continue
        note = wanted.note
        if wanted.id == "never-events" and provisional[at] in {"1", "1.0"}:
            note = f"{note} Provisional."
        period = wanted.period.format(month=months[at], year=years[at] or "year not said")
        figures = (value * wanted.factor, None, above[at], below[at])
        lines.append((code, wanted.id, *figures, period, wanted.source, months[at], note))
    return lines


def _parts(table: CsvTable, column: str) -> list[float | None]:
    return table.numbers(column, low=0, high=LARGEST_COUNT) if column else [None] * table.count


def _rating_lines(table: CsvTable, id_: str, column: str, codes: Sequence[str]) -> list[Line]:
    published = table.days("publication_date")
    inherited = table.texts("inherited_rating")
    locations = table.texts("location_id")
    lines: list[Line] = []
    for at, (code, word) in enumerate(zip(codes, table.words(column, RATINGS), strict=True)):
        if word is None:
            continue
        whose = locations[at] or "which one is not said"
        note = f"The rating of one location ({whose}); that of the whole trust can differ."
        if inherited[at] == "Y":
            note += " Inherited from a body that this trust replaced."
        source = "Care Quality Commission"
        lines.append((code, id_, None, word, None, None, "latest rating", source, published[at], note))
    return lines


def _check_shmi(table: CsvTable) -> None:
    """SHMI is observed deaths over expected deaths; a row where it is not has been misread somewhere."""
    cells = zip(
        table.numbers("shmi_value_latest", low=0, high=3),
        table.numbers("observed_deaths_latest", low=0, high=LARGEST_COUNT),
        table.numbers("expected_deaths_latest", low=0, high=LARGEST_COUNT),
        table.row_numbers,
        strict=True,
    )
    for shmi, observed, expected, row in cells:
        if shmi is not None and observed is not None and expected and abs(observed / expected - shmi) > SHMI_TOLERANCE:
            raise BadInput(
                Place(table.source.name, row=row, column="shmi_value_latest"),
                found=f"SHMI {shmi:.4f}",
                expected=f"{observed / expected:.4f}, observed over expected deaths",
            )
