"""The papers of a programme: shipped words with their gaps filled, or the programme's own, and how each stands."""

from collections.abc import Mapping, Sequence

from django.forms import BaseForm
from django.urls import reverse

from groundswell.look.documents.writing import pieces
from groundswell.look.layout.frame import Link
from groundswell.packs.papers import Paper, filled, papers
from groundswell.programme.models import Programme
from groundswell.programme.scope import queries
from groundswell.programme.scope.enums import State
from groundswell.programme.scope.models import Settled, Text
from groundswell.programme.scope.pages import ListedThing, PaperPage, Said, WordsPage
from groundswell.programme.scope.presenting.lines import released_hours
from groundswell.programme.scope.presenting.words import lines_of
from groundswell.programme.scope.saying import hours_words, said, state_words, who_and_when
from groundswell.web.forms import FormError

SHIPPED = (
    "These are the words that come with Groundswell, with what you have written in scoping filled in. "
    "What stands in brackets is for you to fill in."
)


# What a paper can be taken away as: how the file is called, and its media type.
FORMATS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pptx": ("Slides", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}


def offers(paper: Paper, extension: str) -> bool:
    """Return whether a paper can be taken away in a format: all as Word, some as slides."""
    return extension == "docx" or (extension == "pptx" and paper.is_for_slides)


def about(paper: Paper) -> str:
    """Return the name under which a paper's words and standing are kept."""
    return f"paper-{paper.id}"


def words_in_force(paper: Paper, newest: Text | None, programme: Programme) -> str:
    """Return the programme's own words of a paper, or the shipped ones with their gaps filled."""
    return newest.words if newest else filled(paper.words, gaps(programme))


def gaps(programme: Programme) -> Mapping[str, str]:
    """Return what is known of a programme for the gaps of its papers; a part that nobody wrote stays a gap."""
    texts = queries.texts_of(programme)
    people = list(queries.roster_of(programme))
    team = f"{_counted(len(people))}, with {hours_words(released_hours(people))} a week in all." if people else ""
    purpose = {"purpose": texts["purpose"].words} if "purpose" in texts else {}
    # A name in the middle of a sentence: its first line, without what ends a sentence.
    named = {name: lines_of(texts[name].words)[0].rstrip(".") for name in ("sponsor", "lead") if name in texts}
    return {"organisation": programme.organisation.name, "programme": programme.name, "team": team} | purpose | named


def listed_papers(
    programme: Programme, texts: Mapping[str, Text], settled: Mapping[str, Settled]
) -> tuple[ListedThing, ...]:
    """Return every paper with how it stands."""
    return tuple(
        ListedThing(
            one.title,
            reverse("scope:paper", args=[programme.slug, one.id]),
            paper_state(settled.get(about(one)), texts.get(about(one))),
            settled[about(one)].reason if about(one) in settled else f"Who agrees to it: {one.agreed_by}.",
        )
        for one in papers()
    )


def paper_state(row: Settled | None, newest: Text | None) -> str:
    """Return how a paper stands; one that was changed after it was agreed says so."""
    state = state_words(row)
    if row is not None and row.state == State.AGREED and newest is not None and newest.number != row.of_text:
        return f"{state}, version {row.of_text}; changed since"
    return state


def paper_page(
    paper: Paper,
    programme: Programme,
    versions: Sequence[Text],
    history: Sequence[Settled],
    *,
    shown: Text | None,
    may_write: bool,
    form: BaseForm | None,
    errors: list[FormError],
    in_conflict: bool,
) -> PaperPage:
    """Return a paper as it reads. `shown` is an earlier version that somebody asked for, None for the one in force."""
    newest = versions[0] if versions else None
    here = reverse("scope:paper", args=[programme.slug, paper.id])
    return PaperPage(
        title=paper.title,
        meaning=paper.meaning,
        agreed_by=paper.agreed_by,
        mark=paper.mark,
        pieces=pieces(shown.words if shown else words_in_force(paper, newest, programme)),
        written=_written(newest, shown),
        state=paper_state(history[0] if history else None, newest),
        said=said(history[0]) if history else None,
        change=f"{here}change/" if may_write and shown is None else "",
        files=tuple(
            Link(label, f"{here[:-1]}.{extension}")
            for extension, (label, _) in FORMATS.items()
            if offers(paper, extension)
        ),
        versions=tuple(
            Link(f"Version {one.number}, {who_and_when(one)}", f"{here}?version={one.number}") for one in versions
        ),
        form=form,
        errors=errors,
        conflict=said(history[0]) if history and in_conflict else None,
        earlier=tuple(said(one) for one in history[1:]),
    )


def change_page(
    paper: Paper, newest: Text | None, *, form: BaseForm, errors: list[FormError], in_conflict: bool
) -> WordsPage:
    """Return the form with a paper's words; in conflict what is stored now stands beside it."""
    return WordsPage(
        title=paper.title,
        question=paper.meaning,
        mark=paper.mark,
        lines=(),
        is_list=False,
        who_and_when=who_and_when(newest) if newest else "",
        form=form,
        errors=errors,
        conflict=Said(newest.words, who_and_when(newest)) if newest and in_conflict else None,
        earlier=(),
    )


def _counted(people: int) -> str:
    return "1 person" if people == 1 else f"{people} people"


def _written(newest: Text | None, shown: Text | None) -> str:
    if shown is not None and shown != newest:
        return f"This is version {shown.number}, {who_and_when(shown)}. It is not the one in force."
    if newest is None:
        return SHIPPED
    return f"Version {newest.number}, {who_and_when(newest)}."
