"""The one Jinja environment: our layout, components and charts, and the NHS design system's macros."""

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    Template,
)

from groundswell.look import numbers
from groundswell.look.charts import alt_text, svg, table
from groundswell.look.layout.mark import mark


def make_environment(*, loaders: Iterable[BaseLoader] = (), static: Callable[[str], str] | None = None) -> Environment:
    """Return an environment that finds templates in `loaders` first, then ours, then the NHS macros.

    A name that a template of ours does not know raises UndefinedError; only the NHS macros, which rely on absent
    parameters, are lenient. `static` turns "groundswell.css" into an address; by default "/static/groundswell.css".
    """
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.filters.update(FILTERS)
    environment.globals.update(static=static or _plain_address, mark=mark, svg=svg, alt_text=alt_text, table=table)
    # The overlay shares filters and globals, so it is made after they are in place.
    lenient = environment.overlay(undefined=ChainableUndefined, trim_blocks=False, lstrip_blocks=False)
    environment.loader = lenient.loader = ChoiceLoader(
        [
            *loaders,
            PackageLoader("groundswell.look", ""),
            _NhsMacros(lenient, PackageLoader("nhsuk_frontend_jinja")),
        ]
    )
    return environment


FILTERS: dict[str, Callable[..., str]] = {
    "score": numbers.score,
    "percent": numbers.percent,
    "whole_percent": numbers.whole_percent,
    "ratio": numbers.ratio,
    "count": numbers.count,
    "about": numbers.about,
    "in_ten": numbers.in_ten,
    "points": numbers.points,
    "signed": numbers.signed,
    "figure": numbers.figure,
    "day": numbers.day,
    "clock": numbers.clock,
    "withheld_words": numbers.withheld_words,
}


def _plain_address(path: str) -> str:
    return f"/static/{path}"


class _NhsMacros(BaseLoader):
    """Loads the NHS macros into an environment of their own, in which an absent parameter is no mistake."""

    def __init__(self, lenient: Environment, loader: BaseLoader) -> None:
        self._lenient = lenient
        self._loader = loader

    def load(
        self,
        environment: Environment,
        name: str,
        globals: Any = None,  # noqa: A002 - jinja2 names it so
    ) -> Template:
        """Return the named macro file; `environment` is what asks, not what the macros run in."""
        return self._loader.load(self._lenient, name, globals)

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()
