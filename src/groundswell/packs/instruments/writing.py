"""From an instrument's types to its YAML, such as a person would write it. Reading it gives the same instrument."""

from typing import Any

import yaml

from groundswell.packs.instruments.questionnaire import ENGLISH, Choice, Instrument, Item, Kind, Text

LINE = 110


def yaml_of(instrument: Instrument) -> bytes:
    """Return the YAML of an instrument in UTF-8. It is not checked: `read_instrument` does that."""
    table = _Writer(instrument).table()
    text: str = yaml.dump(table, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE)
    return text.encode()


class _Dumper(yaml.SafeDumper):
    """Writes every text out: the reader refuses aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return that nothing is ever written as an alias."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Indent lists below their field, as people do."""
        super().increase_indent(flow, False)  # noqa: FBT003 - as above


class _Writer:
    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        texts = [text for text in instrument.texts() if text]
        texts += [instrument.norm.note, *(role.label for role in instrument.invited.roles)]
        # A language that nobody has read anywhere is said once, for the whole file.
        self._unread = [
            language
            for language in instrument.languages
            if all(language in text.unreviewed for text in texts if language in text.words)
            and any(language in text.words for text in texts)
        ]

    def table(self) -> dict[str, Any]:
        one = self._instrument
        table: dict[str, Any] = {"id": one.id, "version": one.version, "languages": list(one.languages)}
        if self._unread:
            table["needs_review"] = self._unread
        table |= {
            "title": self._text(one.title),
            "intro": self._text(one.intro),
            "minutes": one.minutes,
            "licence": one.licence,
            "may_redistribute": one.may_redistribute,
            "stores_answers": one.stores_answers,
            "private": one.private,
            "invited": {"everyone": one.invited.everyone},
            "norm": {"exists": one.norm.exists, "note": self._text(one.norm.note)},
        }
        if one.invited.roles:
            table["invited"]["roles"] = [self._choice(role) for role in one.invited.roles]
        if one.importance:
            table["importance"] = {"text": self._text(one.importance.text), "scale": one.importance.scale}
        table["scales"] = [self._scale(scale_id) for scale_id in one.scales]
        table["topics"] = [
            {
                "id": topic.id,
                "title": self._text(topic.title),
                **({"intro": self._text(topic.intro)} if topic.intro else {}),
                "items": [self._item(item) for item in topic.items],
            }
            for topic in one.topics
        ]
        return table

    def _text(self, text: Text) -> str | dict[str, Any]:
        unread = [one for one in text.words if one in text.unreviewed and one not in self._unread]
        if set(text.words) == {ENGLISH} and not unread:
            return text.words[ENGLISH]
        return {**text.words, **({"needs_review": unread} if unread else {})}

    def _choice(self, choice: Choice) -> dict[str, Any]:
        return {"id": choice.id, "label": self._text(choice.label)}

    def _scale(self, scale_id: str) -> dict[str, Any]:
        scale = self._instrument.scales[scale_id]
        points = [{"value": point.value, "label": self._text(point.label)} for point in scale.points]
        way_out = {"not_applicable": self._text(scale.not_applicable)} if scale.not_applicable else {}
        return {"id": scale.id, "points": points, **way_out}

    def _item(self, item: Item) -> dict[str, Any]:
        table: dict[str, Any] = {"id": item.id, "kind": item.kind.value}
        if item.kind is Kind.SCALE:
            table["scale"] = item.scale
        table["text"] = self._text(item.text)
        if item.choices:
            table["choices"] = [self._choice(choice) for choice in item.choices]
        flags = {"reversed": item.reversed, "asks_importance": item.asks_importance}
        table |= {name: True for name, is_so in flags.items() if is_so}
        if item.speaks_for:
            table["speaks_for"] = list(item.speaks_for)
        if item.facing:
            table["facing"] = item.facing.value
        if item.pair:
            table["pair"] = item.pair
        if item.shown_if:
            table["shown_if"] = {"item": item.shown_if.item, "values": list(item.shown_if.values)}
        table["provenance"] = item.provenance.value
        if item.source:
            table["source"] = item.source
        return table
