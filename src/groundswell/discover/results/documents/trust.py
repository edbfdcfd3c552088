"""Results for the whole trust: every element on one scale, then each by itself, then which groups stand apart."""

from collections.abc import Iterator

from groundswell.discover.results import phrases
from groundswell.discover.results.documents.changing import change_notes, change_sentences, change_tables
from groundswell.discover.results.documents.drawing import average_sentence, shares_instead, trust_estimates
from groundswell.discover.results.documents.making import cannot_tell, heard, how_made
from groundswell.discover.results.documents.subject import NAMES, Told, Topic
from groundswell.discover.results.documents.together import averages_say_little, averages_to_doubt
from groundswell.discover.results.reading import Group, Measure
from groundswell.discover.surveys.groups import KINDS
from groundswell.look import numbers
from groundswell.look.charts import ChartTable
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.vocabulary.withheld import PROTECTED, Withheld

STANDINGS = {"below": "probably lower", "above": "probably higher"}
GROUP, ANSWERED, COMPARED = "Group", "Answered", "Can be compared on"


def trust_document(told: Told) -> Document:
    """Return the results of a wave for the whole trust."""
    results = told.results
    overview = _overview(told)
    return Document(
        title=f"Results: {told.wave.title}",
        whose=told.organisation,
        address=told.address(),
        finding=_finding(told),
        edition_line=f"{told.wave.title}, {told.when}. {told.mode}.",
        source_line=f"Source: the trust’s own survey. {told.mode}. Not published.",
        summary=(
            _finding(told),
            *(f"{one.chart.finding}." for one in overview.figures),
            *overview.notes,
            *_apart_sentences(told),
        ),
        paragraphs=((phrases.DRAFT,) if told.is_draft else ()),
        sections=(overview, *(_section(told, topic) for topic in told.topics), *_groups(told)),
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


def _leading(told: Told) -> tuple[tuple[Measure, ...], str]:
    """Return the measures that stand for the whole and what they are called: elements, or what groups compare on."""
    elements = tuple(one.measure for one in told.topics if one.measure is not None)
    return (elements, NAMES["element"]) if elements else (told.compared, told.counted_as)


def _finding(told: Told) -> str:
    """Return the one sentence: how many answered, and on how many elements the average lies on the agreeing side."""
    measures, named = _leading(told)
    means = [one.of(told.results.whole).mean for one in measures]
    shown = [one for one in means if not isinstance(one, Withheld)]
    said = f"{told.answered[:1].upper()}{told.answered[1:]} answered."
    if not shown:
        return f"{said} Too few to show any result."
    middle = (1 + told.points) / 2
    agreeing = sum(one > middle for one in shown)
    side = "on the agreeing side, above the middle of the scale"
    many = f"all {len(shown)}" if agreeing == len(shown) else f"{agreeing or 'none'} of {len(shown)}"
    # No headline speaks of averages where the page on measurement says that one should not.
    caution = f" {phrases.NO_AVERAGE_HOLDS}" if averages_say_little(told) else ""
    return f"{said} On {many} {named} the average lies {side}.{caution}"


def _overview(told: Told) -> Section:
    """Return every element on one scale, and what changed since the wave before."""
    measures, named = _leading(told)
    chart = trust_estimates(
        told, measures, subject=f"The {len(measures)} {named}", counted=named, address=told.address()
    )
    return Section(
        id="overview",
        heading=f"All {named} at a glance",
        figures=(Figure("overview", chart),),
        tables=change_tables(told, measures),
        is_folded=True,
        notes=(*averages_to_doubt(told, measures), *change_sentences(told, measures)),
    )


def _section(told: Told, topic: Topic) -> Section:
    """Return one element: its average, and the behaviours or aspects that belong to it with what changed on them."""
    address = told.address(element=topic.element.id)
    label = topic.element.label
    chart = trust_estimates(told, topic.parts, subject=f"{label}, its parts", counted="parts", address=told.address())
    return Section(
        id=topic.element.id,
        heading=label,
        finding=average_sentence(told, topic),
        paragraphs=(topic.element.meaning,),
        figures=(Figure(topic.element.id, chart),) if topic.parts else (),
        notes=(
            *averages_to_doubt(told, (*((topic.measure,) if topic.measure else ()), *topic.parts)),
            *change_sentences(told, topic.parts),
        ),
        links=(Link(f"{label}: every statement, and every group", address),),
    )


def _apart_sentences(told: Told) -> Iterator[str]:
    """Yield, for each kind of group of which any has a figure, how many have one and how many stand apart."""
    for question, groups in told.results.groups.items():
        if any(told.is_told(one) for one in groups):
            yield _apart_sentence(told, question, groups)


def _apart_sentence(told: Told, question: str, groups: tuple[Group, ...]) -> str:
    shown = [one for one in groups if told.is_told(one)]
    compared = [one for one in shown if told.compared_on(one)]
    apart = sum(bool(standings(told, one)) for one in compared)
    kind, on = KINDS[question], f"{len(told.compared_for(question))} {told.counted_as}"
    many = f"All {len(shown)}" if len(shown) == len(groups) else f"{len(shown)} of {len(groups)}"
    seen = f"{many} {kind} can be shown"
    if not compared:
        return f"{seen}; none of them can be compared with the trust."
    of = "of them" if len(compared) == len(shown) else f"of the {len(compared)} that can be compared"
    if apart:
        return f"{seen}; {apart} {of} can be told apart from the trust on at least one of {on}."
    return f"{seen}; none {of} can be told apart from the trust on any of {on}."


def standings(told: Told, group: Group) -> dict[str, list[str]]:
    """Return the compared measures on which a group stands apart, by whether probably lower or higher."""
    found: dict[str, list[str]] = {}
    for measure in told.compared_for(group.question):
        drawn = measure.of(group.cell).drawn
        if drawn is not None and drawn.standing in STANDINGS:
            found.setdefault(STANDINGS[drawn.standing], []).append(told.subject_words(measure.id))
    return found


def _groups(told: Told) -> Iterator[Section]:
    for question, groups in told.results.groups.items():
        shown = [one for one in groups if told.is_told(one)]
        if not shown:
            yield Section(
                id=question,
                heading=KINDS[question].capitalize(),
                finding=f"None of the {KINDS[question]} can be shown, to protect people.",
            )
            continue
        why = shares_instead(told, told.compared, question)
        yield Section(
            id=question,
            heading=KINDS[question].capitalize(),
            finding=_apart_sentence(told, question, groups),
            tables=tuple(_group_tables(told, question, groups)),
            notes=(
                *((phrases.WHY_HIDDEN,) if len(shown) < len(groups) else ()),
                *why,
                phrases.CANNOT_RANK,
                *change_notes(told, question),
            ),
            links=tuple(Link(one.label, told.address(group=one)) for one in shown),
        )


def _group_tables(told: Told, question: str, groups: tuple[Group, ...]) -> Iterator[ChartTable]:
    """Yield groups in the order of the form, each in one table by what can be said of it.

    Those told apart, those that cannot be, those of which only shares or single statements are shown, and the rest,
    all alike: how many answered of a group is not told where nothing else of it is.
    """
    kind = KINDS[question].capitalize()
    compared = [(one, standings(told, one)) for one in groups if told.is_told(one) and told.compared_on(one)]
    apart = tuple(_apart_row(told, one, found) for one, found in compared if found)
    same = tuple((one.label, _answered(one), _compared(told, one)) for one, found in compared if not found)
    alone = tuple((one.label, _answered(one)) for one in groups if told.is_told(one) and not told.compared_on(one))
    hidden = tuple((one.label, numbers.withheld_words(PROTECTED)) for one in groups if not told.is_told(one))
    if apart:
        header = (GROUP, ANSWERED, COMPARED, "Probably lower on", "Probably higher on")
        yield ChartTable(f"{kind} that can be told apart from the trust", header, apart)
    if same:
        yield ChartTable(f"{kind} that cannot be told apart from the trust", (GROUP, ANSWERED, COMPARED), same)
    if alone:
        yield ChartTable(f"{kind} that cannot be compared with the trust, only read alone", (GROUP, ANSWERED), alone)
    if hidden:
        yield ChartTable(f"{kind} that are not shown, to protect people", (GROUP, ANSWERED), hidden)


def _apart_row(told: Told, group: Group, found: dict[str, list[str]]) -> tuple[str, ...]:
    on = (found.get(side, []) for side in STANDINGS.values())
    every = len(told.compared_for(group.question))
    said = (f"all {every} {told.counted_as}" if len(names) == every > 1 else "; ".join(names) or "none" for names in on)
    return (group.label, _answered(group), _compared(told, group), *said)


def _compared(told: Told, group: Group) -> str:
    every, some = len(told.compared_for(group.question)), told.compared_on(group)
    return f"all {every} {told.counted_as}" if some == every > 1 else f"{some} of {every} {told.counted_as}"


def _answered(group: Group) -> str:
    if isinstance(group.answers, Withheld):
        return numbers.withheld_words(group.answers)
    return f"about {numbers.count(group.answers)} of {numbers.count(group.invited)}"
