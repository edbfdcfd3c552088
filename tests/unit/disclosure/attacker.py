"""An attacker who shares no code with the gate: linear and integer programmes over the finest cells there could be.

Knows the trust's own total, every number that is shown (exactly, although pages round), who belongs to which units,
and for answers also how many people every unit has. Wants a hidden unit's count or mean.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


@dataclass(frozen=True)
class Universe:
    """People by their place in every grouping: `atoms` are the combinations, `units` name sets of them."""

    atoms: tuple[tuple[str, ...], ...]
    units: dict[str, np.ndarray]

    @classmethod
    def of(cls, groupings: list[dict[str, list[str]]]) -> "Universe":
        """Build all combinations of the leaves of each grouping.

        A grouping maps leaves to the units above them, themselves included.
        """
        atoms = tuple(itertools.product(*(grouping.keys() for grouping in groupings)))
        names = {unit for grouping in groupings for above in grouping.values() for unit in above}
        units = {
            name: np.array(
                [
                    float(any(name in grouping[leaf] for grouping, leaf in zip(groupings, atom, strict=True)))
                    for atom in atoms
                ]
            )
            for name in names
        }
        units[""] = np.ones(len(atoms))
        return cls(atoms, units)


def count_bounds(
    universe: Universe, known: dict[str, float], target: str, *, whole: bool = True
) -> tuple[float, float]:
    """Return the least and the most people a unit can have, given the known units' counts."""
    rows = np.array([universe.units[unit] for unit in known])
    right = np.array([known[unit] for unit in known])
    return _extremes(universe.units[target], rows, right, upper=right.max(), whole=whole)


def mean_bounds(
    parts: dict[str, list[str]], people: dict[str, float], known: dict[str, float], target: str, *, highest: float
) -> tuple[float, float]:
    """Return the least and highest mean of a hidden unit when every unit's number of people is known.

    `parts` maps each leaf to the units above it; `known` are means.
    """
    leaves = list(parts)
    rows = np.array([[float(unit in parts[leaf]) for leaf in leaves] for unit in known])
    right = np.array([known[unit] * people[unit] for unit in known])
    wanted = np.array([float(target in parts[leaf]) for leaf in leaves])
    upper = np.array([highest * people[leaf] for leaf in leaves])
    low, high = _extremes(wanted, rows, right, upper=upper, whole=False)
    return low / people[target], high / people[target]


def _extremes(wanted, rows, right, *, upper, whole):
    found = []
    for sign in (1, -1):
        solved = milp(
            sign * wanted,
            constraints=[LinearConstraint(rows, right - 1e-6, right + 1e-6)],
            bounds=Bounds(0, upper),
            integrality=np.full(len(wanted), int(whole)),
        )
        assert solved.success, solved.message
        found.append(sign * solved.fun)
    return found[0], found[1]
