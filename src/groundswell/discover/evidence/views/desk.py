"""The coding desk: one remark after another, one's own codes on it, by key or by button."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.discover.evidence import phrases, rules
from groundswell.discover.evidence.actions.coding import (
    BlindIsOver,
    NoSuchCode,
    NoSuchWords,
    code_words,
    finish_item,
    take_code_off,
    write_memo,
)
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.forms import CodeForm, MemoForm
from groundswell.discover.evidence.presenting import desk_page
from groundswell.discover.evidence.queries.reading import is_blind_for, next_for, progress_of
from groundswell.discover.evidence.views.around import around, item_or_404
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.pages import show

POLARITY = "coding polarity"


@require_safe
@in_programme(rules.may_analyse)
def begin(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Lead to the remark that comes next, or back to the room where none waits."""
    found = next_for(request.user, programme)
    if found is None:
        messages.success(request, phrases.NOTHING_WAITS)
        return redirect("evidence:room", slug=programme.slug)
    return redirect("evidence:item", slug=programme.slug, key=found.pk)


@require_safe
@in_programme(rules.may_analyse)
def desk(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Show one remark with the codes and what the reader has put on it."""
    item = item_or_404(request.user, programme, key)
    content = desk_page(
        item,
        reader=request.user,
        progress=progress_of(request.user, programme),
        polarity=request.session.get(POLARITY, Polarity.GAP),
        is_blind=is_blind_for(request.user, item),
    )
    return show(request, "evidence/desk.jinja", title="Coding desk", content=content, **around(programme))


@require_POST
@in_programme(rules.may_analyse)
def code(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Put a code on words of a remark, or on the whole of it."""
    item = item_or_404(request.user, programme, key)
    form = CodeForm(request.POST)
    if not form.is_valid():
        messages.error(request, phrases.NOT_CODED)
        return redirect("evidence:item", slug=programme.slug, key=item.pk)
    given = form.cleaned_data
    request.session[POLARITY] = given["polarity"]
    try:
        code_words(
            item,
            given["code"],
            Polarity(given["polarity"]),
            start=given["start"] or 0,
            end=given["end"] or len(item.text),
            by=request.user,
            at=timezone.now(),
        )
    except (NoSuchCode, NoSuchWords):
        messages.error(request, phrases.NOT_CODED)
    except BlindIsOver:
        messages.error(request, phrases.BLIND_IS_OVER)
    return redirect("evidence:item", slug=programme.slug, key=item.pk)


@require_POST
@in_programme(rules.may_analyse)
def undo(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Take off one of one's own codes: the one that is named, else the newest."""
    item = item_or_404(request.user, programme, key)
    own = item.codings.filter(coder=request.user)
    found = next((one for one in own if str(one.pk) == request.POST.get("coding")), None)
    found = found or own.order_by("-made_at", "-pk").first()
    if found is not None:
        try:
            take_code_off(found, by=request.user)
        except BlindIsOver:
            messages.error(request, phrases.BLIND_IS_OVER)
    return redirect("evidence:item", slug=programme.slug, key=item.pk)


@require_POST
@in_programme(rules.may_analyse)
def memo(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Keep what the coder thought."""
    item = item_or_404(request.user, programme, key)
    form = MemoForm(request.POST)
    if form.is_valid():
        write_memo(item, form.cleaned_data["text"], by=request.user, at=timezone.now())
    else:
        messages.error(request, phrases.MEMO_NOT_KEPT)
    return redirect("evidence:item", slug=programme.slug, key=item.pk)


@require_POST
@in_programme(rules.may_analyse)
def done(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Say that a remark is through, and lead to the next."""
    item = item_or_404(request.user, programme, key)
    finish_item(item, by=request.user, at=timezone.now())
    found = next_for(request.user, programme, after=item)
    if found is None:
        messages.success(request, phrases.NOTHING_WAITS)
        return redirect(reverse("evidence:room", args=[programme.slug]))
    return redirect("evidence:item", slug=programme.slug, key=found.pk)
