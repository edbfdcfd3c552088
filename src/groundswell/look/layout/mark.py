"""The mark: eleven equal dots on a line, lifted into one gentle swell."""

import math

from markupsafe import Markup

DOTS = 11


def swell(dots: int, *, lift: float) -> list[float]:
    """Return how far each dot is lifted from the line, in dot order; 0 at both ends, `lift` in the middle.

    One full raised cosine: the gentlest wave that starts and ends level.
    """
    return [lift * (1 - math.cos(2 * math.pi * at / (dots - 1))) / 2 for at in range(dots)]


def mark(*, step: float = 7, radius: float = 2.5, lift: float = 12) -> Markup:
    """Return the mark as a small SVG in the current text colour; it says nothing to a screen reader."""
    width = step * (DOTS - 1) + 2 * radius
    height = lift + 2 * radius
    dots = Markup("").join(
        Markup('<circle cx="{:g}" cy="{:.2f}" r="{:g}"/>').format(radius + step * at, height - radius - up, radius)
        for at, up in enumerate(swell(DOTS, lift=lift))
    )
    return Markup(
        '<svg class="mark" width="{0:g}" height="{1:g}" viewBox="0 0 {0:g} {1:g}"'
        ' fill="currentColor" aria-hidden="true" focusable="false">{2}</svg>'
    ).format(width, height, dots)
