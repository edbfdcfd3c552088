"""Questions asked of a staff survey edition. Page, command, document and notebook all ask here."""

import difflib
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, reduce
from operator import add
from typing import Any

import narwhals as nw

from groundswell.methods.comparison.group_range import STATISTICS, group_ranges
from groundswell.national.editions import Edition, Kind
from groundswell.national.frames import scan, score_base_column, share_column
from groundswell.national.results import (
    FEWEST_FOR_QUARTILES,
    AnswerShare,
    Organisation,
    QuestionResult,
    Release,
    ScoreResult,
    SurveyResults,
    UnknownOrganisation,
)
from groundswell.national.store import NoSurvey, editions_of, find_edition, latest_edition
from groundswell.national.verification import recomputed_scores
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import Question, staff_survey
from groundswell.vocabulary.range import GroupRange
from groundswell.vocabulary.withheld import AT_SOURCE, Figure

Row = dict[str, float | None]
Ranges = dict[tuple[str, str], GroupRange]


class SurveyTables:
    """An edition's results by organisation code, each table read when first asked for and then kept."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """The organisations by code."""
        rows = scan(self.edition.table("rows")).collect()
        return {row["code"]: Organisation(**_identity(row)) for row in rows.iter_rows(named=True)}

    @cached_property
    def scores(self) -> dict[str, Row]:
        """Published scores and their bases by code."""
        return _by_key(scan(self.edition.table("scores")), "code")

    @cached_property
    def recomputed(self) -> dict[str, Row]:
        """Scores recomputed from the shares, by code."""
        return _by_key(recomputed_scores(self.edition), "code")

    @cached_property
    def shares(self) -> dict[str, Row]:
        """Every answer's share and every question's base, by code."""
        return _by_key(scan(self.edition.table("shares")), "code")

    @cached_property
    def headlines(self) -> dict[str, Row]:
        """Headline shares by code, keyed by the questions' stable names."""
        return _by_key(headline_shares(self.edition), "code")

    @cached_property
    def score_ranges(self) -> Ranges:
        """The spread of every score over every benchmark group."""
        return self._ranges(scan(self.edition.table("scores")))

    @cached_property
    def question_ranges(self) -> Ranges:
        """The spread of every headline share over every benchmark group."""
        return self._ranges(headline_shares(self.edition))

    @cached_property
    def codes_by_group(self) -> dict[str, list[str]]:
        """The codes of every benchmark group's organisations."""
        found: dict[str, list[str]] = {}
        for code, one in self.organisations.items():
            found.setdefault(one.benchmark_group, []).append(code)
        return found

    def members(self, group: str, measure: str, ranges: Ranges, values: dict[str, Row]) -> tuple[float, ...]:
        """Return every published value, in order, of a group too small for quartiles; () for larger groups."""
        spread = ranges.get((group, measure))
        if spread is None or spread.organisations >= FEWEST_FOR_QUARTILES:
            return ()
        held = (values[code].get(measure) for code in self.codes_by_group[group])
        return tuple(sorted(value for value in held if value is not None))

    def _ranges(self, measured: nw.LazyFrame[Any]) -> Ranges:
        measures = [name for name in measured.collect_schema().names() if name != "code" and not name.endswith(".base")]
        grouped = scan(self.edition.table("rows")).select("code", "benchmark_group").join(measured, on="code")
        spread = group_ranges(grouped, group="benchmark_group", measures=measures)
        return {
            (group, measure): GroupRange(int(count), *figures)
            for group, measure, count, *figures in spread.select("benchmark_group", "measure", *STATISTICS)
            .collect()
            .iter_rows()
        }


def survey_edition(edition_id: str | None = None) -> Edition:
    """Return the edition asked for, or the latest organisation-level staff survey.

    Raises UnknownEdition if there is none, and NoSurvey if the one asked for is another kind or none is loaded.
    """
    edition = find_edition(edition_id) if edition_id else latest_edition(Kind.SURVEY)
    if edition is None or edition.kind is not Kind.SURVEY:
        raise NoSurvey(edition_id or "", tuple(one.id for one in editions_of(Kind.SURVEY)))
    return edition


def survey_results(code: str, edition_id: str | None = None, *, with_questions: bool = True) -> SurveyResults:
    """Return the scores and questions of one organisation, with the range of its benchmark group.

    with_questions=False leaves the questions out, which is quicker. Raises UnknownOrganisation, with the three
    nearest names, or UnknownEdition.
    """
    tables = survey_tables(survey_edition(edition_id))
    organisation = tables.organisations.get(code.upper())
    if organisation is None:
        raise UnknownOrganisation(code, nearest(code, tables.organisations.values()), tables.edition.id)
    return SurveyResults(
        organisation=organisation,
        release=release_of(tables.edition),
        scores=_scores(organisation, tables),
        questions=_questions(organisation, tables) if with_questions else (),
    )


def is_known(code: str, edition_id: str | None = None) -> bool:
    """Return whether an edition holds an organisation of this code. Raises UnknownEdition."""
    return code.upper() in survey_tables(survey_edition(edition_id)).organisations


