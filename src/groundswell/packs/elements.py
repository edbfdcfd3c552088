"""The cultural elements and what speaks for each: questions, scores and indicators, every link with its reason.

An element is shown through its questions and scores, side by side; there is no score of an element and none of a
culture. Another mapping is a file in a pack, chosen by GROUNDSWELL_ELEMENTS, without touching code.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from groundswell.packs.entries import Entry, unique
from groundswell.packs.scoring import rules_of
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.packs.survey import PACK as SURVEY
from groundswell.packs.survey import survey_of
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

    @property
    def counted(self) -> str:
        """How many elements there are, in words: “six elements”."""
        words = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
        return f"{words.get(len(self.elements), len(self.elements))} elements"

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

    Raises BadInput, naming file, element and link, if the mapping names something that does not exist.
    """
    pack = find_pack(PACK)
    card = read_file(pack.folder / "pack.toml")
    mappings = card.texts("mappings")
    wanted = set_id or os.environ.get("GROUNDSWELL_ELEMENTS") or card.text("default")
    if wanted not in mappings:
        raise card.fault(found=f"no mapping “{wanted}”", expected=f"one of {', '.join(mappings)}")
    return _read_set(pack, find_pack(SURVEY), wanted)


@cache
def _read_set(pack: Pack, survey: Pack, set_id: str) -> ElementSet:
    file = read_file(pack.folder / f"{set_id}.toml")
    file.only("id", "title", "element")
    if file.text("id") != set_id:
        raise file.fault(found=f"“id” is “{file.text('id')}”", expected=f"“{set_id}”, as the file is called")
    known = {
        "score": frozenset(rule.id for rule in rules_of(survey)),
        "question": frozenset(survey_of(survey).questions),
        "indicator": None,
    }
    entries = [one.named("element") for one in file.entries("element", "element")]
    unique((entry, entry.text("id")) for entry in entries)
    return ElementSet(set_id, file.text("title"), pack, tuple(_element(entry, known) for entry in entries))


def _element(entry: Entry, known: Mapping[str, frozenset[str] | None]) -> Element:
    entry.only("id", "label", "meaning", "link")
    links: dict[str, list[Link]] = {kind: [] for kind in known}
    told: set[int] = set()
    for one in entry.entries("link", "link"):
        kind, link = _link(one, known)
        if link.subject in {other.subject for other in links[kind]}:
            raise one.fault(found=f"{kind} “{link.subject}” stands twice in this element", expected="each once")
        if link.telling in told:
            raise one.fault(
                found=f"another question is also the telling question {link.telling}", expected="each place once"
            )
        links[kind].append(link)
        told |= {link.telling} if link.telling else set()
    return Element(
        id=entry.text("id"),
        label=entry.text("label"),
        meaning=entry.text("meaning"),
        scores=tuple(links["score"]),
        questions=tuple(links["question"]),
        indicators=tuple(links["indicator"]),
    )


def _link(entry: Entry, known: Mapping[str, frozenset[str] | None]) -> tuple[str, Link]:
    entry.only(*known, "mark", "reason", "telling")
    kinds = [kind for kind in known if entry.has(kind)]
    if len(kinds) != 1:
        raise entry.fault(
            found=f"it names {' and '.join(kinds) or 'nothing'}", expected="one score, question or indicator"
        )
    kind = kinds[0]
    subject, allowed = entry.text(kind), known[kind]
    if allowed is not None and subject not in allowed:
        raise entry.fault(found=f"unknown {kind} “{subject}”", expected=f"a {kind} of the survey pack")
    telling = entry.whole("telling")
    if telling and kind != "question":
        raise entry.fault(
            found=f"{kind} “{subject}” has a place among the telling questions", expected="only questions to have one"
        )
    return kind, Link(subject, entry.mark(), entry.text("reason"), telling)
