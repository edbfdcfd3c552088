"""YAML as packs may hold it: tables and lists that know their lines, without the surprises of YAML.

Only what a questionnaire needs is let in. Anchors and aliases (with which a small file can stand for a huge one),
tags, several documents, a field that stands twice, and files that are large or deep are refused, before anything is
built. “true” and “false” are truth values and digits are whole numbers; every other word is a text, so that the
language code “no” stays a word. Decision: ADR 0014.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from groundswell.vocabulary.faults import BadInput, Place

LARGEST = 512 * 1024
DEEPEST = 12
MOST_PARTS = 50_000
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_TRUTH = {"true": True, "false": False}
# Signs that steer a terminal or turn the direction of a text have no place in a question.
_STEERING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]"
)


class Lined(dict[str, Any]):
    """A table of a YAML file that knows the line on which it and each of its fields begins, counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class LinedList(list[Any]):
    """A list of a YAML file that knows the line of each of its parts."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def read_yaml(source: bytes, file: str) -> Lined:
    """Return the table that a YAML file holds. Raises BadInput, naming file and line, for whatever is not let in."""
    if len(source) > LARGEST:
        found = f"the file has {len(source):,} bytes"
        raise BadInput(Place(file), found=found, expected=f"at most {LARGEST:,}")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = source[: broken.start].count(b"\n") + 1
        raise _fault(file, line, found="there are bytes that are not UTF-8", expected="text in UTF-8") from broken
    text = text.replace("\r\n", "\n")
    steering = _STEERING.search(text)
    if steering:
        raise _invisible(file, text[: steering.start()].count("\n") + 1, steering.group())
    events = _events(text, file)
    try:
        whole = _Builder(file, events).document()
    except yaml.YAMLError as broken:
        raise _not_yaml(broken, file) from broken
    if not isinstance(whole, Lined):
        raise BadInput(Place(file), found="the file is not a table of fields", expected="fields with their values")
    return whole


def read_yaml_file(path: Path, file: str) -> Lined:
    """Return the table in a file of a pack. Raises BadInput as `read_yaml` does, and if the file is missing."""
    try:
        with path.open("rb") as opened:
            return read_yaml(opened.read(LARGEST + 1), file)
    except FileNotFoundError as missing:
        raise BadInput(Place(file), found="the file is missing", expected="it in the pack") from missing


def at_line(file: str, line: int | None) -> Place:
    """Return a place in a text file as a sentence names it: “culture-pulse.yaml, line 12”."""
    return Place(file if line is None else f"{file}, line {line}")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _fault(file: str, line: int, *, found: str, expected: str) -> BadInput:
    return BadInput(at_line(file, line), found=found, expected=expected)


def _invisible(file: str, line: int, sign: str) -> BadInput:
    found = f"there is the invisible sign U+{ord(sign):04X}"
    return _fault(file, line, found=found, expected="only signs that can be seen")


def _not_yaml(broken: yaml.YAMLError, file: str) -> BadInput:
    mark = getattr(broken, "problem_mark", None) or getattr(broken, "context_mark", None)
    problem = getattr(broken, "problem", None) or getattr(broken, "reason", None) or "it cannot be read"
    found = f"it is not valid YAML ({problem})"
    return BadInput(at_line(file, mark.line + 1 if mark else None), found=found, expected="valid YAML")


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    """Yield the parts of a YAML text one by one, refusing the first that is not let in before the next is read."""
    depth = 0
    try:
        for number, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
            line = _line(event)
            if number > MOST_PARTS:
                raise _fault(file, line, found="the file has too many parts", expected=f"at most {MOST_PARTS:,}")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                found = "there is an anchor or an alias (& or *)"
                raise _fault(file, line, found=found, expected="every text written out; one that begins so in quotes")
            tag = getattr(event, "tag", None)
            if tag:
                raise _fault(file, line, found=f"there is the tag “{tag}”", expected="no tags")
            # In double quotes a sign may be written as a number, which the text as a whole does not show.
            steering = _STEERING.search(getattr(event, "value", ""))
            if steering:
                raise _invisible(file, line, steering.group())
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise _fault(file, line, found="lists and tables are too deep", expected=f"at most {DEEPEST} levels")
            yield event
    except BadInput:
        raise
    except (ValueError, OverflowError) as broken:
        # PyYAML passes on what Python says of an escape beyond all signs, or of a version of 5,000 digits.
        raise BadInput(Place(file), found="it is not valid YAML", expected="valid YAML") from broken


class _Builder:
    """Makes tables and lists of the parts as they come."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events

    def document(self) -> Any:
        whole: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    line = _line(event)
                    raise _fault(self._file, line, found="a second document begins", expected="one document")
                whole = self._part(next(self._events))
        return whole

    def _part(self, event: yaml.Event) -> Any:
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(_line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(_line(event))
        return self._word(cast("yaml.ScalarEvent", event))

    def _table(self, line: int) -> Lined:
        table = Lined(line)
        # The parser closes every table and list it opens, or has raised before.
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent) or not event.value:
                raise _fault(self._file, line, found="a field has no name", expected="a word before the colon")
            if event.value in table:
                found = f"the field “{event.value}” stands twice (first on line {table.lines[event.value]})"
                raise _fault(self._file, line, found=found, expected="each once")
            table.lines[event.value] = line
            table[event.value] = self._part(next(self._events))
        return table

    def _list(self, line: int) -> LinedList:
        found = LinedList(line)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.lines.append(_line(event))
            found.append(self._part(event))
        return found

    def _word(self, event: yaml.ScalarEvent) -> Any:
        word = str(event.value)
        if event.style is not None:
            return word
        if not word or word in {"null", "~"}:
            line = _line(event)
            raise _fault(self._file, line, found="a field has no value", expected="a value, or the field left out")
        return int(word) if _WHOLE.fullmatch(word) else _TRUTH.get(word, word)
