"""The tables as files: the same figures as Word, slides, workbook, CSV and pictures."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.workforce import rules
from groundswell.discover.workforce.document import document_of
from groundswell.discover.workforce.exporting import FILES, PICTURES, csv_of_table
from groundswell.discover.workforce.telling import told_of
from groundswell.discover.workforce.views.around import address_of, not_kept
from groundswell.look.charts import png, standalone_svg
from groundswell.look.documents.model import Document
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.errors import NotHere


@require_safe
@in_programme(rules.may_work_on)
def document(request: SignedInRequest, programme: Programme, file_format: str) -> HttpResponse:
    """Send the tables in another format; `?table=` one of them as CSV."""
    found = _found(programme)
    if file_format not in FILES:
        raise Http404
    write, media_type = FILES[file_format]
    wanted = request.GET.get("table", "")
    if wanted and file_format == "csv":
        made = csv_of_table(found, wanted)
        if made is None:
            raise NotHere(sentence="There is no such table on that page.")
        return not_kept(made, media_type, f"{programme.slug}-workforce-{wanted}.csv")
    return not_kept(write(found), media_type, f"{programme.slug}-workforce.{file_format}")


@require_safe
@in_programme(rules.may_work_on)
def chart(request: SignedInRequest, programme: Programme, figure: str, file_format: str) -> HttpResponse:
    """Send one drawing as SVG or PNG, with its source and its day on it."""
    found = _found(programme).figure(figure)
    if found is None or file_format not in PICTURES:
        raise NotHere(sentence="There is no such chart on that page.")
    drawn = standalone_svg(found.chart, site=request.build_absolute_uri("/").rstrip("/"))
    answer = not_kept(png(drawn) if file_format == "png" else drawn.encode(), PICTURES[file_format])
    # Opened as a page of its own, a picture may not run or load anything.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def _found(programme: Programme) -> Document:
    told = told_of(programme, address=address_of(programme))
    if told is None:
        raise Http404
    return document_of(told)
