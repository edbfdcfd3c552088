"""How every page of the dashboard answers: open to all, cached by edition, kind when nothing is there."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from groundswell.discover.dashboard.pages import address
from groundswell.discover.dashboard.views.pinning import pin_ways
from groundswell.look.documents.model import Document
from groundswell.look.layout.frame import Link, SearchBox
from groundswell.national.results import SurveyResults, UnknownOrganisation
from groundswell.national.store import UnknownEdition, all_editions
from groundswell.national.survey import survey_results
from groundswell.web.errors import NotHere
from groundswell.web.pages import show
from groundswell.web.printing import unfolded_for_print

View = Callable[..., HttpResponse]
KEPT_FOR = 24 * 60 * 60
LONGEST_CODE = 20


def published(view: View, *, reads: tuple[str, ...] = ()) -> View:
    """Open a view to everybody, and keep its answer until any edition changes.

    Pages are kept for visitors without a session, files for everybody. `reads` are the words of an address that say
    what a page shows, such as what was searched for: answers to those are as many as people can think of, and not kept.
    """

    @login_not_required
    @csrf_exempt  # nothing here takes a form; another method is told so, and not to send a form again
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **words: Any) -> HttpResponse:
        shelf = caches["pages" if request.path.endswith("/") else "files"]
        key = _key(request, reads)
        kept = shelf.get(key) if key else None
        if kept is not None:
            return HttpResponse(kept[0], content_type=kept[1], headers=kept[2])
        response = _answered(view, request, words)
        if response.headers["Content-Type"].startswith("text/html"):
            _finish(request, response)
        is_whole = response.status_code == 200 and not response.streaming and not response.cookies
        # Not where an edition came or went meanwhile: the answer would be kept under the editions of before.
        if key and is_whole and key == _key(request, reads):
            headers = {name: value for name, value in response.headers.items() if name != "Content-Type"}
            shelf.set(key, (response.content, response.headers["Content-Type"], headers), KEPT_FOR)
        return response

    return answer


def published_by(*reads: str) -> Callable[[View], View]:
    """Return `published` for a view that reads these words of its address."""
    return partial(published, reads=reads)


def _answered(view: View, request: HttpRequest, words: Mapping[str, Any]) -> HttpResponse:
    """Return a view's answer; what is not here is told with the nearest there is."""
    before = _editions()
    try:
        try:
            return view(request, **words)
        except OSError:
            # An edition taken away while it was read is no fault of the reader's: look once more at what there is.
            if _editions() == before:
                raise
            return view(request, **words)
    except UnknownOrganisation as unknown:
        ways = [Link(name, address.trust(code)) for code, name in unknown.nearest.items()]
        sentence = f"There is no organisation “{unknown.code}” in edition {unknown.edition_id}. The nearest we know:"
        raise NotHere(sentence, ways) from unknown
    except UnknownEdition as unknown:
        raise NotHere(unknown.sentence(), [Link("All editions", "/editions/")]) from unknown


def _finish(request: HttpRequest, response: HttpResponse) -> None:
    unfolded_for_print(request, response)
    if edition_id := request.GET.get("edition"):
        response.content = pin_ways(response.content.decode(), edition_id).encode()


def chosen_codes(request: HttpRequest) -> list[str]:
    """Return the organisation codes of a comparison's address in the order chosen, each once; no code is long."""
    typed = (code.strip().upper() for code in request.GET.getlist("trust"))
    return list(dict.fromkeys(code for code in typed if 0 < len(code) <= LONGEST_CODE))


def _key(request: HttpRequest, reads: tuple[str, ...]) -> str | None:
    """Return the key an answer is kept under; None where it belongs to somebody or is not worth keeping."""
    if request.method not in {"GET", "HEAD"} or any(name in request.GET for name in reads):
        return None
    is_page = request.path.endswith("/")
    if settings.SESSION_COOKIE_NAME in request.COOKIES and is_page:
        # A page names whoever is signed in; a file, whose address ends in its format, is the same for everybody.
        return None
    # Only what a page reads; a meaningless word may neither make it anew nor push good pages out.
    pinned = request.GET.get("edition", "")
    if pinned and all(pinned != edition.id for edition in all_editions()):
        return None
    is_printed = is_page and "print" in request.GET
    asked = f"{request.get_host()}|{request.path}|{pinned}|{is_printed}|{_editions()}"
    # A digest, because a cache takes keys of at most 250 characters and there may be any number of editions.
    return hashlib.sha256(asked.encode()).hexdigest()


def _editions() -> str:
    """Return what changes when any edition here does."""
    return ",".join(f"{edition.id}:{edition.source.sha256[:8]}" for edition in all_editions())


def results_of(request: HttpRequest, code: str, *, with_questions: bool = True) -> SurveyResults:
    """Return an organisation's results from the edition the address pins, or the latest."""
    return survey_results(code, request.GET.get("edition") or None, with_questions=with_questions)


def show_document(
    request: HttpRequest,
    template: str,
    document: Document,
    *,
    content: Any,
    results: SurveyResults | None = None,
    breadcrumbs: tuple[Link, ...] = (),
    title: str | None = None,
) -> HttpResponse:
    """Return a document as a page, framed with its trust, edition and search box."""
    return show(
        request,
        template,
        title=title or document.title,
        content=content,
        breadcrumbs=breadcrumbs,
        trust_name=results.organisation.name if results else "",
        trust_href=f"/trusts/{results.organisation.code}/" if results else "",
        edition_line=document.edition_line,
        licence_line=document.source_line,
        search=SearchBox("/"),
    )
