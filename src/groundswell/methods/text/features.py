"""Words and pairs of words as numbers: TF-IDF. Card: docs/methods/text/suggesting.md"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from groundswell.methods.text.names import folded

WORD = re.compile(r"[^\W\d_][^\W_]*(?:'t)?")
# A term that stands in one text alone teaches nothing about others.
FEWEST_TEXTS = 2
# What was taken out of a text ("[a name]") is not what its writer said.
TAKEN_OUT = re.compile(r"\[[^\]]{1,40}\]")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the texts they were learned from, each with its column and its weight (the rarer, the higher)."""

    column: Mapping[str, int]
    weight: np.ndarray
    pairs: bool

    @classmethod
    def of(cls, texts: Sequence[str], *, pairs: bool, stop: frozenset[str] = frozenset()) -> "Terms":
        """Return the terms of some texts: words, and pairs of neighbours where `pairs`; none of the words in `stop`."""
        seen = Counter(term for text in texts for term in set(_terms(text, pairs=pairs)) if term not in stop)
        known = sorted(term for term, count in seen.items() if count >= FEWEST_TEXTS)
        counts = np.array([seen[term] for term in known], dtype=np.float64)
        return cls({term: at for at, term in enumerate(known)}, np.log((1 + len(texts)) / (1 + counts)) + 1, pairs)

    def rows_of(self, texts: Iterable[str]) -> csr_matrix:
        """Return a row of length one for each text, of shape (texts, terms); all zeros where no term is known."""
        rows, columns, values = [0], [], []
        for text in texts:
            counts = Counter(self.column[term] for term in _terms(text, pairs=self.pairs) if term in self.column)
            own = np.array([*counts], dtype=np.int64)
            size = (1 + np.log(np.array([*counts.values()], dtype=np.float64))) * self.weight[own]
            columns.append(own)
            values.append(size / np.linalg.norm(size) if len(size) else size)
            rows.append(rows[-1] + len(own))
        shape = (len(rows) - 1, len(self.column))
        empty = np.array([], dtype=np.int64)
        return csr_matrix(
            (np.concatenate([*values, empty]), np.concatenate([*columns, empty]), np.array(rows)), shape=shape
        )


def _terms(text: str, *, pairs: bool) -> list[str]:
    words = WORD.findall(folded(TAKEN_OUT.sub(" ", text)))
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))] if pairs else words
