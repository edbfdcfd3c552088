"""Surveys of a trust's own staff, as a Django app."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Staff lists, waves and invitations. Knows people, never answers."""

    name = "groundswell.discover.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here; the room of accounts cannot look up to ours."""
        from groundswell.discover.surveys.phrases import ACT_WORDS  # noqa: PLC0415 - Django must be awake first
        from groundswell.people import phrases  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
