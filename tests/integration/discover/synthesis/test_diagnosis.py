"""The diagnosis: METHODS 8.3's worked example from stored findings, what people say beside it, and the command."""

import json

import pytest
from tests.integration.discover.surveys.conftest import AT

from groundswell.audit.models import Event
from groundswell.discover.evidence.actions.findings import NewFinding, add_finding
from groundswell.discover.synthesis.actions.verdicts import NotSaidYet, override, say_in_room, take_back_override
from groundswell.discover.synthesis.as_json import as_json
from groundswell.discover.synthesis.enums import Said
from groundswell.discover.synthesis.models import OwnTool
from groundswell.discover.synthesis.queries.diagnoses import diagnosis_of
from groundswell.methods.synthesis.diagnosis import Agreement, Verdict
from groundswell.methods.synthesis.finding import Limits, Reading
from groundswell.packs.elements import element_set
from groundswell.people.enums import Role
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db
ELEMENT = "support-and-compassion"


def of(programme, element=ELEMENT):
    return next(one for one in diagnosis_of(programme) if one.element.id == element)


def finding(tool, p, q, **more):
    return NewFinding(
        **{
            "tool": tool,
            "element": ELEMENT,
            "claim": "Found.",
            "reading": Reading(p, q),
            "limits": Limits(),
            "units": 9,
            "unit_type": "groups",
            "method": "synthesis/finding",
        }
        | more
    )


def test_the_worked_example_of_the_method(programme, found):
    one = of(programme)

    assert one.diagnosis.combined.p == pytest.approx(0.846, abs=1e-3)
    assert one.verdict == Verdict.CONCERN
    assert sorted(cell.weighed.weight for cell in one.cells.values()) == [0.33, 0.67, 1.0]


def test_every_element_has_a_row_and_without_findings_nothing_can_be_told(programme):
    rows = diagnosis_of(programme)

    assert [one.element.id for one in rows] == [one.id for one in element_set().elements]
    assert {one.verdict for one in rows} == {Verdict.INSUFFICIENT}


def test_a_group_that_is_worse_off_stands_beside_and_never_in_the_average(programme, found, lead):
    before = of(programme).diagnosis.combined
    add_finding(programme, finding("focus-groups", 0.99, 0.0, group="Porters"), items=[], by=lead, at=AT)

    after = of(programme)
    assert after.diagnosis.combined == before
    assert [one.group for one in after.worst] == ["Porters"]


def test_numbers_and_words_that_say_the_opposite_are_told_as_that(programme, found, lead):
    add_finding(programme, finding("dashboard", 0.1, 0.85), items=[], by=lead, at=AT)

    one = of(programme)
    assert one.verdict == Verdict.MIXED
    assert one.pairs["dashboard", "focus-groups"] is Agreement.DISSONANCE


def test_a_tool_of_ones_own_counts_as_what_it_is(programme, lead):
    OwnTool.objects.create(programme=programme, slug="exit-interviews", label="Exit interviews", unit_type="interviews")
    add_finding(programme, finding("exit-interviews", 0.9, 0.0), items=[], by=lead, at=AT)
    add_finding(programme, finding("focus-groups", 0.9, 0.0), items=[], by=lead, at=AT)

    one = of(programme)
    assert list(one.cells) == ["focus-groups", "exit-interviews"]
    assert not one.cells["exit-interviews"].weighed.is_quantitative


def test_the_same_findings_always_give_the_same_figures(programme, found):
    assert as_json(programme, diagnosis_of(programme)) == as_json(programme, diagnosis_of(programme))


def test_the_room_speaks_first_and_both_stay(programme, found, lead, analyst):
    with pytest.raises(NotSaidYet):
        override(programme, ELEMENT, Said.MIXED, reason="We know better.", by=lead, at=AT)

    said = say_in_room(programme, ELEMENT, Said.STRENGTH, words="We are kind.", people=12, by=lead, at=AT)
    override(programme, ELEMENT, Said.MIXED, reason="Nights were not heard.", by=analyst, at=AT)

    one = of(programme)
    assert (said.verdict, said.computed) == (Said.STRENGTH, Said.CONCERN)
    assert (one.verdict, one.diagnosis.verdict, one.override.reason) == (
        Said.MIXED,
        Verdict.CONCERN,
        "Nights were not heard.",
    )
    take_back_override(programme, ELEMENT, reason="They are heard now.", by=lead, at=AT.replace(hour=11))
    assert (of(programme).verdict, of(programme).override) == (Verdict.CONCERN, None)
    assert programme.overrides.count() == 2
    assert {"ROOM_SAID", "OVERRIDDEN", "OVERRIDE_TAKEN_BACK"} <= set(Event.objects.values_list("what", flat=True))


@pytest.mark.parametrize("role", [Role.BOARD_SPONSOR, Role.GUARDIAN, Role.ADMINISTRATOR])
def test_who_does_not_analyse_says_no_verdict(programme, found, in_programme, role):
    somebody = in_programme(role, f"Somebody {role.value.lower()}")

    with pytest.raises(NotAllowed):
        say_in_room(programme, ELEMENT, Said.STRENGTH, words="", people=None, by=somebody, at=AT)
    assert not programme.room_verdicts.exists()


def test_the_json_names_everything_to_work_it_out_again(programme, found, items):
    told = as_json(programme, diagnosis_of(programme))
    one = next(row for row in told["elements"] if row["element"] == ELEMENT)

    assert told["programme"] == "alderbrook"
    assert set(one) >= {"element", "verdict", "probability", "confidence", "findings", "agreement", "sensitivity"}
    assert one["override"] is None
    assert (one["verdict"], one["probability"]) == ("concern", pytest.approx(0.846, abs=1e-3))
    groups = next(row for row in one["findings"] if row["tool"] == "focus-groups")
    assert groups["p"] == 0.9
    assert (groups["confidence"], groups["weight"]) == ("high", 1.0)
    assert sorted(groups["evidence"]) == sorted(str(item.pk) for item in items)
    assert json.loads(json.dumps(told)) == told
