"""Double coding: a sample for two, how far they agree, and remarks on which they differ, side by side."""

import random
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from groundswell.discover.evidence import phrases, rules
from groundswell.discover.evidence.actions.coding import AlreadySettled
from groundswell.discover.evidence.actions.double import NothingToShare, TooFewCoders, settle_as, share_blind
from groundswell.discover.evidence.agreeing import double_page
from groundswell.discover.evidence.forms import SampleForm
from groundswell.discover.evidence.queries.double import compared_for
from groundswell.discover.evidence.queries.people import coders_of
from groundswell.discover.evidence.views.around import around, item_or_404
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent
from groundswell.web.pages import show


@require_http_methods(["GET", "HEAD", "POST"])
@in_programme(rules.may_analyse)
def double(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how far coders agree and where they differ; on sending, share out another sample."""
    people = coders_of(programme)
    form = SampleForm(sent(request), people=people)
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in people if str(one.pk) in form.cleaned_data["coders"]]
        try:
            count = share_blind(
                programme,
                chosen,
                many=form.cleaned_data["many"],
                by=request.user,
                at=timezone.now(),
                chance=random.SystemRandom(),
            )
        except TooFewCoders:
            form.add_error("coders", phrases.TOO_FEW_CODERS)
        except NothingToShare:
            form.add_error("many", phrases.NOTHING_TO_SHARE)
        else:
            messages.success(request, phrases.SHARED.format(count=count))
            return redirect("evidence:double", slug=programme.slug)
    content = double_page(programme, request.user, form=form, errors=errors_of(form) if form.is_bound else [])
    return show(request, "evidence/double.jinja", title="Double coding", content=content, **around(programme))


@require_POST
@in_programme(rules.may_analyse)
def settled(request: SignedInRequest, programme: Programme, key: UUID) -> HttpResponse:
    """Settle one remark as those coded it who are chosen."""
    item = item_or_404(request.user, programme, key)
    one = next((found for found in compared_for(request.user, programme) if found.item == item), None)
    if one is None:
        raise Http404
    wanted = request.POST.getlist("coders")
    chosen = [person for person in one.codes if str(person.pk) in wanted]
    if not chosen:
        messages.error(request, phrases.NOT_SETTLED)
        return redirect("evidence:double", slug=programme.slug)
    words = request.POST.get("words", "")[:1000]
    try:
        settle_as(item, chosen, words=words, by=request.user, at=timezone.now())
    except AlreadySettled:
        messages.error(request, phrases.SETTLED_ALREADY)
    else:
        messages.success(request, phrases.SETTLED)
    return redirect("evidence:double", slug=programme.slug)