def nearest(text: str, organisations: Iterable[Organisation], *, count: int = 3) -> dict[str, str]:
    """Return the codes and names closest to what was typed, best first."""
    # Likeness takes time that grows with what was typed; no name is longer.
    wanted = text[:100].lower()

    def likeness(one: Organisation) -> float:
        by_code = difflib.SequenceMatcher(None, wanted, one.code.lower()).ratio()
        by_name = difflib.SequenceMatcher(None, wanted, one.name.lower()).ratio()
        return max(by_code, by_name + (0.5 if wanted and wanted in one.name.lower() else 0))

    best = sorted(organisations, key=lambda one: (-likeness(one), one.name))[:count]
    return {one.code: one.name for one in best}


def release_of(edition: Edition) -> Release:
    """Return how results name the edition they were read from."""
    return Release(
        id=edition.id,
        release=edition.release,
        year=edition.year or 0,
        sha256=edition.source.sha256,
        title=edition.title,
        publisher=edition.publisher,
        licence=edition.licence,
        limits=edition.limits,
    )


def survey_tables(edition: Edition) -> SurveyTables:
    """Return an edition's tables in memory, cached by the digests of its files."""
    return _tables(edition.id, tuple(table.sha256 for table in edition.tables.values()), edition.folder.as_posix())


@lru_cache(maxsize=8)
def _tables(edition_id: str, _digests: tuple[str, ...], _folder: str) -> SurveyTables:
    return SurveyTables(find_edition(edition_id))


def headline_shares(edition: Edition) -> nw.LazyFrame[Any]:
    """Return a lazy frame of code and the headline share of every placed question, per cent, null where withheld."""
    survey = staff_survey()
    present = set(scan(edition.table("shares")).collect_schema().names())
    expressions = []
    for number, question_id in edition.facts["questions"].items():
        question = survey.questions.get(question_id or "")
        if question and question.positive and share_column(number, next(iter(question.positive))) in present:
            expressions.append(_headline(question, number).alias(question.id))
    return scan(edition.table("shares")).select("code", *expressions)


def _headline(question: Question, number: str) -> nw.Expr:
    positive = _total([nw.col(share_column(number, answer)) for answer in sorted(question.positive)])
    if not question.leave_out:
        return positive
    counted = 100 - _total([nw.col(share_column(number, answer)) for answer in sorted(question.leave_out)])
    return nw.when(counted > 0).then(positive / counted * 100)


def _total(terms: Sequence[nw.Expr]) -> nw.Expr:
    return reduce(add, terms)


def _identity(row: dict[str, str]) -> dict[str, str]:
    wanted = ("code", "name", "benchmark_group", "region", "ics", "weighting")
    return {name: ("" if row.get(name) in (None, "-") else row[name]) for name in wanted}


def _by_key(frame: nw.LazyFrame[Any], key: str) -> dict[str, Row]:
    return {row.pop(key): row for row in frame.collect().iter_rows(named=True)}


def _figure(row: Row, column: str) -> Figure:
    value = row.get(column)
    return AT_SOURCE if value is None else value


def _scores(organisation: Organisation, tables: SurveyTables) -> tuple[ScoreResult, ...]:
    published = tables.scores[organisation.code]
    recomputed = tables.recomputed[organisation.code]
    return tuple(
        ScoreResult(
            id=rule.id,
            label=rule.label,
            parent=rule.parent,
            value=_figure(published, rule.id),
            base=_figure(published, score_base_column(rule.id)),
            recomputed=_figure(recomputed, rule.id) if rule.id in recomputed else None,
            rule_verified=rule.is_rule_verified,
            group=tables.score_ranges.get((organisation.benchmark_group, rule.id)),
            members=tables.members(organisation.benchmark_group, rule.id, tables.score_ranges, tables.scores),
        )
        for rule in score_rules()
        if rule.id in published
    )


def _questions(organisation: Organisation, tables: SurveyTables) -> tuple[QuestionResult, ...]:
    questions = staff_survey().questions
    part_of: dict[str, list[str]] = {}
    for rule in score_rules():
        for question_id in rule.questions:
            part_of.setdefault(question_id, []).append(rule.id)
    return tuple(
        _question(questions[id_], number, organisation, tables, tuple(part_of.get(id_, ())))
        for number, id_ in tables.edition.facts["questions"].items()
        if id_ in questions
    )


def _question(
    question: Question, number: str, organisation: Organisation, tables: SurveyTables, scores: tuple[str, ...]
) -> QuestionResult:
    group = organisation.benchmark_group
    shares = tables.shares[organisation.code]
    return QuestionResult(
        id=question.id,
        number=number,
        label=question.label,
        saying=question.saying,
        measure=question.measure,
        better=question.better,
        value=_figure(tables.headlines[organisation.code], question.id),
        base=_figure(shares, share_column(number, "base")),
        group=tables.question_ranges.get((group, question.id)),
        answers=tuple(
            AnswerShare(
                code=answer.code,
                label=answer.label,
                share=_figure(shares, share_column(number, answer.code)),
                is_positive=answer.code in question.positive,
                is_left_out=answer.code in question.leave_out,
            )
            for answer in question.answers
        ),
        scores=scores,
        is_background=question.is_background,
        members=tables.members(group, question.id, tables.question_ranges, tables.headlines),
    )
