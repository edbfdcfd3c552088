"""Exactly what the pages of the synthesis are given."""

from dataclasses import dataclass

from django.forms import BaseForm

from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the grid; `address` is "" where a tool is silent and the reader may add nothing."""

    tool: str
    words: str
    units: str
    address: str


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element of the grid. `verdict` is "" as long as the computed one waits for the room's own."""

    label: str
    address: str
    cells: tuple[CellView, ...]
    verdict: str
    confidence: str
    apart: tuple[str, ...]
    worst: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """The grid: rows are elements, columns are tools. `apart` is what tools say the opposite of, told first."""

    finding: str
    tools: tuple[str, ...]
    rows: tuple[ElementRow, ...]
    apart: tuple[str, ...]
    how: tuple[str, ...]
    report_address: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One tool's finding on an element, in words and numbers."""

    tool: str
    claim: str
    sign: str
    confidence: str
    chances: str
    address: str


@dataclass(frozen=True, slots=True)
class ElementPage:
    """One element: what each tool found, what the room said, and what is computed once it has."""

    title: str
    meaning: str
    findings: tuple[FindingLine, ...]
    silent: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, str], ...]
    worst: tuple[str, ...]
    room: tuple[str, ...]
    waits: bool
    verdict: str
    verdict_meaning: str
    numbers: tuple[tuple[str, str], ...]
    sensitivity: tuple[str, ...]
    override: tuple[str, ...]
    room_address: str
    override_address: str
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One remark or figure under a finding; `words` are those the reader may read, "" where none yet."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding with all that is behind it."""

    title: str
    claim: str
    facts: tuple[tuple[str, str], ...]
    workings: tuple[tuple[str, str], ...]
    judged: tuple[tuple[str, str, str], ...]
    raters: tuple[str, str]
    items: tuple[ItemLine, ...]
    hidden: str
    judge_address: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form of the synthesis with what to know before it; `otherwise` leads to another form for the same."""

    title: str
    sentences: tuple[str, ...]
    form: BaseForm
    errors: list[FormError]
    button: str
    back: str
    otherwise: tuple[str, str] | None = None
