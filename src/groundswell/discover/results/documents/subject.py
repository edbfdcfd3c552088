"""What every document about one wave is made with: its results, its words, its elements in the pack's order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from groundswell.discover.results import phrases
from groundswell.discover.results.averaging import Averaging, averaging
from groundswell.discover.results.changes import NO_CHANGES, Changes
from groundswell.discover.results.models import Count
from groundswell.discover.results.reading import ENGLISH, Group, Measure, Results
from groundswell.discover.surveys.enums import Mode
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.phrases import MODE_WORDS
from groundswell.look import numbers
from groundswell.look.charts import Words
from groundswell.packs.elements import Element, ElementSet, element_set
from groundswell.packs.instruments import Aspect, aspects
from groundswell.vocabulary.withheld import Withheld

SHOWN_OF_HASH = 16
SOURCE = "the trust’s own survey, not published"


@dataclass(frozen=True, slots=True)
class Topic:
    """An element of the culture with the behaviours or aspects of it that the questionnaire asks about.

    `measure` is None where items speak for its parts alone.
    """

    element: Element
    measure: Measure | None
    parts: tuple[Measure, ...]


@dataclass(frozen=True)
class Told:
    """One wave's results, and the words for everything in them. `changes` compares them with the wave before."""

    count: Count
    results: Results
    changes: Changes = NO_CHANGES

    @property
    def wave(self) -> Wave:
        """The wave that was asked."""
        return self.count.wave

    @property
    def mode(self) -> str:
        """Who could read an answer, in a word: named on every result (TRUST 1)."""
        return MODE_WORDS[Mode(self.wave.mode)]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has released these figures yet."""
        return self.count.released_at is None

    @property
    def organisation(self) -> str:
        """Whose staff were asked."""
        return str(self.wave.programme.organisation.name)

    @property
    def when(self) -> str:
        """When staff answered, in words."""
        return numbers.days(self.wave.opens_on, self.wave.last_day)

    @property
    def answered(self) -> str:
        """How many answered of how many: "about 480 of 802 people"."""
        return f"{said_of(self.results.answers)} of {numbers.count(self.results.invited)} people"

    @property
    def whom(self) -> str:
        """Whom a figure of the whole trust is about."""
        return f"Staff who answered, {self.answered}"

    @property
    def points(self) -> int:
        """How many points the scale of the subjects has."""
        found = self.results.of_sort("subject")
        return found[0].high if found else 5

    @property
    def has_ranges(self) -> bool:
        """Whether enough people answered to work out in which range an average lies by chance."""
        return any(one.whole is not None for one in self.results.measures.values())

    def address(self, *, element: str = "", group: Group | None = None, part: str = "") -> str:
        """Return where a part of the results lies; the whole without one."""
        here = [self.wave.programme.slug, self.wave.slug]
        if element:
            return reverse("results:element", args=[*here, element])
        if group is not None:
            return reverse("results:group", args=[*here, ADDRESS_OF[group.question], group.id])
        return reverse(f"results:{part}" if part else "results:trust", args=here)

    @property
    def made_from(self) -> str:
        """Which plan and which results file every figure comes from: on each picture that leaves its page."""
        plan, results = self.wave.plan_sha256[:SHOWN_OF_HASH], self.count.results_sha256[:SHOWN_OF_HASH]
        return f"Publication plan {plan}, results file {results}"

    def words(self, whom: str, *, address: str, finding: str | None = None, note: str = "") -> Words:
        """Return the words around a drawing of this wave."""
        return Words(
            whom=whom,
            when=self.when,
            source=SOURCE,
            edition="",
            dated=f"{self.wave.title}, closed {numbers.day(self.wave.last_day)}, {self.mode.lower()}",
            address=address,
            finding=finding,
            note=note,
            made_from=self.made_from,
            sample=self.wave.programme.organisation.is_sample,
        )

    def subject_words(self, subject: str) -> str:
        """Return what people call an element or an aspect."""
        element = self._mapping.element(subject)
        if element is not None:
            return element.label
        aspect = self._aspects.get(subject)
        return aspect.label.get(ENGLISH) if aspect else subject

    def item_words(self, item: str) -> str:
        """Return the statement that people answered."""
        words: str = self._items.get(item, {}).get("text", {}).get(ENGLISH, item)
        return words.removesuffix(".")

    def label_of(self, measure: str) -> str:
        """Return what a measure is called: its statement, or its subject; of a gap or a weight, the statement's."""
        name = measure.partition(":")[2] or measure
        return self.item_words(name) if name in self._items else self.subject_words(name)

    def answer_words(self, item: str) -> tuple[str, ...]:
        """Return the answers that could be given to an item, in the order of its values."""
        return tuple(label[ENGLISH] for _, label in self._items.get(item, {}).get("points", []))

    def is_choice(self, item: str) -> bool:
        """Return whether an item was answered by choosing among words that have no order, so that it has no average."""
        return bool(self._items.get(item, {}).get("kind") == "choice")

    def items_of(self, subject: str) -> tuple[Measure, ...]:
        """Return the items that make up a subject, in the questionnaire's order."""
        items: list[str] = next((one["items"] for one in self._key["subjects"] if one["id"] == subject), [])
        return tuple(self.results.measures[item] for item in items if item in self.results.measures)

    def is_reversed(self, item: str) -> bool:
        """Return whether agreeing with an item speaks against what it asks about."""
        return any(one["id"] == item and one["reversed"] for one in self._key["items"])

    def marked_words(self, item: str) -> str:
        """Return the statement that people answered, and where agreeing is no praise, that it is none."""
        return f"{self.item_words(item)} {phrases.LOWER_IS_BETTER}" if self.is_reversed(item) else self.item_words(item)

    def pair_of(self, item: str) -> Measure | None:
        """Return the gap between what people say of themselves and of others, for an item on others; None without."""
        pair = next((one["pair"] for one in self._key["items"] if one["id"] == item), None)
        return self.results.measures.get(f"gap:{pair}") if pair else None

    @property
    def self_ratings(self) -> frozenset[str]:
        """The items in which people speak of themselves: each gap between self and others is named after one."""
        return frozenset(one.id.partition(":")[2] for one in self.results.of_sort("self_other_gap"))

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The elements that items speak for, in the pack's order, never by value."""
        return tuple(self._topics())

    def _topics(self) -> Iterator[Topic]:
        mapping, known = self._mapping, self._aspects
        subjects = self.results.of_sort("subject")
        for element in mapping.elements:
            own = next((one for one in subjects if one.id == element.id), None)
            parts = tuple(
                one
                for one in subjects
                if one.id in known
                and (lies_in := known[one.id].element_in(mapping)) is not None
                and lies_in.id == element.id
            )
            if own is not None or parts:
                yield Topic(element, own, parts)

    @cached_property
    def compared(self) -> tuple[Measure, ...]:
        """What groups are compared on: behaviours where there are some, else ingredients, else elements."""
        sorts = {one["id"]: one["sort"] for one in self._key["subjects"]}
        subjects = self.results.of_sort("subject")
        found = (tuple(one for one in subjects if sorts.get(one.id) == sort) for sort in NAMES)
        return next((measures for measures in found if measures), ())

    def compared_for(self, question: str) -> tuple[Measure, ...]:
        """Return what the groups of a question are compared on: of units, only what an average can stand for."""
        return tuple(one for one in self.compared if self.averaging(one.id, question) is Averaging.STANDS)

    def compared_on(self, group: Group) -> int:
        """Return on how many of the compared measures anything of a group may be shown."""
        return sum(not isinstance(one.of(group.cell).mean, Withheld) for one in self.compared_for(group.question))

    def is_told(self, group: Group) -> bool:
        """Return whether any measure of a group may be shown; how many answered alone says nothing of it."""
        return group.is_shown and any(self._has_figure(one, group) for one in self.results.measures.values())

    def _has_figure(self, measure: Measure, group: Group) -> bool:
        seen = measure.of(group.cell)
        is_averaged = not isinstance(seen.mean, Withheld) and self.may_average(measure.id, group.question)
        return is_averaged or seen.shares is not None

    def above(self, group: Group) -> Group | None:
        """Return the nearest group above of which something may be shown, or None for the trust."""
        found = self.results.group(group.question, group.parent) if group.parent else None
        return found if found is None or self.is_told(found) else self.above(found)

    def averaging(self, subject: str, question: str) -> Averaging:
        """Return whether groups of a question may be averaged on a subject."""
        return averaging(self.results.quality, subject, question)

    def may_average(self, measure: str, question: str) -> bool:
        """Return whether averages of a measure may be told of groups: of a statement, if of all that it speaks for."""
        name = measure.partition(":")[2] or measure
        names = {name, *(one["id"] for one in self._key["items"] if one["pair"] == name)}
        subjects = (one["id"] for one in self._key["subjects"] if one["id"] == name or names & set(one["items"]))
        return all(self.averaging(one, question) is Averaging.STANDS for one in subjects)

    @property
    def counted_as(self) -> str:
        """What one of the compared measures is called, in the plural."""
        sorts = {one["id"]: one["sort"] for one in self._key["subjects"]}
        return NAMES[sorts[self.compared[0].id]] if self.compared else NAMES["element"]

    # What packs are in force is looked up on the disk: once for a page is enough.
    @cached_property
    def _aspects(self) -> Mapping[str, Aspect]:
        return aspects()

    @cached_property
    def _mapping(self) -> ElementSet:
        return element_set()

    @cached_property
    def _items(self) -> dict[str, Any]:
        form = self.wave.form or {}
        return {item["id"]: item for topic in form.get("topics", []) for item in topic["items"]}

    @property
    def _key(self) -> dict[str, Any]:
        key: dict[str, Any] = (self.wave.plan or {})["instrument"]
        return key


# What groups are compared on, the first that a questionnaire has, and what each is called in the plural.
NAMES = {"behaviour": "behaviours", "ingredient": "ingredients", "element": "elements"}
ADDRESS_OF = {"unit": "units", "staff_group": "staff-groups", "band": "bands"}
QUESTION_AT = {address: question for question, address in ADDRESS_OF.items()}


def said_of(answers: float | Withheld) -> str:
    """Return a number of answers in words: "about 480", or "not shown"."""
    return numbers.withheld_words(answers) if isinstance(answers, Withheld) else f"about {numbers.count(answers)}"
