"""What is loaded and stated for a programme."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.models import Draft, Extract, Post, Statement
from groundswell.discover.workforce.statements import PROPOSED, Assumptions, Definition, Lines, from_content
from groundswell.programme.models import Programme

DRAFTS_KEPT = timedelta(days=1)


def drafts_of(programme: Programme, *, at: datetime) -> QuerySet[Draft]:
    """Return the extracts that wait for their columns; after a day they are as good as gone."""
    return Draft.objects.filter(programme=programme, kept_at__gte=at - DRAFTS_KEPT)


def extracts_of(programme: Programme) -> QuerySet[Extract]:
    """Return the extracts that were loaded, newest first."""
    return Extract.objects.filter(programme=programme)


def posts_of(programme: Programme) -> list[Post]:
    """Return the posts in force: those of the newest extract, if they were not removed."""
    newest = extracts_of(programme).first()
    return list(Post.objects.filter(extract=newest)) if newest else []


def statements_of(programme: Programme, kind: Kind) -> QuerySet[Statement]:
    """Return every version of what the team stated of a kind, newest first."""
    return Statement.objects.filter(programme=programme, kind=kind)


def version_of(programme: Programme, kind: Kind) -> int:
    """Return which version is in force, 0 where nothing was stated."""
    newest = statements_of(programme, kind).first()
    return newest.version if newest else 0


def definitions_of(programme: Programme) -> tuple[Definition, ...]:
    """Return the definitions of a leader in the order in which they were in force: the proposed one first."""
    found = [from_content(Kind.DEFINITION, one.content) for one in statements_of(programme, Kind.DEFINITION)]
    return (PROPOSED, *(one for one in reversed(found) if isinstance(one, Definition)))


def assumptions_of(programme: Programme) -> Assumptions:
    """Return what the projection assumes."""
    newest = statements_of(programme, Kind.ASSUMPTIONS).first()
    found = from_content(Kind.ASSUMPTIONS, newest.content) if newest else None
    return found if isinstance(found, Assumptions) else Assumptions()


def lines_stated(programme: Programme, kind: Kind) -> Lines:
    """Return the rows that the team typed of a kind."""
    newest = statements_of(programme, kind).first()
    found = from_content(kind, newest.content) if newest else None
    return found if isinstance(found, Lines) else Lines()
