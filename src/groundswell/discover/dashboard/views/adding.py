"""Adding the next release by the page, for operators."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from groundswell.discover.dashboard import rules
from groundswell.discover.dashboard.actions import add_edition
from groundswell.discover.dashboard.forms import AddForm
from groundswell.look.layout.frame import Link
from groundswell.national.adding import Added
from groundswell.people.requests import SignedInRequest
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import FormError, errors_of
from groundswell.web.pages import show


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form for a published file."""

    form: AddForm
    errors: list[FormError]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Take a published file, check every cell of it, and lead to its edition; or say what is wrong with it."""
    if not rules.may_add_editions(request.user):
        raise Http404
    form = AddForm(request.POST or None, request.FILES or None) if request.method == "POST" else AddForm()
    if form.is_bound and form.is_valid():
        try:
            added = add_edition(form.cleaned_data["file"], by=request.user, at=timezone.now())
        except BadInput as fault:
            form.add_error("file", fault.sentence())
        else:
            messages.success(request, _said(added))
            return redirect("dashboard:edition", edition_id=added.edition.id)
    content = AddPage(form=form, errors=errors_of(form) if form.is_bound else [])
    return show(
        request,
        "dashboard/add_edition.jinja",
        title="Add a published file",
        content=content,
        breadcrumbs=(Link("Editions", "/editions/"),),
    )


def _said(added: Added) -> str:
    edition = added.edition
    if added.was_already_there:
        return f"This file is loaded already, as {edition.id}. Nothing was changed."
    held = f"{edition.organisations:,} organisations" if edition.organisations is not None else f"{edition.rows:,} rows"
    return f"Added as {edition.id}: {held}. Everybody sees it now."
