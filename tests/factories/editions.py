"""Small editions made by hand in a data folder of the test's own."""

from pathlib import Path

import polars as pl

from groundswell.national.editions import Edition, Kind, SourceFile
from groundswell.national.keeping import write_edition
from groundswell.national.store import loaded_editions_folder

ACUTE = "Acute and Acute & Community Trusts"
COMMUNITY = "Community Trusts"


def an_edition(kind: Kind, tables: dict[str, pl.DataFrame], *, edition_id: str, year: int = 2024) -> Edition:
    """Write an edition of these tables into the data folder in force and return it."""
    edition = Edition(
        id=edition_id,
        kind=kind,
        release=f"Release {year}",
        year=year,
        vintage=1,
        title=f"Title of {edition_id}",
        publisher="A publisher",
        licence="Open Government Licence v3.0",
        route="made by a test",
        source=SourceFile(name="made.csv", sha256=edition_id.ljust(64, "0"), size=1),
        reader="a test",
        reader_version=1,
        loaded_on="2026-11-22",
        organisations=None,
        rows=max(table.height for table in tables.values()),
        limits=("A limit.",),
        warnings=(),
        facts={},
        tables={},
        folder=Path(),
    )
    loaded_editions_folder().mkdir(parents=True, exist_ok=True)
    return write_edition(edition, tables, store=loaded_editions_folder())


def a_survey_of(groups: dict[str, str]) -> Edition:
    """Write a staff survey that knows no more than each organisation's benchmark group."""
    rows = pl.DataFrame({"code": list(groups), "benchmark_group": list(groups.values())})
    return an_edition(Kind.SURVEY, {"rows": rows}, edition_id="nss-2024")
