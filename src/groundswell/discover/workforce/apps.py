"""The leadership workforce, as a Django app."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Posts from a staff record, who counts as a leader, and what the tables say."""

    name = "groundswell.discover.workforce"
    label = "workforce"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here; the room of accounts cannot look up to ours."""
        from groundswell.discover.workforce.phrases import ACT_WORDS  # noqa: PLC0415 - Django must be awake first
        from groundswell.people import phrases  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
