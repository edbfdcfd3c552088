"""Entries of a pack's file, asked for their fields. What is wrong is told by file and entry, as a sentence."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

from groundswell.packs.lined import Lined, LinedList, at_line
from groundswell.vocabulary.faults import BadInput
from groundswell.vocabulary.provenance import Mark

T = TypeVar("T")


class Entry:
    """One table of a pack's file and its name in a sentence, e.g. score “PP1_1”; the file itself has no name."""

    def __init__(self, file: str, name: str, fields: Any, *, whose: str = "", line: int | None = None) -> None:
        self.file = file
        self.name = name
        self._whose = whose
        self._line = fields.line if isinstance(fields, Lined) else line
        self.fields: Mapping[str, Any] = fields if isinstance(fields, dict) else {}
        if not isinstance(fields, dict):
            raise self.fault(found=f"it is {_kind(fields)}", expected="a table of fields")

    def fault(self, *, found: str, expected: str, field: str = "") -> BadInput:
        """Return what is wrong with this entry (or one field of it), ready to raise. YAML files know the line."""
        line = self.fields.lines.get(field, self._line) if isinstance(self.fields, Lined) else self._line
        said = f"{self.name}: {found}" if self.name else found
        return BadInput(at_line(self.file, line), found=said, expected=expected)

    def named(self, what: str, *, by: str = "id") -> "Entry":
        """Return this entry under the name that one of its fields gives it."""
        return Entry(
            self.file, f"{self._whose}{what} “{self.text(by)}”", self.fields, whose=self._whose, line=self._line
        )

    def only(self, *known: str) -> None:
        """Raise BadInput if a field is none of these: a misspelt field would be passed over silently."""
        strangers = sorted(set(self.fields) - set(known))
        if strangers:
            found = f"it has the field “{strangers[0]}”"
            raise self.fault(found=found, expected=f"only {', '.join(known)}", field=strangers[0])

    def text(self, field: str, default: str | None = None) -> str:
        """Return a text that is not empty, or the default where the field is absent."""
        return self._get(field, str, "a text", default=default, is_right=bool)

    def number(self, field: str) -> float:
        """Return a number."""
        return float(self._get(field, float, "a number"))

    def whole(self, field: str) -> int | None:
        """Return a whole number from 1, or None where the field is absent."""
        if not self.has(field):
            return None
        return self._get(field, int, "a whole number from 1", is_right=lambda one: one > 0)

    def year(self, field: str = "year") -> int:
        """Return a year."""
        return self._get(field, int, "a year", is_right=lambda one: 1900 < one < 2200)

    def flag(self, field: str) -> bool:
        """Return true or false; false where the field is absent."""
        return self._get(field, bool, "true or false", default=False)

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of different texts; empty where the field is absent."""
        found = self._get(field, list, "a list of texts", default=[])
        if not all(isinstance(one, str) and one for one in found):
            raise self.fault(found=f"“{field}” holds something else", expected="a list of texts", field=field)
        if len(set(found)) < len(found):
            raise self.fault(found=f"“{field}” names {_twice(found)} twice", expected="each once", field=field)
        return tuple(found)

    def one_of(self, field: str, kinds: Callable[[str], T], names: Iterable[str]) -> T:
        """Return the field as one of a fixed set of words, e.g. a provenance mark."""
        word = self.text(field)
        try:
            return kinds(word)
        except ValueError as unknown:
            found = f"unknown {field.replace('_', ' ')} “{word}”"
            raise self.fault(found=found, expected=f"one of {', '.join(names)}", field=field) from unknown

    def mark(self, field: str = "mark") -> Mark:
        """Return a provenance mark."""
        return self.one_of(field, Mark, Mark)

    def table(self, field: str) -> "Entry":
        """Return a table inside this entry."""
        whose = f"{self.name}, " if self.name else ""
        return Entry(self.file, f"{whose}“{field}”", self._get(field, dict, "a table"), line=self._line)

    def entries(self, field: str, what: str) -> list["Entry"]:
        """Return the tables of a list, each named by its place until it names itself."""
        found = self._get(field, list, f"a list of {what}s")
        whose = f"{self.name}, " if self.name else ""
        lines = found.lines if isinstance(found, LinedList) else [None] * len(found)
        return [
            Entry(self.file, f"{whose}{what} {place}", one, whose=whose, line=line)
            for place, (one, line) in enumerate(zip(found, lines, strict=True), start=1)
        ]

    def has(self, field: str) -> bool:
        """Return whether the field is there."""
        return field in self.fields

    def _get(
        self,
        field: str,
        kind: type[T],
        expected: str,
        *,
        default: T | None = None,
        is_right: Callable[[T], bool] = lambda _: True,
    ) -> T:
        if field not in self.fields:
            if default is not None:
                return default
            raise self.fault(found=f"the field “{field}” is missing", expected=expected)
        found = self.fields[field]
        # In Python true is a number too, and 5 is not a float; in a pack the first is a slip and the second is right.
        is_kind = isinstance(found, int | float if kind is float else kind) and isinstance(found, bool) == (
            kind is bool
        )
        if not is_kind or not is_right(found):
            raise self.fault(found=f"“{field}” is {_kind(found)}", expected=expected, field=field)
        return cast("T", found)


def unique(entries: Iterable[tuple[Entry, str]], what: str = "id") -> None:
    """Raise BadInput for the first entry whose id (or number, name ...) another entry of the same file has."""
    seen: set[str] = set()
    for entry, word in entries:
        if word in seen:
            raise entry.fault(found=f"{what} “{word}” stands twice", expected="each once")
        seen.add(word)


def _twice(words: list[str]) -> str:
    return next(f"“{word}”" for word in words if words.count(word) > 1)


def _kind(found: Any) -> str:
    if isinstance(found, str):
        return f"the text “{found}”" if found else "an empty text"
    if isinstance(found, list):
        return "a list"
    return "a table" if isinstance(found, dict) else f"{found}".lower()
