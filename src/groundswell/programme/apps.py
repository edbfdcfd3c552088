"""A culture and leadership programme of an organisation."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """A culture and leadership programme: its name, its organisation and its members."""

    name = "groundswell.programme"
    label = "programme"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here; the room of accounts cannot look up to ours."""
        from groundswell.people import phrases  # noqa: PLC0415 - Django must be awake first
        from groundswell.programme.phrases import ACT_WORDS  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
