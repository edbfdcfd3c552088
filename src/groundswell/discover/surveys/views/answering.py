"""What every view here needs: what stands around a page, and a file that nothing keeps."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from groundswell.discover.surveys.models import Wave
from groundswell.look.layout.frame import Link
from groundswell.national.home import data_home
from groundswell.programme.models import Programme

SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


def box_address(wave: Wave) -> str:
    """Return where the box takes the answers of a wave."""
    return f"{settings.BOX_URL}/answer/{wave.box}/"


def enter_address(wave: Wave) -> str:
    """Return where people show that they are invited to a wave, by the site's own address: no request is needed."""
    return f"{settings.SITE_URL}{reverse('surveys:enter', args=[wave.slug])}"


def box_folder() -> Path:
    """Return the folder in which the boxes of waves lie."""
    return data_home() / "boxes"


def attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Return a file to be saved under a name, which no browser or proxy keeps."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def around(programme: Programme, *inside: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page needs; `inside` are the pages above it, each with its address."""
    crumbs = [Link("Surveys", reverse("surveys:list", args=[programme.slug]))]
    crumbs += [Link(label, address) for label, address in inside]
    return {
        "breadcrumbs": tuple(crumbs),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }
