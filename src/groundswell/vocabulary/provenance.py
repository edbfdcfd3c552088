"""How sure we are of a fact of the field, and how its mark is named on a screen."""

from enum import StrEnum


class Mark(StrEnum):
    """Documented, recomputed, unverified, or our own design (METHODS 0, PROGRAMME 0)."""

    DOCUMENTED = "documented"
    RECOMPUTED = "recomputed"
    UNVERIFIED = "unverified"
    OWN_DESIGN = "own design"
