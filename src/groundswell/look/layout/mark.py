"""The mark: eleven equal dots on a line, lifted into one gentle swell."""

import math

from markupsafe import Markup

DOTS = 11
FAVICON_DOTS = 5


def swell(dots: int, *, lift: float) -> list[float]:
    """Return how far each dot is lifted from the line, in dot order; 0 at both ends, `lift` in the middle.

    One full raised cosine: the gentlest wave that starts and ends level.
    """
    return [lift * (1 - math.cos(2 * math.pi * at / (dots - 1))) / 2 for at in range(dots)]


def mark(*, step: float = 6, radius: float = 2.1, lift: float = 9) -> Markup:
    """Return the mark as a small SVG in the current text colour; it says nothing to a screen reader."""
    width = step * (DOTS - 1) + 2 * radius
    height = lift + 2 * radius
    dots = "".join(
        f'<circle cx="{radius + step * at:g}" cy="{height - radius - up:.2f}" r="{radius:g}"/>'
        for at, up in enumerate(swell(DOTS, lift=lift))
    )
    return Markup(
        f'<svg class="mark" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
        f' fill="currentColor" aria-hidden="true" focusable="false">{dots}</svg>'
    )
