"""The audit of a release: what the gate did at the count, and what an outsider can work out from what was shown."""

from dataclasses import dataclass

from groundswell.ballot.groups import UNKNOWN, is_named, with_places
from groundswell.disclosure.cube import EVERYBODY, Cube, Dimension
from groundswell.disclosure.published import Published, worked_out
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

    Slower than the record alone, a second or so: every hidden cell is attacked anew, from the results file.
    """
    record = count.results["audit"]
    exposed = worked_out(published(count))
    return Audited(
        cells=record["cells"],
        primary=record["primary"],
        complementary=record["complementary"],
        exposures=record["exposures"] + len([cell for cell in exposed if is_named(cell)]),
    )


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
    cube = Cube.of(dimensions, crossed=plan["cuts"]) if dimensions else _everybody()
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
