"""A page's figures as a file at the page's own address, and each of its charts as a picture."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from groundswell.discover.dashboard.pages.compare import MOST_COMPARED
from groundswell.discover.dashboard.pages.edition_files import edition_bytes
from groundswell.discover.dashboard.pages.formats import FORMATS, Format, file_name
from groundswell.discover.dashboard.pages.taken import Taken, taken_at, taken_compared
from groundswell.discover.dashboard.views.answering import chosen_codes, published, published_by, show_document
from groundswell.look.charts import png, standalone_svg
from groundswell.look.documents.cells import csv_bytes
from groundswell.look.layout.frame import Link
from groundswell.national.results import Release
from groundswell.national.store import find_edition
from groundswell.national.survey import is_known
from groundswell.web.errors import NotHere

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class TakeAwayContent:
    """What the page of files is given: each format with its size; `base` is its address without its last stroke."""

    taken: Taken
    formats: tuple[tuple[Format, str], ...]
    base: str
    editions: tuple[Release, ...]


@published_by("table")
def page_file(request: HttpRequest, *, code: str, extension: str, part: str = "", name: str = "") -> HttpResponse:
    """Answer with a page of an organisation in another format; `?table=` with one of its tables of words as CSV."""
    taken = _taken(request, code, part, name)
    wanted = request.GET.get("table", "")
    if not wanted or extension != "csv":
        return _file(taken, extension)
    table = dict(taken.document.tables_of_words()).get(wanted)
    if table is None:
        raise NotHere(sentence="There is no such table on that page.")
    named = file_name(taken, extension).replace(f".{extension}", f"-{wanted}.{extension}")
    return _attached(csv_bytes(table.header, table.rows), extension, named)


@published_by("trust")
def compared_file(request: HttpRequest, *, extension: str) -> HttpResponse:
    """Answer with a comparison in another format; the organisations are in the query, as on the page."""
    codes = [
        code for code in chosen_codes(request)[:MOST_COMPARED] if is_known(code, request.GET.get("edition") or None)
    ]
    if len(codes) < 2:
        raise NotHere(sentence="Name at least two organisations.")
    return _file(taken_compared(codes, edition=request.GET.get("edition") or None), extension)


@published
def edition_file(request: HttpRequest, *, edition_id: str, extension: str) -> HttpResponse:
    """Answer with the page of an edition in another format."""
    edition = find_edition(edition_id)
    return _attached(edition_bytes(edition, extension), extension, f"edition-{edition.id}.{extension}")


@published
def chart_file(
    request: HttpRequest, *, code: str, figure: str, extension: str, part: str = "", name: str = ""
) -> HttpResponse:
    """Answer with one chart of a page as SVG or PNG, its source and date on it."""
    found = _taken(request, code, part, name).document.figure(figure)
    if found is None or extension not in PICTURES:
        raise NotHere(sentence="There is no such chart on that page.")
    drawn = standalone_svg(found.chart, site=request.build_absolute_uri("/").rstrip("/"))
    content = png(drawn) if extension == "png" else drawn.encode("utf-8")
    response = HttpResponse(content, content_type=PICTURES[extension])
    # Opened as a page of its own, a picture may not run or load anything.
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


@published
def take_away(request: HttpRequest, *, code: str) -> HttpResponse:
    """Show the files of an organisation's dashboard and what each is for."""
    taken = _taken(request, code, "", "")
    results = taken.results[0]
    base = f"/trusts/{results.organisation.code}"
    content = TakeAwayContent(
        taken=taken,
        formats=tuple((one, one.size_of(taken)) for one in FORMATS.values()),
        base=base,
        editions=taken.releases,
    )
    return show_document(
        request,
        "dashboard/take_away.jinja",
        taken.document,
        content=content,
        results=results,
        title="Take it away",
        breadcrumbs=(Link("Find your trust", "/"), Link("At a glance", f"{base}/")),
    )


def _taken(request: HttpRequest, code: str, part: str, name: str) -> Taken:
    taken = taken_at(code, part, name, edition=request.GET.get("edition") or None)
    if taken is None:
        raise NotHere(sentence="There is no such page.")
    return taken


def _file(taken: Taken, extension: str) -> HttpResponse:
    return _attached(FORMATS[extension].make(taken), extension, file_name(taken, extension))


def _attached(content: bytes, extension: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=FORMATS[extension].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
