"""Instruments: questionnaires as packs in YAML, with their scales, items, translations, licence and origin."""

from groundswell.packs.instruments.aspects import Aspect, Sort, aspects
from groundswell.packs.instruments.catalogue import instrument, instruments
from groundswell.packs.instruments.form import CannotBeAWave, form_of, questions_of
from groundswell.packs.instruments.key import key_of
from groundswell.packs.instruments.questionnaire import (
    Choice,
    Condition,
    Facing,
    Importance,
    Instrument,
    Invited,
    Item,
    Kind,
    Norm,
    Point,
    Scale,
    Text,
    Topic,
)

__all__ = [
    "Aspect",
    "CannotBeAWave",
    "Choice",
    "Condition",
    "Facing",
    "Importance",
    "Instrument",
    "Invited",
    "Item",
    "Kind",
    "Norm",
    "Point",
    "Scale",
    "Sort",
    "Text",
    "Topic",
    "aspects",
    "form_of",
    "instrument",
    "instruments",
    "key_of",
    "questions_of",
]
