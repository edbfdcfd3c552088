"""Benchmark groups: the publisher's names, and what we call their members in a sentence."""

from dataclasses import dataclass
from functools import cache

from groundswell.packs.entries import unique
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.packs.survey import PACK

FILE = "groups.toml"


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


def benchmark_groups() -> tuple[BenchmarkGroup, ...]:
    """Return the groups the pack knows. Raises BadInput naming file and entry if the pack contradicts itself."""
    return _groups_of(find_pack(PACK))


@cache
def _groups_of(pack: Pack) -> tuple[BenchmarkGroup, ...]:
    entries = [one.named("group") for one in read_file(pack.folder / FILE).entries("group", "group")]
    for entry in entries:
        entry.only("id", "names", "plural", "members")
    unique((entry, entry.text("id")) for entry in entries)
    unique(((entry, name) for entry in entries for name in entry.texts("names")), "name")
    return tuple(
        BenchmarkGroup(one.text("id"), one.texts("names"), one.text("plural"), one.text("members")) for one in entries
    )


def benchmark_group(name: str) -> BenchmarkGroup:
    """Return the group of this published name; a name that is not known stands for itself."""
    for group in benchmark_groups():
        if name in group.names:
            return group
    return BenchmarkGroup(
        id=name, names=(name,), plural=f"organisations of the group “{name}”", members="organisations"
    )
