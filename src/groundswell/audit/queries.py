"""Questions to the audit; newest first, as people read it."""

from django.db.models import QuerySet

from groundswell.audit.chain import ChainReport, check_chain
from groundswell.audit.models import Event


def all_events() -> QuerySet[Event]:
    """Return every event of the installation."""
    return Event.objects.order_by("-number")


def events_of(organisation_code: str) -> QuerySet[Event]:
    """Return the events that concern one organisation."""
    return all_events().filter(organisation_code=organisation_code)


def chain_report() -> ChainReport:
    """Return how far the whole chain holds, reading it from the first event."""
    return check_chain(Event.objects.order_by("number").iterator(chunk_size=1000))
