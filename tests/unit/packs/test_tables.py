"""The shipped packs hold what METHODS 1.1 and PROGRAMME 4.2 say, as literal tables."""

from collections import Counter

import pytest

from groundswell.packs.elements import element_set
from groundswell.packs.groups import benchmark_group, benchmark_groups
from groundswell.packs.scoring import score_rule, score_rules
from groundswell.packs.survey import staff_survey
from groundswell.vocabulary.provenance import Mark

# Score: questions in 2024 numbering, minimum answered, its mark, tolerance.
SUB_SCORES = {
    "PP1_1": ("6a 25a 25b 25c 25d", 3, Mark.UNVERIFIED, 0.05),
    "PP1_2": ("9f 9g 9h 9i", 3, Mark.UNVERIFIED, 0.05),
    "PP1_3": ("15 16a 16b 21", 3, Mark.UNVERIFIED, 0.05),
    "PP1_4": ("7h 7i 8b 8c", 3, Mark.UNVERIFIED, 0.05),
    "PP2": ("4a 4b 4c 8d 9e", 3, Mark.UNVERIFIED, 0.05),
    "PP3_1": ("3a 3b 3c 3d 3e 3f 5b", 5, Mark.UNVERIFIED, 0.05),
    "PP3_2": ("20a 20b 25e 25f", 3, Mark.DOCUMENTED, 0.05),
    "PP4_1": ("3g 3h 3i 5a 11a 13d 14d", None, Mark.UNVERIFIED, 0.12),
    "PP4_2": ("12a 12b 12c 12d 12e 12f 12g", 5, Mark.DOCUMENTED, 0.05),
    "PP4_3": ("11b 11c 11d 13a 13b 13c 14a 14b 14c", None, Mark.UNVERIFIED, 0.05),
    "PP5_1": ("24a 24b 24c 24d 24e", None, Mark.UNVERIFIED, 0.05),
    "PP5_2": ("23a 23b 23c 23d", None, Mark.UNVERIFIED, 0.06),
    "PP6_1": ("6b 6c 6d", 2, Mark.UNVERIFIED, 0.05),
    "PP6_2": ("4d", 1, Mark.DOCUMENTED, 0.05),
    "PP7_1": ("7a 7b 7c 7d 7e 7f 7g 8a", None, Mark.UNVERIFIED, 0.05),
    "PP7_2": ("9a 9b 9c 9d", 3, Mark.UNVERIFIED, 0.05),
    "E_1": ("2a 2b 2c", 2, Mark.UNVERIFIED, 0.05),
    "E_2": ("3c 3d 3f", 2, Mark.UNVERIFIED, 0.05),
    "E_3": ("25a 25c 25d", 2, Mark.UNVERIFIED, 0.05),
    "M_1": ("26a 26b 26c", 2, Mark.UNVERIFIED, 0.05),
    "M_2": ("3g 3h 3i", 2, Mark.UNVERIFIED, 0.05),
    "M_3": ("3a 3e 5a 5b 5c 7c 9a", 5, Mark.UNVERIFIED, 0.05),
}
WHOLES = {
    "PP1": "PP1_1 PP1_2 PP1_3 PP1_4",
    "PP3": "PP3_1 PP3_2",
    "PP4": "PP4_1 PP4_2 PP4_3",
    "PP5": "PP5_1 PP5_2",
    "PP6": "PP6_1 PP6_2",
    "PP7": "PP7_1 PP7_2",
    "engagement": "E_1 E_2 E_3",
    "morale": "M_1 M_2 M_3",
}
AGREE_POINTS = {"strongly_disagree": 0, "disagree": 2.5, "neither": 5, "agree": 7.5, "strongly_agree": 10}
SATISFIED_POINTS = {"very_dissatisfied": 0, "dissatisfied": 2.5, "neither": 5, "satisfied": 7.5, "very_satisfied": 10}
OFTEN_POINTS = {"never": 0, "rarely": 2.5, "sometimes": 5, "often": 7.5, "always": 10}
FAIR_POINTS = {"yes": 10, "dont_know": 5, "no": 0}
YES_IS_BAD = {"yes": 0, "no": 10}
EVER_IS_BAD = {"never": 10, "once_or_twice": 0, "three_to_five": 0, "six_to_ten": 0, "more_than_ten": 0}
REPORTED_POINTS = {"reported_self": 10, "reported_colleague": 10, "reported_both": 10, "no": 0}
EXTENT_POINTS = {"yes_definitely": 10, "yes_to_some_extent": 5, "no": 0}


