"""Whether the average of a unit stands for its people: decided for every topic, over all units that may be seen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from groundswell.discover.results.reading import UNIT


class Averaging(StrEnum):
    """Whether units may be averaged on a topic, and if not, why: their people part, they are alike, or few answered."""

    STANDS = "stands"
    SEVERAL_VIEWS = "several views"
    UNITS_ALIKE = "units alike"
    NOT_KNOWN = "not known"


def averaging(quality: Mapping[str, Any], subject: str, question: str) -> Averaging:
    """Return whether groups of a question may be averaged on a subject; `quality` is that of the results file.

    A unit's average is shown only where units differ (F test of ICC(1)) and people inside agree (median rwg(j) of .70
    or more): METHODS 2.3. Staff groups and bands are no teams: nobody expects their people to see things alike.
    """
    if question != UNIT:
        return Averaging.STANDS
    found = quality.get(subject, {}).get("units", {}).get(question, {})
    icc, agreement = found.get("icc"), found.get("agreement")
    if agreement and not agreement["may_be_averaged"]:
        return Averaging.SEVERAL_VIEWS
    if icc and not icc["differ"]:
        return Averaging.UNITS_ALIKE
    return Averaging.STANDS if icc and agreement else Averaging.NOT_KNOWN
