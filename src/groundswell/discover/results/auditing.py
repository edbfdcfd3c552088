"""The audit of a release: what the gate did at the count, and what an outsider can work out from what was shown.

Numbers of people, and every measure's means and shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from groundswell.ballot.groups import UNKNOWN, is_named, with_places
from groundswell.disclosure.cube import EVERYBODY, Cube, Dimension
from groundswell.disclosure.folding import folded
from groundswell.disclosure.published import Published, worked_out
from groundswell.disclosure.published_answers import Figure, PublishedAnswers, answers_worked_out
from groundswell.discover.results.models import Count


@dataclass(frozen=True, slots=True)
class Audited:
    """Groups and crossings looked at; hidden because they tell; hidden beside those; and exposed. All are numbers."""

    cells: int
    primary: int
    complementary: int
    exposures: int


def audit_of(count: Count) -> Audited:
    """Return the audit of a count: the gate's own record, and the cells that an attack on what was shown exposes now.

    Slower than the record alone, from a second to some minutes: every hidden cell is attacked anew in every measure,
    from the results file. A cell that has a figure but no number of people is exposed too. Raises Contradiction where
    the figures are not what any count could have given.
    """
    record = count.results["audit"]
    people = published(count)
    exposed = set(worked_out(people))
    for measure in count.results["measures"]:
        answers = published_answers(people, measure, count.results["cells"])
        exposed |= {cell for cell in answers.figures if cell not in people.shown}
        exposed |= set(answers_worked_out(answers)) if answers.worth else set()
    return Audited(
        cells=record["cells"],
        primary=record["primary"],
        complementary=record["complementary"],
        exposures=record["exposures"] + len([cell for cell in exposed if is_named(cell)]),
    )


def published_answers(
    people: Published, measure: Mapping[str, Any], cells: Sequence[Mapping[str, Any]]
) -> PublishedAnswers:
    """Return what everybody can see of one measure; without `worth` where its answers have no order."""
    has_shares = any("shares" in one for one in measure["figures"])
    is_choice = measure["sort"] == "choice"
    worth = tuple(map(float, measure["values"])) if has_shares and not is_choice else (measure["low"], measure["high"])
    figures = {
        tuple(cell["cell"]): Figure(one.get("mean", 0.0), tuple(one.get("shares", ())))
        for cell, one in zip(cells, measure["figures"], strict=True)
        if "mean" in one or "shares" in one
    }
    answered = measure["whole"]["n"] if measure["whole"] else None
    return PublishedAnswers(people, figures, () if is_choice else worth, answered)


def published(count: Count) -> Published:
    """Return what everybody can see of a count's groups."""
    plan = count.wave.plan or {}
    parents = plan.get("parents", {})
    # In the order of the results file, whose cells name one group for each. That everybody said where they work is
    # taken for granted, which makes the attack sharper than an outsider's.
    names = count.results["dimensions"]
    headcounts = plan["headcounts"]
    dimensions = [
        Dimension(name, with_places({group: parents.get(name, {}).get(group, "") for group in headcounts[name]}, ()))
        for name in names
    ]
    cube = folded(Cube.of(dimensions, crossed=plan["cuts"], atoms=())).cube if dimensions else _everybody()
    shown = {
        tuple(one["cell"]): float(one["answers"])
        for one in count.results["cells"]
        if not isinstance(one["answers"], dict)
    }
    whole = (EVERYBODY,) * max(1, len(names))
    invited = {whole: int(plan["invited"])}
    for at, name in enumerate(names):
        invited |= {(*whole[:at], group, *whole[at + 1 :]): people for group, people in headcounts[name].items()}
    return Published(cube, shown, invited, int(plan["threshold"]))


def _everybody() -> Cube:
    return Cube.of([Dimension("everybody", {UNKNOWN: EVERYBODY})], crossed=[])
