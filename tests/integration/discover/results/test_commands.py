"""The commands about counted waves: count, release, destroy, results and the audit of a release."""

import json

import pytest
from tests.factories.answered import asked

from groundswell.__main__ import main
from groundswell.discover.surveys.models import Wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_new_start(monkeypatch, tmp_path):
    """Run commands on the test's own database: the start of a process is tested elsewhere."""
    home = tmp_path
    for module in ("groundswell.discover.surveys.commands", "groundswell.discover.results.commands"):
        monkeypatch.setattr(f"{module}.prepare_home", lambda: home)
    monkeypatch.setattr("groundswell.discover.results.audit_command.prepare_home", lambda: home)


def said(capsys, *words: str) -> tuple[int, str, str]:
    status = main(words)
    found = capsys.readouterr()
    return status, found.out, found.err


def test_a_wave_from_close_to_release(closed, capsys):
    status, out, _ = said(capsys, "wave", "count", "pulse", "--json")
    counted = json.loads(out)
    assert status == 0
    assert (counted["state"], counted["destroyed"], counted["exposures"]) == ("counted", True, 0)

    status, out, _ = said(capsys, "wave", "release", "pulse", "--next-steps", "We talk in May.", "--json")
    assert json.loads(out)["state"] == "released"
    status, out, _ = said(capsys, "wave", "list", "--json")
    told = json.loads(out)
    assert [(one["id"], one["state"], one["destroyed"]) for one in told] == [("pulse", "released", True)]


def test_results_as_json_withhold_with_one_reason(released, capsys):
    status, out, _ = said(capsys, "results", "pulse", "--json")

    found = json.loads(out)
    assert status == 0
    cells = {tuple(one["cell"]): one["answers"] for one in found["cells"]}
    assert {"withheld": "protected"} in cells.values()
    assert {frozenset(one) for one in cells.values() if isinstance(one, dict)} == {frozenset({"withheld"})}
    assert (found["id"], found["state"], found["is_sample"]) == ("pulse", "released", True)
    assert found["groups"]["unit"]["theatres"] == "Theatres"
    labels = {one["id"]: one["label"] for one in found["measures"]}
    assert labels["teamwork"] == "Teamwork"
    assert all(labels.values())


def test_results_as_words(released, capsys):
    status, out, _ = said(capsys, "results", "pulse")

    assert status == 0
    assert out.startswith("# Results: Pulse: Alderbrook")
    assert "not shown" in out


def test_the_audit_prints_whole_numbers(released, capsys):
    status, out, _ = said(capsys, "release", "audit", "pulse", "--json")

    found = json.loads(out)
    assert status == 0
    assert set(found) == {"cells", "primary", "complementary", "exposures"}
    assert all(type(one) is int for one in found.values())
    assert found["primary"] >= 1
    assert found["complementary"] >= 1
    assert found["exposures"] == 0


def test_the_audit_finds_what_a_broken_release_shows(released, capsys):
    """Chaplaincy's neighbours shown again: what is left of the division is Chaplaincy."""
    results = released.results
    for one in results["cells"]:
        name = one["cell"][0] or one["cell"][1]
        if isinstance(one["answers"], dict) and name != "chaplaincy":
            one["answers"] = {"support": 80.0, "catering": 30.0, "portering": 45.0}.get(name, one["answers"])
    released.results = results
    released.save()

    status, out, _ = said(capsys, "release", "audit", "pulse", "--json")

    assert status == 1
    assert json.loads(out)["exposures"] >= 1


def test_the_audit_finds_figures_of_hidden_groups(released, capsys):
    """A broken build that writes what every hidden group answered, in one measure alone."""
    results = released.results
    for figure in (figures := results["measures"][0]["figures"]):
        if "withheld" in figure:
            figure.clear()
            figure.update(figures[0])
    released.results = results
    released.save()

    status, out, _ = said(capsys, "release", "audit", "pulse", "--json")

    assert status == 1
    assert json.loads(out)["exposures"] >= 2


def test_the_audit_says_that_figures_contradict_each_other(released, capsys):
    results = released.results
    for one in results["cells"][1:]:
        if not isinstance(one["answers"], dict):
            one["answers"] = 5_000.0
    released.results = results
    released.save()

    status, out, err = said(capsys, "release", "audit", "pulse", "--json")

    assert (status, out) == (2, "")
    assert "contradict each other" in err


def test_what_cannot_be_done_is_a_sentence(programme, lead, boxes, capsys):
    asked(programme, lead, boxes)

    for words, sentence in (
        (("wave", "count", "pulse"), "This wave is open."),
        (("wave", "destroy", "pulse"), "Single answers are destroyed after the close."),
        (("wave", "count", "none"), "There is no wave “none”."),
        (("results", "pulse", "--json"), "“Pulse” is open. It has results once it is counted."),
        (("release", "audit", "none"), "There is no wave “none”."),
    ):
        status, out, err = said(capsys, *words)
        assert (status, out) == (2, "")
        assert sentence in err
    assert Wave.objects.get().state == "open"


def test_a_wave_given_up_is_destroyed(closed, boxes, capsys):
    status, out, _ = said(capsys, "wave", "destroy", "pulse", "--json")

    assert (status, json.loads(out)["destroyed"]) == (0, True)
    assert list(boxes.iterdir()) == []
