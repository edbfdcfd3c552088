"""Questionnaires that store nothing: for a team in the room, and for one leader alone. Open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from groundswell.discover.surveys.pages import ReflectionLine, ReflectionPage, ReflectionTopic
from groundswell.look.layout.frame import Link
from groundswell.packs.instruments import Instrument, instruments
from groundswell.web.pages import show


@login_not_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show what a team or a leader can use without any answer being stored."""
    content = tuple(
        ReflectionLine(
            one.title.get("en"),
            reverse("surveys:reflection", args=[one.id]),
            f"{one.minutes} minutes. {one.intro.get('en')}",
        )
        for one in _reflections()
    )
    return show(request, "surveys/reflections.jinja", title="Reflections", content=content)


@login_not_required
@require_safe
def reflection(request: HttpRequest, instrument: str) -> HttpResponse:
    """Show one of them. A team talks; a leader's choices stay in their own browser, if they want."""
    found = next((one for one in _reflections() if one.id == instrument), None)
    if found is None:
        raise Http404
    content = ReflectionPage(
        id=found.id,
        version=found.version,
        title=found.title.get("en"),
        intro=found.intro.get("en"),
        is_private=found.private,
        norm=found.norm.note.get("en"),
        topics=tuple(
            ReflectionTopic(
                one.id,
                one.title.get("en"),
                one.intro.get("en"),
                tuple((item.id, item.text.get("en"), _answers(found, item.scale)) for item in one.items),
            )
            for one in found.topics
        ),
    )
    return show(
        request,
        "surveys/reflection.jinja",
        title=content.title,
        content=content,
        breadcrumbs=(Link("Reflections", reverse("surveys:reflections")),),
    )


def _reflections() -> list[Instrument]:
    return [one for one in instruments() if not one.stores_answers]


def _answers(instrument: Instrument, scale: str) -> tuple[tuple[str, str], ...]:
    """Return the answers of a scale as value and words, the highest first, as on paper; none for words."""
    found = instrument.scales.get(scale)
    if found is None:
        return ()
    points = tuple((str(point.value), point.label.get("en")) for point in reversed(found.points))
    return (*points, ("na", found.not_applicable.get("en"))) if found.not_applicable else points
