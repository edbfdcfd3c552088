"""What items speak for besides elements: ours, and a pack's own."""

import pytest
from tests.unit.packs.making import Shelf, own_shelf, refused

from groundswell.packs.elements import element_set
from groundswell.packs.instruments import Sort, aspects
from groundswell.packs.instruments.aspects import known_elements, known_subjects
from groundswell.vocabulary.provenance import Mark

__all__ = ["own_shelf"]
ASPECTS = "groundswell/aspects"


def test_an_aspect_has_words_a_sort_and_its_elements():
    fairness = aspects()["fairness-and-difference"]

    assert fairness.sort is Sort.BEHAVIOUR
    assert fairness.label.get("en") == "Being fair and valuing difference"
    assert fairness.mark is Mark.UNVERIFIED
    assert fairness.element_in(element_set("six-2022")).id == "equity-and-inclusion"
    assert fairness.element_in(element_set("five-2016")).id == "support-and-compassion"


def test_elements_of_every_mapping_are_known_whichever_is_in_force(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GROUNDSWELL_ELEMENTS", "five-2016")

    assert "equity-and-inclusion" in known_elements()
    assert known_subjects() == known_elements() | set(aspects())


def test_another_pack_adds_its_own(own_shelf: Shelf):
    folder = own_shelf.folder / "acme" / "values"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(
        'id = "acme/values"\nversion = "1"\ntitle = "Values"\npublisher = "Acme"\nlicence = "CC-BY-4.0"\n'
        'provenance = "Ours."\nmay_redistribute = true\naspects = ["values.yaml"]\n'
    )
    (folder / "values.yaml").write_text(
        "languages: [en]\naspects:\n  - {id: candour, sort: climate, label: Candour, meaning: Saying it., mark: own design}\n"
    )

    assert aspects()["candour"].elements == ()
    assert aspects()["candour"].element_in(element_set("six-2022")) is None
    assert "cohesion" in aspects()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: cohesion", "- id: optimism", "aspect “optimism”: id “optimism” stands twice; expected each once."),
        ("- id: cohesion", "- id: teamwork", "aspect “teamwork”: “teamwork” is already known; expected an id of its own."),
        ("label: Cohesion", "label: {en: Cohesion, cy: Cydlyniad}", "aspect “cohesion”, “label”: it has the field “cy”; expected only en, needs_review."),
        ("languages: [en]", "languages: [English]", "“languages” holds something else; expected codes such as en."),
        ("label: Cohesion", "title: Cohesion", "aspect “cohesion”: it has the field “title”; expected only id, sort, label, meaning, elements, mark."),
        ("elements: [teamwork]\n    mark: documented", "elements: [gossip]\n    mark: documented", "aspect “team-and-cross-boundary-working”: unknown element “gossip”; expected an element’s id."),
    ],
)  # fmt: skip
def test_a_planted_fault_is_told(own_shelf: Shelf, old: str, new: str, told: str):
    own_shelf.copy(ASPECTS).spoil(ASPECTS, "aspects.yaml", old, new)

    sentence = refused(aspects)

    assert sentence.startswith("aspects/aspects.yaml, line ")
    assert sentence.split(": ", 1)[1] == told


def test_files_elsewhere_are_not_read(own_shelf: Shelf):
    own_shelf.copy(ASPECTS).spoil(ASPECTS, "pack.toml", '["aspects.yaml"]', '["../../secret.yaml"]')

    assert refused(aspects) == (
        "aspects/pack.toml: “aspects” names “../../secret.yaml”; "
        "expected names of .yaml files beside the card, in small letters, digits, points and hyphens."
    )
