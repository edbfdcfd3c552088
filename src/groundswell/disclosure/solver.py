"""The one place that asks the solver (HiGHS, by way of scipy). What it answers is checked, never taken on trust."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from groundswell.disclosure.cube import Numbers

Indices = NDArray[np.int64]

# An integer programme that takes longer proves nothing, and what is not proved counts as exposed.
SECONDS = 10.0
# As near to nought as decides whether nothing at all is allowed.
NOTHING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """A solution, and a value that nothing feasible lies below."""

    x: Numbers
    bound: float


def least(
    cost: Numbers,
    rows: Numbers,
    *,
    between: tuple[Numbers, Numbers],
    low: Numbers,
    high: Numbers,
    is_whole: bool = False,
) -> Solved | None:
    """Return what makes cost · x least, rows · x and x lying between their bounds; in whole numbers if asked.

    None when there is no such x, or none was found in time.
    """
    if not len(cost):
        # The solver refuses to be asked nothing; the answer is that nothing is to be found, if that is allowed.
        holds = np.all(between[0] <= NOTHING) and np.all(between[1] >= -NOTHING)
        return Solved(np.zeros(0), 0.0) if holds else None
    across, down = np.nonzero(rows.T)
    begins = np.searchsorted(across, np.arange(rows.shape[1] + 1))
    matrix = csc_array((rows[down, across], down, begins), shape=rows.shape)
    found = milp(
        cost,
        constraints=LinearConstraint(matrix, *between),
        bounds=Bounds(low, high),
        integrality=np.ones(len(cost)) if is_whole else None,
        options={"time_limit": SECONDS},
    )
    if found.x is None:
        return None
    # A linear programme that ended optimally has no other bound than its value.
    bound = found.fun if not is_whole or found.mip_dual_bound is None else found.mip_dual_bound
    return Solved(np.asarray(found.x, dtype=np.float64), float(bound) if found.status == 0 or is_whole else -np.inf)
