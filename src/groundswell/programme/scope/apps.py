"""Scoping, as a Django app."""

from django.apps import AppConfig


class ScopeConfig(AppConfig):
    """What a programme settles before it listens: purpose, Change Team, timeline, papers, tasks."""

    name = "groundswell.programme.scope"
    label = "scope"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here; the room of accounts cannot look up to ours."""
        from groundswell.people import phrases  # noqa: PLC0415 - Django must be awake first
        from groundswell.programme.scope.phrases import ACT_WORDS  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
