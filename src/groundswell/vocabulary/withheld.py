"""A value that exists and is not shown. It has no number: withheld is not zero and not missing at random."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a value is held back. Pages use one wording for every protected cell."""

    AT_SOURCE = "at_source"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A cell that is held back, by the publisher or by us."""

    reason: Reason


AT_SOURCE = Withheld(Reason.AT_SOURCE)
PROTECTED = Withheld(Reason.PROTECTED)

Figure = float | Withheld
