"""Scoring rules that contradict the questions or each other are refused by file and score."""

import pytest
from tests.unit.packs.making import SURVEY, Shelf, refused

from groundswell.packs.scoring import is_burden, score_rules

PP2 = 'id = "PP2"\nlabel = "We are recognised and rewarded"\n'
PP6_2 = '{ question = "flexible-patterns", points = "satisfied" },\n]\nrule_mark = "recomputed"\nminimum_answered = 1\n'
GATE = 'gate = { question = "had-appraisal", yes = ["yes"], no = ["no"] }'


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (PP2, 'id = "PP2"\n', "score “PP2”: the field “label” is missing; expected a text."),
        (
            PP2,
            PP2 + "mixing = true\n",
            (
                "score “PP2”: it has the field “mixing”; expected only id, label, reads_as, parent, items, parts, gate, rule_mark, "
                "minimum_answered, minimum_mark, tolerance, note."
            ),
        ),
        (
            PP2,
            PP2 + 'reads_as = "bad"\n',
            "score “PP2”: unknown reads as “bad”; expected one of merit, burden.",
        ),
        (
            PP2,
            'id = "PP6"\nlabel = "We are recognised and rewarded"\n',
            "score “PP6”: id “PP6” stands twice; expected each once.",
        ),
        (
            PP2,
            PP2 + 'parts = ["PP1_1"]\n',
            "score “PP2”: it must say what it is the mean of; expected either items or parts.",
        ),
        (
            'parts = ["PP6_1", "PP6_2"]\n',
            "parts = []\n",
            "score “PP6”: it is the mean of nothing; expected at least one item or part.",
        ),
        (
            'parts = ["PP6_1", "PP6_2"]\n',
            'parts = ["PP6_1", "PP6_9"]\n',
            "score “PP6”: its part “PP6_9” is no score made of items; expected a sub-score of this file.",
        ),
        (
            'parts = ["PP6_1", "PP6_2"]\n',
            'parts = ["PP6_1", "PP6_2", "PP2"]\nnote = "x"\n',
            "score “PP6”: its part “PP2” has another parent; expected parent = “PP6” there.",
        ),
        (
            'parts = ["PP6_1", "PP6_2"]\n',
            'parts = ["PP6_1"]\n',
            "score “PP6”: it needs 2 answers of 1; expected a number from 1 to 1.",
        ),
        (
            'label = "Flexible working"\nparent = "PP6"',
            'label = "Flexible working"\nparent = "PP7"',
            "score “PP6”: its part “PP6_2” has another parent; expected parent = “PP6” there.",
        ),
        (
            PP2,
            PP2 + 'parent = "PP1"\n',
            "score “PP2”: its parent “PP1” does not have it as a part; expected an element or theme that does.",
        ),
        (
            '{ question = "recognised", points = "satisfied" }',
            '{ question = "thanked", points = "satisfied" }',
            "score “PP2”, item 1: unknown question “thanked”; expected an id of questions.toml.",
        ),
        (
            '{ question = "recognised", points = "satisfied" }',
            '{ question = "recognised", points = "smiles" }',
            (
                "score “PP2”, item 1: unknown points “smiles”; expected one of agree, agree_reversed, satisfied, often, "
                "often_reversed, fair, yes_bad, ever_bad, reported, extent."
            ),
        ),
        (
            '{ question = "recognised", points = "satisfied" }',
            '{ question = "recognised", points = "fair" }',
            (
                "score “PP2”, item 1: “yes” is no answer of “recognised”; "
                "expected some of very_dissatisfied, dissatisfied, neither, satisfied, very_satisfied."
            ),
        ),
        (
            '{ question = "recognised", points = "satisfied" }',
            '{ question = "pay", points = "satisfied" }',
            "score “PP2”: a question stands twice; expected each once.",
        ),
        (
            "[points.fair]\nyes = 10.0",
            "[points.fair]\nyes = 11.0",
            "“points”, “fair”: its points leave the scale; expected 0 to 10, some above 0.",
        ),
        (
            "[points.fair]\nyes = 10.0",
            "[points.fair]\nyes = true",
            "“points”, “fair”: “yes” is true; expected a number.",
        ),
        (
            PP6_2,
            PP6_2.replace("minimum_answered = 1", "minimum_answered = 2"),
            "score “PP6_2”: it needs 2 answers of 1; expected a number from 1 to 1.",
        ),
        (
            PP6_2,
            PP6_2.replace("minimum_answered = 1", "minimum_answered = 0"),
            "score “PP6_2”: “minimum_answered” is 0; expected a whole number from 1.",
        ),
        (
            PP6_2,
            PP6_2.replace("recomputed", "checked"),
            "score “PP6_2”: unknown rule mark “checked”; expected one of documented, recomputed, unverified, own design.",
        ),
        (
            PP6_2,
            PP6_2.replace(" },", ", mixing = true },"),
            "score “PP6_2”: every item is asked of some staff only; expected at least one asked of everybody.",
        ),
        (
            "tolerance = 0.12",
            "tolerance = 0",
            "score “PP4_1”: “tolerance” is 0; expected score points above 0.",
        ),
        (
            GATE,
            GATE.replace("had-appraisal", "was-thanked"),
            "score “PP5_2”, “gate”: unknown question “was-thanked”; expected an id of questions.toml.",
        ),
        (
            GATE,
            GATE.replace('no = ["no"]', 'no = ["never"]'),
            "score “PP5_2”, “gate”: “never” is no answer of “had-appraisal”; expected some of yes, no, cant_remember.",
        ),
        (
            GATE,
            GATE.replace('no = ["no"]', 'no = ["yes"]'),
            "score “PP5_2”, “gate”: it does not part people in two; expected some answers as yes and others as no.",
        ),
        (
            GATE,
            GATE.replace('no = ["no"]', "no = []"),
            "score “PP5_2”, “gate”: it does not part people in two; expected some answers as yes and others as no.",
        ),
        (
            '{ question = "appraisal-helped-job", points = "extent" }',
            '{ question = "appraisal-helped-job", points = "extent", mixing = true }',
            "score “PP5_2”: it has a gate and items asked of some staff only; expected one of the two.",
        ),
    ],
)
def test_the_scoring_rules_are_checked(own_shelf: Shelf, old, new, sentence):
    own_shelf.copy(SURVEY).spoil(SURVEY, "scores.toml", old, new)

    assert refused(score_rules) == f"staff-survey/scores.toml: {sentence}"


def test_the_scores_named_after_something_bad_are_known():
    assert [rule.label for rule in score_rules() if is_burden(rule.id)] == [
        "Burnout",
        "Negative experiences",
        "Thinking about leaving",
        "Work pressure",
        "Stressors",
    ]
    assert not is_burden("no such score")
