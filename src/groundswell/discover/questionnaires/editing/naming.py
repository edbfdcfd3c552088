"""Ids made of words, and words in several languages as people change them."""

from collections.abc import Collection, Mapping

from django.utils.text import slugify

from groundswell.packs.instruments import Text
from groundswell.packs.instruments.questionnaire import ENGLISH

LONGEST = 40
# Addresses of this room, and the word under which “does not apply” is stored.
TAKEN = frozenset({"new", "load", "shipped", "na"})


def free_id(words: str, *, taken: Collection[str], otherwise: str) -> str:
    """Return an id made of the words that nothing else has. `otherwise` stands where the words give no letters."""
    begun = slugify(words)[:LONGEST].strip("-_").replace("_", "-")
    parts = [part for part in begun.split("-") if part]
    wanted = "-".join(parts) if parts and parts[0][0].isalpha() else "-".join([otherwise, *parts])
    refused = {*taken, *TAKEN}
    numbered = (f"{wanted}-{number}" for number in range(2, len(refused) + 3))
    return next(one for one in (wanted, *numbered) if one not in refused)


def reworded(before: Text, words: Mapping[str, str]) -> Text:
    """Return a text in its new words.

    A translation has to be read by somebody who speaks its language once it, or the English it stands for, is new.
    """
    kept = {language: said for language, said in words.items() if said}
    is_english_new = kept.get(ENGLISH) != before.words.get(ENGLISH)
    unread = {
        language
        for language, said in kept.items()
        if language != ENGLISH
        and (is_english_new or said != before.words.get(language) or language in before.unreviewed)
    }
    return Text(kept, frozenset(unread))
