"""The measures a contractor's column can hold: the survey's scores, and the headline shares of its questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from groundswell.disclosure.released import Kind
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.range import Better


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: a score's id or a question's stable name, our label, how it is printed, which way is better.

    `counted` says what is measured: a score's scale, or the answers a share counts. `number` is a question's in 2024.
    """

    id: str
    label: str
    kind: Kind
    better: Better
    counted: str
    number: str

    @property
    def choice(self) -> str:
        """The words by which a person chooses it."""
        return f"{self.number}: {self.label}" if self.number else self.label


@cache
def measures() -> Mapping[str, Measure]:
    """Return every measure by its id: scores first, then questions, each in the pack's order."""
    scores = [
        Measure(rule.id, rule.label, Kind.MEAN, Better.HIGHER, "score from 0 to 10", "") for rule in score_rules()
    ]
    questions = [
        Measure(question.id, question.label, Kind.SHARE, question.better, f"% {question.measure}", question.number)
        for question in staff_survey().questions.values()
        if question.positive and not question.is_background
    ]
    return {measure.id: measure for measure in (*scores, *questions)}


def measure_for(heading: str, *, year: int) -> Measure | None:
    """Return the measure a column's heading speaks of, by id, label or that year's question number; else None."""
    return _names(year).get(plain(heading))


@cache
def _names(year: int) -> Mapping[str, Measure]:
    known = measures()
    by_number = staff_survey().by_number(year) or staff_survey().by_number(2024)
    names: dict[str, Measure] = {}
    for number, question in by_number.items():
        if question.id in known:
            for written in (f"q{number}", number, f"question {number}"):
                names.setdefault(plain(written), known[question.id])
    for measure in known.values():
        for written in (measure.id, measure.label):
            names.setdefault(plain(written), measure)
    return names


def plain(text: str) -> str:
    """Return a heading without case, spaces, signs and a per cent mark, so that spellings meet."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().replace("%", "").replace("per cent", "").replace("score", ""))
