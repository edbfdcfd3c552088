"""Exactly what the pages of questionnaires are given."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField

from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class ListLine:
    """One questionnaire in the list."""

    title: str
    address: str
    said: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """The questionnaires of a programme, and those that come with the installation."""

    own: tuple[ListLine, ...]
    shipped: tuple[ListLine, ...]
    new_address: str
    load_address: str
    may_edit: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form with a few plain fields: its sentences, its fields, its button."""

    title: str
    sentences: tuple[str, ...]
    form: BaseForm
    errors: list[FormError]
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item in the editor: its words, what it speaks for, and what there is to say about it."""

    id: str
    words: str
    said: str
    speaks_for: str
    source: str
    faults: tuple[str, ...]
    hints: tuple[str, ...]
    address: str
    move_address: str
    remove_address: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class TopicBlock:
    """One topic in the editor with its items."""

    id: str
    title: str
    intro: str
    items: tuple[ItemLine, ...]
    address: str
    move_address: str
    remove_address: str
    add_address: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One thing to put right, with the words of its item and a way to it, if it is about one."""

    words: str
    href: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """One scale in the editor."""

    name: str
    said: str
    address: str
    remove_address: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One finished version."""

    label: str
    said: str
    look_address: str
    pack_address: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    """A questionnaire under way, or one that was loaded (`topics` are empty then, and nothing can be changed).

    `next_version` is empty where there is nothing new to finish.
    """

    title: str
    state: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    faults: tuple[FaultLine, ...]
    hints: tuple[str, ...]
    topics: tuple[TopicBlock, ...]
    scales: tuple[ScaleLine, ...]
    versions: tuple[VersionLine, ...]
    may_edit: bool
    is_draft: bool
    is_withdrawn: bool
    next_version: str
    about_address: str
    preview_address: str
    pack_address: str
    new_topic_address: str
    new_scale_address: str
    finish_address: str
    remove_address: str
    copy_address: str
    offer_address: str


@dataclass(frozen=True, slots=True)
class SubjectBoxes:
    """Boxes for what an item speaks for: each as the id of its field, value, label, and whether it is ticked."""

    label: str
    is_open: bool
    boxes: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The form of one item. One that `is_known` stands in a finished version, or came with a copy."""

    title: str
    form: BaseForm
    errors: list[FormError]
    words: tuple[BoundField, ...]
    choices: tuple[BoundField, ...]
    subjects: tuple[SubjectBoxes, ...]
    hints: tuple[str, ...]
    is_known: bool
    routing: str
    routing_address: str
    back: str


@dataclass(frozen=True, slots=True)
class RoutingPage:
    """When an item is asked: the choice of an earlier item, then of its answers (boxes as on the item's page)."""

    words: str
    gate_form: BaseForm
    has_gates: bool
    is_conditional: bool
    form: BaseForm | None
    errors: list[FormError]
    gate: str
    gate_words: str
    boxes: tuple[tuple[str, str, str, bool], ...]
    back: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Asks before something that cannot be taken back; `sentences` say what it means."""

    title: str
    sentences: tuple[str, ...]
    button: str
    back: str


@dataclass(frozen=True, slots=True)
class PhoneItem:
    """One item as people see it; `only_if` says after which answer it is asked."""

    id: str
    words: str
    only_if: str
    is_text: bool
    options: tuple[tuple[str, str], ...]
    importance: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PhoneTopic:
    """One page of the phone."""

    title: str
    intro: str
    items: tuple[PhoneItem, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A questionnaire as people see it, and what surrounds it for its author.

    `unread` says that this translation has yet to be read by somebody who speaks it, or is empty.
    """

    title: str
    intro: str
    minutes: str
    summary: str
    language: str
    languages: tuple[tuple[str, str, str], ...]
    unread: str
    importance: str
    topics: tuple[PhoneTopic, ...]
    facts: tuple[tuple[str, str], ...]
    back: str
    copy_address: str
    pack_address: str
