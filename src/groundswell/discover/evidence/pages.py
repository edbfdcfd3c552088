"""Exactly what the pages of the evidence room are given."""

from dataclasses import dataclass

from django.forms import BaseForm

from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: what it is called, how much it holds and how much of that is coded."""

    label: str
    remarks: str
    coded: str
    address: str
    is_restricted: bool


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The evidence room: sources by tool, and how far coding is."""

    finding: str
    tools: tuple[tuple[str, tuple[SourceLine, ...]], ...]
    desk_address: str
    themes_address: str
    double_address: str


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark of a source with the codes on it, as far as the reader may see them."""

    words: str
    codes: str
    address: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source with what was said in it."""

    label: str
    about: str
    remarks: tuple[RemarkLine, ...]
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class CodeButton:
    """One code that can be put on a remark; `key` is the letter pressed for it, or ""."""

    id: str
    label: str
    meaning: str
    key: str


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One code that one has put on the remark, with the words it is on; "" for the whole of it."""

    key: str
    words: str
    on: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The coding desk: one remark, the codes, and what one has put on it so far."""

    source: str
    question: str
    text: str
    marks: tuple[MarkLine, ...]
    memos: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, tuple[CodeButton, ...]], ...]
    polarities: tuple[tuple[str, str, str], ...]
    polarity: str
    progress: str
    blind: str
    next_address: str
    source_address: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One code with what the groups of each tool say of it."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """Themes across groups, a table for each sort of code."""

    finding: str
    tools: tuple[str, ...]
    sorts: tuple[tuple[str, tuple[ThemeRow, ...]], ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One remark on which coders differ: who coded it how, and the form that settles it."""

    words: str
    source: str
    coded: tuple[tuple[str, str, str], ...]
    address: str


@dataclass(frozen=True, slots=True)
class DoublePage:
    """Double coding: how far coders agree, where they differ, and a form for another sample."""

    finding: str
    agreement: tuple[tuple[str, ...], ...]
    differ: tuple[SideBySide, ...]
    settled: str
    form: BaseForm
    errors: list[FormError]
