"""A page of the breakdown can only be given released cells: its types have no room for a raw number."""

import dataclasses
import typing
from datetime import datetime
from types import UnionType
from uuid import UUID

from django.forms import BaseForm

from groundswell.disclosure.released import Kind, Shown
from groundswell.discover.breakdown import pages
from groundswell.look.charts.words import Words
from groundswell.vocabulary.range import Better
from groundswell.vocabulary.withheld import Withheld
from groundswell.web.forms import FormError

# What a page may hold besides other page classes. No int, no float, no model.
WELCOME = {type(None), str, bool, datetime, UUID, Shown, Withheld, Words, Kind, Better, BaseForm, FormError}


def raw_fields(page: type, seen: frozenset[type] = frozenset()) -> list[str]:
    """Return the fields of a page, and of what it holds, whose type could carry a raw number."""
    found = []
    for field in dataclasses.fields(page):
        for kind in leaves(typing.get_type_hints(page)[field.name]):
            if kind in WELCOME or kind in seen:
                continue
            if dataclasses.is_dataclass(kind):
                found += raw_fields(kind, seen | {page, kind})
            else:
                found.append(f"{page.__name__}.{field.name}: {kind}")
    return found


def leaves(kind: object) -> list[type]:
    """Return the types inside a hint: of a tuple, a list or a union."""
    if typing.get_origin(kind) in {tuple, list, typing.Union, UnionType}:
        return [leaf for inside in typing.get_args(kind) if inside is not ... for leaf in leaves(inside)]
    return [kind]


def page_classes() -> list[type]:
    return [one for one in vars(pages).values() if dataclasses.is_dataclass(one) and one.__module__ == pages.__name__]


def test_no_page_has_room_for_a_raw_number():
    assert len(page_classes()) >= 10
    assert [found for page in page_classes() for found in raw_fields(page)] == []


def test_a_planted_raw_count_is_found():
    @dataclasses.dataclass
    class Inner:
        people: int

    @dataclasses.dataclass
    class Planted:
        name: str
        lines: tuple[Inner, ...]
        value: Shown | float

    assert raw_fields(Planted) == ["Inner.people: <class 'int'>", "Planted.value: <class 'float'>"]
