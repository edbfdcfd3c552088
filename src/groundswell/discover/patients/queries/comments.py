"""The comments of a programme as they are kept, counted and found again."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import QuerySet

from groundswell.discover.evidence.enums import Kind
from groundswell.discover.evidence.models import Item
from groundswell.discover.patients.models import CommentsDraft, CommentsLoad
from groundswell.discover.patients.rules import TOOL
from groundswell.discover.patients.sifting import Loaded
from groundswell.programme.models import Programme

DRAFTS_KEPT = timedelta(days=1)
MONTH_LETTERS = len("2026-01")


def comments_of(programme: Programme) -> QuerySet[Item]:
    """Return the comments of patients and carers in a programme, as they stand."""
    return Item.objects.filter(source__programme=programme, source__tool=TOOL, kind=Kind.WORDS, is_current=True)


def loaded_comments(programme: Programme) -> list[Loaded]:
    """Return what later files are compared with."""
    rows = comments_of(programme).order_by().values_list("text", "provenance")
    return [
        Loaded(came.get("mark", ""), text, came.get("origin", ""), came.get("day", ""), came.get("place", ""))
        for text, came in rows
    ]


def volume(programme: Programme) -> Mapping[tuple[str, str], int]:
    """Return how many comments there are by month ("2026-01", "" for none) and origin."""
    rows = comments_of(programme).order_by().values_list("provenance", flat=True)
    return Counter((came.get("day", "")[:MONTH_LETTERS], came.get("origin", "")) for came in rows)


def found_comments(programme: Programme, *, words: str = "", origin: str = "", place: str = "") -> QuerySet[Item]:
    """Return the comments that hold all of some words, of one origin and one place where those are given."""
    found = comments_of(programme).select_related("source")
    for word in words.split():
        found = found.filter(text__icontains=word)
    if origin:
        found = found.filter(provenance__origin=origin)
    if place:
        found = found.filter(provenance__place=place)
    return found.order_by("-provenance__day", "source_id", "position")


def places_of(programme: Programme) -> list[str]:
    """Return the wards and services that comments name, in order."""
    rows = comments_of(programme).order_by().values_list("provenance__place", flat=True).distinct()
    return sorted({place for place in rows if place}, key=str.casefold)


def loads_of(programme: Programme) -> QuerySet[CommentsLoad]:
    """Return the files that were loaded, newest first."""
    return CommentsLoad.objects.filter(programme=programme)


def drafts_of(programme: Programme, *, at: datetime) -> QuerySet[CommentsDraft]:
    """Return the files that wait to be looked through; after a day they are as good as gone."""
    return CommentsDraft.objects.filter(programme=programme, kept_at__gte=at - DRAFTS_KEPT)
