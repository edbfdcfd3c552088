"""What every member of staff is told: three sentences, three pictures, and what happens next. One link for all."""

from groundswell.discover.results.documents.drawing import answer_bar
from groundswell.discover.results.documents.subject import Told, said_of
from groundswell.discover.results.pages import ToldPage
from groundswell.look import numbers
from groundswell.look.charts import AnswerBar
from groundswell.vocabulary.withheld import Withheld

MOST, FEWEST, APART = "Where most of you agree", "Where fewest of you agree", "Where you differ most"
WHOM = "all who answered"


def told_page(told: Told) -> ToldPage:
    """Return what staff told us: how many answered, where most agree, where fewest do, and where people part."""
    answered, invited = said_of(told.results.answers).capitalize(), numbers.count(told.results.invited)
    return ToldPage(
        title="What you told us",
        organisation=told.organisation,
        asked=f"{told.wave.title}, {told.when}",
        thanks=f"{answered} of the {invited} of you who were asked have answered. Thank you.",
        pictures=tuple(_chosen(told)),
        next_steps=told.count.next_steps,
        mode=told.mode,
        fewest=told.results.threshold,
        sample=told.wave.programme.organisation.is_sample,
    )


def _chosen(told: Told) -> list[tuple[str, AnswerBar]]:
    """Return the statement most agree with, the one fewest do, and the one on which people differ most."""
    bars = [
        (item, bar)
        for item in told.results.of_sort("item")
        if not told.is_reversed(item.id)
        and (bar := answer_bar(told, item, item.of(told.results.whole), whom="all who answered", address=""))
        is not None
    ]
    by_share = sorted(bars, key=lambda one: _agreeing(one[1]))
    by_spread = sorted(bars, key=lambda one: one[0].whole.sd if one[0].whole else 0.0)
    found: dict[str, tuple[str, AnswerBar]] = {}
    for label, ordered in ((MOST, by_share), (FEWEST, by_share[::-1]), (APART, by_spread)):
        left = [one for one in ordered if one[0].id not in found]
        if left:
            item, bar = left[-1]
            found[item.id] = (label, bar)
    return list(found.values())


def _agreeing(bar: AnswerBar) -> float:
    return 0.0 if isinstance(bar.telling_share, Withheld) else float(bar.telling_share)
