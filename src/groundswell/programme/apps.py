"""A culture and leadership programme of an organisation."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """A culture and leadership programme: its name, its organisation and its members."""

    name = "groundswell.programme"
    label = "programme"
