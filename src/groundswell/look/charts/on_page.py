"""Charts on a page: SVG in per cent, so that one drawing fits every width."""

from markupsafe import Markup

from groundswell.look.charts.marks import Drawing, in_percent, printable, render
from groundswell.look.charts.strip_list import StripList
from groundswell.look.charts.words import DrawnChart, alt_text


def svg(chart: DrawnChart | StripList) -> Markup:
    """Return a chart for a page.

    Two drawings where the phone needs another one; style sheets show one of them, and only that one is read out. A
    list of strips comes back as an HTML list with one drawing per row, in columns that share one scale.
    """
    if isinstance(chart, StripList):
        return _strip_list(chart)
    wide, narrow = chart.wide(), chart.narrow()
    said = alt_text(chart)
    return Markup('<div class="drawing">{}{}</div>').format(
        element(wide, title=chart.finding, described=said, extra="drawing__wide"),
        element(narrow, title=chart.finding, described=said, extra="drawing__narrow"),
    )


def element(drawing: Drawing, *, title: str, described: str, extra: str = "") -> Markup:
    """Return one drawing as an SVG element with role, title and description."""
    marks = Markup("").join(render(mark, place=in_percent, length=in_percent) for mark in drawing.marks)
    inner = Markup('<svg class="{} {}" width="100%" height="{}" role="img" aria-label="{}">').format(
        "drawing__svg", f"{extra} bleed-{drawing.bleed}".strip(), drawing.height, printable(described)
    )
    words = Markup("<title>{}</title><desc>{}</desc>").format(printable(title), printable(described))
    return inner + words + marks + Markup("</svg>")


def _strip_list(chart: StripList) -> Markup:
    axis = chart.axis()
    marks = Markup("").join(render(mark, place=in_percent, length=in_percent) for mark in axis.marks)
    head = Markup(
        '<div class="strips__axis" aria-hidden="true"><svg class="drawing__svg bleed-{}" width="100%" height="{}">'
        "{}</svg></div>"
    ).format(axis.bleed, axis.height, marks)
    rows = Markup("").join(_strip_row(chart, at) for at in range(len(chart.strips)))
    return Markup('<div class="strips">{}<ul class="strips__rows">{}</ul></div>').format(head, rows)


def _strip_row(chart: StripList, at: int) -> Markup:
    strip = chart.strips[at]
    words = printable(strip.label)
    label = Markup('<a href="{}">{}</a>').format(strip.href, words) if strip.href else words
    described = f"{chart.words.whom}, {chart.when}. {strip.finding}. {strip.key_numbers}."
    shown = strip.phrase if strip.printed != strip.phrase else ""
    change = Markup('<span class="strips__change">{}</span>').format(printable(strip.change)) if strip.change else ""
    return Markup(
        '<li class="strips__row"><span class="strips__label">{}</span> <span class="strips__value{}">{}</span>'
        '<span class="strips__drawing">{}</span><span class="strips__place">{}{}</span></li>'
    ).format(
        label,
        "" if shown else " strips__value--words",
        strip.printed,
        element(chart.row(strip), title=strip.finding, described=described),
        shown,
        change,
    )
