"""Every score of the three pilots and some of their answers, as printed in the published workbook."""

import json
import math

import pytest

from groundswell.__main__ import main
from groundswell.national.survey import survey_results
from groundswell.packs.scoring import score_rules

SCORES = """
          RTF  R0A  RWK
PP1       7.61 7.22 7.42
PP1_1     7.59 7.05 7.31
PP1_2     7.16 6.96 7.40
PP1_3     8.69 8.01 7.95
PP1_4     7.00 6.86 7.00
PP2       6.24 5.92 6.26
PP3       7.03 6.69 6.87
PP3_1     7.05 6.90 7.12
PP3_2     7.00 6.48 6.61
PP4       6.53 6.15 6.19
PP4_1     6.09 5.43 5.72
PP4_2     5.30 5.05 5.10
PP4_3     8.20 7.96 7.74
PP5       5.89 5.59 5.95
PP5_1     6.80 6.35 6.60
PP5_2     4.95 4.83 5.29
PP6       6.15 6.04 6.46
PP6_1     6.35 6.14 6.51
PP6_2     5.94 5.95 6.41
PP7       6.91 6.75 7.09
PP7_1     6.86 6.69 6.86
PP7_2     6.97 6.80 7.32
engagement 7.13 6.79 7.04
E_1       6.96 6.88 7.01
E_2       6.96 6.77 7.10
E_3       7.47 6.73 7.00
morale    6.38 5.85 5.95
M_1       6.56 5.92 5.72
M_2       6.03 5.26 5.55
M_3       6.56 6.38 6.58
"""
# Per cent, added up by hand from the workbook's answers; of 6a without those to whom it does not apply.
SHARES = """
          RTF  R0A  RWK
9g        73.3 70.8 78.4
25c       73.2 59.7 64.9
26a       22.9 29.8 29.9
12b       26.8 30.2 29.2
15        67.7 54.7 54.9
13a       13.3 13.4 16.3
6a        87.7 87.1 87.9
"""
BASES = {("9g", "RTF"): 6238, ("9g", "R0A"): 13162, ("9g", "RWK"): 2481, ("25c", "RTF"): 6226}


def _cells(table: str) -> list[tuple[str, str, str]]:
    head, *lines = table.split("\n")[1:-1]
    codes = head.split()
    return [
        (name, code, value)
        for name, *values in (line.split() for line in lines)
        for code, value in zip(codes, values, strict=True)
    ]


def test_all_30_scores_are_held_to_print():
    assert {name for name, *_ in _cells(SCORES)} == {rule.id for rule in score_rules()}
    assert len(_cells(SCORES)) == 90


@pytest.mark.parametrize(("score_id", "code", "printed"), _cells(SCORES))
def test_a_published_score_stands_to_the_last_printed_digit(score_id, code, printed):
    found = survey_results(code, "nss-2024", with_questions=False).score(score_id)

    assert f"{found.value:.2f}" == printed


@pytest.mark.parametrize(("number", "code", "printed"), _cells(SHARES))
def test_a_headline_share_stands_to_the_last_printed_digit(number, code, printed):
    found = next(one for one in survey_results(code, "nss-2024").questions if one.number == number)

    assert f"{found.value:.1f}" == printed


@pytest.mark.parametrize(("number", "code"), BASES)
def test_a_base_is_the_published_number_of_people(number, code):
    found = next(one for one in survey_results(code, "nss-2024").questions if one.number == number)

    assert found.base == BASES[number, code]


def test_verify_prints_every_score_in_the_shape_that_analysts_read(capsys):
    assert main(["data", "verify", "nss-2024", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)

    assert set(told) == {"edition", "scores"}
    assert told["edition"] == "nss-2024"
    assert [one["id"] for one in told["scores"]] == [rule.id for rule in score_rules()]
    for one in told["scores"]:
        assert set(one) == {"id", "compared", "mean_error", "max_error", "worst", "tolerance", "ok"}
        assert one["compared"] == 263
        assert one["ok"] is (one["max_error"] <= one["tolerance"]) is True
        assert abs(one["mean_error"]) <= one["max_error"]
        assert len(one["worst"]) in (3, 4)
        assert math.isfinite(one["max_error"])
