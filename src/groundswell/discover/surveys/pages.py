"""Exactly what the pages of surveys are given."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import BaseForm

from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One staff list that was loaded."""

    file_name: str
    loaded_at: datetime
    said: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit with its headcount, as many steps in as it lies deep."""

    name: str
    depth: int
    people: str


@dataclass(frozen=True, slots=True)
class StaffPage:
    """The staff list in force: how many, in which units, and the lists that were loaded."""

    finding: str
    units: tuple[UnitLine, ...]
    without_email: str
    loads: tuple[StaffLine, ...]
    load_address: str
    may_load: bool


@dataclass(frozen=True, slots=True)
class StaffLoadPage:
    """The form that takes a staff list."""

    form: BaseForm
    errors: list[FormError]
    blanks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a file that waits, with its first cells."""

    field_name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffCheckPage:
    """A staff list that waits for its columns; `bad_rows` are the sentences of the last try.

    `changes` say how it differs from the list in force, `seen` is their mark; what is drastic has to be meant.
    """

    file_name: str
    rows: str
    load_address: str
    form: BaseForm
    errors: list[FormError]
    bad_rows: tuple[str, ...]
    columns: tuple[ColumnLine, ...]
    sheets: tuple[tuple[str, str, bool], ...]
    sheet: str
    changes: tuple[str, ...] = ()
    seen: str = ""
    has_to_be_meant: bool = False
    is_not_meant: bool = False


@dataclass(frozen=True, slots=True)
class WaveLine:
    """One wave in the list: what it asks, whom, when, and where it is in its life."""

    title: str
    address: str
    said: str
    state: str


@dataclass(frozen=True, slots=True)
class SurveysPage:
    """The surveys of a programme, and whether there is anybody to ask."""

    people: str
    staff_address: str
    waves: tuple[WaveLine, ...]
    new_address: str
    questionnaires_address: str
    may_prepare: bool


@dataclass(frozen=True, slots=True)
class WaveFormPage:
    """The form that prepares a wave, or changes one that was not opened."""

    heading: str
    button: str
    form: BaseForm
    errors: list[FormError]
    questionnaires_address: str


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """At one response rate: how many groups could be shown, and which not, in words."""

    rate: str
    shown: str
    hidden: str


@dataclass(frozen=True, slots=True)
class WavePage:
    """One wave: what it asks, whom, when, what could ever be published, and what may be done next.

    `beside` are groups that stay hidden even if nearly everybody answers, to protect a smaller one.
    `nobody` says why a draft would ask nobody, `no_groups` that it tells no groups apart; each is "" otherwise.
    """

    title: str
    state: str
    mode: str
    facts: tuple[tuple[str, str], ...]
    finding: str
    preview: tuple[PreviewLine, ...]
    never: tuple[str, ...]
    beside: tuple[str, ...]
    forecast_from: str
    nobody: str
    no_groups: str
    plan_words: str
    answered: str
    answer_address: str
    sent: tuple[str, ...]
    late: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReflectionLine:
    """One questionnaire that stores nothing, in the list."""

    title: str
    address: str
    said: str


@dataclass(frozen=True, slots=True)
class ReflectionTopic:
    """Statements that belong together: each with its id, its words, and its answers as value and words."""

    id: str
    title: str
    intro: str
    items: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class ReflectionPage:
    """A questionnaire that stores nothing. `is_private` ones are for one person and may stay on their device."""

    id: str
    version: str
    title: str
    intro: str
    is_private: bool
    norm: str
    topics: tuple[ReflectionTopic, ...]


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Asks before something that cannot be taken back; `sentences` say what it means."""

    title: str
    sentences: tuple[str, ...]
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class TellingPage:
    """The letter that everybody gets, posters, the code for the intranet, and slips: asked for, printed by another.

    `waiting` says how many slips are asked for and by whom, "" for none; `may_print` whether the reader may print them,
    and `printed_by` else who may. `late` says that letters wait, "" where none do.
    """

    title: str
    address: str
    subject: str
    text: str
    is_reminder: bool
    other_letter: str
    mailboxes: str
    without: str
    posters: tuple[tuple[str, str], ...]
    card: str
    kiosk: str
    form: BaseForm
    errors: list[FormError]
    waiting: str
    may_print: bool
    printed_by: str
    ticking: str
    sent: tuple[str, ...]
    late: str
    not_yet: str
    send_words: str


@dataclass(frozen=True, slots=True)
class TellingResultsPage:
    """The letter that leads everybody to what they told, and when it was sent. `late` as on the page above."""

    title: str
    address: str
    subject: str
    text: str
    mailboxes: str
    without: str
    errors: list[FormError]
    sent: tuple[str, ...]
    late: str
    send_words: str


@dataclass(frozen=True, slots=True)
class InvitedLine:
    """Somebody who is invited, as the staff list has them: nothing of whether they came in."""

    key: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class SlipsPage:
    """Where it is ticked who takes a slip. `nobody` and `more` are sentences about what was found, "" otherwise."""

    title: str
    form: BaseForm
    errors: list[FormError]
    found: tuple[InvitedLine, ...]
    nobody: str
    more: str
    telling_address: str
