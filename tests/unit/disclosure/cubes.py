"""Made-up trusts for the gate, person by person, from a seed."""

from dataclasses import dataclass

import numpy as np

from groundswell.disclosure.breakdown import TRUST, Breakdown, Measured, Unit
from groundswell.disclosure.released import Kind

SCORE, SHARE = "PP1", "9g"
MEASURES = {SCORE: Kind.MEAN, SHARE: Kind.SHARE}


@dataclass(frozen=True)
class Cube:
    """A trust: directorates with teams, and sites. `groupings` maps leaves to the units above them."""

    breakdown: Breakdown
    groupings: list[dict[str, list[str]]]
    people: dict[str, int]
    means: dict[str, dict[str, float]]


def cube(seed: int) -> Cube:
    """Return a random trust; many units are small, some answer alike."""
    rng = np.random.default_rng(seed)
    teams = {f"d{d}": [f"d{d}t{t}" for t in range(rng.integers(0, 4))] for d in range(rng.integers(2, 5))}
    leaves = [leaf for d, below in teams.items() for leaf in (below or [d])]
    sites = [f"s{s}" for s in range(rng.integers(1, 4))]
    size = int(rng.integers(25, 160))
    weights = rng.dirichlet(np.full(len(leaves), 0.7))
    team = rng.choice(leaves, size=size, p=weights)
    site = rng.choice(sites, size=size, p=rng.dirichlet(np.full(len(sites), 0.8)))
    score = np.round(rng.uniform(0, 10, size) * 4) / 4
    agrees = (rng.random(size) < rng.choice([0.05, 0.5, 0.95])).astype(float) * 100
    belongs = {
        **{d: np.isin(team, below or [d]) for d, below in teams.items()},
        **{leaf: team == leaf for leaf in leaves},
        **{s: site == s for s in sites},
        TRUST: np.ones(size, dtype=bool),
    }
    people = {name: int(inside.sum()) for name, inside in belongs.items()}

    def unit(key: str, kind: str, parent: str) -> Unit:
        inside = belongs[key]
        measured = {
            measure: Measured(people[key], float(values[inside].mean()) if people[key] else 0.0)
            for measure, values in ((SCORE, score), (SHARE, agrees))
        }
        return Unit(key, kind, parent, answers=people[key], measures=measured)

    units = [unit(d, "directorate", TRUST) for d in teams]
    units += [unit(leaf, "team", d) for d, below in teams.items() for leaf in below]
    units += [unit(s, "site", TRUST) for s in sites]
    breakdown = Breakdown(tuple(units), MEASURES, trust=unit(TRUST, "", TRUST))
    inside_directorates = {leaf: [leaf, d] if below else [d] for d, below in teams.items() for leaf in (below or [d])}
    return Cube(
        breakdown=breakdown,
        groupings=[inside_directorates, {s: [s] for s in sites}],
        people=people,
        means={
            measure: {one.key: one.measures[measure].value for one in (*units, breakdown.trust)} for measure in MEASURES
        },
    )
