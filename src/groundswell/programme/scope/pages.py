"""What the pages of scoping are given."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField

from groundswell.look.documents.writing import Piece
from groundswell.look.layout.frame import Link
from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class ListedThing:
    """A line of the home: what, how it stands in a word or two, and what is said of it."""

    title: str
    address: str
    state: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class HomePage:
    """Scoping on the programme's own page: where it is, what waits, and every part with how it stands."""

    finding: str
    waiting: tuple[str, ...]
    is_scoping: bool
    phase_form: BaseForm | None
    parts: tuple[ListedThing, ...]
    criteria: tuple[ListedThing, ...]
    papers: tuple[ListedThing, ...]
    lists: tuple[ListedThing, ...]
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something that somebody said or wrote, and when."""

    words: str
    who_and_when: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class WordsPage:
    """One part or paper as it is written: its words in lines, and the forms for those who may."""

    title: str
    question: str
    mark: str
    lines: tuple[str, ...]
    is_list: bool
    who_and_when: str
    form: BaseForm | None
    errors: list[FormError]
    conflict: Said | None
    earlier: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SettlePage:
    """One criterion: what it means, how it stands, what was said before, and the form for those who may."""

    title: str
    meaning: str
    mark: str
    state: str
    said: Said | None
    form: BaseForm | None
    errors: list[FormError]
    conflict: Said | None
    earlier: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper as it reads, how it stands, and the ways to change, settle and take it away."""

    title: str
    meaning: str
    agreed_by: str
    mark: str
    pieces: tuple[Piece, ...]
    written: str
    state: str
    said: Said | None
    change: str
    files: tuple[Link, ...]
    versions: tuple[Link, ...]
    form: BaseForm | None
    errors: list[FormError]
    conflict: Said | None
    earlier: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The one page for the board, and where it lies as Word."""

    title: str
    as_of: str
    pieces: tuple[Piece, ...]
    word: str


@dataclass(frozen=True, slots=True)
class BesidePart:
    """One heading of the page for the board, with what each of two programmes says under it."""

    heading: str
    both: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Two programmes side by side, heading by heading."""

    title: str
    finding: str
    parts: tuple[BesidePart, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One entry of a list; `address` is where it is changed, "" for those who only read."""

    name: str
    address: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list that several people keep: its sentence, its table, and where to add to it."""

    title: str
    finding: str
    sentences: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[ListRow, ...]
    add: Link | None
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """A field and how it is drawn: "text", "select", "date" or "check"."""

    bound: BoundField
    sort: str


@dataclass(frozen=True, slots=True)
class LinePage:
    """The form with one entry of a list. `stored` is what somebody else kept meanwhile, field by field.

    `action` is where the form is sent, "" for this address.
    """

    title: str
    form: BaseForm
    fields: tuple[FormField, ...]
    errors: list[FormError]
    stored: tuple[tuple[str, str], ...]
    action: str
    remove: str


@dataclass(frozen=True, slots=True)
class StretchLine:
    """A phase or a tool on the timeline, in words."""

    title: str
    days: str
    usual: str


@dataclass(frozen=True, slots=True)
class StretchFields:
    """The fields of a phase or a tool on the timeline; `why_not` only where it can be left out."""

    title: str
    first: BoundField
    last: BoundField
    why_not: BoundField | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The timeline in words, and the forms for those who may set it. `stored` is what another kept meanwhile."""

    finding: str
    phases: tuple[StretchLine, ...]
    tools: tuple[StretchLine, ...]
    mark: str
    begin: BaseForm | None
    form: BaseForm | None
    fields: tuple[StretchFields, ...]
    errors: list[FormError]
    stored: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ToolHours:
    """One tool's hours, and every step of it: the work, how often and how long, the hours."""

    title: str
    hours: str
    steps: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HoursPage:
    """Hours for the numbers planned: the sum first, then every tool with each assumption."""

    finding: str
    sentences: tuple[str, ...]
    mark: str
    tools: tuple[ToolHours, ...]
    form: BaseForm | None
    errors: list[FormError]
    stored: tuple[tuple[str, str], ...]
