"""The tables of the leadership workforce, and a ratio of them as a finding."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.discover.workforce import phrases, rules
from groundswell.discover.workforce.document import document_of
from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.findings import ELEMENT, NothingToAdd, add_ratio, offered
from groundswell.discover.workforce.pages import LoadLine, WorkforcePage
from groundswell.discover.workforce.queries import extracts_of
from groundswell.discover.workforce.telling import told_of
from groundswell.discover.workforce.views.around import address_of, around
from groundswell.look import numbers
from groundswell.packs.codebook import codebook
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show

MOST_LOADS = 12


@require_safe
@in_programme(rules.may_work_on)
def show_tables(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show every table, what it was made from, and what can be stated."""
    told = told_of(programme, address=address_of(programme))
    content = WorkforcePage(
        document=document_of(told) if told else None,
        load_address=reverse("workforce:load", args=[programme.slug]),
        remove_address=reverse("workforce:remove", args=[programme.slug]) if told else "",
        statements=tuple(
            (phrases.KIND_NAMES[kind], reverse("workforce:stating", args=[programme.slug, kind.value])) for kind in Kind
        ),
        offered=offered(told) if told else (),
        add_address=reverse("workforce:add", args=[programme.slug]),
        loads=tuple(
            LoadLine(
                one.file_name,
                f"{numbers.count(one.rows)} rows, as of {numbers.day(one.as_of)}, loaded by {one.loaded_by}",
                one.loaded_at,
            )
            for one in extracts_of(programme)[:MOST_LOADS]
        ),
    )
    return show(request, "workforce/tables.jinja", title="Leadership workforce", content=content, **around(programme))


@require_POST
@in_programme(rules.may_work_on)
def add(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Add a ratio that the page shows to the evidence, as it stands now."""
    told = told_of(programme, address=address_of(programme))
    try:
        if told is None:
            raise NothingToAdd
        add_ratio(told, request.POST.get("ratio", ""), by=request.user, at=timezone.now())
    except NothingToAdd:
        messages.error(request, phrases.NOT_ADDED)
    else:
        messages.success(request, phrases.ADDED.format(element=codebook()[ELEMENT].label))
    return redirect("workforce:tables", slug=programme.slug)
