"""Accounts, roles and signing in."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, roles and signing in."""

    name = "groundswell.people"
    label = "people"

    def ready(self) -> None:
        """Keep no time of anybody's signing in."""
        from groundswell.people.forgetting import begin_forgetting  # noqa: PLC0415 - models exist only now

        begin_forgetting()
