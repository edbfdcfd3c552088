"""What the pages of the synthesis share: their frame, and who sees what is computed before the room has spoken."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from groundswell.discover.synthesis.pages import FormPage
from groundswell.discover.synthesis.queries.diagnoses import ElementDiagnosis, diagnosis_of
from groundswell.look.layout.frame import Link
from groundswell.packs.elements import Element, element_set
from groundswell.people.enums import Role
from groundswell.people.models import Person
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.web.pages import show

SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


def around(programme: Programme, *inside: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page needs; `inside` are the pages above it, each with its address."""
    crumbs = [
        Link(programme.name, reverse("programme:programme", args=[programme.slug])),
        Link("Synthesis", reverse("synthesis:grid", args=[programme.slug])),
        *(Link(label, address) for label, address in inside),
    ]
    return {
        "breadcrumbs": tuple(crumbs),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }


def previews(person: Person, programme: Programme) -> bool:
    """Return whether somebody sees computed verdicts before the room has said its own: the sponsor, in private."""
    return Role.BOARD_SPONSOR in person.roles_in(programme.organisation)


def element_or_404(name: str) -> Element:
    """Return the element of a name in the pack in force. Raises Http404."""
    found = next((one for one in element_set().elements if one.id == name), None)
    if found is None:
        raise Http404
    return found


def diagnosed_or_404(programme: Programme, name: str) -> ElementDiagnosis:
    """Return the diagnosis of one element. Raises Http404."""
    found = next((one for one in diagnosis_of(programme) if one.element.id == name), None)
    if found is None:
        raise Http404
    return found


def of_element(programme: Programme, element: Element) -> tuple[str, str]:
    """Return the label and address of an element's page."""
    return element.label, reverse("synthesis:element", args=[programme.slug, element.id])


def form_shown(
    request: SignedInRequest, content: FormPage, programme: Programme, *inside: tuple[str, str]
) -> HttpResponse:
    """Return a page with one form."""
    frame = around(programme, *inside)
    return show(request, "synthesis/form.jinja", title=content.title, content=content, **frame)
