"""The evidence room: every source, and what was said in one."""

from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from groundswell.discover.evidence import phrases, rules
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Item, Source
from groundswell.discover.evidence.pages import RemarkLine, RoomPage, SourceLine, SourcePage
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.evidence.queries.reading import remarks_of, source_counts, sources_read_by
from groundswell.discover.evidence.views.around import around
from groundswell.look import numbers
from groundswell.people.models import Person
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show

ON_A_PAGE = 50


@require_safe
@in_programme(rules.may_analyse)
def room(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show every source that the reader may read, and how far coding is."""
    counted = source_counts(request.user, programme)
    remarks, coded = sum(one.remarks for one in counted), sum(one.coded for one in counted)
    content = RoomPage(
        finding=phrases.ROOM.format(coded=numbers.count(coded), remarks=numbers.count(remarks), sources=len(counted))
        if remarks
        else phrases.NOTHING_YET,
        tools=tuple(
            (
                label,
                tuple(
                    SourceLine(
                        one.source.label,
                        numbers.count(one.remarks),
                        numbers.count(one.coded),
                        reverse("evidence:source", args=[programme.slug, one.source.pk]),
                        one.source.is_restricted,
                    )
                    for one in ones
                ),
            )
            for label, ones in groupby(counted, key=lambda one: one.tool_label)
        ),
        desk_address=reverse("evidence:desk", args=[programme.slug]),
        themes_address=reverse("evidence:themes", args=[programme.slug]),
        double_address=reverse("evidence:double", args=[programme.slug]),
    )
    return show(request, "evidence/room.jinja", title="Evidence", content=content, **around(programme))


@require_safe
@in_programme(rules.may_analyse)
def source(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show what was said in one source, fifty remarks at a time, with the codes that the reader put on them."""
    found: Source = get_object_or_404(sources_read_by(request.user, programme), pk=key)
    page = Paginator(remarks_of(found), ON_A_PAGE).get_page(request.GET.get("page"))
    items = list(page.object_list)
    codes = _own_codes(items, request.user, programme)
    about = [f"{name.replace('_', ' ')}: {value}" for name, value in found.attributes.items()]
    if found.happened_on is not None:
        about.insert(0, numbers.day(found.happened_on))
    content = SourcePage(
        label=found.label,
        about="; ".join(about),
        remarks=tuple(
            RemarkLine(one.text, codes.get(one.pk, ""), reverse("evidence:item", args=[programme.slug, one.pk]))
            for one in items
        ),
        earlier=f"?page={page.previous_page_number()}" if page.has_previous() else "",
        later=f"?page={page.next_page_number()}" if page.has_next() else "",
    )
    return show(request, "evidence/source.jinja", title=found.label, content=content, **around(programme))


def _own_codes(items: list[Item], person: Person, programme: Programme) -> dict[object, str]:
    known = codes_of_programme(programme)
    found: dict[object, list[str]] = {}
    for one in person.codings.filter(item__in=items):
        label = known[one.code].label if one.code in known else one.code
        found.setdefault(one.item_id, []).append(f"{label} {phrases.POLARITY_SIGN[Polarity(one.polarity)]}")
    return {item: "; ".join(said) for item, said in found.items()}
