"""The synthesis report, as a page and as files."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.discover.results.exporting import FILES, csv_of_table
from groundswell.discover.surveys.views.answering import attached
from groundswell.discover.synthesis import rules
from groundswell.discover.synthesis.presenting import grid_page, may_be_told
from groundswell.discover.synthesis.queries.diagnoses import diagnosis_of
from groundswell.discover.synthesis.queries.listening import listening_of, quotations_of
from groundswell.discover.synthesis.queries.tools import tools_of
from groundswell.discover.synthesis.reporting import report as made_report
from groundswell.discover.synthesis.views.around import around, previews
from groundswell.look import numbers
from groundswell.look.documents.model import Document
from groundswell.people.models import Person
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.errors import NotHere
from groundswell.web.pages import show


@require_safe
@in_programme(rules.may_read)
def report(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show the synthesis report."""
    content = _document(programme, request.user)
    return show(request, "synthesis/report.jinja", title=content.title, content=content, **around(programme))


@require_safe
@in_programme(rules.may_read)
def file(request: SignedInRequest, programme: Programme, file_format: str) -> HttpResponse:
    """Send the report in another format; `?table=` one of its tables as CSV."""
    if file_format not in FILES:
        raise Http404
    write, media_type = FILES[file_format]
    content = _document(programme, request.user)
    wanted = request.GET.get("table", "")
    if wanted and file_format == "csv":
        made = csv_of_table(content, wanted)
        if made is None:
            raise NotHere(sentence="There is no such table in the report.")
        return attached(made, media_type, f"synthesis-{wanted}.csv")
    return attached(write(content), media_type, f"synthesis-{programme.slug}.{file_format}")


def _document(programme: Programme, reader: Person) -> Document:
    found, tools = diagnosis_of(programme), tools_of(programme)
    sees = previews(reader, programme)
    return made_report(
        programme,
        found,
        listening_of(programme),
        quotations_of(programme),
        finding=grid_page(programme, found, tools, may_judge=False, previews=sees).finding,
        shown=[one.element.id for one in found if may_be_told(one, previews=sees)],
        on=numbers.day(timezone.localdate()),
    )
