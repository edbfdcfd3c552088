"""From a count to what its pages are given."""

from dataclasses import replace

from django.urls import reverse

from groundswell.discover.results import rules
from groundswell.discover.results.averaging import Averaging, averaging
from groundswell.discover.results.changes import changes_between
from groundswell.discover.results.documents.element import element_document
from groundswell.discover.results.documents.group import group_document
from groundswell.discover.results.documents.quality import quality_document
from groundswell.discover.results.documents.subject import QUESTION_AT, Told
from groundswell.discover.results.documents.trust import trust_document
from groundswell.discover.results.models import Count
from groundswell.discover.results.pages import HiddenPage, ResultsPage
from groundswell.discover.results.queries import count_before, results_of
from groundswell.discover.results.reading import Group
from groundswell.discover.surveys.enums import State
from groundswell.look.documents.model import Document
from groundswell.people.models import Person

MAY_CHANGE = frozenset({Averaging.STANDS, Averaging.UNITS_ALIKE})


def told_of(count: Count) -> Told:
    """Return a wave's results with its words, and with what changed since the wave before."""
    results = results_of(count)
    earlier = count_before(count.wave)
    told = Told(count, results)
    if earlier is None:
        return told
    before, compared = results_of(earlier), [one.id for one in told.compared]
    found = changes_between(before, results, since=earlier.wave.title, compared=compared)
    # Where averages stand for nobody in one of the two waves, their change says nothing. That units are alike in one is
    # no reason: whoever moves has left the others behind, or caught up with them.
    groups = {
        (subject, question, group): one
        for (subject, question, group), one in found.groups.items()
        if all(averaging(of.quality, subject, question) in MAY_CHANGE for of in (before, results))
    }
    return replace(told, changes=replace(found, groups=groups))


def document_of(told: Told, *, element: str = "", group: Group | None = None, part: str = "") -> Document | None:
    """Return the document that an address names, or None where there is none."""
    if element:
        topic = next((one for one in told.topics if one.element.id == element), None)
        return element_document(told, topic) if topic else None
    if group is not None:
        return group_document(told, group) if told.is_told(group) else None
    return quality_document(told) if part == "quality" else trust_document(told)


def group_at(told: Told, kind: str, group: str) -> Group | None:
    """Return the group that an address names, shown or not; None where the survey has no such group."""
    return told.results.group(QUESTION_AT.get(kind, ""), group)


def results_page(told: Told, document: Document, *, reader: Person) -> ResultsPage:
    """Return a document with the ways to the other parts and what this reader may do now."""
    return ResultsPage(document, tuple(_parts(told, document, reader)), _acts(told, document, reader), told.is_draft)


def hidden_page(told: Told, group: Group) -> HiddenPage:
    """Return what is said of a group that may not be shown, and which larger one may."""
    above = told.above(group)
    instead = (above.label, told.address(group=above)) if above else (told.organisation, told.address())
    return HiddenPage(
        title=group.label,
        sentence="Not shown, to protect people in this or a neighbouring group. Their answers count in larger groups.",
        instead=instead,
    )


def _parts(told: Told, document: Document, reader: Person) -> list[tuple[str, str]]:
    parts = [("Whole trust", told.address()), ("How well it measured", told.address(part="quality"))]
    if told.count.remarks.exists() and rules.may_read_remarks(reader, told.count):
        parts.append(("What people wrote", told.address(part="remarks")))
    return [(label, address) for label, address in parts if address != document.address]


def _acts(told: Told, document: Document, reader: Person) -> tuple[tuple[str, str], ...]:
    here = [told.wave.programme.slug, told.wave.slug]
    if document.address != told.address():
        return ()
    if told.wave.state == State.COUNTED and rules.may_release(reader, told.count):
        return (("Release these results", reverse("results:release", args=here)),)
    if told.wave.state == State.RELEASED:
        return (("What you told us: the page for all staff", reverse("results:told", args=[told.wave.slug])),)
    return ()
