"""Charts as files that stand alone: the whole anatomy of EXPERIENCE 6.2 on one sheet, in pixels and own colours."""

from collections.abc import Iterator

from markupsafe import Markup

from groundswell.look.charts.marks import (
    Drawing,
    Label,
    Line,
    Mark,
    in_pixels,
    pixel_length,
    printable,
    render,
)
from groundswell.look.charts.strip_list import StripList
from groundswell.look.charts.text_width import lines
from groundswell.look.charts.words import DrawnChart, alt_text
from groundswell.look.palette import PAPER

WIDTH = 960
MARGIN = 40
# Without quotation marks, which an attribute would have to escape.
TYPEFACE = "Atkinson Hyperlegible Next"
FONTS = f"{TYPEFACE}, Arial, Liberation Sans, Helvetica, sans-serif"
SAMPLE_WORDS = "Sample data. This trust is made up."


def standalone_svg(chart: DrawnChart | StripList, *, width: int = WIDTH, site: str = "") -> str:
    """Return a chart as an SVG file of fixed width with finding, measure, drawing, note, source and date on it.

    site is where its page lies, for the address on it; without one the address is only a path.
    """
    inner = width - 2 * MARGIN
    parts: list[Markup] = []
    top = float(MARGIN)
    if chart.words.sample:
        top = _text(parts, [SAMPLE_WORDS], top, size=16, step=28, tone="clay", weight=600)
    top = _text(parts, lines(chart.finding, size=24, width=inner, weight=600), top, size=24, step=32, weight=600)
    top = _text(parts, lines(chart.measured, size=16, width=inner), top + 4, size=16, step=24, tone="soft")
    top += 20
    top = _draw(parts, chart, inner, top)
    top += 20
    if chart.words.note:
        top = _text(parts, lines(chart.words.note, size=15, width=inner), top, size=15, step=22)
    parts.append(_mark(Line(0, top + 6, 1, top + 6, tone="hair", width=1), inner, 0))
    source = lines(chart.words.source_at(site), size=15, width=inner)
    top = _text(parts, source, top + 14, size=15, step=22, tone="soft")
    if chart.words.made_from:
        top = _text(parts, lines(chart.words.made_from, size=15, width=inner), top, size=15, step=22, tone="soft")
    height = round(top + MARGIN - 12)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
            ' font-family="{fonts}"><title>{title}</title><desc>{said}</desc>'
            '<rect width="{w}" height="{h}" fill="{paper}"/>{parts}</svg>\n'
        ).format(
            w=width,
            h=height,
            fonts=FONTS,
            title=printable(chart.finding),
            said=printable(alt_text(chart)),
            paper=PAPER,
            parts=Markup("").join(parts),
        )
    )


def drawing_svg(chart: DrawnChart | StripList, *, width: int) -> str:
    """Return only the drawing as an SVG file of fixed width, for places that set the words around it themselves."""
    parts: list[Markup] = []
    height = round(_draw(parts, chart, width, 4)) + 4
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="{left} 0 {w} {h}" role="img"'
            ' font-family="{fonts}"><title>{title}</title><desc>{said}</desc>'
            '<rect x="{left}" width="{w}" height="{h}" fill="{paper}"/>{parts}</svg>\n'
        ).format(
            w=width,
            h=height,
            left=MARGIN,
            fonts=FONTS,
            title=printable(chart.finding),
            said=printable(alt_text(chart)),
            paper=PAPER,
            parts=Markup("").join(parts),
        )
    )


def _mark(mark: Mark, inner: float, top: float, *, left: float = MARGIN) -> Markup:
    return render(mark, place=in_pixels(left=left, width=inner), length=pixel_length(inner), top=top)


def _text(
    parts: list[Markup],
    said: list[str],
    top: float,
    *,
    size: int,
    step: int,
    tone: str = "ink",
    weight: int = 400,
) -> float:
    """Add lines of text and return where the next thing may begin."""
    for line in said:
        parts.append(_mark(Label(0, step * 0.75, line, size=size, tone=tone, weight=weight), 0, top))
        top += step
    return top


def _draw(parts: list[Markup], chart: DrawnChart | StripList, inner: float, top: float) -> float:
    if isinstance(chart, StripList):
        return _draw_rows(parts, chart, inner, top)
    drawing = chart.wide() if inner >= 600 else chart.narrow()
    parts += _placed(drawing, left=MARGIN, width=inner, top=top)
    return top + drawing.height


def _placed(drawing: Drawing, *, left: float, width: float, top: float) -> Iterator[Markup]:
    for mark in drawing.marks:
        yield _mark(mark, width - 2 * drawing.bleed, top, left=left + drawing.bleed)


def _draw_rows(parts: list[Markup], chart: StripList, inner: float, top: float) -> float:
    """Add label, value, strip and place in four columns that every row shares."""
    label_width, value_right, strip_left, strip_right = (inner * share for share in (0.28, 0.38, 0.41, 0.75))
    place_left = MARGIN + inner * 0.78
    axis = chart.axis(size=15)
    parts += _placed(axis, left=MARGIN + strip_left, width=strip_right - strip_left, top=top)
    top += axis.height + 4
    for strip in chart.strips:
        label = lines(strip.label, size=16, width=label_width)
        place = lines(strip.phrase, size=15, width=inner * 0.22)
        height = max(len(label) * 21, len(place) * 20, 36) + 8
        parts.append(_mark(Line(0, top, 1, top, tone="hair", width=1), inner, 0))
        parts += _column(label, MARGIN, top, height, size=16, step=21)
        parts += _column(place, place_left, top, height, size=15, step=20, tone="soft")
        if strip.printed != strip.phrase:
            value = Label(0, height / 2 + 6, strip.printed, "end", size=17, tone="swell", weight=600)
            parts.append(_mark(value, 0, top, left=MARGIN + value_right))
        row = chart.row(strip)
        parts += _placed(
            row, left=MARGIN + strip_left, width=strip_right - strip_left, top=top + (height - row.height) / 2
        )
        top += height
    return top


def _column(
    said: list[str], left: float, top: float, height: float, *, size: int, step: int, tone: str = "ink"
) -> Iterator[Markup]:
    first = top + (height - len(said) * step) / 2 + step * 0.75
    for at, line in enumerate(said):
        yield _mark(Label(0, 0, line, size=size, tone=tone), 0, first + at * step, left=left)
