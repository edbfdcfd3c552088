"""Titles and short lines of slides: findings that fit two lines, and what to say beside a drawing."""

from groundswell.look.charts import AnyChart, Ratio, Strip, StripList
from groundswell.look.documents.fitting import line_count, plain_text
from groundswell.look.documents.model import Section
from groundswell.look.phrases import Side, side_words
from groundswell.vocabulary.withheld import Withheld

TITLE_SIZE, TITLE_LINES, TITLE_WIDTH = 28, 2, 880
LONGEST_LINE = 170
MOST_LINES = 3


def fits_title(words: str) -> bool:
    """Say whether words fit a slide's title: two lines of 28 points."""
    return line_count(words, size=TITLE_SIZE, width=TITLE_WIDTH, is_bold=True) <= TITLE_LINES


def title_of(section: Section, chart: AnyChart | None = None) -> str:
    """Return the fullest finding that fits a title; the part's heading where none does."""
    is_first = chart is None or (bool(section.figures) and section.figures[0].chart is chart)
    candidates = [f"{section.heading}: {_continued(section.finding)}"] if section.finding and is_first else []
    if isinstance(chart, StripList):
        candidates.append(named(chart))
    if section.finding and is_first:
        candidates.append(section.finding.rstrip("."))
    if chart is not None:
        candidates += _of_chart(chart)
    candidates.append(section.heading)
    return next((words for words in map(plain_text, candidates) if words and fits_title(words)), candidates[-1])


def _of_chart(chart: AnyChart) -> list[str]:
    """Return what a chart says of itself, fullest first, always with the name of what it shows."""
    if isinstance(chart, StripList):
        # Without the name of the one row that lies apart, which the drawing shows.
        return [named(chart, chart.finding.split(": ")[0]), chart.subject]
    if isinstance(chart, Ratio) and not isinstance(chart.value, Withheld):
        times = f"{chart.printed} times as likely for {chart.compared.label}"
        return [f"{chart.subject}: {times} ({chart.both_rates})", chart.finding]
    if chart.subject in chart.finding:
        return [chart.finding, chart.subject]
    return [f"{chart.subject}: {_continued(chart.finding)}", chart.finding, chart.subject]


def named(chart: AnyChart, finding: str = "") -> str:
    """Return what a chart shows and its finding, as the words of a title: "Teamwork, scores: all 3 lie ..."."""
    return plain_text(f"{chart.subject.replace(': ', ', ')}: {_continued(finding or chart.finding)}")


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


def _furthest(chart: StripList) -> list[str]:
    """Return the measure furthest from the middle on each side, or that none lies there; both ways alike."""
    told = []
    for side in (Side.FAVOURABLE, Side.UNFAVOURABLE):
        found = [strip for strip in chart.strips if strip.side is side]
        if not any(strip.side for strip in chart.strips):
            continue
        if not found:
            told.append(f"None lies {side_words(side, by_size=False)}.")
            continue
        strip = max(found, key=_distance)
        told.append(f"Furthest on the {side} side: {strip.label}, {strip.key_numbers}.")
    return told


def _distance(strip: Strip) -> float:
    if isinstance(strip.value, Withheld) or strip.group is None or strip.group.q3 == strip.group.q1:
        return 0.0
    return abs(strip.value - strip.group.median) / (strip.group.q3 - strip.group.q1)
