"""Hours of work for the numbers planned. Every minute in it is our own assumption and stands on the page as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from groundswell.vocabulary.provenance import Mark

MARK = Mark.OWN_DESIGN
MINUTES = 60
# What one conversation gives to code, and how much of everything is coded by two.
REMARKS_PER_INTERVIEW = 15
STATEMENTS_PER_GROUP = 40
WRITES_A_REMARK = Fraction(1, 3)
CODED_TWICE = Fraction(1, 5)
CODING_MINUTES = Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people a programme means to hear, and how many come to the synthesis event."""

    interviews: int
    survey_answers: int
    groups: int
    comments: int
    event_people: int

    @property
    def remarks(self) -> int:
        """Return how much there will be to code, in remarks."""
        written = self.survey_answers * WRITES_A_REMARK
        return int(
            self.interviews * REMARKS_PER_INTERVIEW + self.groups * STATEMENTS_PER_GROUP + written + self.comments
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work: so many times, so many minutes, by so many people at once."""

    work: str
    times: Fraction
    minutes: Fraction
    people: int = 1

    @property
    def hours(self) -> Fraction:
        """Return the hours of all people together."""
        return self.times * self.minutes * self.people / MINUTES


@dataclass(frozen=True, slots=True)
class Work:
    """The steps of one tool, or of what joins them."""

    title: str
    steps: tuple[Step, ...]

    @property
    def hours(self) -> Fraction:
        """Return the hours of all steps together."""
        return sum((one.hours for one in self.steps), Fraction(0))


def work_for(numbers: Numbers) -> tuple[Work, ...]:
    """Return the work that the numbers planned ask for, tool by tool. A tool with no people planned asks for none."""
    return tuple(_work(numbers))


def hours_of(work: tuple[Work, ...]) -> Fraction:
    """Return the hours of everything together."""
    return sum((one.hours for one in work), Fraction(0))


def _work(numbers: Numbers) -> Iterator[Work]:
    yield Work("Culture and outcomes dashboard", (_once("load, read and agree what it says", hours=12),))
    if numbers.interviews:
        yield Work(
            "Board interviews",
            (
                _each("invite, agree a time, send the information", numbers.interviews, minutes=20),
                _each("the interview, one asks and one writes", numbers.interviews, minutes=60, people=2),
                _each("write it up, have quotations approved", numbers.interviews, minutes=45),
            ),
        )
    if numbers.survey_answers:
        yield Work(
            "Leadership behaviours survey",
            (
                _once("staff list, questions, telling staff", hours=14),
                _once("read the results, agree what they say", hours=8),
            ),
        )
    if numbers.groups:
        yield Work(
            "Culture focus groups",
            (
                _each("find a room and people who can come", numbers.groups, minutes=60),
                _each("the group, with the way there; one leads and one writes", numbers.groups, minutes=120, people=2),
                _each("type it up, agree it between the two", numbers.groups, minutes=45),
            ),
        )
    yield Work(
        "Leadership workforce analysis",
        (
            _once("agree who counts as a leader, ask for extracts", hours=8),
            _once("load, read and agree what it says", hours=10),
        ),
    )
    if numbers.comments:
        yield Work(
            "Patient experience",
            (
                _once("ask for comments and for leave to use them", hours=6),
                Step("read one in ten for names left in", numbers.comments * Fraction(1, 10), Fraction(1)),
            ),
        )
    yield Work(
        "Coding what people said",
        (
            Step("code each remark once", Fraction(numbers.remarks), CODING_MINUTES),
            Step("code one in five a second time, blind", numbers.remarks * CODED_TWICE, CODING_MINUTES),
            _once("learn to code; settle where two differ", hours=16),
        ),
    )
    yield Work(
        "Synthesis",
        (
            _once("prepare grid, cards and room", hours=12),
            _each("come to the event", numbers.event_people, minutes=210),
            _once("write the report, ask staff whether it is right", hours=32),
        ),
    )


def _each(work: str, times: int, *, minutes: int, people: int = 1) -> Step:
    return Step(work, Fraction(times), Fraction(minutes), people)


def _once(work: str, *, hours: int) -> Step:
    return Step(work, Fraction(1), Fraction(hours * MINUTES))
