"""Comments of patients and carers, as a Django app."""

from django.apps import AppConfig


class PatientsConfig(AppConfig):
    """What patients and carers wrote, made ready to be coded like all other evidence."""

    name = "groundswell.discover.patients"
    label = "patients"

    def ready(self) -> None:
        """Give the audit's pages the words for what is done here; the room of accounts cannot look up to ours."""
        from groundswell.discover.patients.phrases import ACT_WORDS  # noqa: PLC0415 - Django must be awake first
        from groundswell.people import phrases  # noqa: PLC0415 - as above, Django must be awake

        phrases.ACT_WORDS.update(ACT_WORDS)
