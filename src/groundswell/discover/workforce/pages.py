"""What the pages of the leadership workforce show."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import BaseForm

from groundswell.look.documents.model import Document
from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One extract that was loaded."""

    file_name: str
    said: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class WorkforcePage:
    """The tables, or that nothing is loaded; what can be stated, loaded, removed and added to the evidence."""

    document: Document | None
    load_address: str
    remove_address: str
    statements: tuple[tuple[str, str], ...]
    offered: tuple[tuple[str, str], ...]
    add_address: str
    loads: tuple[LoadLine, ...]


@dataclass(frozen=True, slots=True)
class LoadPage:
    """The form that takes an extract."""

    form: BaseForm
    errors: list[FormError]
    blanks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a file that waits, with its first cells."""

    field_name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """An extract that waits for its columns; `bad_rows` are the sentences of the last try."""

    file_name: str
    rows: str
    load_address: str
    form: BaseForm
    errors: list[FormError]
    bad_rows: tuple[str, ...]
    columns: tuple[ColumnLine, ...]
    sheets: tuple[tuple[str, str, bool], ...]
    sheet: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of what the team stated: what it said, why, by whom and when."""

    version: int
    lines: tuple[str, ...]
    reason: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class StatementPage:
    """The form for one thing the team states, with its history; `theirs` where somebody was faster."""

    kind: str
    title: str
    meaning: str
    form: BaseForm
    errors: list[FormError]
    versions: tuple[VersionLine, ...]
    conflict: str
    theirs: tuple[str, ...]
