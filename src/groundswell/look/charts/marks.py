"""What drawings are made of. x is a share of the width (0 to 1), y and sizes are pixels.

The same marks are rendered twice: in per cent for a page, where one drawing fits every width, and in pixels for a
file that stands alone. Each mark carries its colour as an attribute and as a class, so that a style sheet can
answer forced colours and print, and a reader without one still sees the drawing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from groundswell.look.palette import TOKENS

Anchor = Literal["start", "middle", "end"]
Place = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str = "line"
    width: float = 1.5
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `x` and `width` are shares of the drawing's width."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = "line"


@dataclass(frozen=True, slots=True)
class Disc:
    """A round mark. `is_value` marks the organisation that the drawing is about."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""
    stroke_width: float = 1.5
    is_value: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `y` is the line they stand on, `dx` a shift in pixels."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: int = 16
    tone: str = "ink"
    weight: int = 400
    dx: float = 0


Mark = Line | Box | Disc | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks and the height in pixels that they need. `bleed` is the free margin that round marks need at the sides."""

    height: int
    marks: tuple[Mark, ...]
    bleed: int = 0


def in_percent(x: float) -> str:
    """Return a share of the width for a page."""
    return f"{100 * x:.4g}%"


def in_pixels(*, left: float, width: float) -> Place:
    """Return how shares of the width become pixels in a file that stands alone."""
    return lambda x: f"{left + x * width:.6g}"


def pixel_length(width: float) -> Place:
    """Return how a share of the width becomes a length in pixels."""
    return lambda share: f"{share * width:.6g}"


def render(mark: Mark, *, place: Place, length: Place, top: float = 0) -> Markup:
    """Return one mark as an SVG element, `top` pixels lower than it says."""
    if isinstance(mark, Line):
        return _line(mark, place, top)
    if isinstance(mark, Box):
        return _box(mark, place, length, top)
    if isinstance(mark, Disc):
        return _disc(mark, place, top)
    return _label(mark, place, top)


def _line(mark: Line, place: Place, top: float) -> Markup:
    dash = Markup(' stroke-dasharray="{}"').format(mark.dash) if mark.dash else ""
    return Markup(
        '<line class="s-{tone}" x1="{x1}" y1="{y1:g}" x2="{x2}" y2="{y2:g}" stroke="{colour}"'
        ' stroke-width="{width:g}"{dash}/>'
    ).format(
        tone=mark.tone,
        x1=place(mark.x1),
        y1=top + mark.y1,
        x2=place(mark.x2),
        y2=top + mark.y2,
        colour=TOKENS[mark.tone],
        width=mark.width,
        dash=dash,
    )


def _box(mark: Box, place: Place, length: Place, top: float) -> Markup:
    return Markup(
        '<rect class="f-{fill} s-{stroke}" x="{x}" y="{y:g}" width="{width}" height="{height:g}"'
        ' fill="{fill_colour}" stroke="{stroke_colour}" stroke-width="1"/>'
    ).format(
        fill=mark.fill,
        stroke=mark.stroke,
        x=place(mark.x),
        y=top + mark.y,
        width=length(mark.width),
        height=mark.height,
        fill_colour=TOKENS[mark.fill],
        stroke_colour=TOKENS[mark.stroke],
    )


def _disc(mark: Disc, place: Place, top: float) -> Markup:
    stroke = (
        Markup(' stroke="{}" stroke-width="{:g}"').format(TOKENS[mark.stroke], mark.stroke_width) if mark.stroke else ""
    )
    classes = " ".join(
        [
            f"f-{mark.fill}",
            *([f"s-{mark.stroke}"] if mark.stroke else []),
            *(["value"] if mark.is_value else []),
        ]
    )
    return Markup('<circle class="{classes}" cx="{x}" cy="{y:g}" r="{r:g}" fill="{colour}"{stroke}/>').format(
        classes=classes,
        x=place(mark.x),
        y=top + mark.y,
        r=mark.radius,
        colour=TOKENS[mark.fill],
        stroke=stroke,
    )


def _label(mark: Label, place: Place, top: float) -> Markup:
    shift = Markup(' dx="{:g}"').format(mark.dx) if mark.dx else ""
    return Markup(
        '<text class="f-{tone}" x="{x}" y="{y:g}"{shift} text-anchor="{anchor}" font-size="{size}"'
        ' font-weight="{weight}" fill="{colour}">{text}</text>'
    ).format(
        tone=mark.tone,
        x=place(mark.x),
        y=top + mark.y,
        shift=shift,
        anchor=mark.anchor,
        size=mark.size,
        weight=mark.weight,
        colour=TOKENS[mark.tone],
        text=printable(mark.text),
    )


def printable(text: str) -> Markup:
    """Return text escaped for XML, without the control characters that XML 1.0 forbids."""
    return escape("".join(sign for sign in text if sign.isprintable()))
