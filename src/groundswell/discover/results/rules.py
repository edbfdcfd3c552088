"""Who may look at what was counted before it is released, who may release it, and who may decide on remarks."""

from groundswell.discover.results.models import Count, Remark
from groundswell.discover.results.phrases import NOT_ALLOWED, SAME_PERSON
from groundswell.discover.surveys import rules as surveys
from groundswell.discover.surveys.enums import State
from groundswell.people.agents import Agent, CommandLine
from groundswell.people.models import Person
from groundswell.people.rules import NotAllowed


def may_read(by: Person, count: Count) -> bool:
    """Return whether a person may read results: all readers once released; before, only those who prepare surveys."""
    wave = count.wave
    if wave.state == State.RELEASED:
        return surveys.may_read(by, wave.programme)
    return surveys.may_prepare(by, wave.programme)


def may_release(by: Agent, count: Count) -> bool:
    """Return whether `by` may release: somebody who prepares surveys and did not count, or the command line."""
    if isinstance(by, CommandLine):
        return True
    return surveys.may_prepare(by, count.wave.programme) and count.counted_by_id != by.pk


def check_may_release(by: Agent, count: Count) -> None:
    """Raise NotAllowed with the sentence that says who can, unless `by` may release."""
    if not may_release(by, count):
        is_the_one = isinstance(by, Person) and count.counted_by_id == by.pk
        raise NotAllowed(SAME_PERSON if is_the_one else NOT_ALLOWED)


def may_propose(by: Person, count: Count) -> bool:
    """Return whether a person may read remarks as they were written, and propose how they may be read."""
    return surveys.may_prepare(by, count.wave.programme)


def check_may_propose(by: Person, count: Count) -> None:
    """Raise NotAllowed unless a person may read remarks as they were written."""
    if not may_propose(by, count):
        raise NotAllowed(NOT_ALLOWED)


def may_decide(by: Person, remark: Remark) -> bool:
    """Return whether a person may decide on a proposal: anybody who may propose, but not on their own."""
    return may_propose(by, remark.count) and remark.proposed_by_id != by.pk


def check_may_decide(by: Person, remark: Remark) -> None:
    """Raise NotAllowed with the sentence that says who can, unless a person may decide on a remark."""
    if not may_decide(by, remark):
        raise NotAllowed(SAME_PERSON if remark.proposed_by_id == by.pk else NOT_ALLOWED)


def may_read_remarks(by: Person, count: Count) -> bool:
    """Return whether a person may open the page of remarks: those who propose, and readers of what is released."""
    return may_propose(by, count) or may_read(by, count)
