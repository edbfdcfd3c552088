"""The staff list: what is in force, a new one, and the check of its columns."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from groundswell.discover.surveys import phrases, rules
from groundswell.discover.surveys.actions.staff import keep_staff_draft, load_staff
from groundswell.discover.surveys.blanks import FORMATS
from groundswell.discover.surveys.comparing import ListChanges, changes_of
from groundswell.discover.surveys.forms import StaffCheckForm, StaffFileForm
from groundswell.discover.surveys.models import StaffDraft
from groundswell.discover.surveys.pages import (
    ColumnLine,
    StaffCheckPage,
    StaffLine,
    StaffLoadPage,
    StaffPage,
    UnitLine,
)
from groundswell.discover.surveys.queries.staff import drafts_of, staff_loads_of, staff_of, unit_counts
from groundswell.discover.surveys.reading.columns import guesses
from groundswell.discover.surveys.reading.people import BadRows, read_people, sheets_of
from groundswell.discover.surveys.views.answering import SHOWS_A_FORM, around, attached
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
MOST_NAMED = 8


@require_safe
@in_programme(rules.may_read)
def staff(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how many people work in which units, and the lists that were loaded."""
    organisation = programme.organisation
    people = staff_of(organisation)
    counts = unit_counts(organisation)
    total, silent = people.count(), people.filter(email="").count()
    content = StaffPage(
        finding=f"{numbers.count(total)} people in {numbers.count(len(counts))} units" if total else "",
        units=tuple(UnitLine(one.unit.name, one.depth, numbers.count(one.people)) for one in counts),
        without_email=numbers.count(silent) if silent else "",
        loads=tuple(
            StaffLine(
                one.file_name,
                one.loaded_at,
                f"{numbers.count(one.people)} people: {numbers.count(one.joined)} joined, "
                f"{numbers.count(one.left)} left, {numbers.count(one.moved)} moved to another unit",
            )
            for one in staff_loads_of(organisation)[:12]
        ),
        load_address=reverse("surveys:staff-load", args=[programme.slug]),
        may_load=rules.may_prepare(request.user, programme),
    )
    return show(request, "surveys/staff.jinja", title="Staff list", content=content, **around(programme))


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def load(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Take a staff list and go on to its columns."""
    form = StaffFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        source = form.cleaned_data["file"]
        try:
            sheets_of(source)
        except BadInput as fault:
            form.add_error("file", fault.sentence())
        else:
            draft = keep_staff_draft(source, programme=programme, by=request.user, at=timezone.now())
            return redirect("surveys:staff-check", slug=programme.slug, key=draft.pk)
    content = StaffLoadPage(
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        blanks=tuple((name.upper(), reverse("surveys:staff-blank", args=[programme.slug, name])) for name in FORMATS),
    )
    return show(
        request,
        "surveys/staff_load.jinja",
        title="Load a staff list",
        content=content,
        **around(programme, _here(programme)),
    )


@SHOWS_A_FORM
@in_programme(rules.may_prepare)
def check(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show the first rows with a meaning for each column; on sending, load everybody or nobody."""
    draft = get_object_or_404(drafts_of(programme.organisation, at=timezone.now()), pk=key)
    source = source_from(draft.file_name, bytes(draft.content))
    try:
        sheets = sheets_of(source)
    except BadInput as fault:
        messages.error(request, fault.sentence())
        return redirect("surveys:staff-load", slug=programme.slug)
    wanted = request.POST.get("sheet") or request.GET.get("sheet", "")
    sheet = next((one for one in sheets if one.name == wanted), sheets[0])
    form = StaffCheckForm(request.POST or None, sheet=sheet, guessed=guesses(sheet.headings))
    bad_rows: tuple[str, ...] = ()
    changes: ListChanges | None = None
    if request.method == "POST" and "forget" in request.POST:
        return _forget(request, programme, draft)
    if request.method == "POST" and form.is_valid():
        try:
            people = read_people(sheet, form.cleaned_data["mapping"])
        except BadRows as bad:
            bad_rows = bad.sentences()
        else:
            changes = changes_of(people, programme.organisation)
        if not bad_rows and (changes is None or _is_meant(request, changes)):
            load_staff(people, programme=programme, source=source, by=request.user, at=timezone.now())
            draft.delete()
            messages.success(request, f"The staff list is loaded: {numbers.count(len(people))} people.")
            return redirect("surveys:staff", slug=programme.slug)
    content = StaffCheckPage(
        file_name=draft.file_name,
        rows="1 row" if len(sheet.rows) == 1 else f"{numbers.count(len(sheet.rows))} rows",
        load_address=reverse("surveys:staff-load", args=[programme.slug]),
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
        changes=_changes_words(changes) if changes else (),
        seen=changes.mark if changes else "",
        has_to_be_meant=bool(changes and changes.is_drastic),
        is_not_meant="seen" in request.POST and bool(changes and changes.is_drastic),
    )
    return show(
        request,
        "surveys/staff_check.jinja",
        title="Check the columns",
        content=content,
        **around(programme, _here(programme)),
    )


@require_safe
@in_programme(rules.may_prepare)
def blank(request: SignedInRequest, programme: Programme, file_format: str) -> HttpResponse:
    """Send an empty staff list to fill in."""
    if file_format not in FORMATS:
        raise Http404
    make, media_type = FORMATS[file_format]
    return attached(make(), media_type, f"groundswell-staff.{file_format}")


def _is_meant(request: SignedInRequest, changes: ListChanges) -> bool:
    """Say whether somebody has seen what a list changes, and said that they mean it where it changes much."""
    has_seen = constant_time_compare(request.POST.get("seen", ""), changes.mark)
    return has_seen and (not changes.is_drastic or "meant" in request.POST)


def _changes_words(changes: ListChanges) -> tuple[str, ...]:
    numbered = {name: numbers.count(getattr(changes, name)) for name in ("people", "before", "joined", "left", "moved")}
    found = [phrases.LIST_CHANGES.format(**numbered)]
    for names, words_of in (
        (changes.new_units, phrases.NEW_UNITS),
        (changes.empty_units, phrases.EMPTY_UNITS),
        (changes.lost, phrases.LOST_COLUMNS),
    ):
        if names:
            more = len(names) - MOST_NAMED
            said = "; ".join([*names[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])])
            found.append(words_of.format(count=len(names), names=said))
    return tuple(found)


def _forget(request: SignedInRequest, programme: Programme, draft: StaffDraft) -> HttpResponse:
    draft.delete()
    messages.success(request, "The file is forgotten. Nothing was changed.")
    return redirect("surveys:staff", slug=programme.slug)


def _here(programme: Programme) -> tuple[str, str]:
    return ("Staff list", reverse("surveys:staff", args=[programme.slug]))
