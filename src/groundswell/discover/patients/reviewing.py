"""Builds the page that shows what would be kept of a file, and what is taken out of it."""

from django.forms import BaseForm
from django.urls import reverse

from groundswell.discover.patients import phrases
from groundswell.discover.patients.models import CommentsDraft
from groundswell.discover.patients.pages import KindLine, ReviewPage
from groundswell.discover.patients.presenting import comments_counted, counted
from groundswell.discover.patients.reading.comments import Read
from groundswell.discover.patients.sifting import Sifted
from groundswell.discover.patients.taking_out import TakingOut
from groundswell.look import numbers
from groundswell.methods.text.redacting import KINDS
from groundswell.web.forms import FormError

EVERY_KIND = KINDS
EXAMPLES = 6
MOST_WORDS = 12
NEAR_SHOWN = 10


def review_page(
    draft: CommentsDraft,
    read: Read,
    sifted: Sifted,
    taking_out: TakingOut,
    *,
    form: BaseForm,
    errors: list[FormError],
    leaves_near: bool,
    has_list: bool,
) -> ReviewPage:
    """Return what becomes of every row, and what was found in those that would be kept, by kind."""
    near = [one for one, _ in sifted.near]
    kept = [*sifted.new, *([] if leaves_near else near)]
    found = taking_out.overview((one.text for one in kept), examples=EXAMPLES)
    rows = (
        ("Rows in the file", len(read.comments) + read.empty),
        ("Nothing written", read.empty),
        ("The same as another row", sifted.same),
        ("Here already", sifted.here_already),
        ("Nearly the same as another", len(near)),
        ("To be kept", len(kept)),
    )
    return ReviewPage(
        file_name=draft.file_name,
        finding=f"{comments_counted(len(kept))} would be kept",
        numbers=tuple((words, numbers.count(count)) for words, count in rows),
        near=tuple((one.text, other) for one, other in sifted.near[:NEAR_SHOWN]),
        leaves_near=leaves_near,
        kinds=tuple(
            KindLine(
                kind,
                counted(found[kind].places, "place", "places"),
                tuple((words, numbers.count(count)) for words, count in found[kind].words.most_common(MOST_WORDS)),
                tuple(found[kind].examples),
                kind in taking_out.choice.staying_kinds,
            )
            for kind in EVERY_KIND
            if kind in found
        ),
        form=form,
        errors=errors,
        honest=(phrases.HONEST, *(() if has_list else (phrases.NO_LIST,))),
        keep_words=f"Keep {comments_counted(len(kept))}",
        columns_address=reverse("patients:columns", args=[draft.programme.slug, draft.pk]),
    )
