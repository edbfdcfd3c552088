"""Benchmark groups: the publisher's names, and what we call their members in a sentence."""

from dataclasses import dataclass
from functools import cache

from groundswell.packs.shelf import read_toml
from groundswell.packs.survey import staff_survey


@dataclass(frozen=True, slots=True)
class BenchmarkGroup:
    """A kind of organisation that is compared only with its own. plural completes "122 ...", e.g. "acute trusts"."""

    id: str
    names: tuple[str, ...]
    plural: str
    members: str

    @property
    def singular(self) -> str:
        """One of them, e.g. "acute trust"."""
        return self.plural.removesuffix("s")


@cache
def benchmark_groups() -> tuple[BenchmarkGroup, ...]:
    """Return the groups the pack knows."""
    rows = read_toml(staff_survey().pack.folder / "groups.toml")["group"]
    return tuple(BenchmarkGroup(row["id"], tuple(row["names"]), row["plural"], row["members"]) for row in rows)


def benchmark_group(name: str) -> BenchmarkGroup:
    """Return the group of this published name; a name that is not known stands for itself."""
    for group in benchmark_groups():
        if name in group.names:
            return group
    return BenchmarkGroup(id=name, names=(name,), plural=f"organisations of the group “{name}”", members="organisations")
