"""The equity page of one organisation."""

from django.http import HttpRequest, HttpResponse

from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.pages.equity import equity_page
from groundswell.discover.dashboard.views.answering import published, results_of, show_document
from groundswell.look.layout.frame import Link
from groundswell.national.equity import equity_results


@published
def equity(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show the ratios by ethnicity of one organisation, or that it is not in the data set and why."""
    results = results_of(request, code, with_questions=False)
    document = equity_page(results, equity_results(results.organisation.code))
    home = address.trust(results.organisation.code)
    return show_document(
        request,
        "dashboard/document.jinja",
        document,
        content=document,
        results=results,
        breadcrumbs=(Link("Find your trust", "/"), Link("At a glance", home)),
    )
