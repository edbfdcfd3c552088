"""The one page for all staff: what you told us."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from groundswell.discover.results.presenting import told_of
from groundswell.discover.results.queries import released_count
from groundswell.discover.results.telling import told_page
from groundswell.web.pages import show


@login_not_required
@require_safe
def told(request: HttpRequest, wave: str) -> HttpResponse:
    """Show what staff told us, once it is released; before, there is no such page."""
    count = released_count(wave)
    if count is None:
        raise Http404
    content = told_page(told_of(count))
    return show(
        request,
        "results/told.jinja",
        title=f"{content.title}: {count.wave.title}",
        content=content,
        trust_name=content.organisation,
        sample=content.sample,
    )
