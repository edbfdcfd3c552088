"""Reading age of English text: the age at which a child in school can usually read it.

Flesch and Kincaid's grade, plus five for the age: 0.39 words per sentence + 11.8 syllables per word - 15.59 + 5.
Syllables are counted by a rule of thumb. A single sentence says little; a page says more. Formula and limits:
docs/reference/instruments.md
"""

import re

PER_WORD_OF_A_SENTENCE = 0.39
PER_SYLLABLE_OF_A_WORD = 11.8
GRADE_AT_NOTHING = -15.59
# A child in the first grade of a school in the United States is about six years old.
AGE_AT_GRADE_NOUGHT = 5
# Children begin to read at about five; the formula goes below that for a few short words.
YOUNGEST = 5.0
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# The e of “make”, “makes”, “worked” and “something” is silent; that of “table”, “classes”, “needed” and “the” is not.
_SILENT = (
    re.compile(r"[^aeiouyl]e$|[aeiouy]le$"),
    re.compile(r"[^aeioutdy]ed$"),
    re.compile(r"[^aeiouyscxzghl]es$|[aeiouy]les$"),
    re.compile(r"some(?=[a-z])"),
)
# Vowels side by side that are spoken apart: “being”, “idea”, “create”, “area”, “various”, “quiet”.
_APART = re.compile(r"eing|dea|crea|rea$|riou|iat|quie|scien|uous|dual")
_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")


def reading_age(text: str) -> float | None:
    """Return the reading age of English text in years, at least 5, or None when there are no words."""
    words = words_of(text)
    if not words:
        return None
    sentences = len([part for part in _SENTENCE.split(text) if _WORD.search(part)])
    per_sentence = len(words) / sentences
    per_word = sum(syllables(word) for word in words) / len(words)
    grade = PER_WORD_OF_A_SENTENCE * per_sentence + PER_SYLLABLE_OF_A_WORD * per_word + GRADE_AT_NOTHING
    return max(YOUNGEST, grade + AGE_AT_GRADE_NOUGHT)


def words_of(text: str) -> list[str]:
    """Return the words of an English text; numbers are none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least one: groups of vowels, less those not spoken."""
    letters = re.sub(r"['’](s|t|d|m|ll|re|ve)?", "", word.lower())
    silent = sum(bool(pattern.search(letters)) for pattern in _SILENT)
    return max(1, len(_VOWELS.findall(letters)) - silent + len(_APART.findall(letters)))
