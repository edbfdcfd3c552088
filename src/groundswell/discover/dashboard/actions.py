"""Adding published data by the page. The command does the same without an account."""

from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.dashboard import rules
from groundswell.discover.dashboard.enums import Act
from groundswell.national.adding import Added, add_source
from groundswell.national.keeping import remove_edition
from groundswell.national.source import Source
from groundswell.people.agents import actor
from groundswell.people.models import Person

ROUTE = "Loaded into this installation by an operator, from a file."


def add_edition(source: Source, *, by: Person, at: datetime) -> Added:
    """Check and store a published file, note who did it, and return the edition.

    A file already loaded is returned as it is, and nothing is noted. Raises BadInput and NotAllowed; then the store
    is as it was.
    """
    rules.check_may_add_editions(by)
    added = add_source(source, on=at.date(), route=ROUTE)
    if added.was_already_there:
        return added
    try:
        with transaction.atomic():
            record(Act.EDITION_ADDED, by=actor(by), at=at, subject=added.edition.id, detail=source.name[:320])
    except BaseException:
        # What nobody can answer for is not kept.
        remove_edition(added.edition.id)
        raise
    return added
