"""Removing a version for good."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from groundswell.discover.breakdown import actions, phrases, rules
from groundswell.discover.breakdown.models import Load
from groundswell.discover.breakdown.pages import RemovePage
from groundswell.discover.breakdown.presenting import version_words
from groundswell.discover.breakdown.queries import load_by_key, loads_of
from groundswell.discover.breakdown.views.answering import SHOWS_A_FORM, around, scoped
from groundswell.look.numbers import day
from groundswell.organisations.models import Organisation
from groundswell.people.requests import SignedInRequest
from groundswell.vocabulary.faults import BadInput
from groundswell.web.pages import show


@SHOWS_A_FORM
@scoped(rules.may_load)
def remove(request: SignedInRequest, organisation: Organisation, key: UUID) -> HttpResponse:
    """Ask before a version is removed for good; on sending, remove it."""
    version = load_by_key(organisation, key)
    if version is None:
        raise Http404
    if request.method == "POST":
        try:
            now = actions.remove_load(version, by=request.user, at=timezone.now())
        except BadInput as fault:
            messages.error(request, fault.sentence())
            return redirect("breakdown:page", code=organisation.code)
        said = (
            phrases.REMOVED_TO_EARLIER.format(day=day(now.loaded_at.date()))
            if now
            else phrases.REMOVED.format(year=version.year)
        )
        messages.success(request, said)
        return redirect("breakdown:page", code=organisation.code)
    content = RemovePage(
        what=version_words(version),
        file_name=version.file_name,
        loaded_at=version.loaded_at,
        after=_after_removal(organisation, version),
        back=reverse("breakdown:page", args=[organisation.code]),
    )
    return show(
        request,
        "breakdown/remove.jinja",
        title="Remove a version",
        content=content,
        **around(organisation, inside=True),
    )


def _after_removal(organisation: Organisation, version: Load) -> str:
    same = [one for one in loads_of(organisation) if (one.kind, one.year) == (version.kind, version.year)]
    if same[0].pk != version.pk:
        return "This version is not shown now. The page stays as it is."
    if len(same) > 1:
        return f"The version of {day(same[1].loaded_at.date())} will be shown again."
    return "There is no other version, so nothing of this kind will be shown for the year."
