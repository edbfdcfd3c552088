"""Themes across groups, and findings made of what was coded."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from groundswell.discover.evidence import phrases, rules
from groundswell.discover.evidence.actions.themes import add_findings_of_codes
from groundswell.discover.evidence.pages import ThemeRow, ThemesPage
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.evidence.queries.themes import Theme, themes_of, units_of
from groundswell.discover.evidence.tools import TOOLS, tool
from groundswell.discover.evidence.views.around import around
from groundswell.packs.codebook import Sort
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show


@require_http_methods(["GET", "HEAD", "POST"])
@in_programme(rules.may_analyse)
def themes(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how many groups speak of each code; on sending, make findings on the elements of what was coded."""
    if request.method == "POST":
        made = add_findings_of_codes(programme, by=request.user, at=timezone.now())
        messages.success(request, phrases.FINDINGS_MADE.format(count=len(made)) if made else phrases.NO_FINDINGS_MADE)
        return redirect("evidence:themes", slug=programme.slug)
    found = themes_of(programme)
    codes = codes_of_programme(programme)
    tools = [one.id for one in TOOLS if any(tool_id == one.id for _, tool_id in found)]
    tools += sorted({tool_id for _, tool_id in found} - set(tools))
    sorts = []
    for sort in Sort:
        rows = tuple(
            ThemeRow(one.label, tuple(_words(found.get((one.id, tool_id))) for tool_id in tools))
            for one in codes.values()
            if one.sort is sort and any((one.id, tool_id) in found for tool_id in tools)
        )
        if rows:
            sorts.append((phrases.SORTS[sort], rows))
    content = ThemesPage(
        finding=_first(found),
        tools=tuple(_label(one) for one in tools),
        sorts=tuple(sorts),
        may_add=any(code in codes and codes[code].sort is Sort.ELEMENT for code, _ in found),
    )
    return show(request, "evidence/themes.jinja", title="Themes", content=content, **around(programme))


def _first(found: Mapping[tuple[str, str], Theme]) -> str:
    """Return the sentence that the page tells first: how many groups, interviews or comments it counts."""
    if not found:
        return phrases.NO_THEMES
    units = units_of(found)
    said = [f"{count} {known.unit_type}" for one, count in units.items() if (known := tool(one)) is not None]
    return phrases.THEMES.format(units=", ".join(said))


def _words(theme: Theme | None) -> str:
    if theme is None:
        return phrases.SILENT
    parts = [(theme.gaps, "−"), (theme.strengths, "+"), (theme.both, "~")]
    said = ", ".join(f"{count} {sign}" for count, sign in parts if count)
    return f"{theme.speak} of {theme.units}: {said}"


def _label(tool_id: str) -> str:
    known = tool(tool_id)
    return known.label if known is not None else tool_id
