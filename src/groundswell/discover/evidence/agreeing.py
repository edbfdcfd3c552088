"""From double codings to the words of their page."""

from collections.abc import Mapping, Sequence

from django.forms import BaseForm
from django.urls import reverse

from groundswell.discover.evidence import phrases
from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.pages import DoublePage, SideBySide
from groundswell.discover.evidence.queries.codes import codes_of_programme
from groundswell.discover.evidence.queries.double import (
    FEWEST,
    Agreed,
    Codes,
    Compared,
    agreement_on,
    blind_progress,
    compared_for,
)
from groundswell.look import numbers
from groundswell.methods.coding.agreement import RELIABLE, TENTATIVE, Agreement
from groundswell.packs.codebook import Code
from groundswell.people.models import Person
from groundswell.programme.models import Programme
from groundswell.web.forms import FormError


def double_page(programme: Programme, reader: Person, *, form: BaseForm, errors: list[FormError]) -> DoublePage:
    """Return how far coders agree, where they differ, and the form for another sample."""
    compared = compared_for(reader, programme)
    known = codes_of_programme(programme)
    agreed = agreement_on(compared)
    differ = [one for one in compared if one.differs and not one.is_settled]
    settled = sum(one.is_settled for one in compared)
    return DoublePage(
        finding=_finding(agreed[0], compared, programme),
        agreement=tuple(_row(one, known) for one in agreed[1:]),
        differ=tuple(
            SideBySide(
                words=one.item.text,
                source=one.item.source.label,
                coded=tuple((str(person.pk), person.name, _codes(codes, known)) for person, codes in one.codes.items()),
                address=reverse("evidence:settle", args=[programme.slug, one.item.pk]),
            )
            for one in differ
        ),
        settled=f"{numbers.count(settled)} of those that differed are settled." if settled else "",
        form=form,
        errors=errors,
    )


def _finding(overall: Agreed, compared: Sequence[Compared], programme: Programme) -> str:
    done, every = blind_progress(programme)
    if not every:
        return phrases.NO_DOUBLE
    if len(compared) < FEWEST:
        return phrases.DOUBLE_WAITS.format(done=done, all=every, fewest=FEWEST)
    if overall.alpha is None or overall.alpha.interval is None:
        return phrases.DOUBLE_SAME.format(count=len(compared))
    low, high = overall.alpha.interval
    words = phrases.NOT_RELIED
    if low >= TENTATIVE:
        words = phrases.RELIED if low >= RELIABLE else phrases.WITH_CARE
    return phrases.DOUBLE.format(
        words=words,
        count=len(compared),
        alpha=numbers.number(overall.alpha.value, 2),
        low=numbers.number(low, 2),
        high=numbers.number(high, 2),
    )


def _row(one: Agreed, known: Mapping[str, Code]) -> tuple[str, ...]:
    label = known[one.code].label if one.code in known else one.code
    return (label, numbers.count(one.used), _number(one.alpha), _number(one.kappa))


def _number(found: Agreement | None) -> str:
    if found is None or found.interval is None:
        return "cannot tell"
    low, high = found.interval
    return f"{numbers.number(found.value, 2)} ({numbers.number(low, 2)} to {numbers.number(high, 2)})"


def _codes(codes: Codes, known: Mapping[str, Code]) -> str:
    said = [
        f"{known[code].label if code in known else code} {phrases.POLARITY_SIGN[Polarity(way)]}"
        for code, way in sorted(codes.items())
    ]
    return "; ".join(said) or "no code"
