"""Comments that stand twice: word for word, or nearly. Card: docs/methods/text/repeats.md"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil

from groundswell.methods.text.names import folded

WORD = re.compile(r"\w+")
# From this many words on, two people do not write the same by chance; “very good” is written by hundreds.
LONG = 8
# Shared words among all words of both.
NEAR = 0.9


def plain_words(text: str) -> str:
    """Return the words of a text in small letters, without signs and accents: what two copies of it share."""
    return " ".join(WORD.findall(folded(text)))


def is_long(text: str) -> bool:
    """Return whether a text has so many words that nobody else would write the same."""
    return len(WORD.findall(text)) >= LONG


def near_repeats(texts: Sequence[str]) -> dict[int, int]:
    """Return, for each long text that nearly repeats an earlier one, the place of that one.

    Two texts are near where the words they share are at least `NEAR` of the words of both. Exact: of each text only its
    rarest words are looked up, and no pair that near can have none of those in common (prefix filtering). A text that
    repeats another is never itself what a third one repeats.
    """
    words = [frozenset(WORD.findall(folded(text))) if is_long(text) else frozenset() for text in texts]
    how_often = Counter(word for one in words for word in one)
    by_word: dict[str, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for at, own in enumerate(words):
        if not own:
            continue
        rarest = sorted(own, key=lambda word: (how_often[word], word))[: len(own) - ceil(NEAR * len(own)) + 1]
        candidates = sorted({other for word in rarest for other in by_word[word]})
        first = next((other for other in candidates if len(own & words[other]) >= NEAR * len(own | words[other])), None)
        if first is not None:
            found[at] = first
            continue
        for word in rarest:
            by_word[word].append(at)
    return found