def turned(points: dict[str, float]) -> dict[str, float]:
    return {answer: 10 - worth for answer, worth in points.items()}


# The 2024 numbers whose points are not "agree", and those points.
POINTS = {
    **dict.fromkeys(["4a", "4b", "4c", "4d"], SATISFIED_POINTS),
    **dict.fromkeys(["2a", "2b", "2c", "5b"], OFTEN_POINTS),
    **dict.fromkeys(["5a", "5c", "12a", "12b", "12c", "12d", "12e", "12f", "12g"], turned(OFTEN_POINTS)),
    **dict.fromkeys(["26a", "26b", "26c"], turned(AGREE_POINTS)),
    "15": FAIR_POINTS,
    **dict.fromkeys(["16a", "16b", "11b", "11c", "11d"], YES_IS_BAD),
    **dict.fromkeys(["13a", "13b", "13c", "14a", "14b", "14c"], EVER_IS_BAD),
    **dict.fromkeys(["13d", "14d"], REPORTED_POINTS),
    **dict.fromkeys(["23b", "23c", "23d"], EXTENT_POINTS),
}


def numbers(questions) -> str:
    known = staff_survey().questions
    return " ".join(known[question].number for question in questions)


def test_there_are_30_scores():
    assert {rule.id for rule in score_rules()} == set(SUB_SCORES) | set(WHOLES)
    assert len(score_rules()) == 30


@pytest.mark.parametrize("score", SUB_SCORES)
def test_a_score_uses_the_questions_of_the_table(score):
    rule = score_rule(score)
    questions, minimum, mark, tolerance = SUB_SCORES[score]

    assert sorted(numbers(rule.questions).split()) == sorted(questions.split())
    assert (rule.minimum_answered, rule.minimum_mark, rule.tolerance) == (minimum, mark, tolerance)
    assert rule.rule_mark is Mark.RECOMPUTED
    assert rule.parts == ()


@pytest.mark.parametrize("score", WHOLES)
def test_an_element_is_the_mean_of_the_sub_scores_of_the_table(score):
    rule = score_rule(score)

    assert " ".join(rule.parts) == WHOLES[score]
    assert rule.items == ()
    assert rule.minimum_mark is Mark.UNVERIFIED
    assert rule.tolerance == (0.06 if score == "PP5" else 0.05)


@pytest.mark.parametrize("score", SUB_SCORES)
def test_every_answer_is_worth_what_the_table_says(score):
    for item in score_rule(score).items:
        number = staff_survey().questions[item.question].number
        assert dict(item.points) == POINTS.get(number, AGREE_POINTS), number
        codes = {answer.code for answer in staff_survey().questions[item.question].answers}
        assert item.left_out == codes - set(item.points)


def test_what_counts_as_not_answered():
    left_out = {
        staff_survey().questions[item.question].number: set(item.left_out)
        for rule in score_rules()
        for item in rule.items
        if item.left_out
    }

    assert left_out["6a"] == {"not_applicable"}
    assert set(left_out) == {"6a", "13d", "14d"}


def test_only_the_reporting_questions_are_asked_of_some():
    mixed = [numbers([item.question]) for rule in score_rules() for item in rule.items if item.is_mixed]

    assert mixed == ["13d", "14d"]


def test_appraisals_are_behind_a_gate():
    gates = {rule.id: rule.gate for rule in score_rules() if rule.gate}

    assert list(gates) == ["PP5_2"]
    assert numbers([gates["PP5_2"].question]) == "23a"
    assert (gates["PP5_2"].yes, gates["PP5_2"].no) == ({"yes"}, {"no"})
    assert len(gates["PP5_2"].left_out) == 1


def test_the_stressors_are_the_seven_of_the_health_and_safety_executive():
    rule = score_rule("M_3")

    assert numbers(rule.questions) == "3a 3e 7c 9a 5b 5a 5c"
    assert len(rule.items) == 7


