"""The fixtures of METHODS 1.5, exactly: what the scorer must give for cases worked out by hand."""

import narwhals as nw
import numpy as np
import polars as pl
import pytest
from tests.unit.methods.scoring.simulated import people_of

from groundswell.methods.scoring.direction import check_directions, item_directions
from groundswell.methods.scoring.minimums import AssumedMinimum, UnverifiedRules
from groundswell.methods.scoring.respondents import scores_from_respondents
from groundswell.methods.scoring.weights import occupation_weights
from groundswell.national.editions import read_edition
from groundswell.national.frames import share_column
from groundswell.national.store import shipped_editions_folder
from groundswell.national.survey import survey_tables
from groundswell.packs.scoring import score_rule, score_rules
from groundswell.packs.survey import staff_survey

TIGHT = 1e-6


def of_one_person(score: str, *answers: str | None) -> float | None:
    rule = score_rule(score)
    frame = nw.from_native(
        pl.LazyFrame({question: [one] for question, one in zip(rule.questions, answers, strict=True)})
    )
    return scores_from_respondents(frame, [rule], official=True).frame.collect()[score][0]


def test_burnout_with_five_of_seven_answers():
    answers = ("never", "rarely", "sometimes", "often", "always", None, None)

    assert of_one_person("PP4_2", *answers) == pytest.approx((10 + 7.5 + 5 + 2.5 + 0) / 5, abs=TIGHT)


def test_burnout_with_four_of_seven_answers_is_missing():
    assert of_one_person("PP4_2", "never", "rarely", "sometimes", "often", None, None, None) is None


def test_raising_concerns_with_three_of_four_answers():
    answers = ("strongly_agree", "agree", "neither", None)

    assert of_one_person("PP3_2", *answers) == pytest.approx(7.5, abs=TIGHT)


def test_raising_concerns_with_two_of_four_answers_is_missing():
    assert of_one_person("PP3_2", "strongly_agree", "agree", None, None) is None


def test_weights_with_the_cap_exactly_binding():
    made = occupation_weights({"a": 0.5, "b": 0.5}, {"a": 0.9, "b": 0.1})

    assert [one.weight for one in made.groups] == pytest.approx([0.5 / 0.9, 5.0], abs=TIGHT)
    assert made.mean({"a": 8, "b": 4}) == pytest.approx(6.0, abs=TIGHT)
    assert made.effective_ratio == pytest.approx(1 / (0.9 * (0.5 / 0.9) ** 2 + 0.1 * 25), abs=TIGHT)
    assert made.effective_ratio == pytest.approx(0.36, abs=TIGHT)
    assert made.warnings() == ()


def test_weights_with_the_cap_biting_warn_of_bias():
    made = occupation_weights({"a": 0.5, "b": 0.5}, {"a": 0.95, "b": 0.05})

    assert [one.raw for one in made.groups] == pytest.approx([0.5 / 0.95, 10.0], abs=TIGHT)
    assert made.groups[1].weight == 5.0
    assert made.mean({"a": 8, "b": 4}) == pytest.approx((0.5 * 8 + 0.25 * 4) / 0.75, abs=TIGHT)
    assert len(made.warnings()) == 1


def test_official_scores_fail_closed_while_rules_are_unverified():
    questions = {question: [None] for question in staff_survey().questions}

    with pytest.raises(UnverifiedRules) as refused:
        scores_from_respondents(
            nw.from_native(pl.LazyFrame(questions)), score_rules(), official=True, assume_minimum=AssumedMinimum.HALF
        )

    assert len(refused.value.rules) == 30 - len(("PP3_2", "PP4_2", "PP6_2"))


@pytest.fixture(scope="module")
def edition():
    """The 2024 edition that comes with Groundswell, whatever else is loaded."""
    return read_edition(shipped_editions_folder() / "nss-2024", is_shipped=True)


@pytest.mark.parametrize("code", ["RTF", "R0A", "RWK"])
def test_people_whose_answers_add_up_to_a_trust_s_shares_score_as_published(edition, code):
    tables = survey_tables(edition)
    numbers = {question: number for number, question in edition.facts["questions"].items() if question}
    shares = {
        (question.id, cell): tables.shares[code][share_column(numbers[question.id], cell)]
        for question in staff_survey().questions.values()
        for cell in (*(answer.code for answer in question.answers), "base")
        if question.id in numbers
    }
    answers = people_of(shares, score_rules(), people=4000, rng=np.random.default_rng(2024))

    scores = scores_from_respondents(
        nw.from_native(pl.LazyFrame(answers)), score_rules(), assume_minimum=AssumedMinimum.HALF
    )

    made = scores.frame.collect()
    check_directions(item_directions(scores.frame, scores.rules))
    for rule in score_rules():
        assert made[rule.id].mean() == pytest.approx(tables.scores[code][rule.id], abs=rule.tolerance), rule.id


# What the published bases say of how many sub-scores a person needs for an element (scores.toml, minimum_answered).
EVERY_SUB_SCORE = ("PP3", "PP4", "PP5", "PP6", "PP7")
NOT_EVERY_NOR_ANY = ("PP1", "engagement", "morale")


def bases(edition, score: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the bases of a score, (organisations), and of its sub-scores, (sub-scores, organisations)."""
    scores = nw.scan_parquet(str(edition.table("scores")), backend="polars").collect()
    parts = [scores[f"{part}.base"].to_numpy() for part in score_rule(score).parts]
    return scores[f"{score}.base"].to_numpy(), np.array(parts)


@pytest.mark.parametrize("score", EVERY_SUB_SCORE)
def test_published_bases_say_that_every_sub_score_is_needed(edition, score):
    whole, parts = bases(edition, score)

    assert len(whole) == 263
    assert (whole <= parts.min(axis=0)).all()
    assert score_rule(score).minimum_answered == len(parts)


@pytest.mark.parametrize("score", NOT_EVERY_NOR_ANY)
def test_published_bases_say_that_neither_every_sub_score_nor_any_one_is_needed(edition, score):
    whole, parts = bases(edition, score)

    # Needing every sub-score could not give more people than the smallest, needing any one not fewer than the largest.
    assert (whole >= parts.min(axis=0)).all()
    assert (whole > parts.min(axis=0)).mean() > 0.9
    assert (whole < parts.max(axis=0)).any()
    assert score_rule(score).minimum_answered == len(parts) - 1
