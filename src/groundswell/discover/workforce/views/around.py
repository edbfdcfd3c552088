"""What stands around a page of the workforce, and a file that nothing keeps."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from groundswell.look.layout.frame import Link
from groundswell.programme.models import Programme

SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


def address_of(programme: Programme) -> str:
    """Return where the tables of a programme lie."""
    return reverse("workforce:tables", args=[programme.slug])


def around(programme: Programme, *, is_inside: bool = False) -> dict[str, Any]:
    """Return what the frame of a page needs; a page inside has the tables above it."""
    above = (Link("Leadership workforce", address_of(programme)),) if is_inside else ()
    return {
        "breadcrumbs": (Link(programme.name, reverse("programme:programme", args=[programme.slug])), *above),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }


def not_kept(content: bytes, media_type: str, name: str = "") -> HttpResponse:
    """Return a file that no browser or proxy keeps; with a name it is saved under it."""
    answer = HttpResponse(content, content_type=media_type)
    if name:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
