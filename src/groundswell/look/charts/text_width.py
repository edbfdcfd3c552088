"""How wide words are, so that a drawing with fixed width can break its lines without a browser.

Advance widths of Atkinson Hyperlegible Next Regular in thousandths of the type size, read from the font. The
fallback faces are a little narrower or as wide; heavier weights grow by about five hundredths.
"""

_WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        (
            280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387,
            648, 548, 548, 576, 614, 588, 598, 548, 615, 595, 210, 210, 553, 628, 553, 480,
            778, 626, 613, 645, 669, 569, 552, 694, 694, 392, 512, 631, 541, 824, 693, 714,
            592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552, 372,
            243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548,
            566, 574, 349, 471, 326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
        ),
        strict=True,
    )
)  # fmt: skip
_OTHER = 600


def text_width(text: str, *, size: float, weight: int = 400) -> float:
    """Return the width of one line of text in pixels, to within about three per cent."""
    growth = 1 + max(0, weight - 400) * 0.00026
    return sum(_WIDTHS.get(sign, _OTHER) for sign in text) * size * growth / 1000


def lines(text: str, *, size: float, width: float, weight: int = 400) -> list[str]:
    """Return text broken into lines that fit `width` pixels; a word that is too long has its own line."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and text_width(longer, size=size, weight=weight) <= width:
            found[-1] = longer
        else:
            found.append(word)
    return found
