"""Joins the look's Jinja environment to Django: where app templates are, and what a static address is."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from jinja2 import Environment, FileSystemLoader

from groundswell.look.environment import make_environment


def environment(**_options: Any) -> Environment:
    """Return the one environment for every page; the look decides all options, so Django's are not taken."""
    folders = [
        folder
        for app in apps.get_app_configs()
        if app.name.startswith("groundswell.") and (folder := Path(app.path) / "templates").is_dir()
    ]
    made = make_environment(loaders=[FileSystemLoader(folders)], static=static_address)
    made.auto_reload = settings.DEBUG
    return made


def static_address(path: str) -> str:
    """Return the address of a built file: "groundswell.css" becomes "/static/<mark>/groundswell.css"."""
    return f"{settings.STATIC_URL}{path}"
