"""What the pages about patient comments are given."""

from dataclasses import dataclass

from django.forms import BaseForm

from groundswell.discover.patients.taking_out import Example
from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class MonthLine:
    """The comments of one month: how many of each origin, and of all."""

    month: str
    counts: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code with the comments that speak of it, and where to read some."""

    label: str
    address: str
    comments: str
    strengths: str
    gaps: str
    mixed: str


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One file that was loaded, and in words what became of its rows."""

    file_name: str
    when: str
    who: str
    said: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Every comment of a programme, counted."""

    finding: str
    here: str
    origins: tuple[str, ...]
    months: tuple[MonthLine, ...]
    codes: tuple[CodeLine, ...]
    coded: str
    loads: tuple[LoadLine, ...]


@dataclass(frozen=True, slots=True)
class LoadPage:
    """The form that takes a file."""

    form: BaseForm
    errors: list[FormError]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column: the name of its field, and its first cells."""

    field_name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """The columns of a file, each with its first cells and a meaning to choose."""

    file_name: str
    rows: str
    form: BaseForm
    errors: list[FormError]
    bad_rows: tuple[str, ...]
    columns: tuple[ColumnLine, ...]
    sheets: tuple[tuple[str, str, bool], ...]
    sheet: str
    load_address: str


@dataclass(frozen=True, slots=True)
class KindLine:
    """What was found of one kind: how often, the words found most, and examples."""

    kind: str
    places: str
    words: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]
    stays: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What would be kept of a file, what is left out and why, and what is taken out of the rest."""

    file_name: str
    finding: str
    numbers: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...]
    leaves_near: bool
    kinds: tuple[KindLine, ...]
    form: BaseForm
    errors: list[FormError]
    honest: tuple[str, ...]
    keep_words: str
    columns_address: str


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment with where it comes from in words."""

    text: str
    about: str


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """Comments that were searched for, a page at a time."""

    finding: str
    asked: str
    origin: str
    place: str
    origins: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    lines: tuple[CommentLine, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class CodePage:
    """The comments of one code, by the way they speak."""

    label: str
    meaning: str
    finding: str
    groups: tuple[tuple[str, tuple[CommentLine, ...]], ...]
