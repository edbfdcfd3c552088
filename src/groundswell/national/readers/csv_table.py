"""A comma-separated file as columns, every cell checked as it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

MISSING = frozenset({"", "NA", "-", "NaN"})


@dataclass(frozen=True)
class CsvTable:
    """The rows of a CSV file under their headings. Rows are numbered as a person counts, the heading being row 1."""

    source: Source

    @cached_property
    def headings(self) -> list[str]:
        """The headings, without surrounding space. Raises BadInput if one stands twice."""
        names = [name.strip() for name in self.source.rows[0]]
        for name in names:
            if name and names.count(name) > 1:
                raise BadInput(
                    Place(self.source.name, column=name), found="this column stands twice", expected="it once"
                )
        return names

    @property
    def count(self) -> int:
        """How many rows of data there are."""
        return len(self.source.rows) - 1

    @property
    def row_numbers(self) -> range:
        """The rows' numbers as a person counts."""
        return range(2, self.count + 2)

    def has(self, names: Sequence[str]) -> bool:
        """Return whether all these headings are there."""
        return bool(self.source.rows) and set(names) <= {name.strip() for name in self.source.rows[0]}

    def texts(self, name: str) -> list[str]:
        """Return a column as text. Raises BadInput if the column is missing or a row is too short."""
        if name not in self.headings:
            raise BadInput(
                Place(self.source.name), found=f"the column “{name}” is missing", expected="it in the first row"
            )
        at = self.headings.index(name)
        found = []
        for number, row in zip(self.row_numbers, self.source.rows[1:], strict=True):
            if len(row) != len(self.headings):
                raise BadInput(
                    Place(self.source.name, row=number),
                    found=f"{len(row)} cells",
                    expected=f"{len(self.headings)}, as in the first row",
                )
            found.append(row[at].strip())
        return found

    def numbers(self, name: str, *, low: float, high: float) -> list[float | None]:
        """Return a column of numbers, None where the file leaves the cell open. Raises BadInput at the first fault."""
        return [
            self._number(text, name, row, low, high)
            for text, row in zip(self.texts(name), self.row_numbers, strict=True)
        ]

    def _number(self, text: str, name: str, row: int, low: float, high: float) -> float | None:
        if text in MISSING:
            return None
        place = Place(self.source.name, row=row, column=name)
        try:
            value = float(text)
        except ValueError as broken:
            raise BadInput(place, found=f"the text “{text}”", expected="a number, or nothing") from broken
        if not low <= value <= high:
            raise BadInput(place, found=f"the value {value:g}", expected=f"a number from {low:g} to {high:g}")
        return value

    def words(self, name: str, allowed: frozenset[str]) -> list[str | None]:
        """Return a column of known words, None where the cell is open. Raises BadInput at the first other word."""
        found: list[str | None] = []
        for text, row in zip(self.texts(name), self.row_numbers, strict=True):
            if text in MISSING:
                found.append(None)
            elif text in allowed:
                found.append(text)
            else:
                raise BadInput(
                    Place(self.source.name, row=row, column=name),
                    found=f"the word “{text}”",
                    expected=f"one of {', '.join(sorted(allowed))}",
                )
        return found


def recognises_headings(source: Source, names: Sequence[str]) -> bool:
    """Return whether a source is text whose first row has all these headings."""
    if source.is_workbook:
        return False
    try:
        return CsvTable(source).has(names)
    except BadInput:
        return False
