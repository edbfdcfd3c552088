"""From a remark and its codes to the words of the desk."""

from django.urls import reverse

from groundswell.discover.evidence import phrases
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Item
from groundswell.discover.evidence.pages import CodeButton, DeskPage, MarkLine
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.evidence.queries.reading import Progress
from groundswell.look import numbers
from groundswell.packs.codebook import Sort
from groundswell.people.models import Person


def desk_page(item: Item, *, reader: Person, progress: Progress, polarity: str, is_blind: bool) -> DeskPage:
    """Return one remark with the codes and what the reader has put on it. What others put there is not in it."""
    programme = item.source.programme
    codes = codes_of_programme(programme)
    return DeskPage(
        source=item.source.label,
        question=item.question,
        text=item.text,
        marks=tuple(
            MarkLine(
                key=str(one.pk),
                words=(
                    f"{codes[one.code].label if one.code in codes else one.code} "
                    f"{phrases.POLARITY_SIGN[Polarity(one.polarity)]} {phrases.POLARITY[Polarity(one.polarity)]}"
                ),
                on="" if (one.start, one.end) == (0, len(item.text)) else item.text[one.start : one.end],
            )
            for one in item.codings.filter(coder=reader)
        ),
        memos=tuple(
            (one.by.name, one.text) for one in item.memos.select_related("by") if not is_blind or one.by_id == reader.pk
        ),
        codes=tuple(
            (
                phrases.SORTS[sort],
                tuple(
                    CodeButton(one.id, one.label, one.meaning, one.key) for one in codes.values() if one.sort is sort
                ),
            )
            for sort in Sort
            if sort is not Sort.FLAG and any(one.sort is sort for one in codes.values())
        ),
        polarities=tuple((one.value, phrases.POLARITY[one], phrases.POLARITY_SIGN[one]) for one in Polarity),
        polarity=polarity,
        progress=progress_words(progress),
        blind=phrases.BLIND if is_blind else "",
        next_address=reverse("evidence:done", args=[programme.slug, item.pk]),
        source_address=reverse("evidence:source", args=[programme.slug, item.source_id]),
    )


def progress_words(progress: Progress) -> str:
    """Return how far somebody is: “38 of 120 left in your share”."""
    left = numbers.count(progress.all - progress.done)
    words = phrases.LEFT_IN_SHARE if progress.is_share else phrases.LEFT_UNCODED
    return words.format(left=left, all=numbers.count(progress.all))
