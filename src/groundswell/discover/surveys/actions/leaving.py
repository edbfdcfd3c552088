"""Forgetting people who have left: no name, address or number of theirs stays longer than a wave needs it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Eligibility, StaffMember
from groundswell.discover.surveys.queries.staff import staff_loads_of
from groundswell.organisations.models import Organisation

AT_ONCE = 500
FORMER = "former"
# A list that was loaded by mistake is mended long before.
SETTLED = timedelta(days=30)


def forget_still_gone(organisation: Organisation, gone: Sequence[UUID]) -> None:
    """Forget those of the people who were gone before a list was loaded, and are not on it either.

    One list alone is not believed: whoever loads a wrong one and then the right one must find the same people, or the
    next wave could not tell that its groups changed by a few.
    """
    inactive = StaffMember.objects.filter(organisation=organisation, is_active=False)
    for at in range(0, len(gone), AT_ONCE):
        _forget(inactive.filter(pk__in=gone[at : at + AT_ONCE]))


def forget_after_count(organisation: Organisation, *, at: datetime) -> None:
    """Forget whoever is gone, once a wave is counted or given up and the list in force is a month old."""
    latest = staff_loads_of(organisation).first()
    if latest is not None and latest.loaded_at <= at - SETTLED:
        _forget(StaffMember.objects.filter(organisation=organisation, is_active=False))


def _forget(gone: QuerySet[StaffMember]) -> None:
    """Take away all that names them, or their whole row where no wave ever asked them.

    What stays of those who were asked is a random id in the unit and the staff group they were in: later waves count by
    it how many people a group has lost. Nobody is forgotten whom a wave asked that is still to be counted.
    """
    still_asked = Eligibility.objects.filter(wave__state__in=[State.OPEN, State.CLOSED], wave__is_destroyed=False)
    found = gone.exclude(pk__in=still_asked.values("member_id"))
    found.filter(eligible_for__isnull=True).delete()
    named = list(found.exclude(key__startswith=f"{FORMER} ", email="", number="", name="", band=""))
    for one in named:
        one.key, one.email, one.number, one.name, one.band, one.is_leader = f"{FORMER} {one.pk}", "", "", "", "", False
    StaffMember.objects.bulk_update(named, ["key", "email", "number", "name", "band", "is_leader"], batch_size=AT_ONCE)
