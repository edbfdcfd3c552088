"""Packs that cannot be found or read are told in one sentence."""

import pytest
from tests.unit.packs.making import SURVEY, Shelf, refused

from groundswell.packs.groups import benchmark_groups
from groundswell.packs.scoring import score_rules
from groundswell.packs.shelf import find_pack


def test_the_groups_are_checked(own_shelf: Shelf):
    own_shelf.copy(SURVEY).spoil(SURVEY, "groups.toml", 'names = ["ICBs"]', 'names = ["CSUs"]')

    assert (
        refused(benchmark_groups)
        == "staff-survey/groups.toml: group “csu”: name “CSUs” stands twice; expected each once."
    )


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.unlink(), "staff-survey/scores.toml: the file is missing; expected it in the pack."),
        (
            lambda path: path.write_text("[[score]\n"),
            (
                "staff-survey/scores.toml: it is not valid TOML (Expected ']]' at the end of an array declaration "
                "(at line 1, column 8)); expected valid TOML in UTF-8."
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(own_shelf: Shelf, spoil, sentence):
    own_shelf.copy(SURVEY)
    spoil(own_shelf.folder / SURVEY / "scores.toml")

    assert refused(score_rules) == sentence


def test_a_file_in_another_encoding_is_told(own_shelf: Shelf):
    own_shelf.copy(SURVEY)
    (own_shelf.folder / SURVEY / "scores.toml").write_bytes("label = “é”".encode("cp1252"))

    assert refused(score_rules).startswith("staff-survey/scores.toml: it is not valid TOML (")


def test_a_card_without_licence_is_refused(own_shelf: Shelf):
    own_shelf.copy(SURVEY).spoil(SURVEY, "pack.toml", 'licence = "CC-BY-4.0"\n', "")

    assert refused(lambda: find_pack(SURVEY)) == (
        "staff-survey/pack.toml: the field “licence” is missing; expected a text."
    )


def test_a_card_of_another_pack_is_refused(own_shelf: Shelf):
    own_shelf.copy(SURVEY).spoil(SURVEY, "pack.toml", 'id = "groundswell/staff-survey"', 'id = "acme/survey"')

    assert refused(lambda: find_pack(SURVEY)) == (
        "staff-survey/pack.toml: “id” is “acme/survey”; expected “groundswell/staff-survey”, as its folder is called."
    )


def test_a_pack_that_is_nowhere_is_told():
    assert refused(lambda: find_pack("acme/nothing")) == (
        "packs: no pack “acme/nothing”; expected a folder of that name with a pack.toml."
    )
