"""The page of outcomes beside culture of one organisation."""

from django.http import HttpRequest, HttpResponse

from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.outcomes import outcomes_page
from groundswell.discover.dashboard.views.answering import published, results_of, show_document
from groundswell.look.layout.frame import Link
from groundswell.national.equity import equity_results
from groundswell.national.outcomes import outcome_results
from groundswell.packs.elements import element_set


@published
def outcomes(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show facts next to feelings: the outcomes of one organisation beside what its staff said."""
    results = results_of(request, code)
    code = results.organisation.code
    content = outcomes_page(results, outcome_results(code), equity_results(code), element_set())
    home = address.trust(code)
    return show_document(
        request,
        "dashboard/outcomes.jinja",
        content.document,
        content=content,
        results=results,
        breadcrumbs=(Link("Find your trust", "/"), Link("At a glance", home)),
    )
