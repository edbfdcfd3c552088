"""The survey pack is refused with one sentence that names file and entry if it contradicts itself."""

import pytest
from tests.unit.packs.making import SURVEY, Shelf, refused

from groundswell.packs.survey import staff_survey

FIRST_QUESTION = 'id = "patient-contact"\nnumber = "1"\n'


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "questions.toml",
            FIRST_QUESTION,
            'id = "patient-contact"\n',
            "question “patient-contact”: the field “number” is missing; expected a text.",
        ),
        (
            "questions.toml",
            FIRST_QUESTION,
            'number = "1"\n',
            "question 1: the field “id” is missing; expected a text.",
        ),
        (
            "questions.toml",
            'number = "2a"\n',
            "number = 2\n",
            "question “looks-forward-to-work”: “number” is 2; expected a text.",
        ),
        (
            "questions.toml",
            'id = "enthusiastic"',
            'id = "looks-forward-to-work"',
            "question “looks-forward-to-work”: id “looks-forward-to-work” stands twice; expected each once.",
        ),
        (
            "questions.toml",
            'number = "2b"',
            'number = "2a"',
            "question “enthusiastic”: number “2a” stands twice; expected each once.",
        ),
        (
            "questions.toml",
            'scale = "contact"',
            'scale = "warmth"',
            "question “patient-contact”: unknown scale “warmth”; expected a scale of scales.toml.",
        ),
        (
            "questions.toml",
            'positive = ["yes_often", "yes_sometimes"]',
            'positive = ["yes_often", "yes_rarely"]',
            (
                "question “patient-contact”: “yes_rarely” is no answer of scale “contact”; "
                "expected some of yes_often, yes_sometimes, no."
            ),
        ),
        (
            "questions.toml",
            'positive = ["yes_often", "yes_sometimes"]',
            'positive = ["yes_often"]\nleave_out = ["yes_often"]',
            "question “patient-contact”: “yes_often” is both counted and left out; expected one of the two.",
        ),
        (
            "questions.toml",
            'positive = ["yes_often", "yes_sometimes"]',
            'positive = ["yes_often", "yes_often"]',
            "question “patient-contact”: “positive” names “yes_often” twice; expected each once.",
        ),
        (
            "questions.toml",
            'positive = ["yes_often", "yes_sometimes"]',
            "positive = [1]",
            "question “patient-contact”: “positive” holds something else; expected a list of texts.",
        ),
        (
            "questions.toml",
            'positive = ["yes_often", "yes_sometimes"]\nbetter = "neutral"',
            'positive = ["yes_often", "yes_sometimes"]\nbetter = "good"',
            "question “patient-contact”: unknown better “good”; expected one of higher, lower, neutral.",
        ),
        (
            "questions.toml",
            FIRST_QUESTION,
            FIRST_QUESTION + 'sayng = "meet patients"\n',
            (
                "question “patient-contact”: it has the field “sayng”; expected only id, number, label, saying, scale, "
                "positive, leave_out, better, background, wording."
            ),
        ),
        (
            "questions.toml",
            FIRST_QUESTION,
            FIRST_QUESTION + 'background = "yes"\n',
            "question “patient-contact”: “background” is the text “yes”; expected true or false.",
        ),
        (
            "questions.toml",
            'label = "Contact with patients"',
            'label = ""',
            "question “patient-contact”: “label” is an empty text; expected a text.",
        ),
        (
            "crosswalk.toml",
            "year = 2025\nsame_as = 2024",
            "year = 2025\nsame_as = 2022",
            "year 2025: “same_as” is 2022; expected 2024, the year that questions.toml numbers.",
        ),
        (
            "crosswalk.toml",
            "year = 2025\nsame_as = 2024",
            "year = 2025",
            "year 2025: it must say where its questions stand; expected either same_as = 2024 or numbers.",
        ),
        (
            "crosswalk.toml",
            'year = 2024\nsame_as = 2024\nmark = "recomputed"',
            'year = 2024\nsame_as = 2024\nmark = "sure"',
            "year 2024: unknown mark “sure”; expected one of documented, recomputed, unverified, own design.",
        ),
        (
            "crosswalk.toml",
            "year = 2025\n",
            "year = 20250\n",
            "year 3: “year” is 20250; expected a year.",
        ),
        (
            "crosswalk.toml",
            "year = 2025\n",
            "year = 2023\n",
            "year 3: year “2023” stands twice; expected each once.",
        ),
        (
            "crosswalk.toml",
            'changed = ["musculoskeletal", ',
            'changed = ["backs", ',
            "year 2025: unknown question “backs”; expected an id of questions.toml.",
        ),
        (
            "crosswalk.toml",
            'safe-to-raise-clinical = "17a"',
            'safe-to-raise-clinical = "17b"',
            "year 2021, “numbers”: number “17b” stands twice; expected each once.",
        ),
    ],
)
def test_the_questions_are_checked(own_shelf: Shelf, file, old, new, sentence):
    own_shelf.copy(SURVEY).spoil(SURVEY, file, old, new)

    assert refused(staff_survey) == f"staff-survey/{file}: {sentence}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("agree = 5", "“agree” is 5; expected a table."),
        ("[agree]\nanswers = 5", "“agree”: “answers” is 5; expected a list of answers."),
        ("[agree]\nanswers = [5]", "“agree”, answer 1: it is 5; expected a table of fields."),
        (
            '[agree]\nanswers = [{ code = "yes", label = "yes" }, { code = "yes", label = "no" }]',
            "“agree”, answer “yes”: code “yes” stands twice; expected each once.",
        ),
        (
            (
                '[agree]\nanswers = [{ code = "yes", label = "yes", headings = ["a1"] }, '
                '{ code = "no", label = "no", headings = ["a1"] }]'
            ),
            "“agree”, answer “no”: heading “a1” stands twice; expected each once.",
        ),
        ("[agree]\nanswer = []", "“agree”: it has the field “answer”; expected only answers."),
        ("[agree]\nanswers = {}", "“agree”: “answers” is a table; expected a list of answers."),
        ("agree = []", "“agree” is a list; expected a table."),
    ],
)
def test_scales_are_checked(own_shelf: Shelf, text, sentence):
    own_shelf.copy(SURVEY)
    (own_shelf.folder / SURVEY / "scales.toml").write_text(text, encoding="utf-8")

    assert refused(staff_survey) == f"staff-survey/scales.toml: {sentence}"
