"""The sheets of a contractor's file, each with its headings found."""

from groundswell.discover.breakdown.reading.columns import Role, guess
from groundswell.national.given_tables import Sheet, tables_in
from groundswell.national.source import Source

MOST_UNITS = 500


def sheets_of(source: Source, *, year: int) -> tuple[Sheet, ...]:
    """Return the tables of a file that hold anything.

    Raises BadInput if the file breaks a guard, holds no table, or has more rows than any trust has units.
    """
    return tables_in(source, knows=lambda text: guess(text, year=year) != Role.IGNORE, most=MOST_UNITS, each="unit")
