"""The whole trust: what staff said, element by element, and which groups can be told apart."""

from collections.abc import Iterator

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.changing import change_notes, change_sentences
from groundswell.discover.results.documents.drawing import trust_estimates
from groundswell.discover.results.documents.making import cannot_tell, how_made
from groundswell.discover.results.documents.subject import KINDS, Told, Topic
from groundswell.discover.results.reading import Group
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.vocabulary.withheld import Withheld

STANDINGS = {"below": "probably lower", "above": "probably higher"}


def trust_document(told: Told) -> Document:
    """Return the results of a wave for the whole trust."""
    results = told.results
    return Document(
        title=f"Results: {told.wave.title}",
        whose=told.organisation,
        address=told.address(),
        finding=_finding(told),
        edition_line=f"{told.wave.title}, {told.when}. {told.mode}.",
        source_line=f"Source: the trust’s own survey. {told.mode}. Not published.",
        summary=(_finding(told), *_apart_sentences(told)),
        paragraphs=((phrases.DRAFT,) if told.is_draft else ()),
        sections=(*(_section(told, topic) for topic in told.topics), *_groups(told)),
        cannot_tell=cannot_tell(told),
        not_heard=(heard(told),),
        how_made=how_made(told),
        whom_to_ask=phrases.WHOM_TO_ASK,
        asks=ASKS,
        sample=told.wave.programme.organisation.is_sample,
        facts=(
            ("Answered", told.answered),
            ("When", told.when),
            ("Who could read an answer", told.mode),
            ("Fewest answers of a group that is shown", str(results.threshold)),
        ),
    )


ASKS = (
    "Which one thing here did you not expect?",
    "Whom have we not heard, and how will we hear them?",
    "What will staff be told, by whom and by when?",
)


def heard(told: Told) -> str:
    """Return how many were not heard, in a sentence."""
    answers = told.results.answers
    if isinstance(answers, Withheld):
        return "So few answered that nothing is shown."
    share = numbers.in_ten(100 * answers / told.results.invited) if told.results.invited else "none"
    return f"About {share} of those invited answered." if share[0].isdigit() else f"{share.capitalize()} answered."


def _finding(told: Told) -> str:
    """Return the one sentence: how many answered, and on how many elements the average lies on the agreeing side."""
    means = [one.measure.of(told.results.whole).mean for one in told.topics if one.measure is not None]
    shown = [one for one in means if not isinstance(one, Withheld)]
    said = f"{told.answered[:1].upper()}{told.answered[1:]} answered."
    if not shown:
        return f"{said} Too few to show any result."
    middle = (1 + told.points) / 2
    agreeing = sum(one > middle for one in shown)
    side = "on the agreeing side, above the middle of the scale"
    if agreeing == len(shown):
        return f"{said} On all {len(shown)} elements the average lies {side}."
    return f"{said} On {agreeing} of {len(shown)} elements the average lies {side}."


def _section(told: Told, topic: Topic) -> Section:
    """Return one element: its average, what changed, and the behaviours or aspects that belong to it."""
    address = told.address(element=topic.element.id)
    measures = (topic.measure, *topic.parts) if topic.measure is not None else topic.parts
    chart = trust_estimates(told, measures, subject=topic.element.label, counted="parts", address=told.address())
    return Section(
        id=topic.element.id,
        heading=topic.element.label,
        finding=_average(told, topic),
        paragraphs=(topic.element.meaning,),
        figures=(Figure(topic.element.id, chart),),
        notes=change_sentences(told, measures),
        links=(Link(f"{topic.element.label}: every statement, and every group", address),),
    )


def _average(told: Told, topic: Topic) -> str:
    if topic.measure is None:
        return ""
    seen = topic.measure.of(told.results.whole)
    if isinstance(seen.mean, Withheld):
        return f"{topic.element.label}: not shown."
    low, high = seen.interval or (seen.mean, seen.mean)
    average = f"An average of {numbers.number(seen.mean, 1)} on a scale from 1 to {told.points}"
    if (low, high) == (seen.mean, seen.mean):
        return f"{average}."
    return f"{average}, probably between {numbers.number(low, 1)} and {numbers.number(high, 1)}."


def _apart_sentences(told: Told) -> Iterator[str]:
    """Yield, for units and for staff groups, how many can be told apart from the trust; names are in the table."""
    for question, groups in told.results.groups.items():
        shown = [one for one in groups if one.is_shown]
        apart = [one for one in shown if standings(told, one)]
        if shown:
            yield (
                f"{len(shown)} of {len(groups)} {KINDS[question]} can be shown; {len(apart) or 'none'} of them can be "
                f"told apart from the trust on at least one of {len(told.compared)} {told.counted_as}."
            )


def standings(told: Told, group: Group) -> dict[str, list[str]]:
    """Return the compared measures on which a group stands apart, by whether probably lower or higher."""
    found: dict[str, list[str]] = {}
    for measure in told.compared:
        drawn = measure.of(group.cell).drawn
        if drawn is not None and drawn.standing in STANDINGS:
            found.setdefault(STANDINGS[drawn.standing], []).append(told.subject_words(measure.id))
    return found


def _groups(told: Told) -> Iterator[Section]:
    sentences = iter(_apart_sentences(told))
    for question, groups in told.results.groups.items():
        if not any(one.is_shown for one in groups):
            yield Section(
                id=question,
                heading=KINDS[question].capitalize(),
                finding=f"None of the {KINDS[question]} can be shown, to protect people.",
            )
            continue
        rows = tuple(_group_row(told, one) for one in groups)
        caption = f"{KINDS[question].capitalize()} beside the trust, on {len(told.compared)} {told.counted_as}"
        yield Section(
            id=question,
            heading=KINDS[question].capitalize(),
            finding=next(sentences),
            tables=(ChartTable(caption, ("Group", "Answered", "Probably lower on", "Probably higher on"), rows),),
            notes=(phrases.CANNOT_RANK, *change_notes(told, question)),
            links=tuple(Link(one.label, told.address(group=one)) for one in groups if one.is_shown),
        )


def _group_row(told: Told, group: Group) -> tuple[str, ...]:
    name = f"{group.label}" if not group.depth else f"· {group.label}"
    if isinstance(group.answers, Withheld):
        hidden = numbers.withheld_words(group.answers)
        return (name, hidden, hidden, hidden)
    found = standings(told, group)
    answered = f"about {numbers.count(group.answers)} of {numbers.count(group.invited)}"
    return (name, answered, *("; ".join(found.get(side, [])) or "none" for side in STANDINGS.values()))
