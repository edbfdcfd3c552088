"""The charts of results: estimates beside the trust, and how answers to one item are spread."""

from collections.abc import Callable, Iterable, Sequence

from groundswell.discover.results import phrases
from groundswell.discover.results.averaging import Averaging
from groundswell.discover.results.documents.subject import Told, Topic
from groundswell.discover.results.reading import Group, Measure, Seen
from groundswell.look.charts import Answer, AnswerBar, ChartTable, Estimate, EstimateList, Verdict
from groundswell.look.charts.estimates import NO_RANGE
from groundswell.look.numbers import POINTS, WHOLE_PERCENT, number, rounded, withheld_words
from groundswell.look.phrases import listed
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import PROTECTED, Withheld

VERDICTS = {"below": Verdict.LOWER, "above": Verdict.HIGHER, "not told apart": Verdict.SAME}
MEASURED = "Average of the answers, from 1 to {points}"
DRAWN = "Estimate from 1 to {points}: the average, drawn towards the trust’s by as much as chance explains"
LARGEST_SHARE = 100.0


def trust_estimates(
    told: Told, measures: Iterable[Measure], *, subject: str, counted: str, address: str
) -> EstimateList:
    """Return the whole trust's averages of several measures, each with the range in which it lies by chance."""
    rows = tuple(_plain(told.subject_words(one.id), one.of(told.results.whole)) for one in measures)
    seen = [row.value for row in rows if not isinstance(row.value, Withheld)]
    ends = (number(min(seen), 1), number(max(seen), 1)) if seen else ("", "")
    finding = f"{subject}: averages between {ends[0]} and {ends[1]}" if seen else None
    if seen and ends[0] == ends[1]:
        finding = f"{subject}: an average of {ends[0]}{' each' if len(seen) > 1 else ''}"
    return EstimateList(
        words=told.words(told.whom, address=address, finding=finding),
        subject=subject,
        rows=rows,
        counted=counted,
        measured_as=MEASURED.format(points=told.points),
        unit=POINTS,
        better=Better.HIGHER,
        scale=(1, told.points),
        stands_alone=True,
    )


def group_estimates(told: Told, group: Group, measures: Iterable[Measure], *, address: str, whom: str) -> EstimateList:
    """Return one group's estimates, each beside the trust's own average of the same measure."""
    rows = tuple(
        _drawn(told.subject_words(one.id), one.of(group.cell), beside=one.of(told.results.whole)) for one in measures
    )
    return EstimateList(
        words=told.words(whom, address=address),
        subject=group.label,
        rows=rows,
        counted=told.counted_as,
        measured_as=DRAWN.format(points=told.points),
        unit=POINTS,
        better=Better.HIGHER,
        scale=(1, told.points),
    )


def units_on(told: Told, measure: Measure, groups: Iterable[Group], *, counted: str, address: str) -> EstimateList:
    """Return every group that may be shown on one measure, in a fixed order, beside the trust."""
    trust = measure.of(told.results.whole)
    rows = tuple(_drawn(one.label, measure.of(one.cell)) for one in groups)
    subject = told.subject_words(measure.id)
    apart = sum(row.verdict in {Verdict.LOWER, Verdict.HIGHER} for row in rows)
    shown = sum(row.verdict is not None for row in rows)
    many = f"{apart or 'none'} of {shown}"
    finding = f"{subject}: {many} {counted} shown can be told apart from the trust" if shown else None
    return EstimateList(
        words=told.words(told.whom, address=address, finding=finding),
        subject=subject,
        rows=rows,
        counted=counted,
        measured_as=DRAWN.format(points=told.points),
        unit=POINTS,
        better=Better.HIGHER,
        scale=(1, told.points),
        reference=trust.mean,
    )


