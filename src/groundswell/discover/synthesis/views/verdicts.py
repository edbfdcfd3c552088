"""What people say of an element: the room, and a verdict in place of the computed one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from groundswell.discover.synthesis import phrases, rules
from groundswell.discover.synthesis.actions import verdicts
from groundswell.discover.synthesis.actions.verdicts import NotSaidYet
from groundswell.discover.synthesis.enums import Said
from groundswell.discover.synthesis.forms import OverrideForm, RoomForm
from groundswell.discover.synthesis.pages import FormPage
from groundswell.discover.synthesis.views.around import SHOWS_A_FORM, element_or_404, form_shown, of_element
from groundswell.people.requests import SignedInRequest
from groundswell.programme.models import Programme
from groundswell.programme.scoping import in_programme
from groundswell.web.forms import errors_of, sent


@SHOWS_A_FORM
@in_programme(rules.may_judge)
def room(request: SignedInRequest, programme: Programme, element: str) -> HttpResponse:
    """Take what the room says of an element; on sending, keep it beside what is computed."""
    found = element_or_404(element)
    here = of_element(programme, found)
    form = RoomForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        verdicts.say_in_room(
            programme,
            found.id,
            Said(given["verdict"]),
            words=given["words"],
            people=given["people"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, "Written down. What is computed stands beside it now.")
        return redirect(here[1])
    content = FormPage(
        title=f"What the room says of {found.label.lower()}",
        sentences=(phrases.ROOM_FIRST,),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Write it down",
        back=here[1],
    )
    return form_shown(request, content, programme, here)


@SHOWS_A_FORM
@in_programme(rules.may_judge)
def override(request: SignedInRequest, programme: Programme, element: str) -> HttpResponse:
    """Take a verdict in place of the computed one with its reason; on sending, both stand side by side."""
    found = element_or_404(element)
    here = of_element(programme, found)
    form = OverrideForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        try:
            if given["verdict"]:
                said = Said(given["verdict"])
                verdicts.override(programme, found.id, said, reason=given["reason"], by=request.user, at=at)
            else:
                verdicts.take_back_override(programme, found.id, reason=given["reason"], by=request.user, at=at)
        except NotSaidYet as why:
            messages.error(request, why.sentence())
        else:
            messages.success(request, "Kept. Both stand side by side, with the reason.")
        return redirect(here[1])
    content = FormPage(
        title=f"Another verdict on {found.label.lower()}",
        sentences=(phrases.OVERRIDING,),
        form=form,
        errors=errors_of(form) if form.is_bound else [],
        button="Let this count",
        back=here[1],
    )
    return form_shown(request, content, programme, here)
