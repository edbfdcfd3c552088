"""Builds the page of a trust's own breakdown from released cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from groundswell.disclosure.gate import Release, ReleasedUnit
from groundswell.disclosure.released import Kind, Shown
from groundswell.disclosure.thresholds import SMALLEST_GROUP
from groundswell.discover.breakdown import phrases
from groundswell.discover.breakdown.drawing import WHOLE_TRUST, UnitLine, UnitStrips
from groundswell.discover.breakdown.enums import DataKind, UnitKind
from groundswell.discover.breakdown.measures import Measure, measures
from groundswell.discover.breakdown.models import IndicatorRow, Load, UnitRow
from groundswell.discover.breakdown.pages import (
    MOST_IN_A_PICTURE,
    BreakdownPage,
    ElementPart,
    IndicatorLine,
    MeasureFigure,
    RateLine,
    Tab,
    VersionLine,
)
from groundswell.discover.breakdown.queries import (
    load_in_force,
    loads_of,
    release_of,
    smallest_group,
    years_of,
)
from groundswell.discover.breakdown.readings import readings
from groundswell.discover.breakdown.rules import may_load
from groundswell.look import numbers
from groundswell.look import phrases as look_phrases
from groundswell.look.charts import Words
from groundswell.national.editions import Kind as EditionKind
from groundswell.national.results import SurveyResults, UnknownOrganisation
from groundswell.national.store import UnknownEdition, editions_of
from groundswell.national.survey import survey_results
from groundswell.organisations.models import Organisation
from groundswell.packs.elements import element_set
from groundswell.packs.groups import benchmark_group
from groundswell.people.models import Person

# As their links say it, and how their addresses end: every kind of unit, and the one that is shown.
FILES = (("Workbook", "xlsx"), ("CSV", "csv"), ("JSON", "json"))
DOCUMENTS = (("Word", "docx"), ("Slides", "pptx"), ("Markdown", "md"))


@dataclass(frozen=True, slots=True)
class Seen:
    """One year's release with the names of its units, by kind in the file's order."""

    release: Release
    names: Mapping[str, UnitRow]

    def of_kind(self, kind: str) -> list[ReleasedUnit]:
        """Return the released units of one kind."""
        return [unit for unit in self.release.units if self.names[unit.key].kind == kind]

    @property
    def kinds(self) -> list[UnitKind]:
        """The kinds of unit there are, in our order."""
        present = {self.names[unit.key].kind for unit in self.release.units}
        return [kind for kind in UnitKind if kind in present]

    @property
    def measures(self) -> list[Measure]:
        """The measures that anything was given for, in the pack's order."""
        return [measures()[measure] for measure in self.release.trust.measures]

    @property
    def has_rates(self) -> bool:
        """Whether any response rate may be seen."""
        return any(isinstance(unit.rate, Shown) for unit in (self.release.trust, *self.release.units))


def breakdown_page(organisation: Organisation, *, reader: Person, year: int | None, by: str) -> BreakdownPage:
    """Return the page of one year (the newest without one), by one kind of unit (the first without one)."""
    years = years_of(organisation)
    chosen = year if year in years else (years[0] if years else 0)
    seen = Seen(*release_of(organisation, chosen))
    grouping = UnitKind(by) if by in seen.kinds else (seen.kinds[0] if seen.kinds else UnitKind.DIRECTORATE)
    here = reverse("breakdown:page", args=[organisation.code])
    parts = tuple(_elements(seen, grouping, organisation, chosen))
    view = urlencode({"year": chosen, "by": grouping} if seen.kinds else {"year": chosen})
    in_force = [load for kind in DataKind if (load := load_in_force(organisation, kind, chosen))]
    return BreakdownPage(
        organisation=organisation.name,
        is_sample=organisation.is_sample,
        unit=phrases.UNIT_NAMES[grouping].lower() if seen.kinds else "",
        units=phrases.UNIT_PLURALS[grouping].lower() if seen.kinds else "",
        address=f"{here}?{view}",
        sources=tuple(f"{load.file_name}, loaded {numbers.day(load.loaded_at.date())}" for load in in_force),
        year=str(chosen) if years else "",
        finding=_finding(seen, grouping),
        years=tuple(Tab(str(one), f"{here}?year={one}", one == chosen) for one in years),
        groupings=tuple(
            Tab(phrases.UNIT_PLURALS[kind], f"{here}?year={chosen}&by={kind}", kind is grouping) for kind in seen.kinds
        ),
        elements=parts,
        rates=rate_lines(seen, (grouping,)),
        rates_mean=phrases.RATES_MEAN,
        indicators=indicator_lines(organisation, chosen),
        indicators_mean=phrases.INDICATORS_MEAN,
        readings=readings(seen.measures, [one.name for one in indicator_lines(organisation, chosen)]),
        readings_mean=phrases.READINGS_MEAN,
        versions=tuple(_versions(organisation)),
        why_not_shown=phrases.NOT_SHOWN_WHY.format(smallest=smallest_group()),
        notes=(phrases.UNWEIGHTED, phrases.BY_CHANCE) if parts else (),
        files=tuple((label, f"{here}export.{ending}?year={chosen}") for label, ending in FILES) if years else (),
        documents=tuple((label, f"{here}export.{ending}?{view}") for label, ending in DOCUMENTS) if years else (),
        load_address=reverse("breakdown:load", args=[organisation.code]),
        type_address=reverse("breakdown:type", args=[organisation.code]),
        may_load=may_load(reader, organisation),
    )


