"""Questionnaires of a trust's own, as a Django app."""

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    """Writing, loading and taking away questionnaires. Knows no waves, no staff and no answers."""

    name = "groundswell.discover.questionnaires"
    label = "questionnaires"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here; the room of accounts cannot look up to ours."""
        from groundswell.discover.questionnaires.phrases import ACT_WORDS  # noqa: PLC0415 - Django must be awake first
        from groundswell.people import phrases  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
