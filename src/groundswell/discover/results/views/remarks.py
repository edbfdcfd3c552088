"""What staff wrote: one person proposes how it may be read, another decides."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from groundswell.discover.results import phrases, rules
from groundswell.discover.results.actions import remarks as acts
from groundswell.discover.results.enums import RemarkState
from groundswell.discover.results.models import Count, Remark
from groundswell.discover.results.pages import NotProposedPage, RemarkLine, RemarksPage
from groundswell.discover.results.presenting import told_of
from groundswell.discover.results.queries import remarks_by_state, remarks_of
from groundswell.discover.results.views.answering import frame, of_counted
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.queries.names import names_in
from groundswell.methods.text.redacting import findings, suggested
from groundswell.people.requests import SignedInRequest
from groundswell.people.rules import NotAllowed
from groundswell.web.pages import show

AT_ONCE = 10
LABELS = {
    RemarkState.WAITING: "To read",
    RemarkState.PROPOSED: "To decide",
    RemarkState.RELEASED: "May be read",
}


@require_safe
@of_counted(rules.may_read_remarks)
def remarks(request: SignedInRequest, count: Count) -> HttpResponse:
    """Show remarks of one state; only those who propose see them as they were written."""
    told = told_of(count)
    proposes = rules.may_propose(request.user, count)
    states = list(LABELS) if proposes else [RemarkState.RELEASED]
    asked = request.GET.get("state", "")
    state = RemarkState(asked) if asked in {one.value for one in states} else states[0]
    here = reverse("results:remarks", args=[count.wave.programme.slug, count.wave.slug])
    numbered = remarks_by_state(count)
    page = Paginator(remarks_of(count).filter(state=state), AT_ONCE).get_page(request.GET.get("page"))
    names = names_in(count.wave.programme.organisation) if state == RemarkState.WAITING else None
    lines = [
        RemarkLine(
            key=str(one.pk),
            question=told.item_words(one.question),
            text=one.text if proposes else "",
            shown=suggested(one.text, names) if names else one.shown,
            found=tuple(dict.fromkeys(found.what for found in findings(one.text, names))) if names else (),
            is_own=one.proposed_by_id == request.user.pk,
            seen=acts.words_seen(one) if state == RemarkState.PROPOSED else "",
        )
        for one in page
    ]
    content = RemarksPage(
        title=f"What people wrote: {count.wave.title}",
        counts=tuple((LABELS[one], f"{numbered[one]:,}", f"{here}?state={one}", one == state) for one in states),
        state=state.value,
        lines=tuple(lines),
        more=f"{here}?state={state}&page={page.next_page_number()}" if page.has_next() else "",
        explained=(*phrases.REMARKS_EXPLAINED, phrases.FEW_WROTE.format(threshold=count.wave.threshold)),
    )
    inside = ("Results", told.address())
    return show(request, "results/remarks.jinja", title=content.title, content=content, **frame(told, inside))


@require_POST
@of_counted(rules.may_propose)
def propose(request: SignedInRequest, count: Count) -> HttpResponse:
    """Propose how the remarks of a page may be read, each with its words, or held back."""

    def act(remark: Remark) -> None:
        held = f"hold-{remark.pk}" in request.POST
        shown = "" if held else request.POST.get(f"shown-{remark.pk}", "").strip()
        if not held and not shown:
            sentence = "Leave some words of every remark, or hold it back. The others are proposed."
            raise NotNow(sentence)
        acts.propose(remark, shown, by=request.user, at=timezone.now())

    return _each(request, count, "shown-", act, RemarkState.WAITING)


@require_POST
@of_counted(rules.may_propose)
def decide(request: SignedInRequest, count: Count) -> HttpResponse:
    """Release the remarks of a page as proposed, but for those sent back."""

    def act(remark: Remark) -> None:
        agreed = request.POST[f"decide-{remark.pk}"] == "agree"
        seen = request.POST.get(f"seen-{remark.pk}", "")
        acts.decide(remark, agreed=agreed, seen=seen, by=request.user, at=timezone.now())

    return _each(request, count, "decide-", act, RemarkState.PROPOSED)


def _each(
    request: SignedInRequest, count: Count, start: str, act: Callable[[Remark], None], state: RemarkState
) -> HttpResponse:
    """Act on every remark that a sent page names, and say once what could not be done."""
    names = [name.removeprefix(start) for name in request.POST if name.startswith(start)][:AT_ONCE]
    refused: dict[str, list[str]] = {}
    done = 0
    for remark in remarks_of(count).filter(pk__in=[name for name in names if _is_key(name)]):
        try:
            act(remark)
        except (NotNow, NotAllowed) as why:
            sentence = why.sentence() if isinstance(why, NotNow) else why.sentence
            refused.setdefault(sentence, []).append(request.POST.get(f"shown-{remark.pk}", "").strip())
        else:
            done += 1
    if done and state == RemarkState.WAITING:
        messages.success(request, phrases.PROPOSED[min(done, 2)].format(count=done))
    if any(words for typed in refused.values() for words in typed):
        return _typed_in_vain(request, count, refused)
    for sentence in refused:
        messages.error(request, sentence)
    return _back(count, state)


def _typed_in_vain(request: SignedInRequest, count: Count, refused: dict[str, list[str]]) -> HttpResponse:
    """Show what could not be proposed, with the words that were typed: on this page alone, and kept nowhere."""
    told = told_of(count)
    here = reverse("results:remarks", args=[count.wave.programme.slug, count.wave.slug])
    content = NotProposedPage(
        title="Not all of it was proposed",
        refused=tuple((sentence, tuple(words for words in typed if words)) for sentence, typed in refused.items()),
        back=here,
    )
    inside = ("Results", told.address())
    return show(
        request, "results/not_proposed.jinja", title=content.title, content=content, status=409, **frame(told, inside)
    )


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _back(count: Count, state: RemarkState) -> HttpResponse:
    here = reverse("results:remarks", args=[count.wave.programme.slug, count.wave.slug])
    return redirect(f"{here}?state={state.value}")