SIX = {
    "vision-and-values": "2a 2b 2c 6a 25a 25b 25c 25d",
    "goals-and-performance": "3a 3g 3h 3i 7a 9b 23a 23b 23c 23d",
    "support-and-compassion": (
        "4a 4b 4c 6b 6c 6d 8b 8c 8d 9a 9c 9d 9e 9f 9g 9h 9i 11a 12a 12b 12c 12d 12e 12f 12g 14a 14b 14c"
    ),
    "learning-and-innovation": "3c 3d 3e 3f 19a 19b 19c 19d 20a 20b 24a 24b 24c 24d 24e 25e 25f",
    "teamwork": "7b 7c 7d 7e 7f 7g 8a",
    "equity-and-inclusion": "7h 7i 15 16a 16b 21",
}
FIVE = {
    **{element: questions for element, questions in SIX.items() if element != "equity-and-inclusion"},
    "support-and-compassion": f"{SIX['support-and-compassion']} {SIX['equity-and-inclusion']}",
}


@pytest.mark.parametrize(("mapping", "table"), [("six-2022", SIX), ("five-2016", FIVE)])
def test_elements_hold_the_questions_of_the_crosswalk(mapping, table):
    found = element_set(mapping)

    held = {one.id: sorted(numbers(link.subject for link in one.questions).split()) for one in found.elements}
    assert held == {element: sorted(questions.split()) for element, questions in table.items()}
    assert list(held) == list(table)


@pytest.mark.parametrize("mapping", ["six-2022", "five-2016"])
def test_every_element_has_five_telling_questions_in_order_and_every_link_a_reason(mapping):
    for element in element_set(mapping).elements:
        assert [link.telling for link in element.telling_questions] == [1, 2, 3, 4, 5], element.id
        for link in (*element.scores, *element.questions, *element.indicators):
            assert link.mark is Mark.OWN_DESIGN
            assert link.reason.endswith(".")


def test_no_score_speaks_for_two_elements():
    links = Counter(link.subject for element in element_set().elements for link in element.scores)

    assert set(links.values()) == {1}
    assert not set(links) & set(WHOLES)


def test_a_question_and_a_score_know_their_element():
    six = element_set("six-2022")

    assert [element.id for element, _ in six.of_question("manager-listens")] == ["support-and-compassion"]
    assert [element.id for element, _ in six.of_score("PP7_1")] == ["teamwork"]
    assert six.of_question("patient-contact") == ()
    assert six.element("teamwork").label == "Teamwork"
    assert six.element("composite") is None


def test_the_2024_questionnaire_has_every_question_once():
    by_number = staff_survey().by_number(2024)

    assert len(by_number) == len(staff_survey().questions)
    assert by_number["9g"].id == "manager-listens"
    assert by_number["9g"].measure == "agree or strongly agree"
    assert staff_survey().by_number(1999) == {}


@pytest.mark.parametrize(
    ("question", "numbers_by_year"),
    [
        ("thinks-of-leaving", {2021: "22a", 2022: "24a", 2023: "26a", 2024: "26a", 2025: "26a"}),
        ("safe-to-raise-clinical", {2021: "17a", 2022: "19a", 2023: "20a", 2024: "20a", 2025: "20a"}),
        ("clinical-concern-addressed", {2021: "17b", 2022: "19b", 2023: "20b", 2024: "20b", 2025: "20b"}),
        ("safe-to-speak-up", {2021: "21e", 2022: "23e", 2023: "25e", 2024: "25e", 2025: "25e"}),
        ("concern-addressed", {2021: "21f", 2022: "23f", 2023: "25f", 2024: "25f", 2025: "25f"}),
    ],
)
def test_questions_that_moved_are_found_in_every_year(question, numbers_by_year):
    assert {year: known.numbers[question] for year, known in staff_survey().years.items()} == numbers_by_year


def test_questions_are_found_by_the_digest_of_their_heading():
    by_wording = staff_survey().by_wording()
    asked = [question for question in staff_survey().questions.values() if not question.is_background]

    assert sum(len(questions) for questions in by_wording.values()) == len(staff_survey().questions)
    assert [one.id for one in by_wording[staff_survey().questions["manager-listens"].wording]] == ["manager-listens"]
    assert len({question.wording for question in asked}) > 90


def test_groups_are_told_in_words_and_an_unknown_one_stands_for_itself():
    assert len(benchmark_groups()) == 10
    assert benchmark_group("ICBs").plural == "integrated care boards"
    assert benchmark_group("Ambulance Trusts").singular == "ambulance trust"
    assert benchmark_group("Acute&Acute Community Trusts") is benchmark_group("Acute and Acute & Community Trusts")
    assert benchmark_group("Moon bases").plural == "organisations of the group “Moon bases”"
