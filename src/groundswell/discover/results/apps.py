"""Results of waves as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """What a wave's count let through, as pages and files; and what staff wrote, released by two people."""

    name = "groundswell.discover.results"
    label = "results"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here."""
        from groundswell.discover.results.phrases import ACT_WORDS  # noqa: PLC0415 - Django must be awake first
        from groundswell.people import phrases  # noqa: PLC0415 - as above

        phrases.ACT_WORDS.update(ACT_WORDS)
