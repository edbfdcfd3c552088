"""Published results made by hand: one unsurprising trust whose every value is chosen by the test."""

from groundswell.national.results import (
    AnswerShare,
    Organisation,
    QuestionResult,
    Release,
    ScoreResult,
    SurveyResults,
)
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import Figure

MIDDLE_SCORE = GroupRange(organisations=122, minimum=5.0, q1=6.5, median=7.0, q3=7.5, maximum=9.0)
MIDDLE_SHARE = GroupRange(organisations=122, minimum=20.0, q1=45.0, median=50.0, q3=55.0, maximum=90.0)
RELEASE = Release(
    id="nss-2024",
    release="NHS Staff Survey 2024",
    year=2024,
    sha256="0" * 64,
    title="NHS Staff Survey 2024: organisational results",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    limits=("A limit of the edition.",),
)
TRUST = Organisation(
    code="ZZT",
    name="Testwick NHS Trust",
    benchmark_group="Acute and Acute & Community Trusts",
    region="North",
    ics="",
    weighting="Occupation Group",
)


def a_score(
    score_id: str, value: Figure = 7.0, *, group: GroupRange | None = MIDDLE_SCORE, members: tuple[float, ...] = ()
) -> ScoreResult:
    """Return one score; by default it lies on the median."""
    rule = next(rule for rule in score_rules() if rule.id == score_id)
    return ScoreResult(
        id=rule.id,
        label=rule.label,
        parent=rule.parent,
        value=value,
        base=1000.0,
        recomputed=value,
        rule_verified=True,
        group=group,
        members=members,
    )


def a_question(
    question_id: str, value: Figure = 50.0, *, group: GroupRange | None = MIDDLE_SHARE, members: tuple[float, ...] = ()
) -> QuestionResult:
    """Return one question whose headline share is value; its answers share 100 evenly."""
    question = staff_survey().questions[question_id]
    even = 100 / len(question.answers)
    return QuestionResult(
        id=question.id,
        number=question.number,
        label=question.label,
        saying=question.saying,
        measure=question.measure,
        better=question.better,
        value=value,
        base=1000.0,
        group=group,
        answers=tuple(
            AnswerShare(
                code=answer.code,
                label=answer.label,
                share=even if isinstance(value, float) else value,
                is_positive=answer.code in question.positive,
                is_left_out=answer.code in question.leave_out,
            )
            for answer in question.answers
        ),
        scores=(),
        is_background=question.is_background,
        members=members,
    )


def results_with(
    *changes: ScoreResult | QuestionResult, organisation: Organisation = TRUST, release: Release = RELEASE
) -> SurveyResults:
    """Return a trust on the median everywhere, but for the scores and questions given."""
    changed = {one.id: one for one in changes}
    return SurveyResults(
        organisation=organisation,
        release=release,
        scores=tuple(changed.get(rule.id) or a_score(rule.id) for rule in score_rules()),  # type: ignore[misc]  # ids of scores and questions never meet
        questions=tuple(changed.get(id_) or a_question(id_) for id_ in staff_survey().questions),  # type: ignore[misc]  # as above
    )
