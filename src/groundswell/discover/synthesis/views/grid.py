"""The grid, and one element of it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.synthesis import rules
from groundswell.discover.synthesis.presenting import element_page, grid_page
from groundswell.discover.synthesis.queries.diagnoses import diagnosis_of
from groundswell.discover.synthesis.queries.tools import tools_of
from groundswell.discover.synthesis.views.around import around, diagnosed_or_404, previews
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show


@require_safe
@in_programme(rules.may_read)
def grid(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show what every tool found of every element, where they disagree first."""
    content = grid_page(
        programme,
        diagnosis_of(programme),
        tools_of(programme),
        may_judge=rules.may_judge(request.user, programme),
        previews=previews(request.user, programme),
    )
    return show(request, "synthesis/grid.jinja", title="Synthesis", content=content, **around(programme))


@require_safe
@in_programme(rules.may_read)
def element(request: SignedInRequest, programme: Programme, element: str) -> HttpResponse:
    """Show one element with everything that its verdict rests on."""
    content = element_page(
        programme,
        diagnosed_or_404(programme, element),
        tools_of(programme),
        may_judge=rules.may_judge(request.user, programme),
        previews=previews(request.user, programme),
    )
    return show(request, "synthesis/element.jinja", title=content.title, content=content, **around(programme))
