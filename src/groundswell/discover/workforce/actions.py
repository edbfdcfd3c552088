"""Loading posts, all of them or none; removing them; stating what the team settles, each change a new version."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.workforce.enums import Act, Kind
from groundswell.discover.workforce.models import Draft, Extract, Post, Statement
from groundswell.discover.workforce.phrases import KIND_NAMES
from groundswell.discover.workforce.queries import DRAFTS_KEPT, statements_of
from groundswell.discover.workforce.reading.posts import ReadPost
from groundswell.discover.workforce.rules import check_may_work_on
from groundswell.discover.workforce.statements import Assumptions, Definition, Lines, as_content
from groundswell.national.source import Source
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme

AT_ONCE = 500


class StatedMeanwhile(ValueError):
    """Somebody else has stated this since; theirs is in force, and what was given is not stored."""


@transaction.atomic
def keep_draft(source: Source, *, programme: Programme, by: Agent, at: datetime) -> Draft:
    """Keep a file until its columns are confirmed, and forget those nobody came back to. Raises NotAllowed."""
    check_may_work_on(by, programme)
    Draft.objects.filter(kept_at__lt=at - DRAFTS_KEPT).delete()
    name = source.name[:200]
    return Draft.objects.create(programme=programme, file_name=name, content=source.content, kept_at=at)


@transaction.atomic
def load_posts(
    posts: Sequence[ReadPost], *, programme: Programme, source: Source, as_of: date, by: Agent, at: datetime
) -> Extract:
    """Make these the posts of a programme; those of the extract before are destroyed. Raises NotAllowed."""
    check_may_work_on(by, programme)
    Post.objects.filter(extract__programme=programme).delete()
    extract = Extract.objects.create(
        programme=programme,
        file_name=source.name[:200],
        sha256=source.sha256,
        as_of=as_of,
        rows=len(posts),
        loaded_at=at,
        loaded_by=actor(by, organisation=programme.organisation).who,
    )
    Post.objects.bulk_create([Post(extract=extract, **asdict(one)) for one in posts], batch_size=AT_ONCE)
    detail = f"{source.name[:200]}, as of {as_of:%d/%m/%Y}"
    _note(Act.POSTS_LOADED, programme, subject=f"{len(posts):,} posts", detail=detail, by=by, at=at)
    return extract


@transaction.atomic
def remove_posts(extract: Extract, *, by: Agent, at: datetime) -> None:
    """Destroy the posts of an extract; that it was loaded stays on record. Raises NotAllowed."""
    check_may_work_on(by, extract.programme)
    Post.objects.filter(extract=extract).delete()
    _note(Act.POSTS_REMOVED, extract.programme, subject=extract.file_name, detail="", by=by, at=at)


@transaction.atomic
def state(
    programme: Programme,
    kind: Kind,
    stated: Definition | Assumptions | Lines,
    *,
    after: int,
    reason: str,
    by: Agent,
    at: datetime,
) -> Statement:
    """Keep what the team states as the version after `after`; the earlier ones stay.

    Raises NotAllowed, and StatedMeanwhile where there is a newer version already.
    """
    check_may_work_on(by, programme)
    # Two who save at once wait for each other here; the second then sees the first one's version.
    Programme.objects.select_for_update().get(pk=programme.pk)
    newest = statements_of(programme, kind).first()
    if (newest.version if newest else 0) != after:
        raise StatedMeanwhile
    made = Statement.objects.create(
        programme=programme,
        kind=kind,
        version=after + 1,
        content=as_content(stated),
        reason=reason.strip(),
        made_by=actor(by, organisation=programme.organisation).who,
        made_at=at,
    )
    _note(Act.STATED, programme, subject=f"“{KIND_NAMES[kind]}”", detail=f"version {made.version}", by=by, at=at)
    return made


def _note(act: Act, programme: Programme, *, subject: str, detail: str, by: Agent, at: datetime) -> None:
    organisation = programme.organisation
    record(
        act,
        by=actor(by, organisation=organisation),
        at=at,
        subject=subject,
        detail=detail,
        organisation_code=organisation.code,
    )
