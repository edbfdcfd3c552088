"""What every view here needs: the questionnaire an address names, its page's frame, and marks of what was seen."""

import hashlib
import json
from typing import Any, cast

from django.forms import BaseForm
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from groundswell.discover.questionnaires import phrases
from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.pages import FormPage
from groundswell.discover.questionnaires.queries import draft_of, questionnaire_by_name
from groundswell.look.layout.frame import Link
from groundswell.packs.instruments import Instrument
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.web.pages import show

SHOWS_A_FORM = require_http_methods(["GET", "HEAD", "POST"])


class ChangedMeanwhile(Exception):
    """A part is not as it was when its page was made. Carries the mark of what it is now."""

    def __init__(self, now: str, *, is_gone: bool) -> None:
        super().__init__(now)
        self.now = now
        self._is_gone = is_gone

    def sentence(self) -> str:
        """Return what happened, and that nothing is lost."""
        return phrases.REMOVED_MEANWHILE if self._is_gone else phrases.CHANGED_MEANWHILE


def found_or_404(programme: Programme, name: str) -> Questionnaire:
    """Return the questionnaire of this programme that an address names. Raises Http404."""
    found = questionnaire_by_name(programme, name)
    if found is None:
        raise Http404
    return found


def draft_or_404(questionnaire: Questionnaire) -> Instrument:
    """Return the draft of a questionnaire. Raises Http404 for one that is used as its pack came."""
    draft = draft_of(questionnaire)
    if draft is None:
        raise Http404
    return draft


def mark_of(part: Any) -> str:
    """Return a mark that changes when a part, as JSON, does."""
    return hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()[:16]


def check_seen(seen: str, part: Any) -> None:
    """Raise ChangedMeanwhile unless the part, as JSON, is what its page showed; None is one that is gone."""
    now = mark_of(part)
    if seen != now:
        raise ChangedMeanwhile(now, is_gone=part is None)


def again(form: BaseForm, changed: ChangedMeanwhile) -> None:
    """Make a form say that its part was changed meanwhile. It keeps what was typed; sent again, it is saved."""
    typed = cast("QueryDict", form.data).copy()
    typed["seen"] = changed.now
    form.data = typed
    form.add_error(None, changed.sentence())


def around(programme: Programme, *above: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page needs; `above` are the pages above it, each with its address."""
    crumbs = [Link("Questionnaires", reverse("questionnaires:list", args=[programme.slug]))]
    crumbs += [Link(label, address) for label, address in above]
    return {
        "breadcrumbs": tuple(crumbs),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }


def editor_of(questionnaire: Questionnaire) -> tuple[str, str]:
    """Return the title and the address of the page on which a questionnaire is written."""
    address = reverse("questionnaires:editor", args=[questionnaire.programme.slug, questionnaire.name])
    return questionnaire.title, address


def form_shown(
    request: SignedInRequest, template: str, content: FormPage, programme: Programme, *above: tuple[str, str]
) -> HttpResponse:
    """Return the page of a form with its frame."""
    return show(request, template, title=content.title, content=content, **around(programme, *above))


def attached(content: bytes, name: str) -> HttpResponse:
    """Return a pack to be saved under a name, which no browser or proxy keeps."""
    answer = HttpResponse(content, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
