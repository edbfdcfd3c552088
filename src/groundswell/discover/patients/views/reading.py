"""Reading comments: all of them counted, some of them found, those of one code."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.patients import phrases, rules
from groundswell.discover.patients.pages import CodePage, CommentsPage, OverviewPage
from groundswell.discover.patients.presenting import (
    around,
    code_lines,
    comment_line,
    comments_counted,
    load_line,
    month_lines,
    origins_in,
    room,
    span_words,
)
from groundswell.discover.patients.queries.coded import coded_comments
from groundswell.discover.patients.queries.comments import (
    comments_of,
    found_comments,
    loads_of,
    places_of,
    volume,
)
from groundswell.look import numbers
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show

AT_ONCE = 25
MOST_EXEMPLARS = 20
GROUPS = ((Polarity.GAP, "Gaps"), (Polarity.STRENGTH, "Strengths"), (Polarity.MIXED, "Mixed"))


@require_safe
@in_programme(rules.may_analyse)
def overview(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how many comments there are by month and origin, what they were coded to, and the files they came in."""
    by_month = volume(programme)
    origins = origins_in(by_month)
    coded = coded_comments(programme)
    spoken_of = {item for one in coded.values() for item in one.polarity}
    content = OverviewPage(
        finding=span_words(by_month),
        here=room(programme)[1],
        origins=tuple(phrases.ORIGINS.get(one, one) or phrases.NO_ORIGIN for one in origins),
        months=month_lines(by_month, origins),
        codes=code_lines(coded, codes_of_programme(programme), programme),
        coded=f"{comments_counted(len(spoken_of))} of {numbers.count(sum(by_month.values()))} "
        f"{'has' if len(spoken_of) == 1 else 'have'} a code",
        loads=tuple(load_line(one) for one in loads_of(programme)),
    )
    return show(request, "patients/overview.jinja", title="Patient comments", content=content, **around(programme))


@require_safe
@in_programme(rules.may_analyse)
def comments(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show the comments that hold some words, a page at a time."""
    asked, origin, place = (request.GET.get(name, "").strip()[:200] for name in ("q", "origin", "place"))
    page = Paginator(found_comments(programme, words=asked, origin=origin, place=place), AT_ONCE).get_page(
        request.GET.get("page")
    )
    total = page.paginator.count

    def address(number: int) -> str:
        return f"?{urlencode({'q': asked, 'origin': origin, 'place': place, 'page': number})}"

    content = CommentsPage(
        finding=f"{comments_counted(total)} found" if total else "No comment is like that.",
        asked=asked,
        origin=origin,
        place=place,
        origins=tuple(phrases.ORIGINS.items()),
        places=tuple(places_of(programme)),
        lines=tuple(comment_line(one) for one in page),
        before=(f"Page {page.number - 1}", address(page.number - 1)) if page.has_previous() else None,
        after=(f"Page {page.number + 1}", address(page.number + 1)) if page.has_next() else None,
    )
    return show(
        request,
        "patients/comments.jinja",
        title="Find comments",
        content=content,
        **around(programme, room(programme)),
    )


@require_safe
@in_programme(rules.may_analyse)
def code(request: SignedInRequest, programme: Programme, name: str) -> HttpResponse:
    """Show comments of one code, those that speak of a gap first; 404 where none has it."""
    known = codes_of_programme(programme).get(name)
    coded = coded_comments(programme).get(name)
    if known is None or coded is None:
        raise Http404
    items = {one.pk: one for one in comments_of(programme).filter(pk__in=coded.polarity)}
    groups = []
    for polarity, label in GROUPS:
        of_way = [items[pk] for pk, way in coded.polarity.items() if way == polarity and pk in items]
        # The longest say most; the same ones on every visit.
        of_way.sort(key=lambda one: (-len(one.text), str(one.pk)))
        if of_way:
            shown = tuple(comment_line(one) for one in of_way[:MOST_EXEMPLARS])
            more = f", the {MOST_EXEMPLARS} longest" if len(of_way) > MOST_EXEMPLARS else ""
            groups.append((f"{label}: {numbers.count(len(of_way))}{more}", shown))
    content = CodePage(
        label=known.label,
        meaning=known.meaning,
        finding=f"{comments_counted(len(items))} {'speaks' if len(items) == 1 else 'speak'} of it",
        groups=tuple(groups),
    )
    return show(
        request, "patients/code.jinja", title=known.label, content=content, **around(programme, room(programme))
    )
