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
    """Return the statement most agree with, the one fewest do, and the one on which people differ most.

    Where one statement is two of these it stands once, under both names: the next in line would be called what it is
    not. What people say of themselves is left out, since most of us agree with that anywhere.
    """
    of_oneself = told.self_ratings
    bars = [
        (item, bar)
        for item in told.results.of_sort("item")
        if item.id not in of_oneself
        and (bar := answer_bar(told, item, item.of(told.results.whole), whom=WHOM, address="")) is not None
    ]
    straight = [one for one in bars if not told.is_reversed(one[0].id)]
    found: dict[str, tuple[str, AnswerBar]] = {}
    for label, ordered in (
        (MOST, sorted(straight, key=lambda one: _agreeing(one[1]))),
        (FEWEST, sorted(straight, key=lambda one: -_agreeing(one[1]))),
        (APART, sorted(bars, key=lambda one: _spread(one[1]))),
    ):
        # Of a single statement there is only one thing to say.
        if len(ordered) > 1 or (ordered and not found):
            item, bar = ordered[-1]
            before = found.get(item.id)
            found[item.id] = (f"{before[0]}, and {label[:1].lower()}{label[1:]}" if before else label, bar)
    return list(found.values())


def _agreeing(bar: AnswerBar) -> float:
    return 0.0 if isinstance(bar.telling_share, Withheld) else float(bar.telling_share)


def _spread(bar: AnswerBar) -> float:
    """Return how far answers lie from each other: their variance, in points of the scale."""
    shares = [0.0 if isinstance(one.share, Withheld) else float(one.share) for one in bar.answers]
    whole = sum(shares)
    if not whole:
        return 0.0
    middle = sum(at * share for at, share in enumerate(shares)) / whole
    return sum(share * (at - middle) ** 2 for at, share in enumerate(shares)) / whole
