"""What every view here needs: what stands around a page, and a file that nothing keeps."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from groundswell.look.layout.frame import Link
from groundswell.programme.models import Programme

SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


def around(programme: Programme, *inside: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page needs; `inside` are the pages between it and the programme's own."""
    crumbs = [
        Link("Programmes", reverse("programme:mine")),
        Link(programme.name, reverse("programme:programme", args=[programme.slug])),
    ]
    crumbs += [Link(label, address) for label, address in inside]
    return {
        "breadcrumbs": tuple(crumbs),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }


def attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return a file to be saved under a name, which no browser or proxy keeps."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
