"""The card for the intranet as SVG: what is asked, of whom, until when, the short address and the code to scan."""

import re
from collections.abc import Sequence
from html import escape

from groundswell.look.charts.text_width import lines, text_width
from groundswell.look.documents.paper import FONT, qr_svg

WIDTH, EDGE, GAP = 780.0, 28.0, 24.0
CODE = 248.0
COLUMN = WIDTH - 2 * EDGE - GAP - CODE
TEAL, INK, QUIET = "#00566b", "#10191c", "#415056"
LARGEST_TITLE, MOST_LINES = 32.0, 3
BOLD = 700
SIDE = re.compile(r'\bwidth="(\d+)"')


def card_svg(*, title: str, organisation: str, until: str, address: str, shown_address: str, mode: str) -> str:
    """Return the card; `address` is what the code leads to, and `shown_address` how it is written to be typed."""
    texts = [
        *_said(title, size=_title_size(title), colour=TEAL, weight=BOLD, after=10),
        *_said(organisation, size=17, colour=INK, after=14),
        *_said(shown_address, size=_fitting(shown_address, 19), colour=INK, weight=BOLD, after=8),
        *_said(until, size=17, colour=INK, weight=BOLD, after=14),
        *_said(mode, size=14, colour=QUIET, after=0),
    ]
    tall = sum(height for _, height in texts)
    height = max(CODE, tall) + 2 * EDGE
    at = (height - tall) / 2
    drawn = []
    for text, space in texts:
        drawn.append(text.format(y=round(at, 1)))
        at += space
    code = qr_svg(address)
    side = float(SIDE.search(code)[1])  # type: ignore[index]  # every picture has a width
    place = f"translate({WIDTH - EDGE - CODE:g} {(height - CODE) / 2:g}) scale({CODE / side:.4f})"
    described = " ".join((f"{organisation}.", until, mode))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" width="{WIDTH:g}" '
        f'height="{height:g}" role="img" aria-labelledby="card-title card-words" '
        f'font-family="{FONT}, Segoe UI, Arial, sans-serif">'
        f'<title id="card-title">{escape(title)}: {escape(shown_address)}</title>'
        f'<desc id="card-words">{escape(described)}</desc>'
        f'<rect width="{WIDTH:g}" height="{height:g}" rx="10" fill="#fff"/>'
        f'<rect x="1" y="1" width="{WIDTH - 2:g}" height="{height - 2:g}" rx="9" fill="none" stroke="{TEAL}" '
        f'stroke-width="2"/>{"".join(drawn)}<g transform="{place}">{code}</g></svg>'
    )


def _said(words: str, *, size: float, colour: str, after: float, weight: int = 400) -> Sequence[tuple[str, float]]:
    """Return each line of some words, drawn from a top that is filled in later, with the space it takes."""
    # Measured a little wide: on a screen without our typeface another one is drawn.
    wrapped = lines(words, size=size, width=COLUMN * 0.94, weight=weight)
    style = f'dy="{size:g}" font-size="{size:g}" font-weight="{weight}" fill="{colour}"'
    found = [(f'<text x="{EDGE:g}" y="{{y}}" {style}>{_plain(one)}</text>', size * 1.28) for one in wrapped]
    return [*found[:-1], (found[-1][0], found[-1][1] + after)] if found else []


def _plain(words: str) -> str:
    """Return words as they may stand in a picture, and in a template."""
    return escape(words).replace("{", "{{").replace("}", "}}")


def _title_size(title: str) -> float:
    """Return a size at which a title takes no more than three lines."""
    size = LARGEST_TITLE
    while size > 18 and len(lines(title, size=size, width=COLUMN * 0.94, weight=BOLD)) > MOST_LINES:
        size -= 2
    return size


def _fitting(words: str, largest: float) -> float:
    """Return a size at which words that must not be broken fit into one line."""
    wide = text_width(words, size=largest, weight=BOLD)
    return round(min(largest, max(9.0, largest * COLUMN * 0.94 / wide)), 1)
