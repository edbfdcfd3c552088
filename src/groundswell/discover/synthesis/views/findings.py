"""Findings: one with all that is behind it, a new one, and what a second rater thinks of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.discover.evidence.actions.findings import NewFinding, SameRater, add_finding, judge_finding
from groundswell.discover.evidence.models import Finding
from groundswell.discover.synthesis import phrases, rules
from groundswell.discover.synthesis.forms import GroupsForm, LimitsForm, MeanForm
from groundswell.discover.synthesis.looking_down import finding_page
from groundswell.discover.synthesis.pages import FormPage
from groundswell.discover.synthesis.queries.tools import tools_of
from groundswell.discover.synthesis.views.around import SHOWS_A_FORM, around, element_or_404, form_shown, of_element
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show

BY_HAND = "by hand, synthesis/finding"
GROUPS, MEAN = "groups", "mean"


@require_safe
@in_programme(rules.may_read)
def finding(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show a finding: its claim, the figures behind it, both raters, and what it rests on as far as one may read it."""
    found = get_object_or_404(programme.findings, pk=key)
    content = finding_page(
        found, tools_of(programme), reader=request.user, may_judge=rules.may_judge(request.user, programme)
    )
    here = of_element(programme, element_or_404(found.element))
    return show(request, "synthesis/finding.jinja", title=content.title, content=content, **around(programme, here))


@SHOWS_A_FORM
@in_programme(rules.may_judge)
def add(request: SignedInRequest, programme: Programme, element: str, tool: str) -> HttpResponse:
    """Take a finding of one tool on one element; on sending, it takes the place of the one that stands there."""
    of, by = element_or_404(element), next((one for one in tools_of(programme) if one.id == tool), None)
    if by is None:
        raise Http404
    here = of_element(programme, of)
    is_mean = request.GET.get("by", MEAN if by.is_quantitative else GROUPS) == MEAN
    form = MeanForm(sent(request)) if is_mean else GroupsForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        add_finding(
            programme,
            NewFinding(
                tool=by.id,
                element=of.id,
                claim=given["claim"],
                reading=given["reading"],
                limits=form.limits(),
                units=given["answers"] if is_mean else given["groups"],
                unit_type=by.unit_type,
                method=BY_HAND,
                group=given["group"].strip(),
                workings=given["workings"],
            ),
            items=(),
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, "The finding stands in the grid. Ask a colleague to judge it too.")
        return redirect(here[1])
    content = FormPage(
        title=f"{by.label}: a finding on {of.label.lower()}",
        sentences=phrases.ADDING,
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Add the finding",
        back=here[1],
        otherwise=("It rests on groups that were counted", f"?by={GROUPS}")
        if is_mean
        else ("It rests on a mean beside a benchmark", f"?by={MEAN}"),
    )
    return form_shown(request, content, programme, here)


@SHOWS_A_FORM
@in_programme(rules.may_judge)
def judge(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Take what a second rater thinks of a finding; the lower confidence counts."""
    found: Finding = get_object_or_404(programme.findings, pk=key, is_current=True)
    here = reverse("synthesis:finding", args=[programme.slug, found.pk])
    form = LimitsForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            judge_finding(found, form.limits(), by=request.user, at=timezone.now())
        except SameRater:
            messages.error(request, phrases.SAME_RATER)
        else:
            messages.success(request, "Kept. The lower of the two confidences counts.")
        return redirect(here)
    content = FormPage(
        title="How far can this finding be relied on?",
        sentences=(found.claim, phrases.JUDGING),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Keep my judgement",
        back=here,
    )
    return form_shown(request, content, programme, of_element(programme, element_or_404(found.element)))
