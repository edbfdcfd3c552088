"""What is taken out of comments before they are kept: what was found, as a person chose."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from groundswell.methods.text.found import Finding
from groundswell.methods.text.names import Names, folded
from groundswell.methods.text.redacting import findings

AROUND = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose: kinds that stay, words that stay (a ward that is called like somebody), and more names."""

    staying_kinds: frozenset[str] = frozenset()
    staying_words: tuple[str, ...] = ()
    more_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A place that was found, with a little of what stands before and behind it."""

    before: str
    found: str
    behind: str


@dataclass(slots=True)
class Found:
    """What was found of one kind: how often, in which words most, and the first examples."""

    places: int = 0
    words: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)


class TakingOut:
    """Takes out of comments what a choice leaves to be taken out."""

    def __init__(self, people: Sequence[str], choice: Choice) -> None:
        self.names = Names.of([*people, *choice.more_names], [])
        self.choice = choice
        stay = sorted((folded(words) for words in choice.staying_words), key=len, reverse=True)
        self._stay = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stay))})(?!\w)") if stay else None

    def places(self, text: str) -> tuple[Finding, ...]:
        """Return what may point to somebody, but for words that stay."""
        stay = [one.span() for one in self._stay.finditer(folded(text))] if self._stay else []
        found = findings(text, self.names)
        return tuple(one for one in found if not any(start <= one.start and one.end <= end for start, end in stay))

    def out_of(self, text: str) -> tuple[str, int]:
        """Return a comment as it is kept, with each place named in brackets, and how many places those are."""
        parts, at, count = [], 0, 0
        for one in self.places(text):
            if one.what in self.choice.staying_kinds:
                continue
            parts += [text[at : one.start], f"[{one.what}]"]
            at, count = one.end, count + 1
        return "".join([*parts, text[at:]]), count

    def as_kept(self, text: str) -> str:
        """Return a comment as it is kept."""
        return self.out_of(text)[0]

    def overview(self, texts: Iterable[str], *, examples: int) -> Mapping[str, Found]:
        """Return what was found by kind, those that stay among them, with the first examples of each."""
        found: dict[str, Found] = defaultdict(Found)
        for text in texts:
            for one in self.places(text):
                kind = found[one.what]
                kind.places += 1
                kind.words[text[one.start : one.end]] += 1
                if len(kind.examples) < examples:
                    before = text[max(0, one.start - AROUND) : one.start]
                    kind.examples.append(Example(before, text[one.start : one.end], text[one.end : one.end + AROUND]))
        return found
