"""The cultural elements and what speaks for each: questions, scores and indicators, every link with its reason.

An element is shown through its questions and scores, side by side; there is no score of an element and none of a
culture. Another mapping is a file in a pack, chosen by GROUNDSWELL_ELEMENTS, without touching code.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from groundswell.packs.scoring import score_rules
from groundswell.packs.shelf import Pack, find_pack, read_toml
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.vocabulary.provenance import Mark

PACK = "groundswell/cultural-elements"


@dataclass(frozen=True, slots=True)
class Link:
    """Why one score, question or indicator speaks for an element. telling orders the five most telling questions."""

    subject: str
    mark: Mark
    reason: str
    telling: int | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One cultural element: its meaning in our words, and its links in the questionnaire's order."""

    id: str
    label: str
    meaning: str
    scores: tuple[Link, ...]
    questions: tuple[Link, ...]
    indicators: tuple[Link, ...]

    @property
    def telling_questions(self) -> tuple[Link, ...]:
        """The most telling questions in their order."""
        return tuple(sorted((one for one in self.questions if one.telling), key=lambda one: one.telling or 0))


@dataclass(frozen=True, slots=True)
class ElementSet:
    """A mapping in force: its elements in the pack's order, never ordered by value."""

    id: str
    title: str
    pack: Pack
    elements: tuple[Element, ...]

    def element(self, element_id: str) -> Element | None:
        """Return one element by its id, or None."""
        return next((one for one in self.elements if one.id == element_id), None)

    def of_question(self, question_id: str) -> tuple[tuple[Element, Link], ...]:
        """Return the elements a question speaks for, each with the link that says why."""
        return tuple((one, link) for one in self.elements for link in one.questions if link.subject == question_id)

    def of_score(self, score_id: str) -> tuple[tuple[Element, Link], ...]:
        """Return the elements a score speaks for, each with the link that says why."""
        return tuple((one, link) for one in self.elements for link in one.scores if link.subject == score_id)


def element_set(set_id: str | None = None) -> ElementSet:
    """Return the mapping asked for, else GROUNDSWELL_ELEMENTS, else the pack's default.

    Raises BadInput, naming file and link, if the mapping names something that does not exist.
    """
    pack = find_pack(PACK)
    card = read_toml(pack.folder / "pack.toml")
    return _read_set(set_id or os.environ.get("GROUNDSWELL_ELEMENTS") or card["default"])


@cache
def _read_set(set_id: str) -> ElementSet:
    pack = find_pack(PACK)
    card = read_toml(pack.folder / "pack.toml")
    if set_id not in card["mappings"]:
        raise BadInput(
            Place("pack.toml"),
            found=f"no mapping “{set_id}”",
            expected=f"one of {', '.join(card['mappings'])}",
        )
    file = f"{set_id}.toml"
    table = read_toml(pack.folder / file)
    elements = tuple(_element(row, file) for row in table["element"])
    return ElementSet(id=set_id, title=table["title"], pack=pack, elements=elements)


def _element(row: Mapping[str, Any], file: str) -> Element:
    known = {
        "score": {rule.id for rule in score_rules()},
        "question": set(staff_survey().questions),
        "indicator": None,
    }
    links: dict[str, list[Link]] = {kind: [] for kind in known}
    for entry in row["link"]:
        kind = next((kind for kind in known if kind in entry), None)
        if kind is None:
            raise BadInput(
                Place(file),
                found=f"{row['id']}: a link names nothing",
                expected="a score, a question or an indicator",
            )
        subject, allowed = entry[kind], known[kind]
        if allowed is not None and subject not in allowed:
            raise BadInput(
                Place(file),
                found=f"{row['id']}: unknown {kind} “{subject}”",
                expected=f"a {kind} of the survey pack",
            )
        links[kind].append(Link(subject, Mark(entry["mark"]), entry["reason"], entry.get("telling")))
    return Element(
        id=row["id"],
        label=row["label"],
        meaning=row["meaning"],
        scores=tuple(links["score"]),
        questions=tuple(links["question"]),
        indicators=tuple(links["indicator"]),
    )
