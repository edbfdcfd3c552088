"""Units, weights and false discovery as R has them: nlme, survey, p.adjust."""

import numpy as np
import pytest
from tests.reference.psychometrics.oracles import OPT, column, expected, printed, table

from groundswell.methods.comparison.false_discovery import benjamini_hochberg, benjamini_yekutieli
from groundswell.methods.estimation.random_intercept import estimate_units
from groundswell.methods.estimation.units import UnitSums
from groundswell.methods.weighting.raking import crossed, rake
from groundswell.methods.weighting.survey import Piles, survey_mean, survey_t, survey_total

# R stops raking once no margin of 6,194 schools moves by more than 1.
RAKED = 1e-5


def sample(score: str, **design) -> Piles:
    values = table("apiclus1", score)[:, 0]
    return Piles.make(np.ones(len(values)), values, values**2, cluster=column("apiclus1", "dnum"), **design)


@pytest.fixture(scope="module")
def raked():
    margins = expected("cluster_sample")["margins"]
    categories = [column("apiclus1", name) for name in margins]
    found = rake(crossed(categories, margins), margins, floor=None, ceiling=None)
    at = tuple(
        [list(margin).index(one) for one in given] for given, margin in zip(categories, margins.values(), strict=True)
    )
    weights = found.weights[at] * sum(margins["stype"].values()) / found.n
    return found, weights, categories


def test_random_intercept_as_in_nlme():
    oracle = expected("random_intercept")
    sums = UnitSums.from_rows(table("bh1996", "WBEING")[:, 0], column("bh1996", "GRP"))

    found = estimate_units(sums)

    model, first, second = found.model, found.units[0], found.units[1]
    assert model.tau2 == printed(oracle["tau2"], 6)
    assert model.sigma2 == printed(oracle["sigma2"], 6)
    assert model.mu == printed(oracle["mu"], 6)
    assert (first.name, second.name) == ("1", "2")
    assert first.reliability == printed(oracle["reliability_group_1"], 4)
    assert np.mean([one.reliability for one in found.units]) == printed(oracle["mean_reliability"], 4)
    assert first.deviation == printed(oracle["eb_group_1"], 6)
    assert second.deviation == printed(oracle["eb_group_2"], 6)


def test_clustered_mean_as_in_survey():
    oracle = expected("cluster_sample")

    found = survey_mean(sample("api00", population={0: oracle["districts"]}))

    assert found.estimate == printed(oracle["mean"], 2)
    assert found.se == printed(oracle["se"], 3)
    assert found.df == 14


def test_raked_weights_as_in_survey(raked):
    oracle, (found, weights, _) = expected("cluster_sample"), raked

    assert (weights.min(), weights.max()) == (printed(oracle["least_weight"], 2), printed(oracle["most_weight"], 2))
    assert found.design_effect == pytest.approx(oracle["deff"], rel=RAKED)
    assert found.n_effective == printed(oracle["n_effective"], 2)
    assert found.missed < 1e-9


def test_raked_mean_and_total_as_in_survey(raked):
    oracle, (_, weights, categories) = expected("cluster_sample"), raked

    mean = survey_mean(sample("api00", weight=weights, calibration=categories))
    total = survey_total(sample("enroll", weight=weights, calibration=categories))

    assert mean.estimate == printed(oracle["raked_mean"], 2)
    assert mean.se == printed(oracle["raked_se"], 3)
    assert total.estimate == pytest.approx(oracle["raked_total"], rel=RAKED)
    assert total.se == pytest.approx(oracle["raked_total_se"], rel=RAKED)


def test_survey_t_test_as_in_survey():
    oracle = expected("cluster_sample")
    improved = [one == "Yes" for one in column("apiclus1", "comp.imp")]

    found = survey_t(sample("enroll", population={0: oracle["districts"]}), improved)

    assert found.difference == printed(oracle["t_test"]["difference"], 3)
    assert found.t == printed(oracle["t_test"]["t"], 5)
    assert found.df == oracle["t_test"]["df"]
    assert found.p == printed(oracle["t_test"]["p"], 4)


def test_false_discovery_as_in_benjamini_and_hochberg():
    oracle = expected("false_discovery")

    found = benjamini_hochberg(oracle["p"])

    assert sum(one < oracle["q"] for one in found) == oracle["bh_rejects"]
    assert sum(one < oracle["q"] for one in benjamini_yekutieli(oracle["p"])) == oracle["by_rejects"]
    assert sum(one * len(found) < oracle["q"] for one in oracle["p"]) == oracle["bonferroni_rejects"]
    assert found[3] == pytest.approx(oracle["adjusted_4"], abs=OPT / 1000)
    assert found[4] == pytest.approx(oracle["adjusted_5"], abs=OPT / 1000)
