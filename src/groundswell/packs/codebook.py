"""What remarks are coded to: elements, levels of leadership, behaviours, ingredients, needs, and what must not wait.

Elements, behaviours and ingredients come from the packs that hold them; `groundswell/codebook` adds the rest. A team
adds codes of its own in its programme.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from groundswell.packs.elements import PACK as ELEMENTS
from groundswell.packs.elements import ElementSet, element_set
from groundswell.packs.entries import Entry, unique
from groundswell.packs.instruments.aspects import Aspect, aspects
from groundswell.packs.instruments.aspects import Sort as AspectSort
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.vocabulary.provenance import Mark

PACK = "groundswell/codebook"


class Sort(StrEnum):
    """Which kind of code it is; OWN is a team's."""

    ELEMENT = "element"
    LEVEL = "level"
    BEHAVIOUR = "behaviour"
    INGREDIENT = "ingredient"
    NEED = "need"
    FLAG = "flag"
    OWN = "own"


FROM_ASPECTS = {AspectSort.BEHAVIOUR: Sort.BEHAVIOUR, AspectSort.INGREDIENT: Sort.INGREDIENT}
IN_THE_PACK = (Sort.LEVEL, Sort.NEED, Sort.FLAG)


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it is called and means. `key` is the letter pressed for it, "" for those found by their name."""

    id: str
    sort: Sort
    label: str
    meaning: str
    mark: Mark
    key: str = ""


def codebook() -> Mapping[str, Code]:
    """Return the codes in force by id: elements first, then levels, behaviours, ingredients, needs and flags.

    Raises BadInput, naming file and entry, for a pack that is wrong and for an id that stands twice.
    """
    return _codebook(find_pack(PACK), find_pack(ELEMENTS))


def codes_of(sort: Sort) -> tuple[Code, ...]:
    """Return the codes of one sort, in the pack's order."""
    return tuple(one for one in codebook().values() if one.sort is sort)


@cache
def _codebook(pack: Pack, _elements: Pack) -> Mapping[str, Code]:
    table = read_file(pack.folder / "codebook.toml")
    keys = {one.text("element"): one.text("key") for one in table.entries("element_key", "key of an element")}
    named = [one.named("code") for one in table.entries("code", "code")]
    unique((entry, entry.text("id")) for entry in named)
    own = [_code(entry) for entry in named]
    found = [*_elements_of(element_set(), keys), *own, *_of_aspects(aspects())]
    order = list(Sort)
    by_id: dict[str, Code] = {}
    for code in sorted(found, key=lambda one: order.index(one.sort)):
        if code.id in by_id:
            raise table.fault(found=f"code “{code.id}” stands twice", expected="an id that no element or aspect has")
        by_id[code.id] = code
    return by_id


def _elements_of(mapping: ElementSet, keys: Mapping[str, str]) -> Iterator[Code]:
    for one in mapping.elements:
        yield Code(one.id, Sort.ELEMENT, one.label, one.meaning, Mark.DOCUMENTED, keys.get(one.id, ""))


def _of_aspects(known: Mapping[str, Aspect]) -> Iterator[Code]:
    for one in known.values():
        if one.sort in FROM_ASPECTS:
            yield Code(one.id, FROM_ASPECTS[one.sort], one.label.get(ENGLISH), one.meaning.get(ENGLISH), one.mark)


def _code(entry: Entry) -> Code:
    entry.only("id", "sort", "label", "meaning", "mark", "key")
    return Code(
        entry.text("id"),
        entry.one_of("sort", Sort, IN_THE_PACK),
        entry.text("label"),
        entry.text("meaning"),
        entry.mark(),
        entry.text("key", ""),
    )