def answer_bar(told: Told, item: Measure, seen: Seen, *, whom: str, address: str) -> AnswerBar | None:
    """Return how answers to an item are spread; None where they are not shown or there is no scale of agreement."""
    labels = told.answer_words(item.id)
    if seen.shares is None or len(labels) != len(seen.shares) or item.sort != "item" or len(labels) != told.points:
        return None
    shares = seen.shares
    agree = min(LARGEST_SHARE, shares[-1] + shares[-2])
    return AnswerBar(
        words=told.words(whom, address=address, finding=_agreeing(told.item_words(item.id), agree)),
        subject=told.item_words(item.id),
        answers=tuple(Answer(label, share) for label, share in zip(labels, shares, strict=True)),
        telling=f"said “{labels[-2].lower()}” or “{labels[-1].lower()}”",
        telling_share=agree,
        better=Better.LOWER if told.is_reversed(item.id) else Better.HIGHER,
        unit=WHOLE_PERCENT,
    )


def spread_tables(
    told: Told, items: Iterable[Measure], caption: str, *, group: Group | None = None
) -> tuple[ChartTable, ...]:
    """Return averages and shares of several items, and a table of shares alone for each that was a choice.

    What is not shown says so. Items answered on scales of other words stand in tables of their own.
    """
    rated: dict[tuple[str, ...], list[Measure]] = {}
    chosen: list[Measure] = []
    for one in items:
        if told.is_choice(one.id):
            chosen.append(one)
        else:
            rated.setdefault(told.answer_words(one.id), []).append(one)
    whom = "whole trust" if group is None else group.label
    return (
        *(
            _rated(
                told, found, group, caption if len(rated) == 1 else f"{caption}, from “{labels[0]}” to “{labels[-1]}”"
            )
            for labels, found in rated.items()
        ),
        *(_choices(told, one, group, f"{told.item_words(one.id)} {whom[0].upper()}{whom[1:]}") for one in chosen),
    )


def _rated(told: Told, items: Sequence[Measure], group: Group | None, caption: str) -> ChartTable:
    """Return statements on one scale as a table, without the columns of averages where none of them has one."""
    labels = told.answer_words(items[0].id)
    may = {one.id: group is None or told.may_average(one.id, group.question) for one in items}
    rows = []
    for one in items:
        seen = one.of(told.results.whole if group is None else group.cell)
        average = (mean_words(seen), between_words(seen)) if may[one.id] else (phrases.SEE_SHARES, phrases.SEE_SHARES)
        rows.append((told.marked_words(one.id), *(average if any(may.values()) else ()), *_share_words(seen, labels)))
    averages = ("Average", "Probably between") if any(may.values()) else ()
    return ChartTable(caption, ("Statement", *averages, *labels), tuple(rows))


def _choices(told: Told, item: Measure, group: Group | None, caption: str) -> ChartTable:
    labels = told.answer_words(item.id)
    seen = item.of(told.results.whole if group is None else group.cell)
    return ChartTable(caption, ("Answer", "Share"), tuple(zip(labels, _share_words(seen, labels), strict=True)))


def shares_by_group(told: Told, item: Measure, groups: Iterable[Group], *, kind: str) -> ChartTable | None:
    """Return how answers to one statement are spread in every group; None where that is shown of no group."""
    labels, seen = told.answer_words(item.id), [(one.label, item.of(one.cell)) for one in groups]
    if all(one.shares is None for _, one in seen):
        return None
    one_of = kind.removesuffix("s")
    rows = tuple((name, *_share_words(one, labels)) for name, one in seen)
    return ChartTable(f"{told.marked_words(item.id)}, by {one_of}", (one_of.capitalize(), *labels), rows)


def _share_words(seen: Seen, labels: Sequence[str]) -> tuple[str, ...]:
    shares = [f"{number(share)}%" for share in seen.shares] if seen.shares else []
    return (*shares, *[withheld_words(PROTECTED)] * (len(labels) - len(shares)))


