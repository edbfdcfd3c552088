"""Titles and short lines of slides: findings that fit two lines, and what to say beside a drawing."""

from groundswell.look.charts import AnyChart, Ratio, Strip, StripList
from groundswell.look.documents.fitting import line_count, plain_text
from groundswell.look.documents.model import Section
from groundswell.vocabulary.range import Better, Position
from groundswell.vocabulary.withheld import Withheld

TITLE_SIZE, TITLE_LINES, TITLE_WIDTH = 28, 2, 880
LONGEST_LINE = 170
MOST_LINES = 3
ABOVE = frozenset({Position.TOP_END, Position.TOP_QUARTER})
BELOW = frozenset({Position.LOWER_END, Position.LOWEST_QUARTER})


def fits_title(words: str) -> bool:
    """Say whether words fit a slide's title: two lines of 28 points."""
    return line_count(words, size=TITLE_SIZE, width=TITLE_WIDTH, is_bold=True) <= TITLE_LINES


def title_of(section: Section, chart: AnyChart | None = None) -> str:
    """Return the fullest finding that fits a title; the part's heading where none does."""
    is_first = chart is None or (bool(section.figures) and section.figures[0].chart is chart)
    candidates = [f"{section.heading}: {_continued(section.finding)}"] if section.finding and is_first else []
    if isinstance(chart, StripList):
        candidates.append(counted(chart))
    if section.finding and is_first:
        candidates.append(section.finding.rstrip("."))
    if chart is not None:
        candidates += _of_chart(chart)
    candidates.append(section.heading)
    return next((words for words in map(plain_text, candidates) if words and fits_title(words)), candidates[-1])


def _of_chart(chart: AnyChart) -> list[str]:
    """Return what a chart says of itself, fullest first, always with the name of what it shows."""
    if isinstance(chart, StripList):
        return [chart.finding, chart.subject]
    if isinstance(chart, Ratio) and not isinstance(chart.value, Withheld):
        times = f"{chart.printed} times as likely for {chart.compared.label}"
        return [f"{chart.subject}: {times} ({chart.both_rates})", chart.finding]
    if chart.subject in chart.finding:
        return [chart.finding, chart.subject]
    return [f"{chart.subject}: {_continued(chart.finding)}", chart.finding, chart.subject]


def counted(chart: StripList) -> str:
    """Return on how many measures of a list the organisation lies on which side of the middle half.

    "" where that cannot be told of every measure: withheld values, or groups too small for a middle half.
    """
    sides = [_side(strip) for strip in chart.strips]
    if any(side == "" for side in sides):
        return ""
    is_plain = all(strip.better is Better.HIGHER for strip in chart.strips)
    names = ("above", "below") if is_plain else ("on the favourable side of", "on the other side of")
    where = {"good": names[0], "in": "in", "poor": names[1]}
    counts = {side: sides.count(side) for side in where if side in sides}
    heading, _, noun = chart.subject.rpartition(": ")
    many = len(sides)
    if len(counts) == 1:
        group = "the one" if many == 1 else "both" if many == 2 else f"all {many}"
        noun = noun.removesuffix("s") if many == 1 else noun
        told = f"{group} {noun} {_lie(many)} {where[sides[0]]} the middle half of similar trusts"
    else:
        parts = [
            f"{count} {_lie(count) if at == 0 else ''} {where[side]} {'the middle half' if at == 0 else 'it'}"
            for at, (side, count) in enumerate(counts.items())
        ]
        told = f"of {many} {noun}, {', '.join(parts)}, among similar trusts"
    return plain_text(f"{heading}: {told}" if heading else told[:1].upper() + told[1:])


def lines_beside(section: Section, chart: AnyChart | None) -> tuple[str, ...]:
    """Return at most three short lines to stand beside a drawing or table."""
    told = [words for words in section.paragraphs[:1] if len(words) <= LONGEST_LINE]
    if isinstance(chart, StripList) and len(chart.strips) > 1:
        told += _furthest(chart)
    elif isinstance(chart, StripList):
        told += [f"{strip.label}: {strip.key_numbers}." for strip in chart.strips if strip.key_numbers]
    elif chart is not None and chart.key_numbers:
        told.append(f"{chart.key_numbers[:1].upper()}{chart.key_numbers[1:]}.")
    cautions = () if chart is None else (chart.words.note,)
    more = (*cautions, *section.notes, *section.paragraphs[1:])
    told += [words for words in more if words and len(words) <= LONGEST_LINE]
    return tuple(dict.fromkeys(told))[:MOST_LINES]


def _continued(finding: str) -> str:
    """Return a sentence as the second half of another: small first letter, no full stop."""
    first, *_ = finding.split(maxsplit=1)
    is_name = first[:1] in "“\"'" or (first.isupper() and len(first) > 1)
    said = finding if is_name else finding[:1].lower() + finding[1:]
    return said.rstrip(".")


def _lie(count: int) -> str:
    return "lies" if count == 1 else "lie"


def _side(strip: Strip) -> str:
    """Return "good", "in" or "poor" by the middle half; "" where it cannot be told."""
    if isinstance(strip.value, Withheld) or strip.group is None or strip.is_dots or strip.better is Better.NEUTRAL:
        return ""
    position = strip.group.position_of(strip.value)
    if "middle half" in strip.phrase or position not in ABOVE | BELOW:
        return "in"
    return "good" if (position in ABOVE) == (strip.better is Better.HIGHER) else "poor"


def _furthest(chart: StripList) -> list[str]:
    """Return the measure furthest from the middle on each side, or that none lies there; both ways alike."""
    told = []
    for side, where in (("good", "favourable"), ("poor", "unfavourable")):
        found = [strip for strip in chart.strips if _side(strip) == side]
        if not any(_side(strip) for strip in chart.strips):
            continue
        if not found:
            told.append(f"None lies on the {where} side of the middle half.")
            continue
        strip = max(found, key=_distance)
        told.append(f"Furthest on the {where} side: {strip.label}, {strip.key_numbers}.")
    return told


def _distance(strip: Strip) -> float:
    if isinstance(strip.value, Withheld) or strip.group is None or strip.group.q3 == strip.group.q1:
        return 0.0
    return abs(strip.value - strip.group.median) / (strip.group.q3 - strip.group.q1)
