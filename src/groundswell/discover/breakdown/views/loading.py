"""Loading: a file or a typed table, the check of its columns, and empty files to fill in."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.discover.breakdown import actions, phrases, rules
from groundswell.discover.breakdown.blanks import BY_NAME, FORMATS, NAMES
from groundswell.discover.breakdown.enums import DataKind, UnitKind
from groundswell.discover.breakdown.forms import CheckForm, LoadForm, TypeForm
from groundswell.discover.breakdown.models import Draft
from groundswell.discover.breakdown.pages import CheckPage, ColumnLine, LoadPage, Tab, TypedRow, TypePage
from groundswell.discover.breakdown.queries import drafts_of
from groundswell.discover.breakdown.reading.columns import Role, choices, guesses
from groundswell.discover.breakdown.reading.contents import KIND_WORDS, read_indicators, read_units
from groundswell.discover.breakdown.reading.sheets import sheets_of
from groundswell.discover.breakdown.views.answering import SHOWS_A_FORM, around, attached, scoped
from groundswell.national.given_tables import Sheet, words
from groundswell.national.source import Source, source_from
from groundswell.organisations.models import Organisation
from groundswell.people.requests import SignedInRequest
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import FormError, errors_of
from groundswell.web.pages import show

PREVIEW_ROWS = 5
PREVIEW_LETTERS = 60


@SHOWS_A_FORM
@scoped(rules.may_load)
def load(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Take a file and go on to its columns. Files nobody came back to are forgotten by the way."""
    actions.forget_old_drafts(timezone.now())
    form = LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        source, kind = form.cleaned_data["file"], DataKind(form.cleaned_data["kind"])
        try:
            sheets_of(source, year=form.cleaned_data["year"])
        except BadInput as fault:
            form.add_error("file", fault.sentence())
        else:
            return _to_check(request, organisation, source, kind=kind, year=form.cleaned_data["year"])
    blanks = tuple(
        (
            phrases.KIND_NAMES[kind],
            reverse("breakdown:blank", args=[organisation.code, name, "csv"]),
            reverse("breakdown:blank", args=[organisation.code, name, "xlsx"]),
        )
        for kind, name in NAMES.items()
    )
    content = LoadPage(
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        blanks=blanks,
        type_address=reverse("breakdown:type", args=[organisation.code]),
        once_shown=phrases.ONCE_SHOWN,
    )
    return show(
        request, "breakdown/load.jinja", title="Load a file", content=content, **around(organisation, inside=True)
    )


