"""The timeline, and the hours for the numbers planned."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scope import queries, rules
from groundswell.programme.scope.actions.noting import ChangedMeanwhile
from groundswell.programme.scope.actions.plan import set_numbers, set_timeline
from groundswell.programme.scope.forms import BeginForm, NumbersForm, TimelineForm, begun_from
from groundswell.programme.scope.presenting.plan import (
    hours_page,
    planned_numbers,
    stored_days,
    timeline_page,
    usual_days,
)
from groundswell.programme.scope.views.around import SHOWS_A_FORM, around
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@SHOWS_A_FORM
@in_programme(rules.may_read)
def timeline(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show the timeline. With `?begins_on=` its form holds the usual lengths from that day, to be kept or changed."""
    may_write = rules.may_write(request.user, programme)
    if request.method == "POST" and not may_write:
        raise Http404
    plan = queries.plan_of(programme)
    begin = BeginForm(request.GET if "begins_on" in request.GET else None)
    held = stored_days(queries.spans_of(programme))
    if begin.is_bound and begin.is_valid():
        held |= usual_days(begin.cleaned_data["begins_on"])
    form = TimelineForm(sent(request), initial={**held, "based_on": plan.timeline_version})
    in_conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            set_timeline(
                programme,
                form.cleaned_data["spans"],
                based_on=form.cleaned_data["based_on"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            in_conflict = True
            begun_from(form, queries.plan_of(programme).timeline_version)
        else:
            messages.success(request, "The timeline is kept.")
            return redirect("scope:timeline", slug=programme.slug)
    content = timeline_page(
        programme,
        begin=begin if may_write else None,
        form=form if may_write else None,
        errors=[error for one in (begin, form) if one.is_bound for error in errors_of(one)],
        in_conflict=in_conflict,
        today=timezone.localdate(),
    )
    return show(request, "scope/timeline.jinja", title="Timeline", content=content, **around(programme))


@SHOWS_A_FORM
@in_programme(rules.may_read)
def hours(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how many hours the numbers planned ask for, with every assumption."""
    may_write = rules.may_write(request.user, programme)
    if request.method == "POST" and not may_write:
        raise Http404
    plan = queries.plan_of(programme)
    form = NumbersForm(sent(request), initial={**asdict(planned_numbers(plan)), "based_on": plan.numbers_version})
    in_conflict = False
    if request.method == "POST" and form.is_valid():
        try:
            set_numbers(
                programme,
                form.numbers(),
                based_on=form.cleaned_data["based_on"],
                by=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            in_conflict, plan = True, queries.plan_of(programme)
            begun_from(form, plan.numbers_version)
        else:
            return redirect("scope:hours", slug=programme.slug)
    content = hours_page(
        programme,
        plan,
        form=form if may_write else None,
        errors=errors_of(form) if form.is_bound else [],
        in_conflict=in_conflict,
    )
    return show(request, "scope/hours.jinja", title="Hours of work", content=content, **around(programme))