def shares_instead(told: Told, measures: Iterable[Measure], question: str) -> tuple[str, ...]:
    """Return on which measures groups are not averaged and why, a sentence for each reason; nothing where all are."""
    found: dict[Averaging, list[str]] = {why: [] for why in phrases.SHARES_INSTEAD}
    for one in measures:
        if (why := told.averaging(one.id, question)) is not Averaging.STANDS:
            found[why].append(told.subject_words(one.id))
    return tuple(phrases.SHARES_INSTEAD[why].format(topics=listed(names)) for why, names in found.items() if names)


def favourable_sentence(told: Told, items: Iterable[Measure], group: Group | None = None) -> str:
    """Return on how many statements the average lies on the favourable side: below the middle where agreeing is bad."""
    cell = told.results.whole if group is None else group.cell
    found = [one for one in items if one.sort == "item"]
    means = [
        (told.is_reversed(one.id), one.of(cell).mean)
        for one in found
        if group is None or told.may_average(one.id, group.question)
    ]
    shown = [(turned, mean) for turned, mean in means if not isinstance(mean, Withheld)]
    # Of one among several there is nothing to count.
    if not shown or len(shown) == 1 < len(found):
        return ""
    middle = (1 + told.points) / 2
    good = sum(mean < middle if turned else mean > middle for turned, mean in shown)
    many = f"all {len(shown)}" if good == len(shown) > 1 else f"{good or 'none'} of {len(shown)}"
    # Where some have no average, nobody may think that so few were asked.
    of = "statements the average" if len(shown) == len(found) else "statements that have an average it"
    return f"On {many} {of} lies on the favourable side of the middle."


def average_sentence(told: Told, topic: Topic) -> str:
    """Return an element's average with where it probably lies; nothing where only its parts are asked about."""
    if topic.measure is None:
        return ""
    seen = topic.measure.of(told.results.whole)
    if isinstance(seen.mean, Withheld):
        return f"{topic.element.label}: not shown."
    average = f"An average of {number(seen.mean, 1)} on a scale from 1 to {told.points}"
    if seen.interval is None:
        return f"{average}."
    low, high = (number(end, 1) for end in seen.interval)
    # Ends that print alike say that chance is small here, not that there is none.
    reach = f"probably between {low} and {high}" if low != high else "give or take less than 0.1"
    return f"{average}, {reach}."


def mean_words(seen: Seen) -> str:
    """Return an average as it is printed, or that it is not shown."""
    return withheld_words(seen.mean) if isinstance(seen.mean, Withheld) else number(seen.mean, 1)


def between_words(seen: Seen, *, write: Callable[[float, int], str] = number) -> str:
    """Return where an average probably lies, or that it is not shown, or that no range was worked out."""
    if isinstance(seen.mean, Withheld):
        return withheld_words(seen.mean)
    if seen.interval is None:
        return NO_RANGE
    low, high = (write(end, 1) for end in seen.interval)
    return f"{low} to {high}"


def _plain(name: str, seen: Seen) -> Estimate:
    if isinstance(seen.mean, Withheld):
        return Estimate(name, PROTECTED, PROTECTED, PROTECTED, None)
    low, high = seen.interval or (None, None)
    return Estimate(name, seen.mean, low, high, None)


def _drawn(name: str, seen: Seen, *, beside: Seen | None = None) -> Estimate:
    if isinstance(seen.mean, Withheld) or seen.drawn is None:
        return Estimate(name, PROTECTED, PROTECTED, PROTECTED, None)
    low, high = seen.drawn.interval
    trust = beside.mean if beside is not None else None
    return Estimate(name, seen.drawn.value, low, high, VERDICTS[seen.drawn.standing], trust)


def _agreeing(statement: str, share: float) -> str:
    """Return the share that agrees with a statement as a sentence that can be read aloud."""
    tenths = int(rounded(share / 10, 0))
    said = {0: "Fewer than 1 in 10", 10: "More than 9 in 10"}.get(tenths, f"About {tenths} in 10")
    return f"{said} agree: {statement}"
