"""An extract of posts: taken, its columns checked, loaded whole or not at all, removed."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.discover.workforce import rules
from groundswell.discover.workforce.actions import keep_draft, load_posts, remove_posts
from groundswell.discover.workforce.blanks import FORMATS
from groundswell.discover.workforce.forms import ColumnsForm, ExtractFileForm
from groundswell.discover.workforce.pages import ColumnLine, ColumnsPage, LoadPage
from groundswell.discover.workforce.queries import drafts_of, extracts_of
from groundswell.discover.workforce.reading.columns import guesses
from groundswell.discover.workforce.reading.posts import BadRows, read_posts, sheets_of
from groundswell.discover.workforce.views.around import SHOWS_A_FORM, around, not_kept
from groundswell.look import numbers
from groundswell.national.given_tables import words
from groundswell.national.source import source_from
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import errors_of
from groundswell.web.pages import show

PREVIEW_ROWS = 5
PREVIEW_LETTERS = 60


@SHOWS_A_FORM
@in_programme(rules.may_work_on)
def load(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take an extract and go on to its columns."""
    form = (
        ExtractFileForm(request.POST or None, request.FILES or None) if request.method == "POST" else ExtractFileForm()
    )
    if form.is_bound and form.is_valid():
        source = form.cleaned_data["file"]
        try:
            sheets_of(source)
        except BadInput as fault:
            form.add_error("file", fault.sentence())
        else:
            draft = keep_draft(source, programme=programme, by=request.user, at=timezone.now())
            return redirect("workforce:check", slug=programme.slug, key=draft.pk)
    content = LoadPage(
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        blanks=tuple((name.upper(), reverse("workforce:blank", args=[programme.slug, name])) for name in FORMATS),
    )
    return show(
        request, "workforce/load.jinja", title="Load posts", content=content, **around(programme, is_inside=True)
    )


@SHOWS_A_FORM
@in_programme(rules.may_work_on)
def check(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show the first rows with a meaning for each column; on sending, load every post or none."""
    draft = get_object_or_404(drafts_of(programme, at=timezone.now()), pk=key)
    if request.method == "POST" and "forget" in request.POST:
        draft.delete()
        messages.success(request, "The file is forgotten. Nothing was changed.")
        return redirect("workforce:tables", slug=programme.slug)
    source = source_from(draft.file_name, bytes(draft.content))
    sheets = sheets_of(source)
    wanted = request.POST.get("sheet") or request.GET.get("sheet", "")
    sheet = next((one for one in sheets if one.name == wanted), sheets[0])
    form = ColumnsForm(request.POST or None, sheet=sheet, guessed=guesses(sheet.headings))
    bad_rows: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        as_of = form.cleaned_data["as_of"]
        try:
            posts = read_posts(sheet, form.cleaned_data["mapping"], at=as_of)
        except BadRows as bad:
            bad_rows = bad.sentences()
        else:
            load_posts(posts, programme=programme, source=source, as_of=as_of, by=request.user, at=timezone.now())
            draft.delete()
            messages.success(request, f"{numbers.count(len(posts))} posts are loaded.")
            return redirect("workforce:tables", slug=programme.slug)
    content = ColumnsPage(
        file_name=draft.file_name,
        rows="1 row" if len(sheet.rows) == 1 else f"{numbers.count(len(sheet.rows))} rows",
        load_address=reverse("workforce:load", args=[programme.slug]),
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
    )
    return show(
        request,
        "workforce/check.jinja",
        title="Check the columns",
        content=content,
        **around(programme, is_inside=True),
    )


@require_POST
@in_programme(rules.may_work_on)
def remove(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Destroy the posts in force; what was loaded when stays on record."""
    newest = extracts_of(programme).first()
    if newest is not None:
        remove_posts(newest, by=request.user, at=timezone.now())
        messages.success(request, "The posts are removed. What your team stated is kept.")
    return redirect("workforce:tables", slug=programme.slug)


@require_safe
@in_programme(rules.may_work_on)
def blank(request: SignedInRequest, programme: Programme, file_format: str) -> HttpResponse:
    """Send an empty extract to fill in."""
    if file_format not in FORMATS:
        raise Http404
    make, media_type = FORMATS[file_format]
    return not_kept(make(), media_type, f"groundswell-posts.{file_format}")
