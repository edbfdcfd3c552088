"""The timeline in words, and the hours that the numbers planned ask for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.forms import BaseForm

from groundswell.look import numbers
from groundswell.programme.models import Programme
from groundswell.programme.scope import queries
from groundswell.programme.scope.enums import Phase
from groundswell.programme.scope.estimating import (
    CODED_TWICE,
    MARK,
    REMARKS_PER_INTERVIEW,
    STATEMENTS_PER_GROUP,
    WRITES_A_REMARK,
    Numbers,
    Step,
    hours_of,
    work_for,
)
from groundswell.programme.scope.models import Plan, Span
from groundswell.programme.scope.pages import HoursPage, StretchFields, StretchLine, TimelinePage, ToolHours
from groundswell.programme.scope.presenting.lines import released_hours
from groundswell.programme.scope.saying import hours_words, span_words, where_it_is
from groundswell.programme.scope.timeline import (
    LENGTHS_MARK,
    PHASES,
    STRETCHES,
    SYNTHESIS,
    TOOLS,
    Stretch,
    usual_spans,
    weeks_of,
)
from groundswell.web.forms import FormError

NUMBER_LABELS = {
    "interviews": "Board interviews",
    "survey_answers": "Answers to the leadership survey",
    "groups": "Focus groups",
    "comments": "Patient comments to read",
    "event_people": "People at the synthesis event",
}


def timeline_page(
    programme: Programme,
    *,
    begin: BaseForm | None,
    form: BaseForm | None,
    errors: list[FormError],
    in_conflict: bool,
    today: date,
) -> TimelinePage:
    """Return the timeline; with `in_conflict` what is stored stands beside what somebody typed."""
    plan, spans = queries.plan_of(programme), queries.spans_of(programme)
    stored = tuple((one.title, span_words(spans.get(one.id))) for one in STRETCHES)
    return TimelinePage(
        finding=where_it_is(programme, plan, spans.get(plan.phase), today=today),
        phases=tuple(_stretch(one, spans) for one in PHASES),
        tools=tuple(_stretch(one, spans) for one in (*TOOLS, SYNTHESIS)),
        mark=LENGTHS_MARK,
        begin=begin,
        form=form,
        fields=tuple(_fields(one, form) for one in STRETCHES) if form else (),
        errors=errors,
        stored=stored if in_conflict else (),
    )


def usual_days(begins_on: date) -> dict[str, date]:
    """Return the days of the usual timeline by the names of the form's fields."""
    return {
        f"{about}-{end}": day
        for about, days in usual_spans(begins_on).items()
        for end, day in zip(("from", "to"), days, strict=True)
    }


def stored_days(spans: Mapping[str, Span]) -> dict[str, object]:
    """Return what is stored of the timeline by the names of the form's fields."""
    held: dict[str, object] = {}
    for about, span in spans.items():
        held |= {f"{about}-from": span.starts_on, f"{about}-to": span.ends_on, f"{about}-why": span.why_not}
    return held


def hours_page(
    programme: Programme, plan: Plan, *, form: BaseForm | None, errors: list[FormError], in_conflict: bool
) -> HoursPage:
    """Return the hours for the numbers planned, and how they lie beside the hours released for the team."""
    planned = planned_numbers(plan)
    work = work_for(planned)
    return HoursPage(
        finding=hours_finding(programme, plan),
        sentences=_assumptions(planned),
        mark=MARK,
        tools=tuple(ToolHours(one.title, _hours(one.hours), tuple(_step(step) for step in one.steps)) for one in work),
        form=form,
        errors=errors,
        stored=_stored(plan) if in_conflict else (),
    )


def hours_finding(programme: Programme, plan: Plan) -> str:
    """Return the sum of hours as a sentence, and whether the hours released in discovery reach for it."""
    needed = hours_of(work_for(planned_numbers(plan)))
    told = f"Discovery as planned takes about {_hours(needed)}."
    people = list(queries.roster_of(programme))
    span = queries.spans_of(programme).get(Phase.DISCOVER)
    if not people or span is None or not span.starts_on or not span.ends_on:
        return f"{told} Whether that is enough can be told once the Change Team and the days of discovery are set."
    weeks = weeks_of(span.starts_on, span.ends_on)
    released = Fraction(released_hours(people)) * weeks
    beside = f"The team has {_hours(released)}: {hours_words(released_hours(people))} a week for {weeks} weeks."
    if released >= needed:
        return f"{told} {beside} That is enough if the assumptions hold."
    return f"{told} {beside} {_hours(needed - released)} are missing: plan less, release more, or take longer."


def planned_numbers(plan: Plan) -> Numbers:
    """Return how many people a programme means to hear."""
    return Numbers(plan.interviews, plan.survey_answers, plan.groups, plan.comments, plan.event_people)


def _assumptions(planned: Numbers) -> tuple[str, ...]:
    third, fifth = WRITES_A_REMARK.denominator, CODED_TWICE.denominator
    heard = (
        f"We take {REMARKS_PER_INTERVIEW} remarks from an interview, {STATEMENTS_PER_GROUP} from a focus group, one "
        f"from every {third}rd answer to the survey, and one from every patient comment: {planned.remarks:,} remarks. "
        f"One in {fifth} is coded by two people."
    )
    not_counted = (
        "Time of the people who are interviewed, who come to groups or who answer is not in it: their managers need to "
        "know of it too. Nor is the time of those who lead the programme from day to day."
    )
    return heard, not_counted


def _stored(plan: Plan) -> tuple[tuple[str, str], ...]:
    return tuple((label, f"{getattr(plan, name):,}") for name, label in NUMBER_LABELS.items())


def _step(step: Step) -> tuple[str, ...]:
    people = f" × {step.people} people" if step.people > 1 else ""
    if step.times == 1:
        return (step.work, "once", _hours(step.hours))
    minutes = f"{float(step.minutes):g}"
    return (
        step.work,
        f"{int(step.times):,} × {minutes} {'minute' if minutes == '1' else 'minutes'}{people}",
        _hours(step.hours),
    )


def _hours(hours: Fraction) -> str:
    whole = int(numbers.rounded(float(hours), 0))
    return hours_words(Decimal(whole)) if whole < 1_000 else f"{whole:,} hours"


def _stretch(one: Stretch, spans: Mapping[str, Span]) -> StretchLine:
    return StretchLine(one.title, span_words(spans.get(one.id)), f"Usually {one.usual}." if one.usual else "")


def _fields(one: Stretch, form: BaseForm) -> StretchFields:
    return StretchFields(
        one.title,
        form[f"{one.id}-from"],
        form[f"{one.id}-to"],
        form[f"{one.id}-why"] if f"{one.id}-why" in form.fields else None,
    )
