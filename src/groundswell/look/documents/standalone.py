"""A document as one HTML file: styles and drawings inside it, nothing asked of any other place."""

import re
from functools import cache

from groundswell.look.documents.model import Document
from groundswell.look.environment import make_environment
from groundswell.look.static_files import static_folder

FONTS = re.compile(r"@font-face\s*{[^}]*}")


def standalone_page(document: Document) -> str:
    """Return the document as a page that can be sent by e-mail and opened without a network.

    The typeface is left out, as it would have to be asked for; the reader's own sans-serif stands in.
    """
    return make_environment().get_template("documents/standalone.jinja").render(document=document, styles=_styles())


@cache
def _styles() -> str:
    sheet = (static_folder() / "groundswell.css").read_text(encoding="utf-8")
    return FONTS.sub("", sheet)
