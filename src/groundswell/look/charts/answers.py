"""Answer bar: how the answers to one question are spread, from the disagree end to the agree end (EXPERIENCE 6.1)."""

from dataclasses import dataclass

from groundswell.look import numbers, phrases
from groundswell.look.charts.marks import Anchor, Box, Drawing, Label, Line, Mark
from groundswell.look.charts.words import ChartTable, Words
from groundswell.look.numbers import PERCENT, Unit
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Figure, Withheld

MOST_ANSWERS = 7
INSIDE_FROM = 8.0

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
    Raises AnswersCannotBeDrawn for more than seven answers, or shares that do not sum to 100 within 1.
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
        if shares is not None and abs(sum(shares) - 100) > 1:
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
        rows += [
            (f"{answer.label} (not counted above)", self._printed(answer.share)) for answer in self.apart
        ]
        return ChartTable(self.measured, ("Answer", "Share"), tuple(rows))

    def wide(self) -> Drawing:
        """Return one bar with its labels above, each led to its own segment."""
        shares = self.shares
        if shares is None:
            return self._withheld(size=16)
        marks: list[Mark] = []
        step, left, total = 1 / len(shares), 0.0, sum(shares)
        top, height = 50, 44
        for at, (answer, share, tone) in enumerate(zip(self.answers, shares, self._tones, strict=True)):
            width, column = share / total, (at + 0.5) * step
            printed, centre = self._printed(share), left + width / 2
            inside = share >= INSIDE_FROM
            anchor, x = _column_anchor(at, len(shares), column)
            marks.append(
                Label(x, 16, answer.label if inside else f"{answer.label} {printed}", anchor, size=16)
            )
            if width > 0:
                marks.append(Line(_under(anchor, x, step), 23, centre, top - 3, tone="line", width=1))
                marks.append(Box(left, top, width, height, fill=tone))
            if inside:
                marks.append(Label(centre, top + 28, printed, "middle", 16, _tone_on(tone), 600))
            left += width
        left = 0.0
        for share in shares[:-1]:
            left += share / total
            marks.append(Line(left, top - 1, left, top + height + 1, tone="page", width=2))
        return Drawing(
            top + height + 8 + self._apart_height(22),
            (*marks, *self._apart_labels(top + height + 24, 22, 16)),
            2,
        )

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
            marks.append(Box(0, top + 22, share / 100, 16, fill=tone))
        bottom = len(shares) * row
        return Drawing(bottom + self._apart_height(20), (*marks, *self._apart_labels(bottom + 14, 20, 14)), 2)

    @property
    def _tones(self) -> tuple[str, ...]:
        return tuple(f"answer-{number}" for number in _TONES[len(self.answers)])

    def _printed(self, share: Figure) -> str:
        return numbers.figure(share, self.unit)

    def _withheld(self, *, size: int) -> Drawing:
        withheld = next(answer.share for answer in self.answers if isinstance(answer.share, Withheld))
        return Drawing(
            36, (Label(0, 22, f"Answers {numbers.withheld_words(withheld)}", size=size, tone="soft"),)
        )

    def _apart_height(self, row: int) -> int:
        return row * len(self.apart) + 8 if self.apart else 0

    def _apart_labels(self, top: int, row: int, size: int) -> list[Label]:
        return [
            Label(
                0,
                top + row * at,
                f"{answer.label}: {self._printed(answer.share)}, not counted above",
                size=size,
                tone="soft",
            )  # fmt: skip
            for at, answer in enumerate(self.apart)
        ]


def _tone_on(tone: str) -> str:
    return "paper" if tone in _ON_DARK else "ink"


def _column_anchor(at: int, count: int, column: float) -> tuple[Anchor, float]:
    """Return how a label stands in its column: the outer ones flush with the bar, so that nothing is cut off."""
    if count > 1 and at == 0:
        return "start", 0.0
    if count > 1 and at == count - 1:
        return "end", 1.0
    return "middle", column


def _under(anchor: Anchor, x: float, step: float) -> float:
    """Return where a leader starts: under the middle of a label, a third of a column inside the outer ones."""
    return {"start": x + step / 3, "middle": x, "end": x - step / 3}[anchor]
