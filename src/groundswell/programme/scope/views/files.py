"""Files of scoping: the calendar."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scope import rules
from groundswell.programme.scope.icalendar import MEDIA_TYPE, calendar
from groundswell.programme.scope.presenting.calendar import events_of
from groundswell.programme.scope.views.around import attached
from groundswell.programme.scoping import in_programme


@require_safe
@in_programme(rules.may_read)
def calendar_file(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Send phases, tools and open tasks as a calendar."""
    address = request.build_absolute_uri(reverse("programme:programme", args=[programme.slug]))
    made = calendar(programme.name, events_of(programme, address=address), at=timezone.now())
    return attached(made, MEDIA_TYPE, f"{programme.slug}.ics")
