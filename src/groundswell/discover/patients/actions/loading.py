"""Loading comments: a file is kept until it was looked through, then all of it is stored or nothing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.evidence.actions.sources import NewItem, add_items, add_source
from groundswell.discover.patients.enums import Act
from groundswell.discover.patients.models import CommentsDraft, CommentsLoad
from groundswell.discover.patients.phrases import ORIGINS
from groundswell.discover.patients.queries.comments import DRAFTS_KEPT, loaded_comments
from groundswell.discover.patients.reading.comments import Comment, Read
from groundswell.discover.patients.rules import TOOL, check_may_analyse
from groundswell.discover.patients.sifting import day_words, mark_of, sift
from groundswell.discover.patients.taking_out import TakingOut
from groundswell.national.source import Source
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme

LONGEST_NAME = 120


@transaction.atomic
def keep_draft(source: Source, *, programme: Programme, by: Agent, at: datetime) -> CommentsDraft:
    """Keep a file until it was looked through, and forget those nobody came back to. Raises NotAllowed."""
    check_may_analyse(by, programme)
    CommentsDraft.objects.filter(kept_at__lt=at - DRAFTS_KEPT).delete()
    return CommentsDraft.objects.create(
        programme=programme, file_name=source.name[:LONGEST_NAME], content=source.content, kept_at=at
    )


@transaction.atomic
def load_comments(
    read: Read,
    *,
    programme: Programme,
    source: Source,
    taking_out: TakingOut,
    leaves_near: bool,
    by: Agent,
    at: datetime,
) -> CommentsLoad:
    """Store what is new in a file, with what points to somebody taken out; what is taken out is kept nowhere.

    With `leaves_near`, comments that nearly repeat another one are left out too. Raises NotAllowed.
    """
    check_may_analyse(by, programme)
    # Nobody else loads meanwhile: two files with the same comments would each find them new.
    Programme.objects.select_for_update().get(pk=programme.pk)
    sifted = sift(read.comments, loaded_comments(programme), as_kept=taking_out.as_kept)
    near = [one for one, _ in sifted.near]
    kept = sorted([*sifted.new, *([] if leaves_near else near)], key=lambda one: one.row)
    name = source.name[:LONGEST_NAME]
    taken_out = _store(kept, programme, name=name, taking_out=taking_out, by=by, at=at)
    load = CommentsLoad.objects.create(
        programme=programme,
        file_name=name,
        sha256=source.sha256,
        loaded_at=at,
        loaded_by=actor(by, organisation=programme.organisation).who,
        rows=len(read.comments) + read.empty,
        empty=read.empty,
        same=sifted.same,
        near=len(near) if leaves_near else 0,
        here_already=sifted.here_already,
        kept=len(kept),
        taken_out=taken_out,
    )
    record(
        Act.COMMENTS_LOADED,
        by=actor(by, organisation=programme.organisation),
        at=at,
        subject=f"“{name}”",
        detail=f"{load.rows:,} rows, {load.kept:,} kept, {taken_out:,} places taken out",
        organisation_code=programme.organisation.code,
    )
    return load


def _store(
    comments: Sequence[Comment], programme: Programme, *, name: str, taking_out: TakingOut, by: Agent, at: datetime
) -> int:
    """Store comments as evidence, those of one origin as one source, and return how many places were taken out."""
    made: dict[str, list[NewItem]] = defaultdict(list)
    taken_out = 0
    for one in comments:
        text, count = taking_out.out_of(one.text)
        taken_out += count
        came = {
            "file": name,
            "row": one.row,
            "origin": one.origin.value,
            "day": day_words(one.day),
            "place": one.place,
            "mark": mark_of(one.text),
        }
        made[one.origin].append(NewItem(text, question=one.question, provenance=came))
    for origin, items in made.items():
        held = add_source(
            programme,
            tool=TOOL,
            label=f"{ORIGINS[origin]}: {name}",
            attributes={"origin": origin},
            by=by,
            at=at,
            address=f"/programmes/{programme.slug}/discover/patients/",
        )
        add_items(held, items, by=by, at=at)
    return taken_out
