"""Results as JSON: the shape the issue fixes, values unrounded, withheld told, never NaN."""

import json

from groundswell.national.json_form import count_json, figure_json, group_json, question_json, scores_json
from groundswell.national.survey import survey_edition, survey_results, survey_tables
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE, PROTECTED


def test_figures_are_unrounded_and_withheld_ones_say_why():
    assert figure_json(7.123456789) == 7.123456789
    assert figure_json(AT_SOURCE) == {"withheld": "at_source"}
    assert figure_json(PROTECTED) == {"withheld": "protected"}
    assert figure_json(None) is None
    assert count_json(122.0) == 122
    assert isinstance(count_json(122.0), int)
    assert count_json(AT_SOURCE) == {"withheld": "at_source"}


def test_a_group_is_told_by_six_numbers():
    assert group_json(GroupRange(3, 1.0, 1.5, 2.0, 2.5, 3.0)) == {
        "organisations": 3,
        "min": 1.0,
        "q1": 1.5,
        "median": 2.0,
        "q3": 2.5,
        "max": 3.0,
    }
    assert group_json(None) is None


def test_scores_have_the_agreed_shape():
    results = survey_results("RTF", "nss-2024")

    document = json.loads(json.dumps(scores_json(results), allow_nan=False))

    assert set(document) == {"organisation", "edition", "scores"}
    assert document["organisation"] == {
        "code": "RTF",
        "name": results.organisation.name,
        "benchmark_group": "Acute and Acute & Community Trusts",
    }
    assert set(document["edition"]) == {"id", "release", "sha256"}
    assert len(document["scores"]) == 30
    for told, score in zip(document["scores"], results.scores, strict=True):
        assert list(told) == ["id", "label", "value", "base", "recomputed", "rule_verified", "group"]
        assert told["value"] == score.value
        assert told["recomputed"] == score.recomputed
        assert told["base"] == score.base


def test_a_withheld_question_is_told_answer_by_answer():
    tables = survey_tables(survey_edition("nss-2024"))
    code = next(code for code, row in tables.headlines.items() if row["violence-reported"] is None)

    told = question_json(survey_results(code, "nss-2024").question("violence-reported"))

    assert told["value"] == {"withheld": "at_source"}
    assert {json.dumps(answer["share"]) for answer in told["answers"]} == {'{"withheld": "at_source"}'}
    assert told["scores"] == ["PP4_1"]
    json.dumps(told, allow_nan=False)
