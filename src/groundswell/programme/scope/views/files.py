"""What is taken away from scoping: the calendar, the one page for the board, and two such pages side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.look import numbers
from groundswell.look.documents.writing import pieces, word_of
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.queries import programmes_of
from groundswell.programme.scope import rules
from groundswell.programme.scope.icalendar import MEDIA_TYPE, calendar
from groundswell.programme.scope.pages import SummaryPage
from groundswell.programme.scope.presenting.beside import beside_page
from groundswell.programme.scope.presenting.calendar import events_of
from groundswell.programme.scope.presenting.papers import FORMATS
from groundswell.programme.scope.presenting.summary import summary_text
from groundswell.programme.scope.views.around import around, attached
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show

TITLE = "The programme on one page"


@require_safe
@in_programme(rules.may_read)
def calendar_file(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Send phases, tools and open tasks as a calendar."""
    address = request.build_absolute_uri(reverse("programme:programme", args=[programme.slug]))
    made = calendar(programme.name, events_of(programme, address=address), at=timezone.now())
    return attached(made, MEDIA_TYPE, f"{programme.slug}.ics")


@require_safe
@in_programme(rules.may_read)
def summary(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show the one page for the board."""
    today = timezone.localdate()
    content = SummaryPage(
        title=TITLE,
        as_of=numbers.day(today),
        pieces=pieces(summary_text(programme, today=today)),
        word=reverse("scope:summary-word", args=[programme.slug]),
    )
    return show(request, "scope/summary.jinja", title=TITLE, content=content, **around(programme))


@require_safe
@in_programme(rules.may_read)
def beside(request: SignedInRequest, programme: Programme, other: str) -> HttpResponse:
    """Show two programmes side by side to somebody who works in both and may read both."""
    second = get_object_or_404(programmes_of(request.user), slug=other)
    if second == programme or not rules.may_read(request.user, second):
        raise Http404
    content = beside_page(programme, second, today=timezone.localdate())
    frame = around(programme) | {"trust_name": ""}
    frame["sample"] = programme.organisation.is_sample or second.organisation.is_sample
    return show(request, "scope/beside.jinja", title=content.title, content=content, **frame)


@require_safe
@in_programme(rules.may_read)
def summary_word(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Send the one page for the board as a Word file."""
    today = timezone.localdate()
    made = word_of(
        summary_text(programme, today=today),
        title=programme.name,
        whose=f"{programme.organisation.name}. The programme on one page, {numbers.day(today)}",
        sample=programme.organisation.is_sample,
        is_tight=True,
    )
    return attached(made, FORMATS["docx"][1], f"{programme.slug}-on-one-page.docx")
