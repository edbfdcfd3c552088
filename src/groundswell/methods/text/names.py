"""A list of names to look for in what people wrote: whole or in part, short, in small letters, or one letter wrong.

Card: docs/methods/text/redacting.md
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from groundswell.methods.text.found import Finding
from groundswell.methods.text.words_too import NAMES_THAT_ARE_WORDS, NEVER_NAMES, SHORT_FORMS

SHORTEST_NAME = 3
# Below this, what begins a sentence and is one letter from a name is mostly another word; elsewhere three are enough.
SHORTEST_MISSPELT = 5
WORD = re.compile(r"\w+")
# What stands before a capital that any word would have.
BEGINS = re.compile(r"(?:^|[.!?:;\n\r•*-])[\s\"'’“(\[]*$")
# Letters that Unicode does not take apart into a plain one and its mark.
PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "’": "'", "ʼ": "'", "‘": "'", "–": "-", "‑": "-"}


@dataclass(frozen=True, slots=True)
class Names:
    """Names by the word they begin with, so that 20,000 of them are looked up and not searched through.

    `whole` are names as a whole by their first word; `parts` single parts of people's names and their short forms;
    `units` are names of units; all folded. `near` are parts by what is left of them without one letter.
    """

    whole: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, people: Iterable[str], units: Iterable[str]) -> "Names":
        """Return names to look for: people's whole and in part, in any case, with short forms; units' as a whole."""
        whole = [folded(name) for name in people if len(name) >= SHORTEST_NAME]
        parts = {part.strip(".,()") for name in whole for part in re.split(r"[\s-]+", name)}
        parts |= {part.strip(".,()") for name in whole for part in name.split() if "-" in part}
        parts |= {short for part in parts for short in SHORT_FORMS.get(part, ())}
        parts = {part for part in parts if len(part) > 1}
        areas = [folded(unit) for unit in units if len(unit) >= SHORTEST_NAME]
        return cls(_by_first_word(whole), _by_first_word(parts), _by_first_word(areas), _near(parts))

    def found_in(self, text: str) -> Iterator[Finding]:
        """Yield every place that names a person or a unit, the longest name where several begin at one place."""
        small = folded(text)
        for word in WORD.finditer(small):
            start, first = word.start(), word.group()
            is_capital = text[start].isupper()
            people = [*_ends(self.whole.get(first, ()), small, start)]
            people += _ends(self._parts_like(first, is_capital=is_capital), small, start)
            if not people and is_capital and self._is_misspelt(text, start, word.end(), first):
                people.append(word.end())
            if people:
                yield Finding(start, max(people), "a name")
            if units := [*_ends(self.units.get(first, ()), small, start)]:
                yield Finding(start, max(units), "a unit")

    def _parts_like(self, word: str, *, is_capital: bool) -> Iterator[str]:
        for name in self.parts.get(word, ()):
            is_word = name in NAMES_THAT_ARE_WORDS or len(name) < SHORTEST_NAME
            if not is_word or (is_capital and not (len(name) < SHORTEST_NAME and name in NEVER_NAMES)):
                yield name

    def _is_misspelt(self, text: str, start: int, end: int, word: str) -> bool:
        if len(word) < SHORTEST_NAME or word in NEVER_NAMES or text[start:end].isupper():
            return False
        if len(word) < SHORTEST_MISSPELT and BEGINS.search(text[max(0, start - 9) : start]):
            return False
        return any(_one_apart(word, name) for key in _shortened(word) for name in self.near.get(key, ()))


def folded(text: str) -> str:
    """Return a text in small letters without accents, letter for letter, so that every place stays where it is."""
    return text.lower() if text.isascii() else "".join(_folded(one) for one in text)


def _folded(letter: str) -> str:
    small = unicodedata.normalize("NFKD", letter)[0].lower()[0]
    return PLAIN.get(small, small)


def _near(parts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for part in sorted(parts):
        if len(part) >= SHORTEST_NAME:
            for key in _shortened(part):
                found.setdefault(key, []).append(part)
    return {key: tuple(names) for key, names in found.items()}


def _shortened(word: str) -> set[str]:
    """Return a word and every word that is left without one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _one_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter left out, put in, exchanged, or changed with its neighbour."""
    if len(one) > len(other):
        one, other = other, one
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[same:] == other[same + 1 :]
    rest, others = one[same + 1 :], other[same + 1 :]
    if rest == others:
        return True
    return one[same : same + 2] == other[same : same + 2][::-1] and rest[1:] == others[1:]


def _by_first_word(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        first = WORD.search(name)
        if first is not None:
            # What stands before the first word, a bracket for example, is not looked for.
            found.setdefault(first.group(), []).append(name[first.start() :])
    return {first: tuple(others) for first, others in found.items()}


def _ends(names: Iterable[str], text: str, start: int) -> Iterator[int]:
    """Yield where each name ends that stands in a text from `start` on and does not go on into a longer word."""
    for name in names:
        end = start + len(name)
        if text.startswith(name, start) and not (end < len(text) and WORD.match(text, end) and WORD.match(name[-1])):
            yield end
