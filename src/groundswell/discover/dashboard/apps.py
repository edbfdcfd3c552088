"""The culture and outcomes dashboard as a Django app."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Published results of every organisation; open to all, keeps nothing of its own."""

    name = "groundswell.discover.dashboard"
    label = "dashboard"
