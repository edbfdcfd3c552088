"""A trust's own breakdown as a Django app."""

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from groundswell.disclosure.thresholds import TooLow


class BreakdownConfig(AppConfig):
    """Directorate, site and staff-group results of one trust, kept apart from everything published."""

    name = "groundswell.discover.breakdown"
    label = "breakdown"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here, and refuse a threshold that is too low.

        The words are handed down because the room of accounts cannot look up to ours.
        """
        from groundswell.discover.breakdown.phrases import ACT_WORDS  # noqa: PLC0415 - Django must be awake first
        from groundswell.discover.breakdown.queries import smallest_group  # noqa: PLC0415 - as above, Django must be awake
        from groundswell.people import phrases  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
        try:
            smallest_group()
        except TooLow as low:
            raise ImproperlyConfigured(low.sentence()) from low
