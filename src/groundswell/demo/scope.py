"""What the sample trust settled in scoping: all of it made up, and some of it left to do, so that there is work."""

from datetime import date, datetime, timedelta
from typing import Final

from groundswell.packs.papers import paper
from groundswell.people.agents import Agent
from groundswell.programme.models import Programme
from groundswell.programme.scope.actions.lines import add_line
from groundswell.programme.scope.actions.papers import Shown, settle_paper
from groundswell.programme.scope.actions.plan import Planned, set_phase, set_timeline
from groundswell.programme.scope.actions.words import settle, write
from groundswell.programme.scope.enums import MeasureKind, Phase, Standing, State
from groundswell.programme.scope.models import Measure, RosterMember, Task
from groundswell.programme.scope.parts import CRITERION_BY_ID, PART_BY_ID
from groundswell.programme.scope.presenting.papers import about, words_in_force
from groundswell.programme.scope.queries import roster_of, texts_of
from groundswell.programme.scope.rules import may_lead
from groundswell.programme.scope.timeline import usual_spans

WEEKS_SINCE_SCOPING_BEGAN = 19

PARTS: Final = {
    "purpose": (
        "We want Alderbrook to be a place where people who speak of a problem are thanked, and where patients notice "
        "that staff are well looked after. We are done when staff on every site say that they are heard."
    ),
    "board-questions": (
        "Do people dare to say what is wrong, and does anything follow?\n"
        "How kind are we to each other when it is busy?\n"
        "What do our leaders have to do differently, beginning with us?"
    ),
    "sponsor": "Gwen Pritchard, chair of the people committee",
    "lead": "Ruth Fenwick, head of organisational development\nThree days a week; Amara Osei stands in for her.",
    "stakeholders": (
        "Staff side: wants results never to be used against people\n"
        "Freedom to Speak Up guardian: has to know early what must not wait\n"
        "Staff networks: want to see their questions before they are asked\n"
        "Patients’ council: sends two members to the team"
    ),
    "already-runs": (
        "Civility sessions in theatres, since 2025, by the theatre manager\n"
        "Appraisal reform, paused in spring and never told to staff\n"
        "Quality improvement training, by the improvement team"
    ),
    "recognised": (
        "We call it Alderbrook listens. A line in the weekly letter on the first Monday of the month, whether or not "
        "there is news."
    ),
    "evaluation": (
        "Devi Raman and the patients’ council look at the measures every six months. If people report that speaking up "
        "harmed them, we stop and talk first."
    ),
}
# Name, standing, work, what they bring, hours a week.
ROSTER: Final = (
    ("Amara Osei", Standing.STAFF, "Physiotherapist, stroke ward", "has led groups; knows rehabilitation", 4),
    ("Bryn Hughes", Standing.STAFF, "Porter, nights", "knows every corridor and the night shift", 3),
    ("Cathy Lam", Standing.STAFF, "Ward sister, children’s ward", "mentors new nurses", 3),
    ("Farida Begum", Standing.STAFF, "Pharmacist", "analyses data; Bengali", 2),
    ("Hefin Rowlands", Standing.STAFF_SIDE, "Union representative, estates", "knows what people fear", 3),
    ("Joan Whitlock", Standing.PATIENT, "", "cared for her husband on four wards", 2),
    ("Kwame Mensah", Standing.STAFF, "Registrar, emergency medicine", "", 0),
    ("Lena Sorensen", Standing.STAFF, "Medical secretary", "types fast and hears everything", 3),
    ("Peter Nowak", Standing.PATIENT, "", "patients’ council; retired bus driver", 2),
    ("Tomasz Zielinski", Standing.STAFF, "Analyst", "statistics", 6),
)
MEASURES: Final = (
    ("People who say that concerns are acted on", MeasureKind.OUTCOME, "Staff survey", "made up: 51%"),
    ("Interviews and groups held of those planned", MeasureKind.PROCESS, "This programme’s record", "0 of 45"),
    ("Shifts of team members that were not covered", MeasureKind.BALANCING, "Rota office", ""),
)
TASKS: Final = (
    ("Agree the privacy notice with the data protection officer", "Amara Osei", -6),
    ("Book rooms for focus groups on all three sites", "Lena Sorensen", 12),
    ("Ask night staff when they could come", "Bryn Hughes", 5),
)
AGREED: Final = ("charter", "participant-information", "staff-side")


def load_sample_scope(programme: Programme, *, by: Agent, at: datetime, today: date) -> None:
    """Settle for the sample programme what it has settled, if nobody has written anything yet.

    Somebody who plays with the sample may have taken its lead out of the programme: then it stays empty.
    """
    if texts_of(programme) or not may_lead(by, programme):
        return
    for name, words in PARTS.items():
        write(programme, name, words, title=PART_BY_ID[name].title, based_on=0, by=by, at=at)
    for name, standing, work, skills, hours in ROSTER:
        values = {"name": name, "standing": standing, "work": work, "skills": skills, "hours": hours}
        add_line(programme, RosterMember, values, by=by, at=at)
    begins_on = today - timedelta(weeks=WEEKS_SINCE_SCOPING_BEGAN, days=today.weekday())
    for name, kind, source, baseline in MEASURES:
        values = {"name": name, "kind": kind, "source": source, "baseline": baseline}
        values |= {"baseline_on": begins_on if baseline else None}
        add_line(programme, Measure, values, by=by, at=at)
    owners = {one.name: one for one in roster_of(programme)}
    for title, owner, days in TASKS:
        values = {"title": title, "owner": owners[owner], "due_on": today + timedelta(days=days)}
        add_line(programme, Task, values, by=by, at=at)
    _plan(programme, begins_on, by=by, at=at)
    _settle(programme, by=by, at=at)


def _plan(programme: Programme, begins_on: date, *, by: Agent, at: datetime) -> None:
    spans = {name: Planned(*days) for name, days in usual_spans(begins_on).items()}
    discovery = spans[Phase.DISCOVER].starts_on or begins_on
    weeks = {
        "dashboard": (0, 4),
        "patients": (2, 10),
        "behaviours-survey": (5, 9),
        "focus-groups": (8, 18),
        "board-interviews": (14, 20),
        "workforce": (10, 16),
        "synthesis": (22, 23),
    }
    for name, (first, last) in weeks.items():
        spans[name] = Planned(discovery + timedelta(weeks=first), discovery + timedelta(weeks=last, days=-1))
    set_timeline(programme, spans, based_on=0, by=by, at=at)
    set_phase(programme, Phase.DISCOVER, by=by, at=at)


def _settle(programme: Programme, *, by: Agent, at: datetime) -> None:
    for name in ("sponsored", "goal"):
        settle(programme, name, State.AGREED, title=CRITERION_BY_ID[name].title, based_on=0, by=by, at=at)
    settle(
        programme,
        "team",
        State.OVERRIDDEN,
        title=CRITERION_BY_ID["team"].title,
        reason="Nobody from the emergency department has hours yet. We begin without, and ask again in a month.",
        based_on=0,
        by=by,
        at=at,
    )
    for one in filter(None, map(paper, AGREED)):
        shown = Shown(0, words_in_force(one, None, programme))
        settle_paper(programme, about(one), State.AGREED, shown=shown, title=one.title, based_on=0, by=by, at=at)
