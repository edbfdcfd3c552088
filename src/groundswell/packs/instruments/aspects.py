"""What an item can speak for besides an element: a leadership behaviour, an ingredient of innovation, an aspect.

Aspects are content: `groundswell/aspects` holds ours; a pack whose card names `aspects` files adds its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from groundswell.packs.elements import PACK as ELEMENTS
from groundswell.packs.elements import Element, ElementSet, element_set
from groundswell.packs.entries import Entry, unique
from groundswell.packs.instruments.questionnaire import Text
from groundswell.packs.instruments.texts import LANGUAGE_ID, id_of, text_of, yaml_names
from groundswell.packs.lined import Lined, read_yaml_file
from groundswell.packs.shelf import Pack, find_pack, packs_in_force, read_file
from groundswell.vocabulary.provenance import Mark


class Sort(StrEnum):
    """Which kind of thing an aspect is."""

    BEHAVIOUR = "behaviour"
    INGREDIENT = "ingredient"
    COMPASSION = "compassion"
    CLIMATE = "climate"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that items speak for, in words for a page.

    `elements` are those it belongs to, best first: mappings differ in which elements they have. Empty: to none alone.
    """

    id: str
    sort: Sort
    label: Text
    meaning: Text
    elements: tuple[str, ...]
    mark: Mark

    def element_in(self, mapping: ElementSet) -> Element | None:
        """Return the element it belongs to in this mapping, or None."""
        return next((found for one in self.elements if (found := mapping.element(one))), None)


def aspects() -> Mapping[str, Aspect]:
    """Return every aspect of the packs in force by its id, in the packs' order.

    Raises BadInput, naming file and line, for a file that is wrong and for an id that two packs give.
    """
    return _aspects(packs_in_force())


def known_subjects() -> frozenset[str]:
    """Return the ids an item may speak for: elements of any mapping, and aspects."""
    return known_elements() | frozenset(aspects())


def subjects_of(pack: Pack) -> frozenset[str]:
    """Return the ids that items of this pack may speak for, its own aspects among them, in force or not."""
    elements = known_elements()
    own: set[str] = set()
    for name in aspect_files(read_file(pack.folder / "pack.toml")):
        file = f"{pack.folder.name}/{name}"
        own |= {aspect.id for _, aspect in aspects_in(read_yaml_file(pack.folder / name, file), file, elements)}
    return known_subjects() | own


def known_elements() -> frozenset[str]:
    """Return the elements of every mapping: a questionnaire stays readable when another mapping comes into force."""
    mappings = read_file(find_pack(ELEMENTS).folder / "pack.toml").texts("mappings")
    return frozenset(element.id for one in mappings for element in element_set(one).elements)


@cache
def _aspects(packs: tuple[Pack, ...]) -> Mapping[str, Aspect]:
    elements = known_elements()
    found: dict[str, Aspect] = {}
    for pack in packs:
        for name in aspect_files(read_file(pack.folder / "pack.toml")):
            file = f"{pack.folder.name}/{name}"
            for entry, aspect in aspects_in(read_yaml_file(pack.folder / name, file), file, elements):
                if aspect.id in found or aspect.id in elements:
                    raise entry.fault(found=f"“{aspect.id}” is already known", expected="an id of its own", field="id")
                found[aspect.id] = aspect
    return found


def aspect_files(card: Entry) -> tuple[str, ...]:
    """Return the names of a pack's files of aspects, as its card lists them; none for most packs."""
    return yaml_names(card, "aspects")


def aspects_in(table: Lined, file: str, elements: frozenset[str]) -> list[tuple[Entry, Aspect]]:
    """Return the aspects in a file, each with its entry to tell faults by. Raises BadInput for its first fault."""
    whole = Entry(file, "", table)
    whole.only("languages", "needs_review", "aspects")
    languages = whole.texts("languages")
    if not all(LANGUAGE_ID.fullmatch(one) for one in languages):
        raise whole.fault(found="“languages” holds something else", expected="codes such as en", field="languages")
    unreviewed = frozenset(whole.texts("needs_review"))
    entries = [one.named("aspect") for one in whole.entries("aspects", "aspect")]
    unique((entry, entry.text("id")) for entry in entries)
    return [(entry, _aspect(entry, languages, unreviewed, elements)) for entry in entries]


def _aspect(entry: Entry, languages: tuple[str, ...], unreviewed: frozenset[str], elements: frozenset[str]) -> Aspect:
    entry.only("id", "sort", "label", "meaning", "elements", "mark")
    named = entry.texts("elements")
    strangers = [one for one in named if one not in elements]
    if strangers:
        raise entry.fault(found=f"unknown element “{strangers[0]}”", expected="an element’s id", field="elements")
    return Aspect(
        id=id_of(entry),
        sort=entry.one_of("sort", Sort, Sort),
        label=text_of(entry, "label", languages, unreviewed),
        meaning=text_of(entry, "meaning", languages, unreviewed),
        elements=named,
        mark=entry.mark(),
    )
