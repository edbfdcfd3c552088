"""A page's figures as tidy rows: one row a figure, unrounded, with its group; for CSV, workbooks and analysts."""

from collections.abc import Iterator

from groundswell.discover.dashboard import phrases
from groundswell.discover.dashboard.pages.strips import question_strip, score_strip
from groundswell.discover.dashboard.pages.taken import Taken
from groundswell.look.documents.cells import Cell
from groundswell.look.documents.workbook import Sheet
from groundswell.national.equity import EquityResults
from groundswell.national.outcomes import OutcomeResults
from groundswell.national.results import Organisation, QuestionResult, Release, ScoreResult, SurveyResults
from groundswell.packs.indicators import catalogue, equity_measures
from groundswell.vocabulary.range import Better, GroupRange

HEADER = (
    "organisation_code",
    "organisation",
    "benchmark_group",
    "edition",
    "kind",
    "id",
    "measure",
    "counts_as",
    "unit",
    "value",
    "base",
    "better",
    "where_it_lies",
    "group_organisations",
    "group_min",
    "group_q1",
    "group_median",
    "group_q3",
    "group_max",
    "period",
    "source",
    "published",
    "numerator",
    "denominator",
    "note",
)
Row = tuple[Cell, ...]
NO_GROUP: Row = (None, None, None, None, None, None)
# When it was published, what it is a share of, and what to mind: only outcomes have them one by one.
NO_MORE: Row = (None, None, None, None)


def rows_of(taken: Taken) -> tuple[Row, ...]:
    """Return every figure of a page as rows under HEADER. A withheld value stays withheld."""
    return tuple(row for results in taken.results for row in _rows(taken, results))


def sheets_of(taken: Taken) -> tuple[Sheet, ...]:
    """Return the rows of a page by kind of figure, one sheet each, then its tables of words; nothing empty."""
    rows = rows_of(taken)
    kinds = tuple(dict.fromkeys(str(row[HEADER.index("kind")]) for row in rows))
    figures = (
        Sheet(f"{kind.capitalize()}s", HEADER, tuple(row for row in rows if row[HEADER.index("kind")] == kind))
        for kind in kinds
    )
    words = (Sheet(table.caption, table.header, table.rows) for _, table in taken.document.tables_of_words())
    return (*figures, *words)


def read_me(taken: Taken) -> tuple[tuple[str, str], ...]:
    """Return what stands on the first sheet: whose figures, from where, and what to mind."""
    document = taken.document
    return (
        (document.title, document.finding),
        ("Whose", document.whose),
        ("Figures", document.edition_line),
        ("Source", document.source_line),
        ("Page", document.address),
        *(("Mind", words) for words in (*document.paragraphs, *document.cannot_tell, *document.how_made)),
    )


def _rows(taken: Taken, results: SurveyResults) -> Iterator[Row]:
    organisation, release = results.organisation, results.release
    for score in taken.scores_of(results):
        yield _score(organisation, release, score)
    for question in taken.questions_of(results):
        yield _question(organisation, release, question)
        if taken.with_answers:
            yield from _answers(organisation, release, question)
    if taken.equity is not None:
        yield from _equity(organisation, taken.equity)
    if taken.outcomes is not None:
        yield from _outcomes(organisation, taken.outcomes)


def _equity(organisation: Organisation, equity: EquityResults) -> Iterator[Row]:
    """Yield each ratio and the two rates it is made of; a rate that tells of harm is better the lower it is."""
    known = {one.id: one for one in equity_measures()}
    who = _who(organisation, equity.release)
    release = equity.release
    published = (str(release.year), release.publisher, None, None, None, phrases.NOT_OFFICIAL_RATIOS)
    for ratio in equity.ratios:
        measure = known.get(ratio.id)
        label = measure.label if measure else ratio.id
        better = (Better.LOWER if measure.is_harm else Better.HIGHER).value if measure else None
        described = ("ratio", ratio.id, label, "staff from ethnic minorities over white staff", "ratio")
        yield (*who, *described, ratio.ratio, None, "nearer to 1", None, *_group(ratio.group), *published)
        for group, counted, rate in (
            ("ethnic-minorities", "staff from ethnic minorities", ratio.compared),
            ("white", "white staff", ratio.reference),
        ):
            described = ("rate", f"{ratio.id}:{group}", label, counted, "per cent")
            yield (*who, *described, rate, None, better, None, *NO_GROUP, *published)


def _outcomes(organisation: Organisation, outcomes: OutcomeResults) -> Iterator[Row]:
    known = {one.id: one for one in catalogue().indicators}
    for one in outcomes.values:
        indicator = known.get(one.id)
        label, unit = (indicator.label, indicator.unit) if indicator else (one.id, None)
        better = indicator.better.value if indicator else None
        value: Cell = one.word if one.value is None else one.value
        # Only where answers are counted is the number below the line one of people who answered.
        counts_answers = unit is not None and "answers" in unit and one.denominator is not None
        base = round(one.denominator or 0) if counts_answers else None
        described = ("indicator", one.id, label, None, unit or None, value, base, better, None)
        more = (one.period, one.source, one.published or None, one.numerator, one.denominator, one.note or None)
        yield (*_who(organisation, outcomes.release), *described, *_group(one.group), *more)


def _score(organisation: Organisation, release: Release, score: ScoreResult) -> Row:
    place = score_strip(score, organisation.code).phrase
    described = (
        "score",
        score.id,
        score.label,
        None,
        "score 0 to 10",
        score.value,
        score.base,
        score.better.value,
        place,
    )
    return (
        *_who(organisation, release),
        *described,
        *_group(score.group),
        str(release.year),
        release.publisher,
        *NO_MORE,
    )


def _question(organisation: Organisation, release: Release, question: QuestionResult) -> Row:
    place = question_strip(question, organisation.code).phrase
    described = (
        "question",
        f"q{question.number}",
        question.label,
        question.measure,
        "per cent",
        question.value if question.measure else None,
        question.base,
        question.better.value,
        place if question.group else None,
    )
    return (
        *_who(organisation, release),
        *described,
        *_group(question.group),
        str(release.year),
        release.publisher,
        *NO_MORE,
    )


def _answers(organisation: Organisation, release: Release, question: QuestionResult) -> Iterator[Row]:
    for answer in question.answers:
        described = (
            "answer",
            f"q{question.number}.{answer.code}",
            question.label,
            answer.label,
            "per cent",
            answer.share,
            question.base,
            None,
            None,
        )
        yield (*_who(organisation, release), *described, *NO_GROUP, str(release.year), release.publisher, *NO_MORE)


def _who(organisation: Organisation, release: Release) -> Row:
    return (organisation.code, organisation.name, organisation.benchmark_group, release.id)


def _group(group: GroupRange | None) -> Row:
    if group is None:
        return NO_GROUP
    return (group.organisations, group.minimum, group.q1, group.median, group.q3, group.maximum)
