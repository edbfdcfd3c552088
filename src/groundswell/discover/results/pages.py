"""Exactly what the pages of results are given."""

from dataclasses import dataclass

from django.forms import BaseForm

from groundswell.look.charts import AnswerBar
from groundswell.look.documents.model import Document
from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """A document of results with its ways: to the other parts, and to what may be done with it now."""

    document: Document
    parts: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """Asks before results are released, and for what staff will be told happens next."""

    title: str
    sentences: tuple[str, ...]
    form: BaseForm
    errors: list[FormError]
    back: str


@dataclass(frozen=True, slots=True)
class HiddenPage:
    """A group that may not be shown, and the one above it that may."""

    title: str
    sentence: str
    instead: tuple[str, str]


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark to decide on: its question, as it was written, how it may be read, and what was found in it.

    `seen` is the mark of these words, which comes back with the decision; "" where none is asked for.
    """

    key: str
    question: str
    text: str
    shown: str
    found: tuple[str, ...]
    is_own: bool
    seen: str


@dataclass(frozen=True, slots=True)
class RemarksPage:
    """Remarks of a wave: those that wait, those that are proposed, and those that may be read, a page at a time."""

    title: str
    counts: tuple[tuple[str, str, str, bool], ...]
    state: str
    lines: tuple[RemarkLine, ...]
    more: str
    explained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotProposedPage:
    """What could not be proposed: each sentence that says why, with the words that were typed; and the way back."""

    title: str
    refused: tuple[tuple[str, tuple[str, ...]], ...]
    back: str


@dataclass(frozen=True, slots=True)
class ToldPage:
    """What every member of staff is told, on a phone, in a minute: pictures with what each is of.

    `fewest` is the fewest answers ever shown.
    """

    title: str
    organisation: str
    asked: str
    thanks: str
    pictures: tuple[tuple[str, AnswerBar], ...]
    next_steps: str
    mode: str
    fewest: int
    sample: bool
