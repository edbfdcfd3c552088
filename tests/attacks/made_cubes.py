"""Made-up trusts with crossed groups, from a seed. Plain data: the attacker shares no code with the gate."""

import itertools
from dataclasses import dataclass, field

import numpy as np

Place = tuple[str, ...]


@dataclass
class MadeCube:
    """A trust: how each question's groups lie in each other, what the plan crosses, and the people in each place.

    `places` are the finest crossings, `people` how many are in each, `cells` everything that the plan may show.
    """

    parents: dict[str, dict[str, str]]
    crossed: list[set[str]] | None
    people: dict[Place, int]
    headcounts: dict[Place, int]
    cells: list[Place] = field(init=False)
    places: list[Place] = field(init=False)

    def __post_init__(self) -> None:
        self.places = list(self.people)
        self._inside: dict[Place, np.ndarray] = {}
        together = self.crossed or [set(self.parents)]
        found = {
            cell
            for names in together
            for cell in itertools.product(
                *(["", *groups] if name in names else [""] for name, groups in self.parents.items())
            )
        }
        self.cells = sorted(found)

    @property
    def total(self) -> Place:
        return ("",) * len(self.parents)

    def inside(self, cell: Place) -> np.ndarray:
        """Return for each place whether it lies in a cell."""
        if cell not in self._inside:
            self._inside[cell] = np.array([self._is_inside(place, cell) for place in self.places])
        return self._inside[cell]

    def count(self, cell: Place) -> int:
        return int(sum(itertools.compress(self.people.values(), self.inside(cell))))

    def _is_inside(self, place: Place, cell: Place) -> bool:
        for leaf, group, parents in zip(place, cell, self.parents.values(), strict=True):
            here = leaf
            while here not in ("", group):
                here = parents[here]
            if here != group:
                return False
        return True


def made_cube(seed: int, *, is_small: bool = False, is_beside: bool = False) -> MadeCube:
    """Return a random trust: units with teams, crossed with one or two more questions; many groups are small.

    A small one has few enough places to try every possibility. If `is_beside`, some or all questions are not crossed
    with each other, and each is shown by itself.
    """
    rng = np.random.default_rng(seed)
    units: dict[str, str] = {}
    for division in range(2 if is_small else rng.integers(2, 5)):
        units[f"d{division}"] = ""
        units |= {f"d{division}t{team}": f"d{division}" for team in range(rng.integers(0, 3 if is_small else 4))}
    parents = {"unit": units, "staff": {f"s{at}": "" for at in range(rng.integers(2, 4))}}
    is_deep = not is_small and rng.random() < (0.7 if is_beside else 0.25)
    if is_deep:
        parents["band"] = {f"b{at}": "" for at in range(2)}
    crossed = [{"unit", "staff"}, {"unit", "band"}] if is_deep and rng.random() < 0.5 else None
    if is_beside:
        pair = [{"unit", "staff"}, {"band"}] if rng.random() < 0.3 else [{"unit"}, {"staff"}, {"band"}]
        crossed = pair if is_deep else [{"unit"}, {"staff"}]
    leaves = [[one for one in groups if one not in groups.values()] for groups in parents.values()]
    shape = tuple(len(one) for one in leaves)
    if is_small:
        counts = rng.integers(0, 16, size=shape)
    else:
        mean = rng.gamma(2.0, rng.uniform(4, 16), size=(shape[0], 1)) * rng.dirichlet(np.full(shape[1], 2.0)) * 3
        counts = rng.poisson(mean if len(shape) == 2 else np.repeat(mean[..., np.newaxis] / shape[2], shape[2], axis=2))
    people = {place: int(count) for place, count in zip(itertools.product(*leaves), counts.ravel(), strict=True)}
    made = MadeCube(parents, crossed, people, {})
    if rng.random() < 0.3:
        cells = [(unit, *made.total[1:]) for unit in units]
        made.headcounts.update({cell: made.count(cell) + int(rng.integers(0, 25)) for cell in cells})
    return made
