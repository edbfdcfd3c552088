"""Ids and texts in several languages, as an instrument's file writes them."""

import re

from groundswell.packs.entries import Entry
from groundswell.packs.instruments.questionnaire import ENGLISH, Text

LANGUAGE_ID = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
# Ids become names of form fields and of columns: short, and of signs that mean nothing anywhere else.
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FILE = re.compile(r"[a-z0-9][a-z0-9.-]{0,80}\.yaml")
LONGEST_ID = 60
LONGEST_TEXT = 2000
# The answer “this does not apply” is stored under this word.
NOT_APPLICABLE = "na"


def id_of(entry: Entry, field: str = "id") -> str:
    """Return an id: small letters, digits and hyphens, beginning with a letter."""
    found = entry.text(field)
    if not _ID.fullmatch(found) or len(found) > LONGEST_ID or found == NOT_APPLICABLE:
        expected = f"small letters, digits and hyphens, at most {LONGEST_ID}, beginning with a letter"
        raise entry.fault(
            found=f"“{field}” is the text “{found}”", expected=f"{expected}, and not “{NOT_APPLICABLE}”", field=field
        )
    return found


def yaml_names(card: Entry, field: str) -> tuple[str, ...]:
    """Return the YAML files beside a card that one of its fields lists, none that lies elsewhere."""
    names = card.texts(field)
    for name in names:
        if not _FILE.fullmatch(name):
            expected = "names of .yaml files beside the card, in small letters, digits, points and hyphens"
            raise card.fault(found=f"“{field}” names “{name}”", expected=expected, field=field)
    return names


def text_of(
    entry: Entry, field: str, languages: tuple[str, ...], unreviewed: frozenset[str], *, optional: bool = False
) -> Text:
    """Return a text: written as one text it is English, as a table it has one text for each language.

    Raises BadInput if English is missing, if a language is none of the instrument's, or if a text is too long.
    An optional field that is absent gives an empty text.
    """
    if optional and not entry.has(field):
        return Text({})
    if isinstance(entry.fields.get(field), str):
        return Text({ENGLISH: _words(entry, field)}, unreviewed & {ENGLISH})
    table = entry.table(field)
    table.only(*languages, "needs_review")
    if not table.has(ENGLISH):
        raise table.fault(found=f"“{ENGLISH}” is missing", expected="the English words, in which others fall back")
    words = {language: _words(table, language) for language in languages if table.has(language)}
    here = table.texts("needs_review")
    strangers = [one for one in here if one not in words]
    if strangers:
        found = f"“needs_review” names “{strangers[0]}”"
        raise table.fault(found=found, expected="a language of this text", field="needs_review")
    return Text(words, (unreviewed | frozenset(here)) & frozenset(words))


def _words(entry: Entry, field: str) -> str:
    # One text may be folded over several lines of the file; on a page it is one.
    words = " ".join(entry.text(field).split())
    if not words:
        raise entry.fault(found=f"“{field}” is an empty text", expected="words", field=field)
    if len(words) > LONGEST_TEXT:
        found = f"“{field}” has {len(words):,} signs"
        raise entry.fault(found=found, expected=f"at most {LONGEST_TEXT:,}", field=field)
    return words
