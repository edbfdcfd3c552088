"""Django's side of the look."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Middleware, forms, errors, content security. No domain words."""

    name = "groundswell.web"
    label = "web"
