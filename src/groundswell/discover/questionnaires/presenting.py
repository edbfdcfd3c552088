"""From a questionnaire to what its pages are given."""

from collections.abc import Mapping

from django.urls import reverse

from groundswell.discover.questionnaires import phrases
from groundswell.discover.questionnaires.checking import Checked, check
from groundswell.discover.questionnaires.editing.parts import Part, is_as_finished
from groundswell.discover.questionnaires.forms.wording import language_name
from groundswell.discover.questionnaires.models import FinishedVersion, Questionnaire
from groundswell.discover.questionnaires.pages import (
    EditorPage,
    FaultLine,
    ItemLine,
    ScaleLine,
    TopicBlock,
    VersionLine,
)
from groundswell.discover.questionnaires.queries import draft_of, newest_of, versions_of
from groundswell.discover.questionnaires.subjects import subject_label
from groundswell.look import numbers
from groundswell.packs.instruments import Facing, Instrument, Item, Kind
from groundswell.packs.instruments.questionnaire import ENGLISH

FACING_WORDS: Mapping[Facing, str] = {
    Facing.SELF: "about oneself",
    Facing.LEADERS: "about leaders",
    Facing.TEAM: "about the team",
    Facing.ORGANISATION: "about the organisation",
}


def editor_page(questionnaire: Questionnaire, *, may_edit: bool) -> EditorPage:
    """Return the page on which a questionnaire is written, or one that was loaded is looked at."""
    draft = draft_of(questionnaire)
    shown = draft or newest_of(questionnaire)
    if shown is None:
        message = f"{questionnaire.name} has neither a draft nor a version"
        raise ValueError(message)
    checked = check(shown)
    here = [questionnaire.programme.slug, questionnaire.name]
    address = {
        name: reverse(f"questionnaires:{name}", args=here)
        for name in ("about", "preview", "pack", "new-topic", "new-scale", "finish", "remove", "copy", "offer")
    }
    return EditorPage(
        title=questionnaire.title,
        state=state_of(questionnaire),
        summary=checked.summary,
        facts=facts_of(shown),
        faults=tuple(_fault(one.item, one.sentence, shown) for one in checked.faults) if draft else (),
        hints=checked.hints_on(""),
        topics=_topics(shown, checked, here) if draft else (),
        scales=_scales(shown, here) if draft else (),
        versions=tuple(_version(one, shown, here) for one in versions_of(questionnaire)),
        may_edit=may_edit,
        is_draft=draft is not None,
        is_withdrawn=questionnaire.is_withdrawn,
        next_version=_next_version(questionnaire, draft),
        about_address=address["about"],
        preview_address=address["preview"],
        pack_address=address["pack"] if shown.may_redistribute and not checked.faults else "",
        new_topic_address=address["new-topic"],
        new_scale_address=address["new-scale"],
        finish_address=address["finish"],
        remove_address=address["remove"],
        copy_address=address["copy"],
        offer_address=address["offer"],
    )


def state_of(questionnaire: Questionnaire) -> str:
    """Return where a questionnaire is in its life, in words."""
    newest = newest_of(questionnaire)
    if newest is None:
        return phrases.UNFINISHED
    finished = phrases.FINISHED.format(number=newest.version)
    if questionnaire.is_withdrawn:
        return f"{finished}, {phrases.WITHDRAWN}"
    draft = draft_of(questionnaire)
    if draft is None:
        return f"{finished}, {phrases.AS_LOADED}"
    return finished if is_as_finished(draft, newest) else f"{finished}, {phrases.CHANGED_SINCE}"


def facts_of(instrument: Instrument) -> tuple[tuple[str, str], ...]:
    """Return what is true of the whole questionnaire, as term and words."""
    roles = [role.label.get(ENGLISH) for role in instrument.invited.roles]
    languages = [language_name(one) for one in instrument.languages]
    if instrument.stores_answers:
        answers = phrases.ANSWERS_COUNTED
    else:
        answers = phrases.ANSWERS_PRIVATE if instrument.private else phrases.ANSWERS_IN_THE_ROOM
    minutes = phrases.ONE_MINUTE if instrument.minutes == 1 else phrases.MINUTES.format(count=instrument.minutes)
    return (
        ("Promised", minutes),
        ("Whom it asks", "; ".join(roles) or "Everyone"),
        ("Languages", ", ".join(languages)),
        ("Answers", answers),
        ("Comparison", instrument.norm.note.get(ENGLISH)),
        ("Licence", phrases.LICENCE[instrument.may_redistribute].format(licence=instrument.licence)),
    )


