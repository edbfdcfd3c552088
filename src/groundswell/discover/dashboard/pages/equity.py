"""Equity: are people treated alike? Ratios of two rates in the style of the Workforce Race Equality Standard."""

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages import address
from groundswell.look import numbers
from groundswell.look import phrases as fixed
from groundswell.look.charts import Rate, Ratio, Words
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.look.layout.frame import Link
from groundswell.look.phrases import listed
from groundswell.national.equity import EquityRatio, EquityResults
from groundswell.national.results import SurveyResults
from groundswell.packs.elements import element_set
from groundswell.packs.groups import benchmark_group
from groundswell.packs.indicators import EquityMeasure, catalogue, equity_measures
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.rounding import rounded
from groundswell.vocabulary.withheld import Withheld

MINORITIES, WHITE = "staff from ethnic minorities", "white staff"
EQUAL = "1.0"
WHAT_ONE_MEANS = (
    "A ratio of 1.0 means the same for both; 2.0 means twice as often for staff from ethnic minorities as for white "
    "staff. The nearer to 1.0, the more alike. Both rates stand beside each ratio, because two small rates can make a "
    "large ratio."
)
HARM = "Above 1.0, staff from ethnic minorities report it more often than white staff; below 1.0, less often."
GOOD = "Below 1.0, fewer staff from ethnic minorities than white staff say so: that is the less favourable side."
# The element that shows more of this; a mapping may lack it.
IN_FULL = "equity-and-inclusion"
NOT_THE_RETURN = (
    "These are ratios in the style of the Workforce Race Equality Standard (WRES). A third party worked them out from "
    "the staff survey’s benchmark workbook. They are not the official WRES return, which each trust makes itself."
)
STANDARD_LABEL = (
    "The standard’s own label for staff from ethnic minorities is “BME”, black and minority ethnic. It joins many "
    "groups whose experience differs, and so do these ratios."
)
CANNOT_TELL = (
    "Whether a ratio could be chance. The published tables give no standard errors, so no interval is drawn.",
    "Why two rates differ. A survey shows how people answered, not what caused it.",
    "How it is for one ethnic group, for disabled staff, or for women: these ratios do not say.",
)


def equity_page(results: SurveyResults, equity: EquityResults | None) -> Document:
    """Return every ratio with both its rates; or, where there is none, that this trust is not in the data and why."""
    code = results.organisation.code
    page = address.part(code, "equity")
    told = [(one, found) for one in equity_measures() if equity and (found := equity.ratio(one.id))]
    release = equity.release if equity else results.release
    return Document(
        title="Equity",
        whose=results.organisation.name,
        address=page,
        finding=_finding(told, results, equity),
        edition_line=phrases.edition_line(release),
        source_line=phrases.source_line(release),
        summary=tuple(told_in_words(one, found) for one, found in told),
        paragraphs=(WHAT_ONE_MEANS,) if told else _why_absent(results, equity),
        sections=(
            *(_section(one, found, results, equity, page) for one, found in told if equity),
            _about(code, equity),
        ),
        cannot_tell=CANNOT_TELL if told else (),
        asks=("Whose answers does an average hide?", "What happens here when somebody is treated unfairly?"),
        how_made=equity.release.limits if equity else (),
    )


def told_in_words(measure: EquityMeasure, found: EquityRatio) -> str:
    """Return one ratio as a sentence with both its rates, or that it is withheld."""
    if isinstance(found.ratio, Withheld):
        return f"{measure.label}: {numbers.withheld_words(found.ratio)}."
    printed = numbers.ratio(found.ratio)
    times = "about as likely" if printed == EQUAL else f"{printed} times as likely"
    rates = f"{numbers.percent(found.compared)} and {numbers.percent(found.reference)}"
    return f"{MINORITIES.capitalize()} were {times} as {WHITE} {measure.report} ({rates})."