def figures_of(seen: Seen, grouping: UnitKind, organisation: Organisation, year: int) -> Iterator[MeasureFigure]:
    """Yield one figure per measure, in the pack's order."""
    published = _published(organisation, year)
    here = reverse("breakdown:page", args=[organisation.code])
    view = urlencode({"year": year, "by": grouping})
    load = load_in_force(organisation, DataKind.RESULTS, year)
    for measure in seen.measures:
        words = Words(
            whom=f"{organisation.name}, {phrases.UNIT_PLURALS[grouping].lower()}",
            when=f"staff survey {year}",
            source=f"the trust's own file {load.file_name if load else ''}, not published",
            edition="",
            dated=f"loaded {numbers.day(load.loaded_at.date())}" if load else "",
            address=f"{here}?{view}",
            note=published_words(published, measure),
            sample=organisation.is_sample,
        )
        chart = UnitStrips(
            words=words,
            label=measure.label,
            measured_as=measure.kind,
            counted=measure.counted,
            better=measure.better,
            trust=UnitLine(
                name=WHOLE_TRUST,
                part_of="",
                value=seen.release.trust.measures[measure.id],
                answers=seen.release.trust.answers,
            ),
            units=tuple(
                UnitLine(
                    name=seen.names[unit.key].name,
                    part_of=seen.names[unit.key].parent,
                    value=unit.measures[measure.id],
                    answers=unit.answers,
                )
                for unit in seen.of_kind(grouping)
            ),
        )
        yield MeasureFigure(measure.id, chart, tuple(_pictures(chart, f"{here}charts/{measure.id}", view)))


def _pictures(chart: UnitStrips, base: str, view: str) -> Iterator[tuple[str, str]]:
    fits = len(chart.units) <= MOST_IN_A_PICTURE
    yield "SVG" if fits else phrases.ONLY_SVG, f"{base}.svg?{view}"
    if fits:
        yield "PNG", f"{base}.png?{view}"


def published_words(published: SurveyResults | None, measure: Measure) -> str:
    """Return what is published of the whole trust for a measure, weighted, as a sentence; "" where nothing is."""
    if published is None:
        return ""
    found = published.score(measure.id) if measure.kind is Kind.MEAN else published.question(measure.id)
    if found is None:
        return ""
    unit = numbers.SCORE if measure.kind is Kind.MEAN else numbers.PERCENT
    printed = numbers.figure(found.value, unit)
    if not isinstance(found.value, float):
        return f"Published for the whole trust: {printed}."
    said = f"Published for the whole trust, weighted: {printed}"
    if found.group is None or found.members:
        return f"{said}."
    where = look_phrases.position_phrase(found.value, found.group, unit=unit, better=measure.better)
    group = benchmark_group(published.organisation.benchmark_group)
    return f"{said}, {where} of {numbers.count(found.group.organisations)} {group.plural}."


