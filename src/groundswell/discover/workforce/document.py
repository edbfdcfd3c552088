"""The leadership workforce as a document, from which page, Word, workbook and CSV are made."""

from collections.abc import Iterator

from groundswell.discover.workforce import phrases
from groundswell.discover.workforce.figures import Characteristic
from groundswell.discover.workforce.looking_ahead import need_section, typed_sections
from groundswell.discover.workforce.reading.cells import NOT_STATED
from groundswell.discover.workforce.told import Told
from groundswell.discover.workforce.words import NONE, about, between, percent, ratio_words, share, verdict_words
from groundswell.look import numbers
from groundswell.look.charts import ChartTable, Rate, Ratio, Words
from groundswell.look.documents.model import Document, Figure, Section
from groundswell.methods.workforce.ratios import Verdict

RATIO_HEADER = ("Group", "Leaders", "Other staff", "Ratio", "Probably between", "What can be said")


def document_of(told: Told) -> Document:
    """Return all that may be shown of a programme's leadership workforce."""
    figures = told.figures
    when = numbers.day(figures.as_of)
    finding = (
        f"About {figures.leaders:,} people lead here, and {figures.vacant:,} of their posts are vacant."
        if figures.leaders is not None
        else phrases.TOO_NEAR
        if figures.is_near
        else phrases.TOO_FEW
    )  # fmt: skip
    return Document(
        title="Leadership workforce",
        whose=told.programme.organisation.name,
        address=told.address,
        finding=finding,
        edition_line=f"Posts as of {when}. Counts rounded to the nearest 5. Not published.",
        source_line=f"Source: the trust’s own extract {told.file_name}, as of {when}. Not published.",
        summary=(finding,),
        paragraphs=(phrases.WHY_NOT_SHOWN,),
        sections=tuple(_sections(told)),
        cannot_tell=phrases.CANNOT_TELL,
        how_made=(phrases.OTHERS, phrases.CANNOT_TELL_MEANS, phrases.HOW_RATIOS, phrases.HOW_LEAVING),
        whom_to_ask=phrases.WHOM_TO_ASK,
        sample=told.programme.organisation.is_sample,
        facts=(("As of", when), ("File", told.file_name)),
    )


def _sections(told: Told) -> Iterator[Section]:
    yield _definition(told)
    figures = told.figures
    if figures.leaders is not None:
        yield _capacity(told)
        for one in figures.characteristics:
            yield _age(told, one) if one.id == "age" else _diversity(told, one)
        yield _turnover(told)
        if figures.trained or figures.inducted:
            yield _training(told)
        yield need_section(told)
    yield from typed_sections(told)


def _definition(told: Told) -> Section:
    stated = told.definition
    said = (
        f"Bands: {', '.join(stated.bands) or 'none'}.",
        f"Words in the role title: {', '.join(stated.titles) or 'none'}.",
        "Whoever the extract says leads counts too." if stated.takes_said else "No post counts by its mark alone.",
    )
    return Section(
        id="definition",
        heading="Who counts as a leader",
        paragraphs=said,
        notes=() if told.is_settled else (phrases.NOT_SETTLED,),
    )


def _capacity(told: Told) -> Section:
    figures = told.figures
    rows = [
        (one.band, about(one.people), about(one.fte), f"{empty:,}", share(empty, one.people + empty))
        if one.people is not None
        else (one.band, *[phrases.NOT_SHOWN] * 4)
        for one in figures.capacity
        for empty in (one.vacant or 0,)
    ]
    posts = (figures.leaders or 0) + figures.vacant
    return Section(
        id="capacity",
        heading="Posts, people and vacancies",
        finding=f"{share(figures.vacant, posts)} of leaders’ posts are vacant: {figures.vacant:,} of about {posts:,}.",
        tables=(
            ChartTable(
                "Leaders by pay band", ("Band", "In post", "FTE in post", "Vacant posts", "Vacant"), tuple(rows)
            ),
        ),
    )


