"""Results as files: the same released figures as Word, slides, spreadsheets and pictures."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.exporting import FILES, PICTURES, csv_of_table, file_name
from groundswell.discover.results.presenting import document_of, group_at
from groundswell.discover.results.views.answering import of_results
from groundswell.discover.surveys.views.answering import attached
from groundswell.look.charts import png, standalone_svg
from groundswell.look.documents.model import Document
from groundswell.people.requests import SignedInRequest
from groundswell.web.errors import NotHere


@require_safe
@of_results
def document(
    request: SignedInRequest,
    told: Told,
    file_format: str,
    *,
    element: str = "",
    kind: str = "",
    group: str = "",
    part: str = "",
) -> HttpResponse:
    """Send a page of results in another format; `?table=` one of its tables of words as CSV."""
    found = _found(told, element=element, kind=kind, group=group, part=part)
    if file_format not in FILES:
        raise Http404
    write, media_type = FILES[file_format]
    wanted = request.GET.get("table", "")
    if wanted and file_format == "csv":
        made = csv_of_table(found, wanted)
        if made is None:
            raise NotHere(sentence="There is no such table on that page.")
        return attached(made, media_type, file_name(found, f"{wanted}.csv"))
    return attached(write(found), media_type, file_name(found, file_format))


@require_safe
@of_results
def chart(
    request: SignedInRequest,
    told: Told,
    figure: str,
    file_format: str,
    *,
    element: str = "",
    kind: str = "",
    group: str = "",
) -> HttpResponse:
    """Send one drawing of a page of results as SVG or PNG, with its source and its day on it."""
    found = _found(told, element=element, kind=kind, group=group).figure(figure)
    if found is None or file_format not in PICTURES:
        raise NotHere(sentence="There is no such chart on that page.")
    drawn = standalone_svg(found.chart, site=request.build_absolute_uri("/").rstrip("/"))
    answer = HttpResponse(png(drawn) if file_format == "png" else drawn.encode(), content_type=PICTURES[file_format])
    answer.headers["Cache-Control"] = "no-store, private"
    # Opened as a page of its own, a picture may not run or load anything.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def _found(told: Told, *, element: str = "", kind: str = "", group: str = "", part: str = "") -> Document:
    of = group_at(told, kind, group) if kind else None
    if kind and of is None:
        raise Http404
    found = document_of(told, element=element, group=of, part=part)
    if found is None:
        raise Http404
    return found
