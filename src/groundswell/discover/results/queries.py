"""Questions about counts, results and remarks."""

from collections.abc import Mapping

from django.db.models import Count as Number
from django.db.models import QuerySet

from groundswell.discover.results.enums import RemarkState
from groundswell.discover.results.models import Count, Remark
from groundswell.discover.results.reading import Results, results_from
from groundswell.discover.surveys.enums import State
from groundswell.discover.surveys.models import Wave
from groundswell.programme.models import Programme

KEPT = 8
# By the hash of the file, in the order in which they were last asked for.
_read: dict[str, Results] = {}


def count_of(programme: Programme, slug: str) -> Count | None:
    """Return the count of a programme's wave, or None before it is counted."""
    known = Count.objects.select_related("wave__programme__organisation").defer("results")
    return known.filter(wave__programme=programme, wave__slug=slug).first()


def released_count(slug: str) -> Count | None:
    """Return the count of a released wave of whatever programme, or None."""
    known = Count.objects.select_related("wave__programme__organisation").defer("results")
    return known.filter(wave__slug=slug, wave__state=State.RELEASED).first()


def results_of(count: Count) -> Results:
    """Return what was released of a wave, typed. A results file never changes, so the last few read are kept."""
    found = _read.pop(count.results_sha256, None)
    if found is None:
        found = results_from(count.results, form=count.wave.form or {}, plan=count.wave.plan or {})
    _read[count.results_sha256] = found
    for oldest in list(_read)[:-KEPT]:
        _read.pop(oldest, None)
    return found


def count_before(wave: Wave) -> Count | None:
    """Return the last released count of the same questionnaire, of the same people, in the same programme, or None."""
    earlier = (
        Count.objects.select_related("wave__programme__organisation")
        .defer("results")
        .filter(
            wave__programme=wave.programme,
            wave__instrument=wave.instrument,
            wave__audience=wave.audience,
            wave__state=State.RELEASED,
            wave__closes_on__lt=wave.closes_on,
        )
    )
    return earlier.order_by("-wave__closes_on").first()


def remarks_of(count: Count) -> QuerySet[Remark]:
    """Return the remarks of a wave, question by question, each in an order that says nothing."""
    # Each knows its count as this one: asked for again, the whole results file would come with every remark.
    return count.remarks.select_related("proposed_by").order_by("question", "id")


def remarks_by_state(count: Count) -> Mapping[str, int]:
    """Return how many remarks are in each state."""
    found = count.remarks.order_by().values("state").annotate(number=Number("id"))
    return {state.value: 0 for state in RemarkState} | {one["state"]: one["number"] for one in found}
