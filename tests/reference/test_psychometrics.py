"""Scales and units as R measures them: psych, lavaan, semTools, multilevel."""

from itertools import pairwise

import numpy as np
import pytest
from tests.reference.psychometrics.oracles import OPT, TIGHT, column, expected, printed, table

from groundswell.methods.estimation.units import UnitSums
from groundswell.methods.psychometrics.aggregation import aggregation, reliability_of_mean
from groundswell.methods.psychometrics.agreement import agreement_over_units, answer_counts, rwg
from groundswell.methods.psychometrics.factors import confirm, eigenvalues, one_factor
from groundswell.methods.psychometrics.invariance import Alike, invariance
from groundswell.methods.psychometrics.moments import Moments
from groundswell.methods.psychometrics.ordinal import PairTables, ordinal_omega
from groundswell.methods.psychometrics.ordinal_fit import ordinal_fit
from groundswell.methods.psychometrics.reliability import omega, omega_minres, reliability

REVERSED = {"A": ["A1"], "C": ["C4", "C5"], "E": ["E1", "E2"]}


def bfi(scale: str, *, complete: bool = False) -> Moments:
    items = [f"{scale}{number}" for number in range(1, 6)]
    moments = Moments.from_rows(table("bfi", *items), items, complete=complete)
    return moments.turn(REVERSED[scale], lowest=1, highest=6)


def units(data: str, name: str, group: str) -> UnitSums:
    return UnitSums.from_rows(table(data, name)[:, 0], column(data, group))


def test_three_factors_fit_as_in_lavaan():
    oracle = expected("three_factors")
    items = [f"x{number}" for number in range(1, 10)]
    moments = Moments.from_rows(table("HolzingerSwineford1939", *items), items)

    model = confirm(moments, {"visual": items[:3], "textual": items[3:6], "speed": items[6:]})

    fit = model.fit
    for name, value in oracle["exact"].items():
        assert getattr(fit, name) == pytest.approx(value, abs=TIGHT), name
    for name in ("bic", "aic", "log_likelihood", "baseline_chi2"):
        assert getattr(fit, name) == printed(oracle["printed"][name], 3)
    assert fit.baseline_df == oracle["printed"]["baseline_df"]
    assert list(fit.rmsea_interval) == [printed(bound, 3) for bound in oracle["printed"]["rmsea_interval"]]
    assert list(model.standardised.sum(axis=1)) == [printed(one, 3) for one in oracle["loadings"]]
    assert not model.improper


@pytest.mark.parametrize("scale", "ACE")
def test_alpha_as_in_psych(scale):
    oracle = expected("alpha")

    found = reliability(bfi(scale))

    assert found.alpha == pytest.approx(oracle["raw"][scale], abs=TIGHT)
    assert found.standardised == pytest.approx(oracle["standardised"][scale], abs=TIGHT)
    assert not found.complete


@pytest.mark.parametrize("scale", "ACE")
def test_alpha_as_in_score_items(scale):
    """R's scoreItems puts the median of the item in the place of every blank, and then takes alpha of all 2,800."""
    items = [f"{scale}{number}" for number in range(1, 6)]
    rows = table("bfi", *items)
    filled = np.where(np.isnan(rows), np.nanmedian(rows, axis=0), rows)

    found = reliability(Moments.from_rows(filled, items).turn(REVERSED[scale], lowest=1, highest=6))

    assert found.alpha == pytest.approx(expected("alpha")["score_items"][scale], abs=TIGHT)
    assert found.n == 2800
    assert found.complete


def test_items_beside_the_rest_as_in_psych():
    found = reliability(bfi("A"))

    assert [one.item_rest for one in found.items] == [printed(one, 3) for one in expected("alpha")["item_rest_A"]]


def test_eigenvalues_of_pairwise_correlations():
    items = [f"{scale}{number}" for scale in "ACENO" for number in range(1, 6)]

    found = eigenvalues(Moments.from_rows(table("bfi", *items), items))

    assert list(found[:6]) == pytest.approx(expected("eigenvalues")["values"], abs=TIGHT)
    assert found.sum() == pytest.approx(25)
    assert all(first >= second for first, second in pairwise(found))


def test_omega_by_its_three_conventions():
    oracle, moments = expected("one_factor"), bfi("A", complete=True)

    found, fit = omega(moments), one_factor(moments).fit

    assert moments.n == oracle["n"]
    assert reliability(moments).alpha == pytest.approx(oracle["alpha"], abs=TIGHT)
    assert found.implied == printed(oracle["omega_implied"], 4)
    # Printed as .7140; 0.71414 lies within the tolerance of iterative estimates.
    assert found.observed == pytest.approx(oracle["omega_observed"], abs=OPT)
    assert omega_minres(moments) == printed(oracle["omega_minres"], 4)
    assert fit.chi2 == printed(oracle["chi2"], 2)
    assert fit.df == oracle["df"]
    assert [fit.cfi, fit.rmsea, fit.srmr] == [printed(oracle[name], 3) for name in ("cfi", "rmsea", "srmr")]


