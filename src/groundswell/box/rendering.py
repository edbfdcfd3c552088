"""From a page's content to HTML: the box's own templates on top of the look's."""

import gzip
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader

from groundswell.box.pages import About, Frame
from groundswell.box.phrases import phrase
from groundswell.look.environment import make_environment
from groundswell.look.static_files import built_folder, content_mark

COMPRESSION = 5


@cache
def static_root() -> str:
    """Return the address below which the built styles, scripts and fonts are; it changes when any of them does."""
    folder = built_folder()
    return f"/static/{content_mark(folder)}/" if folder else "/static/"


@cache
def environment() -> Environment:
    """Return the environment of the answering pages."""
    return make_environment(loaders=[PackageLoader("groundswell.box")], static=lambda path: f"{static_root()}{path}")


def rendered(name: str, page: Frame, content: object = None, *, about: About | None = None) -> bytes:
    """Return a page of the box as HTML. Templates see `page`, `about`, `content`, and `t` for our own sentences."""
    words: Mapping[str, Any] = {
        "page": page,
        "about": about,
        "content": content,
        "t": partial(phrase, language=page.language),
    }
    return environment().get_template(f"box/{name}.jinja").render(words).encode()


def packed(body: bytes) -> bytes:
    """Return a body as browsers unpack it; no time and no name is kept in it."""
    return gzip.compress(body, COMPRESSION, mtime=0)
