"""What people say of themselves beside others, and what matters to them beside what they find: by statement."""

from collections.abc import Iterable

from groundswell.discover.results.documents.drawing import between_words, mean_words
from groundswell.discover.results.documents.subject import Told
from groundswell.discover.results.reading import Group, Measure, Seen
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Section
from groundswell.vocabulary.withheld import Withheld

# A gap smaller than this is nothing to talk about, on a scale of five points.
WORTH_A_WORD = 0.3
GAP_HEADER = ("Statement on leaders", "Average", "Self minus others", "Probably between")
IMPORTANCE_HEADER = ("Statement", "Importance, 1 to 5", "Importance minus rating", "Probably between")


def self_and_others(told: Told, items: Iterable[Measure]) -> Section | None:
    """Return the gap between self and others by statement, whole trust; None where nothing of it was asked."""
    whole = told.results.whole
    pairs = [(item, gap.of(whole)) for item in items if (gap := told.pair_of(item.id)) is not None]
    if not pairs:
        return None
    wide = sum(not isinstance(gap.mean, Withheld) and abs(gap.mean) >= WORTH_A_WORD for _, gap in pairs)
    return Section(
        id="self-and-others",
        heading="Self and others",
        finding=f"On {_of(wide, len(pairs))} statements people rate themselves clearly otherwise than the leaders "
        "around them.",
        paragraphs=("Above 0: people rate themselves more favourably than the leaders around them.",),
        tables=(
            ChartTable(
                "Self minus others, whole trust",
                GAP_HEADER,
                tuple((told.marked_words(one.id), mean_words(one.of(whole)), *gap_words(gap)) for one, gap in pairs),
            ),
        ),
    )


def importance(told: Told, items: Iterable[Measure], group: Group | None = None) -> Section | None:
    """Return how much each statement matters beside how people rate it, in the trust or in a group.

    None where that was not asked, or nothing of it can be shown of the group. A statement of which a unit's average
    stands for nobody is left out: its rating could be worked out from the gap.
    """
    cell = told.results.whole if group is None else group.cell
    found: list[tuple[str, Seen, Seen]] = []
    for item in items:
        weight = told.results.measures.get(f"importance:{item.id}")
        wanting = told.results.measures.get(f"wanting:{item.id}")
        if weight is not None and wanting is not None and (group is None or told.may_average(item.id, group.question)):
            found.append((item.id, weight.of(cell), wanting.of(cell)))
    gaps = [gap.mean for _, _, gap in found if not isinstance(gap.mean, Withheld)]
    if not found or (group is not None and not gaps):
        return None
    lacking = sum(gap >= WORTH_A_WORD for gap in gaps)
    return Section(
        id="importance",
        heading="How much it matters to people",
        finding=f"On {_of(lacking, len(gaps))} statements it matters clearly more to people than they find it here.",
        paragraphs=("Above 0: it matters more to people than they find it here.",),
        tables=(
            ChartTable(
                f"Importance, {'whole trust' if group is None else group.label}",
                IMPORTANCE_HEADER,
                tuple((told.marked_words(name), mean_words(weight), *gap_words(gap)) for name, weight, gap in found),
            ),
        ),
    )


def gap_words(gap: Seen) -> tuple[str, str]:
    """Return a gap with its sign and where it probably lies, or that neither is shown."""
    if isinstance(gap.mean, Withheld):
        return numbers.withheld_words(gap.mean), numbers.withheld_words(gap.mean)
    return numbers.signed(gap.mean, 1), between_words(gap, write=numbers.signed)


def _of(count: int, every: int) -> str:
    return f"all {count}" if count == every > 1 else f"{count or 'none'} of {every}"
