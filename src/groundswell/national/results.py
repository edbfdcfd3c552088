"""What published data say of one organisation, as values: the same for page, command, document and notebook."""

from collections.abc import Mapping
from dataclasses import dataclass

from groundswell.vocabulary.range import Better, GroupRange, Position
from groundswell.vocabulary.withheld import Figure, Withheld

FEWEST_FOR_QUARTILES = 8
SCORE_DECIMALS = 2
SHARE_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as an edition names it; a field the edition leaves open is ""."""

    code: str
    name: str
    benchmark_group: str
    region: str
    ics: str
    weighting: str


@dataclass(frozen=True, slots=True)
class Release:
    """The edition a result was read from."""

    id: str
    release: str
    year: int
    sha256: str
    title: str
    publisher: str
    licence: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """One score of one organisation, 0 to 10, higher is better; base is the number of people it rests on.

    recomputed is our own figure from the published shares, None where the edition's shares do not allow it.
    members holds every published value of the group where the group is too small for quartiles, else nothing.
    rule_verified concerns the rule on shares. group is None where no organisation of the group has a value.
    """

    id: str
    label: str
    parent: str | None
    value: Figure
    base: Figure
    recomputed: Figure | None
    rule_verified: bool
    group: GroupRange | None
    members: tuple[float, ...] = ()
    better: Better = Better.HIGHER

    @property
    def position(self) -> Position | None:
        """Where the value lies on its group's range; None if either is not known."""
        return position_of(self.value, self.group)

    @property
    def is_on_edge(self) -> bool:
        """Whether value and a quartile are printed alike."""
        return is_on_edge(self.value, self.group, decimals=SCORE_DECIMALS)


@dataclass(frozen=True, slots=True)
class AnswerShare:
    """One answer's share of a question, per cent of all who answered."""

    code: str
    label: str
    share: Figure
    is_positive: bool
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question of one organisation. value is the headline share in per cent: positive answers out of the base.

    Answers marked is_left_out (for example "does not apply") are taken out of the headline's base. better says which
    direction of the headline is favourable. scores are the ids of the scores this question is part of.
    """

    id: str
    number: str
    label: str
    saying: str
    measure: str
    better: Better
    value: Figure
    base: Figure
    group: GroupRange | None
    answers: tuple[AnswerShare, ...]
    scores: tuple[str, ...]
    is_background: bool
    members: tuple[float, ...] = ()

    @property
    def position(self) -> Position | None:
        """Where the headline share lies on its group's range, by size and not by favour; None if not known."""
        return position_of(self.value, self.group)

    @property
    def is_on_edge(self) -> bool:
        """Whether the headline share and a quartile are printed alike."""
        return is_on_edge(self.value, self.group, decimals=SHARE_DECIMALS)


@dataclass(frozen=True, slots=True)
class SurveyResults:
    """Everything one edition says of one organisation, in the pack's order."""

    organisation: Organisation
    release: Release
    scores: tuple[ScoreResult, ...]
    questions: tuple[QuestionResult, ...]

    def score(self, score_id: str) -> ScoreResult | None:
        """Return one score by its id, or None if the edition lacks it."""
        return next((one for one in self.scores if one.id == score_id), None)

    def question(self, question_id: str) -> QuestionResult | None:
        """Return one question by its stable name, or None if the edition lacks it."""
        return next((one for one in self.questions if one.id == question_id), None)


class UnknownOrganisation(LookupError):
    """No organisation of this code in the edition; carries up to three nearest, code to name."""

    def __init__(self, code: str, nearest: Mapping[str, str], edition_id: str) -> None:
        super().__init__(code)
        self.code = code
        self.nearest = nearest
        self.edition_id = edition_id

    def sentence(self) -> str:
        """Return one sentence for a person, with the three nearest names."""
        near = "; ".join(f"{name} ({code})" for code, name in self.nearest.items())
        return f"There is no organisation “{self.code}” in edition {self.edition_id}. Nearest: {near}."


def position_of(value: Figure, group: GroupRange | None) -> Position | None:
    """Return where a value lies on its group's range, or None if either is withheld or missing."""
    return None if group is None or isinstance(value, Withheld) else group.position_of(value)


def is_on_edge(value: Figure, group: GroupRange | None, *, decimals: int) -> bool:
    """Return whether a value and a quartile of its group are printed alike."""
    return group is not None and not isinstance(value, Withheld) and group.edge_of(value, decimals=decimals)