@SHOWS_A_FORM
@scoped(rules.may_load)
def type_in(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Take a small typed table and go on to the same check as for a file."""
    form = TypeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _to_check(
            request,
            organisation,
            form.cleaned_data["source"],
            kind=DataKind.RESULTS,
            year=form.cleaned_data["year"],
        )
    content = TypePage(
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        rows=tuple(TypedRow("Whole trust" if row == 0 else f"Unit {row}", fields) for row, fields in form.rows()),
        load_address=reverse("breakdown:load", args=[organisation.code]),
    )
    return show(
        request, "breakdown/type.jinja", title="Type a table", content=content, **around(organisation, inside=True)
    )


@SHOWS_A_FORM
@scoped(rules.may_load)
def check(request: SignedInRequest, organisation: Organisation, key: UUID) -> HttpResponse:
    """Show the first rows with a meaning for each column; on sending, load all of it or nothing."""
    draft = get_object_or_404(drafts_of(organisation, at=timezone.now()), pk=key)
    kind = DataKind(draft.kind)
    try:
        source = source_from(draft.file_name, bytes(draft.content))
        sheets = sheets_of(source, year=draft.year)
    except BadInput as fault:
        messages.error(request, fault.sentence())
        return redirect("breakdown:load", code=organisation.code)
    sheet = _chosen_sheet(sheets, request.POST.get("sheet") or request.GET.get("sheet", ""))
    guessed = guesses(sheet.headings, year=draft.year, kind=kind)
    form = CheckForm(
        request.POST or None, sheet=sheet, kind=kind, guessed=guessed, unit_kind=_unit_kind(sheet, guessed)
    )
    errors: list[FormError] = []
    if request.method == "POST" and form.is_valid():
        try:
            loaded = _load(request, organisation, draft, source, sheet, form)
        except BadInput as fault:
            errors = [FormError(fault.sentence(), None)]
        else:
            return loaded
    content = CheckPage(
        key=draft.pk,
        file_name=draft.file_name,
        what=f"{phrases.KIND_NAMES[kind]}, {draft.year}",
        form=form,
        errors=errors or (errors_of(form) if form.is_bound else []),
        columns=_columns(sheet, form),
        choices=tuple(choices(kind)),
        sheets=_sheet_tabs(sheets, sheet),
        sheet=sheet.name or "",
        rows=str(len(sheet.rows)),
        cancel_address=reverse("breakdown:cancel", args=[organisation.code, draft.pk]),
    )
    return show(
        request,
        "breakdown/check.jinja",
        title="Check the columns",
        content=content,
        **around(organisation, inside=True),
    )


@require_POST
@scoped(rules.may_load)
def cancel(request: SignedInRequest, organisation: Organisation, key: UUID) -> HttpResponse:
    """Forget a file that waits for its columns."""
    draft = get_object_or_404(drafts_of(organisation, at=timezone.now()), pk=key)
    actions.drop_draft(draft, by=request.user)
    messages.success(request, "The file is forgotten. Nothing was changed.")
    return redirect("breakdown:page", code=organisation.code)


@require_safe
@scoped(rules.may_load)
def blank(request: SignedInRequest, organisation: Organisation, blank: str, file_format: str) -> HttpResponse:
    """Send an empty file to fill in."""
    if blank not in BY_NAME or file_format not in FORMATS:
        raise Http404
    make, media_type = FORMATS[file_format]
    return attached(make(BY_NAME[blank]), media_type, f"groundswell-{blank}.{file_format}")


def _load(
    request: SignedInRequest,
    organisation: Organisation,
    draft: Draft,
    source: Source,
    sheet: Sheet,
    form: CheckForm,
) -> HttpResponse:
    kind, mapping, now = DataKind(draft.kind), form.cleaned_data["mapping"], timezone.now()
    if kind is DataKind.INDICATORS:
        indicators = read_indicators(sheet, mapping)
        actions.load_indicators(
            indicators, organisation=organisation, year=draft.year, source=source, by=request.user, at=now
        )
        said = f"{len(indicators)} figures"
    else:
        units = read_units(sheet, mapping, kind=kind, trust=organisation.name)
        actions.load_units(
            units, organisation=organisation, kind=kind, year=draft.year, source=source, by=request.user, at=now
        )
        said = f"{sum(unit.kind is not None for unit in units)} units"
    actions.drop_draft(draft, by=request.user)
    messages.success(request, phrases.LOADED.format(what=phrases.KIND_NAMES[kind], year=draft.year, units=said))
    return redirect(f"{reverse('breakdown:page', args=[organisation.code])}?year={draft.year}")


def _to_check(
    request: SignedInRequest, organisation: Organisation, source: Source, *, kind: DataKind, year: int
) -> HttpResponse:
    draft = actions.keep_draft(
        source, organisation=organisation, kind=kind, year=year, by=request.user, at=timezone.now()
    )
    return redirect("breakdown:check", code=organisation.code, key=draft.pk)


def _chosen_sheet(sheets: tuple[Sheet, ...], name: str) -> Sheet:
    return next((sheet for sheet in sheets if sheet.name == name), sheets[0])


def _sheet_tabs(sheets: tuple[Sheet, ...], chosen: Sheet) -> tuple[Tab, ...]:
    if len(sheets) == 1:
        return ()
    return tuple(
        Tab(sheet.name or "", f"?{urlencode({'sheet': sheet.name or ''})}", sheet is chosen) for sheet in sheets
    )


def _unit_kind(sheet: Sheet, guessed: tuple[str, ...]) -> UnitKind | None:
    """Return what the heading of the names says the rows are, for files without a column that does."""
    if Role.UNIT_KIND in guessed or Role.UNIT not in guessed:
        return None
    return KIND_WORDS.get(sheet.headings[guessed.index(Role.UNIT)].casefold())


def _columns(sheet: Sheet, form: CheckForm) -> tuple[ColumnLine, ...]:
    meanings = form.columns()
    return tuple(
        ColumnLine(
            heading=heading[:PREVIEW_LETTERS] or f"Column {at + 1}",
            field_name=f"column_{at}",
            meaning=meanings[at],
            cells=tuple(words(line[at])[:PREVIEW_LETTERS] for _, line in sheet.rows[:PREVIEW_ROWS]),
        )
        for at, heading in enumerate(sheet.headings)
    )
