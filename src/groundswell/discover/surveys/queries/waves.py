"""Questions about waves."""

from django.conf import settings
from django.db.models import QuerySet

from groundswell.discover.surveys.enums import Channel, State
from groundswell.discover.surveys.models import PaperSlips, Wave
from groundswell.people.providers import Provider
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


def provider_of(wave: Wave) -> Provider | None:
    """Return where the staff of a wave can show at work who they are; None where that is not settled."""
    provider: Provider | None = settings.SIGN_IN_PROVIDERS.get(wave.programme.organisation.code)
    return provider if provider and provider.staff_claim else None


def every_wave() -> QuerySet[Wave]:
    """Return the waves of every programme, for whoever has access to the server."""
    return Wave.objects.select_related("programme__organisation")


def slips_drawn(wave: Wave) -> int:
    """Return how many people may have come in by a slip: those marked for one, let in by a code before or not.

    More answers by slip than that were not given by people who drew one.
    """
    return wave.eligible.filter(channel=Channel.SLIP).count()


def slips_asked(wave: Wave) -> PaperSlips | None:
    """Return how many slips are asked for and by whom, while they are not printed; None where none are."""
    return PaperSlips.objects.select_related("asked_by").filter(wave=wave, asked__gt=0).first()
