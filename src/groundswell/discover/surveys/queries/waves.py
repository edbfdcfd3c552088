"""Questions about waves."""

from django.db.models import QuerySet

from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Wave
from groundswell.programme.models import Programme


def waves_of(programme: Programme) -> QuerySet[Wave]:
    """Return the waves of a programme, the newest first."""
    return programme.waves.all()


def wave_by_slug(programme: Programme, slug: str) -> Wave | None:
    """Return one wave of this programme, or None."""
    return waves_of(programme).filter(slug=slug).first()


def wave_to_enter(slug: str) -> Wave | None:
    """Return the wave that staff enter by this address, of whatever programme, or None before it was ever opened."""
    known = Wave.objects.select_related("programme__organisation").exclude(state=State.DRAFT)
    return known.filter(slug=slug).first()
