"""The culture and outcomes dashboard as a Django app."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Published results of every organisation; open to all, keeps nothing of its own."""

    name = "groundswell.discover.dashboard"
    label = "dashboard"

    def ready(self) -> None:
        """Give the audit's pages the words for adding published data: the room of accounts cannot look up to ours."""
        from groundswell.discover.dashboard.enums import Act  # noqa: PLC0415 - Django must be awake first
        from groundswell.people import phrases  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS[Act.EDITION_ADDED] = "added published data as edition {subject}, from {detail}"
