"""The layouts Groundswell reads, in the order in which they are tried."""

from groundswell.national.readers.benchmark_workbook import BenchmarkWorkbook
from groundswell.national.readers.detailed_workbook import DetailedWorkbook
from groundswell.national.readers.engagement_shmi import EngagementShmi
from groundswell.national.readers.equity_ratios import EquityRatios
from groundswell.national.readers.organisation_lists import CqcCategories, OdsTrustFile, Successors, TrustList
from groundswell.national.readers.outcome_indicators import OutcomeIndicators
from groundswell.national.readers.reading import Reader
from groundswell.national.readers.survey_trend import SurveyTrend
from groundswell.national.source import Source
from groundswell.vocabulary.faults import BadInput, Place

READERS: tuple[Reader, ...] = (
    DetailedWorkbook(),
    BenchmarkWorkbook(),
    SurveyTrend(),
    OutcomeIndicators(),
    EquityRatios(),
    TrustList(),
    OdsTrustFile(),
    Successors(),
    CqcCategories(),
    EngagementShmi(),
)


def reader_for(source: Source) -> Reader:
    """Return the reader whose layout this file has. Raises BadInput if no reader knows it, and says what it saw."""
    for reader in READERS:
        if reader.recognises(source):
            return reader
    seen = (
        f"a workbook with sheets {', '.join(f'“{name}”' for name in list(source.sheets)[:8])}"
        if source.is_workbook
        else f"text whose first row begins {', '.join(source.rows[0][:4]) if source.rows else 'empty'}"
    )
    raise BadInput(
        Place(source.name),
        found=f"its layout is not known: {seen}",
        expected="one of: " + ", ".join(reader.name for reader in READERS),
    )
