"""Change since 2021, where one release weighted all years alike."""

from groundswell.discover.dashboard.pages.strips import Change, no_change
from groundswell.look import numbers
from groundswell.look.numbers import PERCENT, SCORE
from groundswell.national.editions import Kind
from groundswell.national.history import history_of
from groundswell.national.results import SurveyResults
from groundswell.national.store import latest_edition

FIRST_YEAR = 2021


def change_words(results: SurveyResults) -> Change:
    """Return a function from a score id or question name to its change since 2021, "" where none may be told."""
    if latest_edition(Kind.SURVEY_BENCHMARK) is None:
        return no_change

    def words(measure: str) -> str:
        history = history_of(results.organisation.code, measure)
        change = history.change_since(FIRST_YEAR) if history else None
        if history is None or change is None:
            return ""
        unit = SCORE if results.score(measure) else PERCENT
        return f"{numbers.signed(change, unit.decimals)} {unit.difference} since {FIRST_YEAR}"

    return words
