"""The colour tokens of EXPERIENCE 9, for drawings that must carry their own colours. The same as in tokens.css."""

from typing import Final

INK: Final = "#1b2a2f"
SOFT: Final = "#4a5a61"
LINE: Final = "#6f7e84"
HAIR: Final = "#c9d6da"
PAPER: Final = "#ffffff"
PAGE: Final = "#faf9f6"
SWELL: Final = "#0b5563"
CLAY: Final = "#a8480f"
SWELL_WASH: Final = "#e3f0f1"
CLAY_WASH: Final = "#fbeee3"
VIOLET: Final = "#5b4a86"
# Answers, from the disagree end to the agree end.
ANSWER_1: Final = "#a8480f"
ANSWER_2: Final = "#efc9a6"
ANSWER_3: Final = "#e4e9eb"
ANSWER_4: Final = "#a5cfd5"
ANSWER_5: Final = "#0b5563"

TOKENS: Final = {
    "ink": INK,
    "soft": SOFT,
    "line": LINE,
    "hair": HAIR,
    "paper": PAPER,
    "page": PAGE,
    "swell": SWELL,
    "clay": CLAY,
    "swell-wash": SWELL_WASH,
    "clay-wash": CLAY_WASH,
    "violet": VIOLET,
    "answer-1": ANSWER_1,
    "answer-2": ANSWER_2,
    "answer-3": ANSWER_3,
    "answer-4": ANSWER_4,
    "answer-5": ANSWER_5,
}
