"""Answer bar: how the answers to one question are spread, from the disagree end to the agree end (EXPERIENCE 6.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from groundswell.look import numbers, phrases
from groundswell.look.charts.marks import Box, Drawing, Label, Line, Mark
from groundswell.look.charts.text_width import text_width
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import PERCENT, Unit
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Figure, Withheld

MOST_ANSWERS = 7
INSIDE_FROM = 8.0
BLEED = 2
# The least width at which one bar is shown: print on A4. Labels that fit there fit everywhere.
NARROWEST_WIDE = 640

# Which of the five answer colours a scale of n answers uses, from the disagree end. Longer scales repeat the pale ones.
_TONES = {
    1: (5,),
    2: (1, 5),
    3: (1, 3, 5),
    4: (1, 2, 4, 5),
    5: (1, 2, 3, 4, 5),
    6: (1, 2, 2, 4, 4, 5),
    7: (1, 2, 2, 3, 4, 4, 5),
}
_ON_DARK = {"answer-1", "answer-5"}


class AnswersCannotBeDrawn(ValueError):
    """The answers cannot make one bar; the message says why. A mistake of ours, not of a person."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer option in our short words, and the share of answers it had, 0 to 100."""

    label: str
    share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBar:
    """The answers to one question in the order of the scale, the unfavourable end first.

    `telling` names the options whose sum is the share that matters, and `telling_share` gives it as published (it is
    not added up here: rounded parts need not sum). `apart` holds answers outside the scale ("does not apply").
    Raises AnswersCannotBeDrawn for more than seven answers, or shares that miss 100 by more than their rounding.
    """

    words: Words
    subject: str
    answers: tuple[Answer, ...]
    telling: str
    telling_share: Figure
    better: Better = Better.HIGHER
    apart: tuple[Answer, ...] = ()
    unit: Unit = PERCENT

    def __post_init__(self) -> None:
        if not 1 <= len(self.answers) <= MOST_ANSWERS:
            message = f"{self.subject}: {len(self.answers)} answers cannot be one bar"
            raise AnswersCannotBeDrawn(message)
        shares = self.shares
        rounding = max(1.0, 0.5 * 10**-self.unit.decimals * len(self.answers))
        if shares is not None and abs(sum(shares) - 100) > rounding:
            message = f"{self.subject}: shares sum to {sum(shares):.2f}, not 100"
            raise AnswersCannotBeDrawn(message)

    @property
    def shares(self) -> tuple[float, ...] | None:
        """Return the shares in order, or None when any is withheld: joined segments would give it away."""
        shown = tuple(answer.share for answer in self.answers if not isinstance(answer.share, Withheld))
        return shown if len(shown) == len(self.answers) else None

    @property
    def kind(self) -> str:
        return "Answer bar"

    @property
    def when(self) -> str:
        return self.words.when

    @property
    def finding(self) -> str:
        """Return the share that matters as "About 7 in 10 ..."; withheld words where it is withheld."""
        if isinstance(self.telling_share, Withheld):
            return f"{self.subject}: {numbers.withheld_words(self.telling_share)}"
        if self.words.finding is not None:
            return self.words.finding
        said = numbers.in_ten(self.telling_share)
        said = f"about {said}" if said[0].isdigit() else said
        return f"{said.capitalize()} {self.telling}"

    @property
    def measured(self) -> str:
        better = phrases.better_words(self.better).capitalize()
        return f"{self.subject}, {self.unit.words}. {self.words.whom}, {self.words.when}. {better}."

    @property
    def key_numbers(self) -> str:
        if isinstance(self.telling_share, Withheld) or self.shares is None:
            return ""
        first, last = self.answers[0], self.answers[-1]
        return (
            f"{self._printed(self.telling_share)} {self.telling}; {first.label} {self._printed(first.share)}, "
            f"{last.label} {self._printed(last.share)}"
        )

    def table(self) -> ChartTable:
        rows = [(answer.label, self._printed(answer.share)) for answer in self.answers]
        rows.append((self.telling[:1].upper() + self.telling[1:], self._printed(self.telling_share)))
        rows += [(f"{answer.label} (not counted above)", self._printed(answer.share)) for answer in self.apart]
        return ChartTable(self.measured, ("Answer", "Share"), tuple(rows))

    def wide(self) -> Drawing:
        """Return one bar with each label as near above its segment as its neighbours allow, and led to it."""
        shares = self.shares
        if shares is None:
            return self._withheld(size=16)
        total = sum(shares)
        starts = [sum(shares[:at]) / total for at in range(len(shares))]
        centres = [start + share / total / 2 for start, share in zip(starts, shares, strict=True)]
        widths = [(text_width(answer.label, size=16) + 12) / NARROWEST_WIDE for answer in self.answers]
        places = spread(centres, widths)
        marks: list[Mark] = []
        top, height = 64, 44
        parts = zip(self.answers, self._tones, shares, starts, centres, places, strict=True)
        for answer, tone, share, start, centre, place in parts:
            printed = self._printed(share)
            marks.append(Label(place, 36, answer.label, "middle", size=16))
            if share >= INSIDE_FROM:
                marks.append(Label(centre, top + 28, printed, "middle", 16, _tone_on(tone), 600))
            else:
                marks.append(Label(place, 15, printed, "middle", 16, weight=600))
            if share > 0:
                marks.insert(0, Line(place, 42, centre, top - 3, width=1))
                marks.insert(0, Box(start, top, share / total, height, fill=tone))
        gaps = [start for start in starts[1:] if 0 < start < 1]
        marks += [Line(gap, top - 1, gap, top + height + 1, tone="page", width=2) for gap in gaps]
        bottom = top + height
        apart = self._apart_labels(bottom + 24, row=22, size=16)
        return Drawing(bottom + 8 + self._apart_height(22), (*marks, *apart), bleed=BLEED)

    def narrow(self) -> Drawing:
        """Return one labelled bar per answer, one under another."""
        shares = self.shares
        if shares is None:
            return self._withheld(size=14)
        marks: list[Mark] = []
        row = 46
        for at, (answer, share, tone) in enumerate(zip(self.answers, shares, self._tones, strict=True)):
            top = at * row
            marks.append(Label(0, top + 15, answer.label, size=15))
            marks.append(Label(1, top + 15, self._printed(share), "end", size=15, weight=600))
            marks.append(Line(0, top + 30, 1, top + 30, tone="hair", width=1))
            if share > 0:
                marks.append(Box(0, top + 22, share / 100, 16, fill=tone))
        bottom = len(shares) * row
        apart = self._apart_labels(bottom + 14, row=20, size=14)
        return Drawing(bottom + self._apart_height(20), (*marks, *apart), bleed=BLEED)

    @property
    def _tones(self) -> tuple[str, ...]:
        return tuple(f"answer-{number}" for number in _TONES[len(self.answers)])

    def _printed(self, share: Figure) -> str:
        return numbers.figure(share, self.unit)

    def _withheld(self, *, size: int) -> Drawing:
        withheld = next(answer.share for answer in self.answers if isinstance(answer.share, Withheld))
        return Drawing(36, (Label(0, 22, f"Answers {numbers.withheld_words(withheld)}", size=size, tone="soft"),))

    def _apart_height(self, row: int) -> int:
        return row * len(self.apart) + 8 if self.apart else 0

    def _apart_labels(self, top: int, *, row: int, size: int) -> list[Label]:
        said = [f"{answer.label}: {self._printed(answer.share)}, not counted above" for answer in self.apart]
        return [Label(0, top + row * at, words, size=size, tone="soft") for at, words in enumerate(said)]


def _tone_on(tone: str) -> str:
    return "paper" if tone in _ON_DARK else "ink"


def spread(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Return centres for labels, as near to where they are wanted as they can stand side by side within 0 to 1.

    All are shares of the drawing's width, from left to right. Labels that do not fit side by side stand in even
    columns. Source: least squares under an order, by pooling neighbours that touch (isotonic regression), then held
    inside the bounds.
    """
    count = len(wanted)
    if sum(widths) > 1:
        return [(at + 0.5) / count for at in range(count)]
    # Measured from where each would stand if all were pushed to the left, labels must only keep their order.
    packed = [sum(widths[:at]) + widths[at] / 2 for at in range(count)]
    pools: list[list[float]] = []
    for centre, start in zip(wanted, packed, strict=True):
        pools.append([centre - start])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            touching = pools.pop()
            pools[-1] += touching
    shifts = [fmean(pool) for pool in pools for _ in pool]
    free = 1 - sum(widths)
    return [start + min(max(shift, 0.0), free) for start, shift in zip(packed, shifts, strict=True)]
