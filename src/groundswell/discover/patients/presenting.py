"""Builds the pages about patient comments from what queries found."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Item
from groundswell.discover.patients import phrases
from groundswell.discover.patients.models import CommentsLoad
from groundswell.discover.patients.pages import CodeLine, CommentLine, LoadLine, MonthLine
from groundswell.discover.patients.queries.coded import Coded
from groundswell.look import numbers
from groundswell.look.layout.frame import Link
from groundswell.packs.codebook import Code, Sort
from groundswell.programme.models import Programme


def around(programme: Programme, *inside: tuple[str, str]) -> dict[str, Any]:
    """Return what the frame of a page needs; `inside` are the pages above it, each with its address."""
    crumbs = [Link(programme.name, reverse("programme:programme", args=[programme.slug]))]
    crumbs += [Link(label, address) for label, address in inside]
    return {
        "breadcrumbs": tuple(crumbs),
        "trust_name": programme.organisation.name,
        "sample": programme.organisation.is_sample,
    }


def room(programme: Programme) -> tuple[str, str]:
    """Return the room's name and address, for pages below it."""
    return ("Patient comments", reverse("patients:overview", args=[programme.slug]))


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 comment", "1,204 comments"."""
    return f"{numbers.count(count)} {one if count == 1 else many}"


def comments_counted(count: int) -> str:
    """Return how many comments, in words."""
    return counted(count, "comment", "comments")


def month_words(month: str) -> str:
    """Return a month as people write it, "March 2026", or that there is no date."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}" if month else phrases.NO_DAY


def month_lines(volume: Mapping[tuple[str, str], int], origins: list[str]) -> tuple[MonthLine, ...]:
    """Return the comments by month, the newest first, those without a date last."""
    months = sorted({month for month, _ in volume}, reverse=True)
    return tuple(
        MonthLine(
            month_words(month),
            tuple(numbers.count(volume.get((month, origin), 0)) for origin in origins),
            numbers.count(sum(volume.get((month, origin), 0) for origin in origins)),
        )
        for month in months
    )


def span_words(volume: Mapping[tuple[str, str], int]) -> str:
    """Return how many comments there are, from when to when; "" for none."""
    total = sum(volume.values())
    months = sorted({month for month, _ in volume if month})
    if not months:
        return f"{comments_counted(total)}, none with a date" if total else ""
    first, last = month_words(months[0]), month_words(months[-1])
    return f"{comments_counted(total)}, {first if first == last else f'{first} to {last}'}"


def code_lines(coded: Mapping[str, Coded], codes: Mapping[str, Code], programme: Programme) -> tuple[CodeLine, ...]:
    """Return the elements with what was coded to them, then the other codes that were given, most given first."""
    elements = [one for one in codes.values() if one.sort is Sort.ELEMENT]
    others = [one for one in codes.values() if one.sort is not Sort.ELEMENT and one.id in coded]
    others.sort(key=lambda one: -len(coded[one.id].polarity))
    lines = []
    for one in [*elements, *others] if coded else []:
        of_code = coded.get(one.id, Coded())
        lines.append(
            CodeLine(
                one.label,
                reverse("patients:code", args=[programme.slug, one.id]) if of_code.polarity else "",
                numbers.count(len(of_code.polarity)),
                *(numbers.count(of_code.count(way)) for way in (Polarity.STRENGTH, Polarity.GAP, Polarity.MIXED)),
            )
        )
    return tuple(lines)


def load_line(load: CommentsLoad) -> LoadLine:
    """Return what became of the rows of a file, in words."""
    left = [
        (load.empty, "empty"),
        (load.same, "the same as another row"),
        (load.near, "nearly the same as another"),
        (load.here_already, "here already"),
    ]
    said = [f"{numbers.count(count)} {words}" for count, words in left if count]
    out = counted(load.taken_out, "place that pointed to somebody", "places that pointed to somebody")
    return LoadLine(
        load.file_name,
        f"{load.loaded_at:%-d %B %Y}",
        load.loaded_by,
        f"{counted(load.rows, 'row', 'rows')}: {numbers.count(load.kept)} kept"
        + (f"; {', '.join(said)}" if said else "")
        + f". {out} taken out.",
    )


def comment_line(item: Item) -> CommentLine:
    """Return one comment with where it comes from: origin, place and day."""
    came = item.provenance
    day = came.get("day", "")
    about = [phrases.ORIGINS.get(came.get("origin", ""), ""), came.get("place", "")]
    about.append(f"{date.fromisoformat(day):%-d %B %Y}" if day else "")
    return CommentLine(item.text, " · ".join(one for one in about if one))


def origins_in(volume: Mapping[tuple[str, str], int]) -> list[str]:
    """Return the origins that comments have, in the order of the list, those nobody knows last."""
    held = Counter(origin for _, origin in volume)
    return [one for one in phrases.ORIGINS if one in held] + sorted(one for one in held if one not in phrases.ORIGINS)
