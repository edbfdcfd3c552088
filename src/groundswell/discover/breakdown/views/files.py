"""The page as files: the same released cells as spreadsheets, documents and pictures."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.breakdown import phrases, rules
from groundswell.discover.breakdown.documents import DOCUMENTS, document_of
from groundswell.discover.breakdown.exporting import EXPORTS
from groundswell.discover.breakdown.pages import MOST_IN_A_PICTURE, PICTURES, BreakdownPage
from groundswell.discover.breakdown.presenting import breakdown_page
from groundswell.discover.breakdown.views.answering import attached, not_kept, scoped
from groundswell.look.charts import png, standalone_svg
from groundswell.organisations.models import Organisation
from groundswell.people.requests import SignedInRequest
from groundswell.web.errors import NotHere
from groundswell.web.forms import asked_year


@require_safe
@scoped(rules.may_read)
def export(request: SignedInRequest, organisation: Organisation, file_format: str) -> HttpResponse:
    """Send one year as CSV, workbook or JSON; or one kind of unit of it as Word, slides or Markdown."""
    page = _page(request, organisation)
    name = f"{organisation.code}-breakdown-{page.year}"
    if file_format in EXPORTS:
        make, media_type = EXPORTS[file_format]
        return attached(make(organisation, int(page.year)), media_type, f"{name}.{file_format}")
    if file_format in DOCUMENTS:
        write, media_type = DOCUMENTS[file_format]
        kind = f"-by-{page.unit.replace(' ', '-')}" if page.unit else ""
        return attached(write(document_of(page)), media_type, f"{name}{kind}.{file_format}")
    raise Http404


@require_safe
@scoped(rules.may_read)
def chart(request: SignedInRequest, organisation: Organisation, figure: str, file_format: str) -> HttpResponse:
    """Send one drawing of the page as SVG or PNG, with its source and its day on it."""
    found = _page(request, organisation).figure(figure)
    if found is None or file_format not in PICTURES:
        raise NotHere(sentence=phrases.NO_SUCH_CHART)
    if file_format == "png" and not len(found.chart.units) <= MOST_IN_A_PICTURE:
        raise NotHere(sentence=phrases.TOO_LONG_FOR_A_PICTURE)
    drawn = standalone_svg(found.chart, site=request.build_absolute_uri("/").rstrip("/"))
    answer = not_kept(png(drawn) if file_format == "png" else drawn.encode(), PICTURES[file_format])
    # Opened as a page of its own, a picture may not run or load anything.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def _page(request: SignedInRequest, organisation: Organisation) -> BreakdownPage:
    """Return the page that the address names; 404 where nothing is loaded."""
    asked = request.GET
    page = breakdown_page(
        organisation, reader=request.user, year=asked_year(asked.get("year", "")), by=asked.get("by", "")
    )
    if not page.year:
        raise Http404
    return page
