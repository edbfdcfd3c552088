"""Loading comments: a file, its columns, what would be kept and what is taken out."""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from groundswell.discover.patients import phrases, rules
from groundswell.discover.patients.actions.drafts import forget, say_columns
from groundswell.discover.patients.actions.loading import keep_draft, load_comments
from groundswell.discover.patients.forms import ColumnsForm, CommentsFileForm, TakingOutForm
from groundswell.discover.patients.models import CommentsDraft
from groundswell.discover.patients.pages import ColumnLine, ColumnsPage, LoadPage
from groundswell.discover.patients.presenting import around, comments_counted, room
from groundswell.discover.patients.queries.comments import drafts_of, loaded_comments
from groundswell.discover.patients.reading.columns import Role, guesses
from groundswell.discover.patients.reading.comments import BadRows, Read, read_comments, sheets_of
from groundswell.discover.patients.reviewing import EVERY_KIND, review_page
from groundswell.discover.patients.sifting import sift
from groundswell.discover.patients.taking_out import Choice, TakingOut
from groundswell.discover.surveys.queries.names import staff_names
from groundswell.look import numbers
from groundswell.national.given_tables import words
from groundswell.national.source import Source, source_from
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show

PREVIEW_ROWS = 5
PREVIEW_LETTERS = 60
SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


@SHOWS_A_FORM
@in_programme(rules.may_analyse)
def load(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take a file of comments and go on to its columns."""
    form = CommentsFileForm(sent(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        source = form.cleaned_data["file"]
        try:
            sheets_of(source)
        except BadInput as fault:
            form.add_error("file", fault.sentence())
        else:
            draft = keep_draft(source, programme=programme, by=request.user, at=timezone.now())
            return redirect("patients:columns", slug=programme.slug, key=draft.pk)
    content = LoadPage(form=form, errors=errors_of(form) if form.is_bound else [])
    return show(
        request, "patients/load.jinja", title="Load comments", content=content, **around(programme, room(programme))
    )


@SHOWS_A_FORM
@in_programme(rules.may_analyse)
def columns(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show the first rows with a meaning for each column; on sending, every bad row, or what would be kept."""
    now = timezone.now()
    draft = get_object_or_404(drafts_of(programme, at=now), pk=key)
    if request.method == "POST" and "forget" in request.POST:
        return _forgotten(request, programme, draft)
    sheets = sheets_of(_source(draft))
    wanted = request.POST.get("sheet") or request.GET.get("sheet", draft.sheet)
    sheet = next((one for one in sheets if one.name == wanted), sheets[0])
    said = tuple(Role(one) for one in draft.columns or ()) if (sheet.name or "") == draft.sheet else ()
    guessed = said if len(said) == len(sheet.headings) else guesses(sheet.headings)
    form = ColumnsForm(sent(request), sheet=sheet, guessed=guessed, initial={"origin": draft.origin})
    bad_rows: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        mapping, origin = form.cleaned_data["mapping"], form.cleaned_data["origin"]
        try:
            read_comments(sheet, mapping, origin=origin, today=timezone.localdate(now))
        except BadRows as bad:
            bad_rows = bad.sentences()
        else:
            say_columns(draft, sheet=sheet.name or "", columns=[*mapping.values()], origin=origin, by=request.user)
            return redirect("patients:review", slug=programme.slug, key=draft.pk)
    content = ColumnsPage(
        file_name=draft.file_name,
        rows="1 row" if len(sheet.rows) == 1 else f"{numbers.count(len(sheet.rows))} rows",
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        bad_rows=bad_rows,
        columns=tuple(
            ColumnLine(
                f"column_{at}", tuple(words(line[at])[:PREVIEW_LETTERS] for _, line in sheet.rows[:PREVIEW_ROWS])
            )
            for at in range(len(sheet.headings))
        ),
        sheets=tuple((one.name or "", f"?{urlencode({'sheet': one.name or ''})}", one is sheet) for one in sheets),
        sheet=sheet.name or "",
        load_address=reverse("patients:load", args=[programme.slug]),
    )
    return show(
        request,
        "patients/columns.jinja",
        title="Check the columns",
        content=content,
        **around(programme, room(programme)),
    )


@SHOWS_A_FORM
@in_programme(rules.may_analyse)
def review(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show what would be kept and what is taken out of it; on sending, look again with other choices, or keep it."""
    now = timezone.now()
    draft = get_object_or_404(drafts_of(programme, at=now), pk=key)
    if request.method == "POST" and "forget" in request.POST:
        return _forgotten(request, programme, draft)
    if draft.columns is None:
        return redirect("patients:columns", slug=programme.slug, key=draft.pk)
    source = _source(draft)
    read = _read(draft, source, now)
    people = staff_names(programme.organisation)
    form = TakingOutForm(sent(request), kinds=EVERY_KIND, initial={"leaves_near": True})
    is_valid = form.is_bound and form.is_valid()
    taking_out = TakingOut(people, form.choice() if is_valid else Choice())
    leaves_near = form.cleaned_data["leaves_near"] if is_valid else True
    if is_valid and "keep" in request.POST:
        done = load_comments(
            read,
            programme=programme,
            source=source,
            taking_out=taking_out,
            leaves_near=leaves_near,
            by=request.user,
            at=now,
        )
        forget(draft, by=request.user)
        messages.success(
            request, phrases.KEPT.format(kept=comments_counted(done.kept)) if done.kept else phrases.NOTHING_NEW
        )
        return redirect("patients:overview", slug=programme.slug)
    content = review_page(
        draft,
        read,
        sift(read.comments, loaded_comments(programme), as_kept=taking_out.as_kept),
        taking_out,
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        leaves_near=leaves_near,
        has_list=bool(people),
    )
    return show(
        request,
        "patients/review.jinja",
        title="Before they are kept",
        content=content,
        **around(programme, room(programme)),
    )


def _source(draft: CommentsDraft) -> Source:
    return source_from(draft.file_name, bytes(draft.content))


def _read(draft: CommentsDraft, source: Source, now: datetime) -> Read:
    """Return the comments of a draft whose columns were checked; it has not changed since, so no row is bad."""
    sheet = next(one for one in sheets_of(source) if (one.name or "") == draft.sheet)
    mapping = {at: Role(one) for at, one in enumerate(draft.columns or ())}
    return read_comments(sheet, mapping, origin=draft.origin, today=timezone.localdate(now))


def _forgotten(request: SignedInRequest, programme: Programme, draft: CommentsDraft) -> HttpResponse:
    forget(draft, by=request.user)
    messages.success(request, "The file is forgotten. Nothing was changed.")
    return redirect("patients:overview", slug=programme.slug)
