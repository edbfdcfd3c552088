"""The phases with their usual lengths, the six tools, and where a programme is on its timeline."""

from dataclasses import dataclass
from datetime import date, timedelta

from groundswell.programme.scope.enums import Phase
from groundswell.vocabulary.provenance import Mark

# The lengths are our own proposal, made from what six trusts needed; no official ones are known to us.
LENGTHS_MARK = Mark.OWN_DESIGN


@dataclass(frozen=True, slots=True)
class Stretch:
    """One bar of a timeline: a phase, or a tool within discovery. `weeks` is what we propose, 0 for no proposal."""

    id: str
    title: str
    weeks: int = 0
    usual: str = ""


PHASES = (
    Stretch(Phase.SCOPING, "Scoping", 10, "8 to 12 weeks"),
    Stretch(Phase.DISCOVER, "Discovery", 25, "20 to 30 weeks"),
    Stretch(Phase.DESIGN, "Design", 14, "12 to 16 weeks"),
    Stretch(Phase.DELIVER, "Delivery", 78, "12 to 24 months, looked at every six months; discovery again after 24"),
)
# In no order: trusts used them in different ones, and nothing here waits for another.
TOOLS = (
    Stretch("dashboard", "Culture and outcomes dashboard"),
    Stretch("board-interviews", "Board interviews"),
    Stretch("behaviours-survey", "Leadership behaviours survey"),
    Stretch("focus-groups", "Culture focus groups"),
    Stretch("workforce", "Leadership workforce analysis"),
    Stretch("patients", "Patient experience"),
)
SYNTHESIS = Stretch("synthesis", "Synthesis event")
STRETCHES = (*PHASES, *TOOLS, SYNTHESIS)


def usual_spans(begins_on: date) -> dict[str, tuple[date, date]]:
    """Return first and last day of every phase, one after another from a day, each as long as we propose."""
    spans: dict[str, tuple[date, date]] = {}
    for phase in PHASES:
        ends_on = begins_on + timedelta(weeks=phase.weeks) - timedelta(days=1)
        spans[phase.id] = (begins_on, ends_on)
        begins_on = ends_on + timedelta(days=1)
    return spans


def weeks_of(starts_on: date, ends_on: date) -> int:
    """Return how many weeks there are from one day to another, both counted, a begun one as a whole."""
    return -(-((ends_on - starts_on).days + 1) // 7)


def week_in(starts_on: date, today: date) -> int:
    """Return in which week since a first day a day lies, from 1; 0 or less before it."""
    return (today - starts_on).days // 7 + 1
