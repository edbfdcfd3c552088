"""Another mapping is a file away; one that names what does not exist is refused by file and link."""

import json
import subprocess
import sys

import pytest
from tests.unit.packs.making import ELEMENTS, SURVEY, Shelf, refused

from groundswell.packs.elements import element_set

PP2_LABEL = 'label = "We are recognised and rewarded"'
TEAMWORK = 'id = "teamwork"\nlabel = "Teamwork"\n'
PP7_1_LINK = '[[element.link]]\nscore = "PP7_1"\n'


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            TEAMWORK,
            'id = "teamwork"\n',
            "element “teamwork”: the field “label” is missing; expected a text.",
        ),
        (
            TEAMWORK,
            TEAMWORK.replace("teamwork", "vision-and-values"),
            "element “vision-and-values”: id “vision-and-values” stands twice; expected each once.",
        ),
        (
            TEAMWORK,
            TEAMWORK + "colour = 3\n",
            "element “teamwork”: it has the field “colour”; expected only id, label, meaning, link.",
        ),
        (
            PP7_1_LINK,
            "[[element.link]]\n",
            "element “teamwork”, link 1: it names nothing; expected one score, question or indicator.",
        ),
        (
            PP7_1_LINK,
            PP7_1_LINK + 'question = "enjoys-team"\n',
            "element “teamwork”, link 1: it names score and question; expected one score, question or indicator.",
        ),
        (
            PP7_1_LINK,
            PP7_1_LINK.replace("PP7_1", "PP7_9"),
            "element “teamwork”, link 1: unknown score “PP7_9”; expected a score of the survey pack.",
        ),
        (
            'question = "enjoys-team"',
            'question = "likes-team"',
            "element “teamwork”, link 5: unknown question “likes-team”; expected a question of the survey pack.",
        ),
        (
            'question = "enjoys-team"',
            'question = "team-reviews"',
            "element “teamwork”, link 5: question “team-reviews” stands twice in this element; expected each once.",
        ),
        (
            'question = "enjoys-team"',
            'question = "enjoys-team"\ntelling = 4',
            "element “teamwork”, link 5: another question is also the telling question 4; expected each place once.",
        ),
        (
            'question = "enjoys-team"',
            'question = "enjoys-team"\ntelling = true',
            "element “teamwork”, link 5: “telling” is true; expected a whole number from 1.",
        ),
        (
            PP7_1_LINK,
            PP7_1_LINK + "telling = 6\n",
            (
                "element “teamwork”, link 1: score “PP7_1” has a place among the telling questions; "
                "expected only questions to have one."
            ),
        ),
        (
            PP7_1_LINK + 'mark = "own design"',
            PP7_1_LINK + 'mark = "certain"',
            (
                "element “teamwork”, link 1: unknown mark “certain”; "
                "expected one of documented, recomputed, unverified, own design."
            ),
        ),
        (
            'id = "six-2022"',
            'id = "seven-2030"',
            "“id” is “seven-2030”; expected “six-2022”, as the file is called.",
        ),
    ],
)
def test_the_elements_are_checked(own_shelf: Shelf, old, new, sentence):
    own_shelf.copy(ELEMENTS).spoil(ELEMENTS, "six-2022.toml", old, new)

    assert refused(element_set) == f"cultural-elements/six-2022.toml: {sentence}"


def test_a_mapping_that_is_not_there_is_refused_with_those_that_are():
    assert refused(lambda: element_set("four-2010")) == (
        "cultural-elements/pack.toml: no mapping “four-2010”; expected one of six-2022, five-2016."
    )


MINE = """
id = "mine"
title = "Our own three"

[[element]]
id = "kindness"
label = "Kindness"
meaning = "People are kind."

[[element.link]]
question = "colleagues-kind"
mark = "own design"
reason = "It asks whether colleagues are kind."
telling = 1
"""


def an_own_mapping(shelf: Shelf, *, default: str) -> None:
    shelf.copy(ELEMENTS).spoil(
        ELEMENTS,
        "pack.toml",
        'mappings = ["six-2022", "five-2016"]\ndefault = "six-2022"',
        f'mappings = ["six-2022", "five-2016", "mine"]\ndefault = "{default}"',
    )
    (shelf.folder / ELEMENTS / "mine.toml").write_text(MINE, encoding="utf-8")


def test_an_operator_s_own_mapping_replaces_ours_without_touching_code(own_shelf: Shelf):
    an_own_mapping(own_shelf, default="mine")

    found = element_set()

    assert (found.id, found.title) == ("mine", "Our own three")
    assert [element.id for element in found.elements] == ["kindness"]
    assert [link.subject for link in found.elements[0].telling_questions] == ["colleagues-kind"]
    assert found.pack.folder.is_relative_to(own_shelf.folder)


def test_the_environment_chooses_among_the_mappings(own_shelf: Shelf, monkeypatch):
    an_own_mapping(own_shelf, default="six-2022")

    assert element_set().id == "six-2022"
    monkeypatch.setenv("GROUNDSWELL_ELEMENTS", "mine")
    assert element_set().id == "mine"
    assert element_set("five-2016").id == "five-2016"


def test_without_an_own_shelf_ours_are_back(monkeypatch):
    monkeypatch.delenv("GROUNDSWELL_PACKS", raising=False)
    monkeypatch.delenv("GROUNDSWELL_ELEMENTS", raising=False)

    assert [element.id for element in element_set().elements] == [
        "vision-and-values",
        "goals-and-performance",
        "support-and-compassion",
        "learning-and-innovation",
        "teamwork",
        "equity-and-inclusion",
    ]
    assert len(element_set("five-2016").elements) == 5


def test_the_command_line_uses_an_own_survey_pack(own_shelf: Shelf):
    own_shelf.copy(SURVEY).spoil(SURVEY, "scores.toml", PP2_LABEL, 'label = "Thanked and paid"')
    words = [sys.executable, "-m", "groundswell", "scores", "RTF", "--json"]

    told = subprocess.run(words, capture_output=True, text=True, check=True)

    labels = {score["id"]: score["label"] for score in json.loads(told.stdout)["scores"]}
    assert labels["PP2"] == "Thanked and paid"