def rate_lines(seen: Seen, kinds: Iterable[UnitKind]) -> tuple[RateLine, ...]:
    """Return the response rates of these kinds of unit, the trust's first; nothing where no rate can be seen."""
    if not seen.has_rates:
        return ()
    trust = seen.release.trust
    lines = [RateLine(WHOLE_TRUST, "", trust.eligible, trust.answers, trust.rate)]
    for kind in kinds:
        lines += [
            RateLine(seen.names[unit.key].name, seen.names[unit.key].parent, unit.eligible, unit.answers, unit.rate)
            for unit in seen.of_kind(kind)
        ]
    return tuple(lines)


def indicator_lines(organisation: Organisation, year: int) -> tuple[IndicatorLine, ...]:
    """Return the local indicators in force, in the file's order; a figure on a group below eleven is not shown."""
    load = load_in_force(organisation, DataKind.INDICATORS, year)
    return tuple(_indicator(row) for row in load.indicators.all()) if load else ()


def _indicator(row: IndicatorRow) -> IndicatorLine:
    is_small = _speaks_of_few(row.numerator, row.denominator)
    value = "not shown" if is_small else f"{row.value:,.10g}{'' if row.unit == '%' else ' '}{row.unit}".strip()
    out_of = ""
    if not is_small and row.numerator is not None and row.denominator is not None:
        out_of = f"{row.numerator:,.10g} of {row.denominator:,.10g}"
    return IndicatorLine(row.name, row.period, value, out_of, row.source)


def _speaks_of_few(numerator: float | None, denominator: float | None) -> bool:
    """Whether a share tells of a group below the threshold: its whole, those counted, or those not counted."""
    fewest = max(SMALLEST_GROUP, smallest_group())
    if denominator is None:
        return False
    counted = () if numerator is None else (numerator, denominator - numerator)
    return denominator < fewest or any(0 < people < fewest for people in counted)


def _elements(seen: Seen, grouping: UnitKind, organisation: Organisation, year: int) -> Iterator[ElementPart]:
    left = {figure.name: figure for figure in figures_of(seen, grouping, organisation, year)}
    for element in element_set().elements:
        ids = [link.subject for link in (*element.scores, *element.questions)]
        figures = tuple(left.pop(measure) for measure in ids if measure in left)
        if figures:
            yield ElementPart(element.id, element.label, element.meaning, figures)
    if left:
        meaning = "Measures of your file that no cultural element of this pack is linked to."
        yield ElementPart("other", "Other measures", meaning, tuple(left.values()))


def _finding(seen: Seen, grouping: UnitKind) -> str:
    units = seen.of_kind(grouping)
    if not units:
        return ""
    shown = sum(any(isinstance(cell, Shown) for cell in (unit.rate, *unit.measures.values())) for unit in units)
    kinds = phrases.UNIT_PLURALS[grouping].lower()
    if shown == len(units):
        if len(units) == 1:
            return f"The one {phrases.UNIT_NAMES[grouping].lower()} of your file can be shown."
        return f"All {len(units)} {kinds} can be shown. The question is not who is best, but what each can learn."
    return f"{shown} of {len(units)} {kinds} can be shown. The others stand in the lists as “not shown”."


def _published(organisation: Organisation, year: int) -> SurveyResults | None:
    newest = next((edition for edition in editions_of(EditionKind.SURVEY) if edition.year == year), None)
    if newest is None:
        return None
    try:
        return survey_results(organisation.code, newest.id)
    except (UnknownOrganisation, UnknownEdition):
        return None


def _versions(organisation: Organisation) -> Iterator[VersionLine]:
    in_force: set[tuple[str, int]] = set()
    for load in loads_of(organisation):
        yield VersionLine(
            what=f"{phrases.KIND_NAMES[DataKind(load.kind)]}, {load.year}",
            file_name=load.file_name,
            loaded_at=load.loaded_at,
            is_in_force=(load.kind, load.year) not in in_force,
            remove_address=reverse("breakdown:remove", args=[organisation.code, load.pk]),
        )
        in_force.add((load.kind, load.year))


def version_words(load: Load) -> str:
    """Return what a version is, in words."""
    return f"{phrases.KIND_NAMES[DataKind(load.kind)]}, {load.year}"
