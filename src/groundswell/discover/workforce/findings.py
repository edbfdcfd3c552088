"""From a ratio of the page to a finding in the evidence, with the workings kept: rounded counts, nothing finer."""

from datetime import datetime
from math import log

from groundswell.discover.evidence.actions.findings import NewFinding, add_finding
from groundswell.discover.evidence.models import Finding
from groundswell.discover.workforce.figures import Category, Characteristic
from groundswell.discover.workforce.told import Told
from groundswell.discover.workforce.words import between, ratio_words, share, verdict_words
from groundswell.methods.synthesis.finding import Limit, Limits, reading_of_mean
from groundswell.methods.workforce.ratios import log_of
from groundswell.people.agents import Agent

TOOL = "workforce"
ELEMENT = "equity-and-inclusion"
METHOD = "workforce/ratios"
# The four-fifths rule: a share below 80% of another's is a difference that matters.
SMALLEST = log(1 / 0.8)
# Below this many people of a group among leaders, one who comes or goes moves much.
FEW = 30
# The ratios that speak of how fairly a trust lets people lead, each by the group that leads less often elsewhere.
OFFERED = {
    "ethnicity": ("Ethnicity", "Ethnic minorities"),
    "sex": ("Sex", "Female"),
    "disability": ("Disability", "Disabled"),
}


class NothingToAdd(ValueError):
    """The ratio asked for is not shown, so that it cannot enter the evidence either."""


def offered(told: Told) -> tuple[tuple[str, str], ...]:
    """Return the ratios that can be added, each by its id and in words."""
    return tuple((one, f"{label}: {name}") for one, (label, name) in OFFERED.items() if _line(told, one))


def add_ratio(told: Told, characteristic: str, *, by: Agent, at: datetime) -> Finding:
    """Return the finding that a ratio makes on equity and inclusion. Raises NotAllowed and NothingToAdd."""
    found = _line(told, characteristic)
    if found is None:
        raise NothingToAdd
    part, line = found
    if line.ratio is None or line.leaders is None or line.others is None:
        raise NothingToAdd
    mean, error = log_of(line.ratio)
    given = NewFinding(
        tool=TOOL,
        element=ELEMENT,
        claim=(
            f"{line.name}: {share(line.leaders, part.leaders)} of leaders and {share(line.others, part.others)} of "
            f"other staff, {ratio_words(line.ratio)} times the share (probably {between(line.ratio)}): "
            f"{verdict_words(line.ratio)}."
        ),
        reading=reading_of_mean(mean, error, benchmark=0.0, smallest=SMALLEST),
        limits=Limits(method=Limit.MINOR, adequacy=Limit.MODERATE if line.leaders < FEW else Limit.NONE),
        units=told.figures.leaders or 0,
        unit_type="posts",
        method=METHOD,
        workings={
            "as_of": told.figures.as_of.isoformat(),
            "characteristic": part.label,
            "group": line.name,
            "leaders": [line.leaders, part.leaders],
            "others": [line.others, part.others],
            "ratio": line.ratio.value,
            "log_standard_error": error,
            "smallest_log_difference": SMALLEST,
            "rounded_to": 5,
            "bands": list(told.definition.bands),
            "titles": list(told.definition.titles),
            "takes_said": told.definition.takes_said,
        },
    )
    return add_finding(told.programme, given, items=(), by=by, at=at)


def _line(told: Told, characteristic: str) -> tuple[Characteristic, Category] | None:
    if characteristic not in OFFERED:
        return None
    name = OFFERED[characteristic][1]
    return next(
        (
            (part, line)
            for part in told.figures.characteristics
            if part.id == characteristic
            for line in part.categories
            if line.name == name and line.ratio is not None
        ),
        None,
    )