def _finding(
    told: list[tuple[EquityMeasure, EquityRatio]], results: SurveyResults, equity: EquityResults | None
) -> str:
    if equity is None:
        return "No ratios by ethnicity are loaded here."
    if not told:
        return f"{results.organisation.name} is not in this data set."
    sides = [_side(measure, found) for measure, found in told]
    shown = [side for side in sides if side]
    if not shown:
        return "Every ratio of this trust is withheld by the publisher."
    less, alike, more = (shown.count(side) for side in ("less", "alike", "more"))
    first = f"On {less} of {len(shown)} measures, {MINORITIES} answered less favourably than {WHITE}"
    rest = [f"on {alike} about alike" if alike else "", f"on {more} more favourably" if more else ""]
    return f"{'; '.join([first, *filter(None, rest)])}."


def _side(measure: EquityMeasure, found: EquityRatio) -> str:
    """Return how staff from ethnic minorities answered beside white staff, as far as the printed ratio shows it."""
    if isinstance(found.ratio, Withheld):
        return ""
    printed = rounded(found.ratio, 1)
    if printed == 1:
        return "alike"
    return "less" if (printed > 1) == measure.is_harm else "more"


def _section(
    measure: EquityMeasure, found: EquityRatio, results: SurveyResults, equity: EquityResults, page: str
) -> Section:
    chart = Ratio(
        words=Words(
            whom=f"Staff of {results.organisation.name}",
            when=str(equity.release.year),
            source=f"{equity.release.publisher}; ratios derived by a third party, not the official return",
            edition=equity.release.id,
            dated=equity.release.release,
            address=page,
            group_name=phrases.similar(results.organisation),
            note=f"{HARM if measure.is_harm else GOOD} It resembles indicator {measure.standard} of the standard.",
            finding=_place(found),
        ),
        subject=measure.label,
        value=found.ratio,
        compared=Rate(MINORITIES, found.compared),
        reference=Rate(WHITE, found.reference),
        likely=measure.likely,
        group=found.group,
        members=found.members,
        better=Better.LOWER if measure.is_harm else Better.HIGHER,
    )
    return Section(
        id=measure.id,
        heading=measure.label,
        finding=told_in_words(measure, found),
        figures=(Figure(measure.id, chart),),
        links=(Link("What all staff answered", address.question(results.organisation.code, measure.question)),),
    )


def _place(found: EquityRatio) -> str | None:
    """Return where the ratio lies by size among similar trusts; direction is told in words beside it."""
    if isinstance(found.ratio, Withheld) or found.group is None:
        return None
    if found.members:
        place = fixed.dots_phrase(
            lower=sum(one < found.ratio for one in found.members),
            higher=sum(one > found.ratio for one in found.members),
            better=Better.NEUTRAL,
        )
    else:
        place = fixed.position_phrase(found.ratio, found.group, unit=numbers.RATIO, better=Better.NEUTRAL)
        middle = numbers.span(found.group.q1, found.group.q3, numbers.RATIO)
        place = f"{place}, {middle}" if "middle half" in place else f"{place}; their middle half is {middle}"
    return f"Size of the ratio among similar trusts: {place}"


def _why_absent(results: SurveyResults, equity: EquityResults | None) -> tuple[str, ...]:
    official = catalogue().indicator("wres-5-8")
    where = f"Where to get the official figures: {official.where}" if official else ""
    if equity is None:
        return ("Whoever runs this computer can load them: groundswell data add FILE.", where)
    held = {benchmark_group(name).id: benchmark_group(name).plural for name in equity.groups_held}
    own = benchmark_group(results.organisation.benchmark_group)
    holds = f"It holds {numbers.count(equity.organisations)} organisations: {listed(sorted(held.values()))}."
    if own.id in held:
        why = "This one is not among them. The data set does not say why."
    else:
        why = f"Whoever made it left {own.plural} out. That says nothing about this organisation."
    return (f"{holds} {why}", where)


def _about(code: str, equity: EquityResults | None) -> Section:
    return Section(
        id="about-these",
        heading="About these figures",
        paragraphs=(NOT_THE_RETURN, STANDARD_LABEL),
        links=(
            *(
                Link(f"{element.label}, in full", address.element(code, element.id))
                for element in element_set().elements
                if element.id == IN_FULL
            ),
            Link("How these ratios are made", "/methods/equity/"),
            *((Link("The edition", address.edition(equity.release.id)),) if equity else ()),
        ),
    )
