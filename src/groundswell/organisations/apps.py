"""The organisations this installation works for."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The organisations this installation works for."""

    name = "groundswell.organisations"
    label = "organisations"
