"""Shapes of the API's answers, as the OpenAPI description shows them."""

from typing import Literal

from ninja import Schema
from pydantic import Field


class WithheldShape(Schema):
    """A value that exists and is not shown. It is never a number."""

    withheld: Literal["at_source", "protected"] = Field(description="at_source: withheld by the publisher.")


Figure = float | WithheldShape


class OrganisationShape(Schema):
    """An organisation as the edition names it."""

    code: str
    name: str
    benchmark_group: str


class EditionShape(Schema):
    """The edition the figures were read from, with the digest of its source file."""

    id: str
    release: str
    sha256: str


class GroupShape(Schema):
    """The spread over organisations of the same benchmark group with a published value, this one included."""

    organisations: int
    min: float
    q1: float = Field(description="Quartiles by linear interpolation (type 7).")
    median: float
    q3: float
    max: float


class ScoreShape(Schema):
    """One score, 0 to 10, higher is better, unrounded."""

    id: str
    label: str
    value: Figure
    base: int | WithheldShape = Field(description="How many people's answers it rests on.")
    recomputed: Figure | None = Field(description="Our own figure from the published answer shares.")
    rule_verified: bool = Field(description="Whether the rule on shares was checked against published scores.")
    group: GroupShape | None


class AnswerShape(Schema):
    """One answer's share of all who answered, per cent."""

    code: str
    share: Figure


class QuestionShape(Schema):
    """One question; value is the share of the answers that count, per cent. Labels are ours, not official wording."""

    id: str
    number: str
    label: str
    measure: str
    better: Literal["higher", "lower", "neutral"]
    value: Figure
    base: int | WithheldShape
    answers: list[AnswerShape]
    scores: list[str]
    group: GroupShape | None


class ScoresShape(Schema):
    """The scores of one organisation: what `groundswell scores CODE --json` prints."""

    organisation: OrganisationShape
    edition: EditionShape
    scores: list[ScoreShape]


class ComparedShape(Schema):
    """The scores of several organisations, in the order asked for."""

    organisations: list[ScoresShape]


class QuestionsShape(Schema):
    """The questions of one organisation."""

    organisation: OrganisationShape
    edition: EditionShape
    questions: list[QuestionShape]


class ElementShape(Schema):
    """A cultural element, shown through its scores and questions; it has no score of its own."""

    id: str
    label: str
    finding: str
    scores: list[ScoreShape]
    questions: list[QuestionShape]


class DifferenceShape(Schema):
    """A question outside its group's middle half; distance from the median in widths of the middle half."""

    question: str
    distance: float
    favourable: bool


class RatioShape(Schema):
    """How much likelier something is for staff from ethnic minorities than for white staff, with both rates."""

    id: str
    label: str
    ratio: Figure
    ethnic_minorities: Figure = Field(description="The rate of staff from ethnic minorities, per cent.")
    white: Figure = Field(description="The rate of white staff, per cent.")
    group: GroupShape | None


class EquityShape(Schema):
    """Every ratio of one organisation; none where the edition does not hold it."""

    edition: str
    ratios: list[RatioShape]


class IndicatorShape(Schema):
    """One outcome indicator with its own period and source: a value in its unit, or a word such as a rating."""

    id: str
    label: str
    unit: str
    better: Literal["higher", "lower", "neutral"] | None
    value: Figure | None
    word: str | None
    period: str
    source: str
    note: str
    group: GroupShape | None


class OutcomesShape(Schema):
    """Every outcome indicator of one organisation; none where the edition does not hold it."""

    edition: str
    indicators: list[IndicatorShape]


class OrganisationEquityShape(Schema):
    """The ratios of one organisation; null where no edition of ratios is loaded."""

    organisation: OrganisationShape
    equity: EquityShape | None


class OrganisationOutcomesShape(Schema):
    """The outcome indicators of one organisation; null where no edition of them is loaded."""

    organisation: OrganisationShape
    outcomes: OutcomesShape | None


class DashboardShape(Schema):
    """A whole dashboard: what `groundswell dashboard CODE --format json` prints."""

    organisation: OrganisationShape
    edition: EditionShape
    finding: str
    elements: list[ElementShape]
    scores: list[ScoreShape]
    differences: list[DifferenceShape]
    equity: EquityShape | None
    outcomes: OutcomesShape | None


class FoundShape(Schema):
    """An organisation that was found, and what became of it."""

    code: str
    name: str
    benchmark_group: str
    note: str


class FoundListShape(Schema):
    """The organisations whose names or codes, past or present, have the letters asked for."""

    organisations: list[FoundShape]


class EditionLineShape(Schema):
    """One edition of this installation."""

    id: str
    kind: str
    release: str
    year: int | None
    vintage: int
    organisations: int | None
    rows: int
    loaded_on: str
    shipped: bool


class EditionListShape(Schema):
    """The editions of this installation, newest year first."""

    editions: list[EditionLineShape]


class CheckShape(Schema):
    """One score recomputed for every organisation; errors are recomputed minus published, in score points."""

    id: str
    compared: int
    mean_error: float
    max_error: float
    worst: str
    tolerance: float
    ok: bool


class ChecksShape(Schema):
    """What `groundswell data verify ID --json` prints."""

    edition: str
    scores: list[CheckShape]


class ErrorShape(Schema):
    """Why there is no answer, as a sentence, with the nearest organisations where a code was not found."""

    error: str
    nearest: dict[str, str] = Field(default_factory=dict)
