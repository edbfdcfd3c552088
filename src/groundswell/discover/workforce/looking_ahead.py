"""The sections that look ahead: need, successors and skills."""

from collections.abc import Iterator

from groundswell.discover.workforce import phrases
from groundswell.discover.workforce.told import Told
from groundswell.discover.workforce.words import NONE, percent
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Section


def need_section(told: Told) -> Section:
    """Return the projection with its assumptions."""
    need, assumed = told.figures.need, told.assumptions
    if need is None:
        return Section(id="need", heading=f"Need in {assumed.years} years", paragraphs=(phrases.NO_RATE,))
    ready = sum(sum(counts) for _, counts in told.successors.rows)
    fill = numbers.count(need.middle.to_fill)
    span = (
        f" Probably between {numbers.count(need.least.to_fill)} and {numbers.count(need.most.to_fill)}."
        if need.least and need.most
        else ""
    )
    rows = (
        ("Posts now, vacant ones included", f"about {need.posts:,}"),
        (f"Posts in {assumed.years} years", f"about {numbers.count(need.middle.needed)}"),
        ("Leaders of today still in post then", f"about {numbers.count(need.middle.staying)}"),
        ("Posts to fill", f"about {fill}"),
        ("Successors the team has named roles for", numbers.count(ready) if told.successors.rows else NONE),
    )
    measured = "typed by the team" if assumed.leaving is not None else "measured above"
    return Section(
        id="need",
        heading=f"Need in {assumed.years} years",
        finding=f"About {fill} leaders’ posts will have to be filled within {assumed.years} years.{span}",
        paragraphs=(
            phrases.ASSUMED.format(
                growth=percent(assumed.growth),
                leaving=percent(100 * need.leaving),
                measured=measured,
                age=assumed.retirement_age,
            ),
        ),
        tables=(ChartTable("From today to then", ("What", "Number"), rows),),
    )


def typed_sections(told: Told) -> Iterator[Section]:
    """Yield what the team typed: successors, and skills."""
    if told.successors.rows:
        rows = tuple((name, *(numbers.count(one) for one in counts)) for name, counts in told.successors.rows)
        header = ("Role", "Ready now", "In 1 to 2 years", "In 3 to 5 years")
        none = sum(not any(counts) for _, counts in told.successors.rows)
        finding = f"{none} of {len(rows)} key roles have nobody in sight." if none else ""
        table = ChartTable("Successors for key roles, as the team sees it", header, rows)
        yield Section(id="successors", heading="Successors", finding=finding, tables=(table,))
    if told.skills.rows:
        rows = tuple(
            (name, numbers.count(needed), numbers.count(there), numbers.signed(there - needed))
            for name, (needed, there) in told.skills.rows
        )
        table = ChartTable("Skills from 0 to 4, as the team sees it", ("Skill", "Required", "Present", "Gap"), rows)
        yield Section(id="skills", heading="Required and present skills", tables=(table,))
