"""What a team states, as values: who counts as a leader, what is assumed, the population, successors and skills."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.reading.cells import band
from groundswell.discover.workforce.reading.columns import plain

MOST_LINES = 60
LONGEST = 120
MOST_SKILL = 4
MOST_READY = 999
CHARACTERISTICS = ("Sex", "Ethnicity", "Disability")


class UnclearLine(ValueError):
    """A line that does not say what was asked; its words are a sentence that names it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Who counts as a leader: a post in one of the bands, with one of the words in its title, or said to lead."""

    bands: tuple[str, ...]
    titles: tuple[str, ...]
    takes_said: bool

    def counts(self, post_band: str, title: str, *, leads: bool) -> bool:
        """Return whether a post is a leader's."""
        said = f" {title.casefold()} "
        return (
            (self.takes_said and leads)
            or post_band in self.bands
            or any(f" {one.casefold()} " in said for one in self.titles)
        )


# Where a team begins: the senior bands, and whoever the record says leads. It is theirs to change.
PROPOSED = Definition(
    ("Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "Very senior manager"),
    ("clinical lead", "clinical director", "medical director"),
    takes_said=True,
)


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the projection takes for granted; percentages as typed. `leaving` is None where it is the measured rate."""

    years: int = 5
    growth: float = 0.0
    retirement_age: int = 60
    leaving: float | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows as the team typed them: a name and its numbers. `source` says where they come from."""

    rows: tuple[tuple[str, tuple[float, ...]], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class LineForm:
    """How one line of a kind is written: an example, and what its numbers may be."""

    numbers: int
    most: float
    example: str
    is_whole: bool = True


LINES: Mapping[Kind, LineForm] = {
    Kind.POPULATION: LineForm(1, 100, "Ethnicity: Ethnic minorities; 18.5", is_whole=False),
    Kind.SUCCESSORS: LineForm(3, MOST_READY, "Head of nursing; 1; 2; 3"),
    Kind.SKILLS: LineForm(2, MOST_SKILL, "Coaching; 3; 2"),
}


def definition_of(bands: str, titles: str, *, takes_said: bool) -> Definition:
    """Return a definition from what was typed, a band or a title on each line. Raises UnclearLine where it is empty."""
    found = Definition(
        tuple(dict.fromkeys(band(one) for one in _lines(bands))),
        tuple(dict.fromkeys(_lines(titles))),
        takes_said,
    )
    if not (found.bands or found.titles or takes_said):
        message = "Name at least one band or one word of a title, or count whoever is said to lead."
        raise UnclearLine(message)
    return found


def lines_of(kind: Kind, written: str, *, source: str = "") -> Lines:
    """Return rows from what was typed: a name and its numbers on each line, with “;” between. Raises UnclearLine."""
    form = LINES[kind]
    rows = []
    for number, line in enumerate(_lines(written), start=1):
        name, *said = (one.strip() for one in line.split(";"))
        values = tuple(_number(one, form) for one in said)
        if not name or len(values) != form.numbers or None in values:
            whole = "whole numbers" if form.is_whole else "numbers"
            message = f"Line {number}, “{line[:60]}”: write it like “{form.example}”, {whole} from 0 to {form.most:g}."
            raise UnclearLine(message)
        if kind is Kind.POPULATION and not _is_characteristic(name):
            message = f"Line {number}, “{name[:60]}”: begin with Sex, Ethnicity or Disability, like “{form.example}”."
            raise UnclearLine(message)
        rows.append((name, tuple(one for one in values if one is not None)))
    names = [plain(name) for name, _ in rows]
    twice = next((name for name, _ in rows if names.count(plain(name)) > 1), "")
    if twice:
        message = f"“{twice[:60]}” stands on two lines. Leave one of them."
        raise UnclearLine(message)
    return Lines(tuple(rows), source.strip())


def written(lines: Lines) -> str:
    """Return rows as they are typed."""
    return "\n".join("; ".join([name, *(f"{one:g}" for one in numbers)]) for name, numbers in lines.rows)


def as_content(stated: Definition | Assumptions | Lines) -> dict[str, Any]:
    """Return what is stated as it is stored."""
    return asdict(stated)


def from_content(kind: Kind, content: Mapping[str, Any]) -> Definition | Assumptions | Lines:
    """Return what was stored as a value."""
    return _READ[kind](content)


def _definition(content: Mapping[str, Any]) -> Definition:
    return Definition(tuple(content["bands"]), tuple(content["titles"]), bool(content["takes_said"]))


def _assumptions(content: Mapping[str, Any]) -> Assumptions:
    return Assumptions(**content)


def _rows(content: Mapping[str, Any]) -> Lines:
    return Lines(tuple((name, tuple(numbers)) for name, numbers in content["rows"]), content["source"])


_READ: Mapping[Kind, Callable[[Mapping[str, Any]], Definition | Assumptions | Lines]] = {
    Kind.DEFINITION: _definition,
    Kind.ASSUMPTIONS: _assumptions,
    Kind.POPULATION: _rows,
    Kind.SUCCESSORS: _rows,
    Kind.SKILLS: _rows,
}


def _lines(text: str) -> list[str]:
    found = [" ".join(one.split()) for one in text.splitlines() if one.strip()]
    if len(found) > MOST_LINES:
        message = f"{len(found)} lines: write at most {MOST_LINES}."
        raise UnclearLine(message)
    long = next((one for one in found if len(one) > LONGEST), "")
    if long:
        message = f"“{long[:40]}…” is longer than {LONGEST} letters. Shorten it."
        raise UnclearLine(message)
    return found


def _number(text: str, form: LineForm) -> float | None:
    try:
        found = float(text.replace("%", ""))
    except ValueError:
        return None
    return found if 0 <= found <= form.most and (not form.is_whole or found.is_integer()) else None


def _is_characteristic(name: str) -> bool:
    first, _, rest = name.partition(":")
    return first.strip().capitalize() in CHARACTERISTICS and bool(rest.strip())
