"""Pages of one part, and of one criterion: what is in force, and what was before."""

from collections.abc import Sequence

from django.forms import BaseForm

from groundswell.programme.scope.models import Settled, Text
from groundswell.programme.scope.pages import Said, SettlePage, WordsPage
from groundswell.programme.scope.parts import Criterion, Part
from groundswell.programme.scope.saying import said, state_words, who_and_when
from groundswell.web.forms import FormError


def part_page(
    part: Part, versions: Sequence[Text], *, form: BaseForm | None, errors: list[FormError], in_conflict: bool
) -> WordsPage:
    """Return one part as it is written; versions come with the newest first."""
    newest = versions[0] if versions else None
    return WordsPage(
        title=part.title,
        question=part.question,
        mark=part.mark,
        lines=lines_of(newest.words) if newest else (),
        is_list=part.is_list,
        who_and_when=who_and_when(newest) if newest else "",
        form=form,
        errors=errors,
        conflict=Said(newest.words, who_and_when(newest)) if newest and in_conflict else None,
        earlier=tuple(Said(one.words, f"Version {one.number}, {who_and_when(one)}") for one in versions[1:]),
    )


def criterion_page(
    criterion: Criterion,
    history: Sequence[Settled],
    *,
    form: BaseForm | None,
    errors: list[FormError],
    in_conflict: bool,
) -> SettlePage:
    """Return one criterion with how it stands; what was said comes with the newest first."""
    newest = history[0] if history else None
    return SettlePage(
        title=criterion.title,
        meaning=criterion.meaning,
        mark=criterion.mark,
        state=state_words(newest),
        said=said(newest) if newest else None,
        form=form,
        errors=errors,
        conflict=said(newest) if newest and in_conflict else None,
        earlier=tuple(said(one) for one in history[1:]),
    )


def lines_of(words: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())