@pytest.mark.parametrize(("data", "group"), [("bh1996", "GRP"), ("lq2002", "COMPID"), ("klein2000", "GRPID")])
def test_icc_with_the_mean_size_as_in_multilevel(data, group):
    for name, (icc1, icc2) in expected("icc")[data].items():
        found = aggregation(units(data, name, group), k="mean")

        assert (found.icc1, found.icc2) == pytest.approx((icc1, icc2), abs=TIGHT), name


@pytest.mark.parametrize("name", ["HRS", "LEAD", "WBEING"])
def test_icc_with_the_exact_size(name):
    found = aggregation(units("bh1996", name, "GRP"))

    assert found.icc1 == printed(expected("icc")["exact_n0_bh1996"][name], 7)
    assert found.interval[0] < found.icc1 < found.interval[1]


def test_agreement_on_one_score_as_in_multilevel():
    oracle, found = expected("rwg"), units("bh1996", "LEAD", "GRP")

    shares = [rwg(one, null_variance=2) for one in found.within / (found.n - 1)]

    assert np.mean(shares) == pytest.approx(oracle["mean"], abs=TIGHT)
    assert shares[:3] == [printed(one, 7) for one in oracle["first_three"]]


def test_agreement_on_a_scale_as_in_multilevel():
    oracle, items = expected("rwg_j"), [f"LEAD{number:02d}" for number in range(1, 12)]
    rows = table("lq2002", *items)

    found = agreement_over_units(*answer_counts(rows, column("lq2002", "COMPID"), range(1, 6)), range(1, 6))

    shares = [one.rwg_j for one in found.rectangular]
    assert len(shares) == oracle["units"]
    assert np.mean(shares) == pytest.approx(oracle["mean"], abs=TIGHT)
    assert found.median_rwg_j == pytest.approx(oracle["median"], abs=TIGHT)
    assert (min(shares), max(shares)) == (printed(oracle["least"], 4), printed(oracle["most"], 4))
    assert found.names[:3] == ("2", "3", "4")
    assert shares[:3] == [printed(one, 7) for one in oracle["companies_2_3_4"]]
    assert np.mean([one.lindell for one in found.rectangular]) == pytest.approx(oracle["lindell"], abs=TIGHT)
    assert np.mean([one.deviation for one in found.rectangular]) == pytest.approx(oracle["deviation"], abs=TIGHT)
    assert reliability(Moments.from_rows(rows, items)).alpha == pytest.approx(oracle["alpha"], abs=TIGHT)
    assert found.may_be_averaged


def test_reliability_of_a_mean_by_its_size():
    # METHODS 2.3 prints .73 for ICC(1) .05 and 50 people: 2.5/3.45 is .7246, so the frozen value is .72.
    oracle = expected("reliability_of_a_mean")
    for icc1, row in oracle["rows"].items():
        found = [reliability_of_mean(float(icc1), people) for people in oracle["people"]]

        assert found == [printed(one, 2) for one in row]


def test_the_ladder_of_invariance_by_school_as_in_lavaan():
    oracle, items = expected("invariance"), [f"x{number}" for number in range(1, 10)]
    rows, school = table("HolzingerSwineford1939", *items), np.array(column("HolzingerSwineford1939", "school"))
    groups = {name: Moments.from_rows(rows[school == name], items) for name in ("Pasteur", "Grant-White")}

    found = invariance(groups, {"visual": items[:3], "textual": items[3:6], "speed": items[6:]})

    assert [step.chi2 for step in found.steps] == [
        printed(one, digits) for one, digits in zip(oracle["chi2"], (3, 2, 3, 3), strict=True)
    ]
    assert [step.df for step in found.steps] == oracle["df"]
    assert [step.cfi for step in found.steps] == [printed(one, 3) for one in oracle["cfi"]]
    assert [step.rmsea for step in found.steps] == [printed(one, 3) for one in oracle["rmsea"]]
    assert found.reached is Alike.METRIC
    assert not found.means_may_be_compared


def test_ordinal_omega_as_in_lavaan_and_semtools():
    oracle, items = expected("ordinal"), [f"A{number}" for number in range(1, 6)]
    rows = table("bfi", *items)
    rows[:, 0] = 7 - rows[:, 0]

    found = ordinal_omega(PairTables.from_rows(rows, items, range(1, 7)))

    assert list(found.loadings) == [printed(one, 3) for one in oracle["loadings"]]
    assert found.observed == printed(oracle["omega"], 4)
    assert found.chi2 == printed(oracle["chi2"], 2)
    assert found.df == oracle["df"]
    assert found.srmr == printed(oracle["srmr"], 3)


def test_the_scaled_test_of_an_ordinal_factor_as_in_lavaan():
    oracle, items = expected("ordinal"), [f"A{number}" for number in range(1, 6)]

    # Which way A1 points changes signs only, so it is left as it was answered.
    found = ordinal_fit(table("bfi", *items), items, range(1, 7))

    assert found.n == expected("one_factor")["n"]
    assert found.unscaled == printed(oracle["chi2"], 2)
    assert found.chi2 == printed(oracle["scaled_chi2"], 2)
    assert found.df == oracle["df"]
    assert found.cfi == printed(oracle["scaled_cfi"], 3)
    assert found.rmsea == printed(oracle["scaled_rmsea"], 3)
    assert not found.improper
