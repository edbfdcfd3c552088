"""Reading a trust's own breakdown."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from groundswell.discover.breakdown import rules
from groundswell.discover.breakdown.presenting import breakdown_page
from groundswell.discover.breakdown.views.answering import around, scoped
from groundswell.look.layout.frame import Link
from groundswell.organisations.models import Organisation
from groundswell.people.requests import SignedInRequest
from groundswell.web.forms import asked_year
from groundswell.web.pages import show


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Lead on to the breakdown of the reader's organisation, or let them choose between several."""
    readable = [one for one in request.user.organisations if rules.may_read(request.user, one)]
    if len(readable) == 1:
        return redirect("breakdown:page", code=readable[0].code)
    links = tuple(Link(one.name, reverse("breakdown:page", args=[one.code])) for one in readable)
    return show(request, "breakdown/mine.jinja", title="Our own breakdown", content=links)


@require_safe
@scoped(rules.may_read)
def page(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show one year by one kind of unit."""
    year = request.GET.get("year", "")
    content = breakdown_page(
        organisation,
        reader=request.user,
        year=asked_year(year),
        by=request.GET.get("by", ""),
    )
    return show(request, "breakdown/page.jinja", title="Our own breakdown", content=content, **around(organisation))
