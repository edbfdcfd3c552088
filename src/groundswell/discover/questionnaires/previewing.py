"""A questionnaire as people see it on their phones: the words of one language, nothing else."""

from groundswell.discover.questionnaires import phrases
from groundswell.discover.questionnaires.checking import summary_of
from groundswell.discover.questionnaires.editing.parts import without_idle_importance
from groundswell.discover.questionnaires.forms.wording import language_name
from groundswell.discover.questionnaires.pages import PhoneItem, PhoneTopic, PreviewPage
from groundswell.discover.questionnaires.presenting import facts_of
from groundswell.packs.instruments import Instrument, Item, Kind
from groundswell.packs.instruments.questionnaire import ENGLISH


def preview_page(
    instrument: Instrument, *, language: str, back: str, copy_address: str = "", pack_address: str = ""
) -> PreviewPage:
    """Return the preview in a language of the questionnaire, else in English."""
    asked = without_idle_importance(instrument)
    lang = language if language in asked.languages else ENGLISH
    return PreviewPage(
        title=asked.title.get(lang),
        intro=asked.intro.get(lang),
        minutes=phrases.ONE_MINUTE if asked.minutes == 1 else phrases.MINUTES.format(count=asked.minutes),
        summary=summary_of(asked),
        language=lang,
        languages=tuple((one, language_name(one), f"?language={one}") for one in asked.languages),
        unread=_unread(asked, lang),
        importance=asked.importance.text.get(lang) if asked.importance else "",
        topics=tuple(
            PhoneTopic(
                topic.title.get(lang), topic.intro.get(lang), tuple(_item(one, asked, lang) for one in topic.items)
            )
            for topic in asked.topics
        ),
        facts=facts_of(asked),
        back=back,
        copy_address=copy_address,
        pack_address=pack_address,
    )


def _unread(instrument: Instrument, lang: str) -> str:
    waits = any(lang in text.unreviewed for text in instrument.texts())
    return phrases.UNREAD.format(language=language_name(lang)) if waits else ""


def _item(item: Item, instrument: Instrument, lang: str) -> PhoneItem:
    importance = instrument.importance
    return PhoneItem(
        id=item.id,
        words=item.text.get(lang),
        only_if=_only_if(item, instrument, lang),
        is_text=item.kind is Kind.TEXT,
        options=_options(item, instrument, lang),
        importance=_points(instrument, importance.scale, lang) if importance and item.asks_importance else (),
    )


def _options(item: Item, instrument: Instrument, lang: str) -> tuple[tuple[str, str], ...]:
    if item.kind is Kind.CHOICE:
        return tuple((one.id, one.label.get(lang)) for one in item.choices)
    scale = instrument.scales.get(item.scale)
    way_out = scale.not_applicable if scale else None
    return (*_points(instrument, item.scale, lang), *((("na", way_out.get(lang)),) if way_out else ()))


def _points(instrument: Instrument, scale_id: str, lang: str) -> tuple[tuple[str, str], ...]:
    scale = instrument.scales.get(scale_id)
    return tuple((str(point.value), point.label.get(lang)) for point in scale.points) if scale else ()


def _only_if(item: Item, instrument: Instrument, lang: str) -> str:
    gate = instrument.item(item.shown_if.item) if item.shown_if else None
    if gate is None or item.shown_if is None:
        return ""
    wanted = {str(value) for value in item.shown_if.values}
    labels = [f"“{words}”" for value, words in _options(gate, instrument, lang) if value in wanted]
    return phrases.ONLY_IF.format(answers=" or ".join(labels), words=gate.text.get(lang))
