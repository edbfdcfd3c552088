"""What is wrong with something a person gave us. Facts only; sentences are made in phrases."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a fault lies, as a person counts: rows from 1, columns by heading."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


class BadInput(ValueError):
    """Something a person gave cannot be used. Carries what was found, what was expected, and where."""

    def __init__(self, place: Place, *, found: str, expected: str, remedy: str = "") -> None:
        super().__init__(found)
        self.place = place
        self.found = found
        self.expected = expected
        self.remedy = remedy

    def sentence(self) -> str:
        """Return one sentence that names file, sheet, row and column, what was found and what was expected.

        A second one says that nothing was changed; one of many faults is told by `words` without it.
        """
        return plain(f"{self.words()} Nothing was changed.{' ' + self.remedy if self.remedy else ''}")

    def words(self) -> str:
        """Return where it is, what was found and what was expected, in one sentence."""
        parts = [self.place.file]
        if self.place.sheet is not None:
            parts.append(f"sheet “{self.place.sheet}”")
        if self.place.row is not None:
            parts.append(f"row {self.place.row}")
        if self.place.column is not None:
            parts.append(f"column “{self.place.column}”")
        return plain(f"{', '.join(parts)}: {self.found}; expected {self.expected}.")


def plain(text: str) -> str:
    """Return a text on one line without signs that steer a terminal or turn its direction: a file may hold any."""
    kept = (" " if sign.isspace() else sign for sign in text if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return "".join(kept)