def speaks_for(item: Item) -> str:
    """Return what an item speaks for, in words."""
    return ", ".join(subject_label(one) for one in item.speaks_for)


def _next_version(questionnaire: Questionnaire, draft: Instrument | None) -> str:
    newest = newest_of(questionnaire)
    if draft is None or (newest is not None and is_as_finished(draft, newest)):
        return ""
    return str(len(versions_of(questionnaire)) + 1)


def _fault(item_id: str, sentence: str, instrument: Instrument) -> FaultLine:
    item = instrument.item(item_id)
    return FaultLine(item.text.get(ENGLISH), f"#item-{item.id}", sentence) if item else FaultLine("", "", sentence)


def _topics(instrument: Instrument, checked: Checked, here: list[str]) -> tuple[TopicBlock, ...]:
    def block(topic_id: str, name: str, kind: Part) -> str:
        return reverse(f"questionnaires:{name}", args=[*here, kind.value, topic_id])

    return tuple(
        TopicBlock(
            id=topic.id,
            title=topic.title.get(ENGLISH),
            intro=topic.intro.get(ENGLISH),
            items=tuple(
                ItemLine(
                    id=item.id,
                    words=item.text.get(ENGLISH),
                    said=_said(item, instrument),
                    speaks_for=speaks_for(item),
                    source=item.source,
                    faults=checked.faults_of(item.id),
                    hints=checked.hints_on(item.id),
                    address=reverse("questionnaires:item", args=[*here, item.id]),
                    move_address=block(item.id, "move", Part.ITEM),
                    remove_address=block(item.id, "remove-part", Part.ITEM),
                    is_first=topic is instrument.topics[0] and item is topic.items[0],
                    is_last=topic is instrument.topics[-1] and item is topic.items[-1],
                )
                for item in topic.items
            ),
            address=reverse("questionnaires:topic", args=[*here, topic.id]),
            move_address=block(topic.id, "move", Part.TOPIC),
            remove_address=block(topic.id, "remove-part", Part.TOPIC),
            add_address=reverse("questionnaires:new-item", args=[*here, topic.id]),
            is_first=topic is instrument.topics[0],
            is_last=topic is instrument.topics[-1],
        )
        for topic in instrument.topics
    )


def _said(item: Item, instrument: Instrument) -> str:
    """Return how an item is answered and what else is special about it, in words."""
    on_scale = f"Scale “{item.scale}”" if item.scale else "No scale yet"
    said = {Kind.SCALE: on_scale, Kind.CHOICE: "One of several answers", Kind.TEXT: "Own words"}
    parts = [said[item.kind]]
    parts += ["reversed"] if item.reversed else []
    parts += ["asks how important"] if item.asks_importance else []
    parts += [FACING_WORDS[item.facing]] if item.facing else []
    other = instrument.item(item.pair) if item.pair else None
    parts += [f"compared with “{other.text.get(ENGLISH)}”"] if other else []
    gate = instrument.item(item.shown_if.item) if item.shown_if else None
    parts += [f"asked only after some answers to “{gate.text.get(ENGLISH)}”"] if gate else []
    return ", ".join(parts)


def _scales(instrument: Instrument, here: list[str]) -> tuple[ScaleLine, ...]:
    return tuple(
        ScaleLine(
            scale.id,
            "; ".join(f"{point.value} {point.label.get(ENGLISH)}" for point in scale.points),
            reverse("questionnaires:scale", args=[*here, scale.id]),
            reverse("questionnaires:remove-part", args=[*here, Part.SCALE.value, scale.id]),
        )
        for scale in instrument.scales.values()
    )


def _version(version: FinishedVersion, shown: Instrument, here: list[str]) -> VersionLine:
    return VersionLine(
        f"Version {version.number}",
        f"finished {numbers.day(version.finished_at.date())}, SHA-256 {version.sha256[:16]}…",
        reverse("questionnaires:version", args=[*here, version.number]),
        reverse("questionnaires:version-pack", args=[*here, version.number]) if shown.may_redistribute else "",
    )