def _diversity(told: Told, one: Characteristic) -> Section:
    levels = told.figures.levels
    rows = tuple(
        (
            line.name,
            _with_share(line.name, line.leaders, one.leaders),
            _with_share(line.name, line.others, one.others),
            ratio_words(line.ratio),
            between(line.ratio),
            verdict_words(line.ratio),
        )
        if line.leaders is not None
        else (line.name, *[phrases.NOT_SHOWN] * 5)
        for line in one.categories
    )
    tables = [ChartTable(f"{one.label}: leaders beside other staff", RATIO_HEADER, rows)]
    if any(line.levels for line in one.categories) and len(levels) > 1:
        by_level = tuple(
            (line.name, *(map(about, line.levels) if line.levels else [phrases.NOT_SHOWN] * len(levels)))
            for line in one.categories
        )
        tables.append(ChartTable(f"{one.label} by level of leadership", ("Group", *levels), by_level))
    known = tuple(
        (
            line.name,
            share(line.leaders, one.leaders),
            percent((line.population or 0) * 100),
            ratio_words(line.to_population),
            between(line.to_population),
            verdict_words(line.to_population),
        )
        for line in one.categories
        if line.to_population
    )
    if known:
        header = ("Group", "Leaders", "Population", "Ratio", "Probably between", "What can be said")
        tables.append(ChartTable(f"{one.label}: leaders beside the population", header, known))
    charts = tuple(_charts(told, one))
    return Section(
        id=one.id,
        heading=f"{one.label} of leaders and other staff",
        figures=charts,
        tables=tuple(tables),
        notes=(f"Population: {told.population.source}.",) if known and told.population.source else (),
    )


def _with_share(name: str, count: int | None, of: int) -> str:
    """Return a count with its share of those who stated theirs; of who did not there is none."""
    return about(count) if name == NOT_STATED else f"{about(count)} ({share(count, of)})"


def _charts(told: Told, one: Characteristic) -> Iterator[Figure]:
    when = numbers.day(told.figures.as_of)
    for number, line in enumerate(one.categories, start=1):
        if line.ratio is None or line.leaders is None or line.others is None:
            continue
        words = Words(
            whom=told.programme.organisation.name,
            when=when,
            source="the trust’s own extract of posts, not published",
            edition="",
            dated=when,
            address=told.address,
            note=f"Probably between {between(line.ratio)}.",
            finding=(
                f"{line.name}: cannot tell whether their share among leaders differs"
                if line.ratio.against() is Verdict.CANNOT_TELL
                else f"{line.name}: {ratio_words(line.ratio)} times the share they have among other staff"
            ),
            sample=told.programme.organisation.is_sample,
        )
        rates = (100 * line.leaders / one.leaders, 100 * line.others / one.others)
        yield Figure(
            f"{one.id}-{number}",
            Ratio(
                words=words,
                subject=f"Share of people: {line.name}",
                value=line.ratio.value,
                compared=Rate("leaders", rates[0]),
                reference=Rate("other staff", rates[1]),
                likely="frequent",
                rate_unit=numbers.WHOLE_PERCENT,
            ),
        )


def _age(told: Told, one: Characteristic) -> Section:
    rows = tuple(
        (
            line.name,
            about(line.leaders),
            NONE if line.name == NOT_STATED else share(line.leaders, one.leaders),
            about(line.others),
            NONE if line.name == NOT_STATED else share(line.others, one.others),
        )
        if line.leaders is not None
        else (line.name, *[phrases.NOT_SHOWN] * 4)
        for line in one.categories
    )  # fmt: skip
    need, assumed = told.figures.need, told.assumptions
    finding = (
        f"About {numbers.count(need.retiring)} of about {need.in_post:,} leaders reach {assumed.retirement_age} within "
        f"{assumed.years} years."
        if need
        else ""
    )
    header = ("Age", "Leaders", "Of leaders", "Other staff", "Of other staff")
    return Section(
        id="age",
        heading="Age, and who may retire",
        finding=finding,
        tables=(ChartTable("Age of leaders and other staff", header, rows),),
        notes=(phrases.AGE_HIDDEN,) if any(line.leaders is None for line in one.categories) else (),
    )


def _turnover(told: Told) -> Section:
    turnover = told.figures.turnover
    rows = tuple(
        (who, percent(100 * one.value), f"{percent(100 * one.low)} to {percent(100 * one.high)}")
        if one
        else (who, phrases.NOT_SHOWN, phrases.NOT_SHOWN)
        for who, one in (("Leaders", turnover.leaders), ("Other staff", turnover.others))
    )
    tables = [ChartTable("Leaving within the year", ("Who", "Left within a year", "Probably between"), rows)]
    if turnover.reasons:
        reasons = tuple((name, about(count)) for name, count in turnover.reasons)
        tables.append(ChartTable("Why leaders left", ("Reason", "Leaders"), reasons))
    return Section(id="turnover", heading="Leaving", paragraphs=(phrases.LEAVERS_NEEDED,), tables=tuple(tables))


def _training(told: Told) -> Section:
    figures = told.figures
    tables = tuple(
        ChartTable(caption, ("Answer", "Leaders"), tuple((name, about(count)) for name, count in rows))
        for caption, rows in (("Trained to lead", figures.trained), ("Inducted as a leader", figures.inducted))
        if rows
    )
    return Section(id="training", heading="Training and induction", tables=tables)
