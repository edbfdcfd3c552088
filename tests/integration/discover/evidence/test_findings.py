"""Findings: one per tool and element that counts, with two raters, resting on items of the same programme."""

import pytest
from tests.integration.discover.surveys.conftest import AT

from groundswell.discover.evidence.actions.findings import (
    EvidenceOfAnother,
    NewFinding,
    SameRater,
    add_finding,
    judge_finding,
)
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source, correct_item
from groundswell.discover.evidence.models.items import NeverChanges
from groundswell.discover.evidence.queries.findings import as_method, confidence_of, findings_of
from groundswell.methods.synthesis.finding import Confidence, Limit, Limits, reading_of_groups
from groundswell.programme.models import Member, Programme

pytestmark = pytest.mark.django_db


def heard(**more):
    given = {
        "tool": "focus-groups",
        "element": "teamwork",
        "claim": "Six of eight groups say that teams help each other.",
        "reading": reading_of_groups(1, 6, 8),
        "limits": Limits(),
        "units": 8,
        "unit_type": "groups",
        "method": "synthesis/finding",
    }
    return NewFinding(**given | more)


def test_a_later_finding_takes_the_place_of_the_first_which_stays(programme, items, lead):
    first = add_finding(programme, heard(), items=items, by=lead, at=AT)
    second = add_finding(programme, heard(claim="Seven of nine groups say so."), items=items[:1], by=lead, at=AT)

    first.refresh_from_db()
    assert list(findings_of(programme)) == [second]
    assert (first.is_current, first.claim, second.replaces) == (False, heard().claim, first)
    first.claim = "No group says so."
    with pytest.raises(NeverChanges):
        first.save()


def test_the_lower_of_two_judgements_counts_and_both_are_somebodys_own(programme, items, lead, analyst):
    finding = add_finding(programme, heard(), items=items, by=lead, at=AT)
    assert confidence_of(finding) is Confidence.HIGH

    with pytest.raises(SameRater):
        judge_finding(finding, Limits(adequacy=Limit.SERIOUS), by=lead, at=AT)
    judge_finding(finding, Limits(adequacy=Limit.SERIOUS), by=analyst, at=AT)

    finding.refresh_from_db()
    assert confidence_of(finding) is Confidence.LOW
    assert as_method(finding, frozenset()).weight == 0.33
    assert not as_method(finding, frozenset()).is_quantitative


def test_a_finding_rests_on_its_own_programmes_evidence_as_it_stands(programme, items, lead):
    other = Programme.objects.create(organisation=programme.organisation, slug="other", name="Another one")
    Member.objects.create(programme=other, person=lead)
    theirs = add_items(
        add_source(other, tool="focus-groups", label="Porters", by=lead, at=AT), [NewItem("Not ours.")], by=lead, at=AT
    )
    correct_item(items[0], "We do help each other.", reason="heard again", by=lead, at=AT)
    items[0].refresh_from_db()

    for wrong in (theirs, items[:1]):
        with pytest.raises(EvidenceOfAnother):
            add_finding(programme, heard(), items=wrong, by=lead, at=AT)
    assert not findings_of(programme).exists()
