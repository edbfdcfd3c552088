"""Accounts, roles and signing in."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, roles and signing in."""

    name = "groundswell.people"
    label = "people"
