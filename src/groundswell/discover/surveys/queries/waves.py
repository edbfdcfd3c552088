"""Questions about waves."""

from django.db.models import QuerySet

from groundswell.discover.surveys.models import Wave
from groundswell.programme.models import Programme


def waves_of(programme: Programme) -> QuerySet[Wave]:
    """Return the waves of a programme, the newest first."""
    return programme.waves.all()


def wave_by_slug(programme: Programme, slug: str) -> Wave | None:
    """Return one wave of this programme, or None."""
    return waves_of(programme).filter(slug=slug).first()
