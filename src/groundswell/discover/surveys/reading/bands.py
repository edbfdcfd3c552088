"""Pay bands as staff lists write them, in one spelling and in their order. Source of the bands: Agenda for Change."""

import re

BANDS = (
    "Band 1",
    "Band 2",
    "Band 3",
    "Band 4",
    "Band 5",
    "Band 6",
    "Band 7",
    "Band 8a",
    "Band 8b",
    "Band 8c",
    "Band 8d",
    "Band 9",
    "Medical and dental",
    "Very senior manager",
    "Other",
)
OTHER_WORDS = {
    "Medical and dental": ("medical", "dental", "m d", "md", "medical dental", "medical and dental staff", "doctor"),
    "Very senior manager": ("vsm", "very senior managers", "very senior management", "executive", "esm"),
    "Other": ("other pay band", "others", "local", "local pay", "non afc", "none of these", "ad hoc"),
}
NUMBERED = re.compile(
    r"(?:(?:nhs |agenda for change |afc )?(?:pay )?(?:band|grade) ?|afc |b)?0?([1-9])(?: ?(?:range )?([a-d]))?"
)
_KNOWN = {band.casefold(): band for band in BANDS} | {
    words: band for band, found in OTHER_WORDS.items() for words in found
}


def band_of(written: str) -> str:
    """Return a band in our spelling, as "5", "Band 5" and "AfC Band 05" are one; unknown words as they are written.

    Band 8 is paid in four parts, and none other is: "Band 8" stays one of its own, and "Band 5a" as it stands.
    """
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", written.casefold()).split())
    numbered = NUMBERED.fullmatch(plain)
    if numbered:
        band = f"Band {numbered[1]}{numbered[2] or ''}"
        return written if numbered[2] and band not in BANDS else band
    return _KNOWN.get(plain, written)


def in_order(band: str) -> tuple[int, str]:
    """Return by what bands are sorted: ours as they follow each other, then unknown words by their letters."""
    return (BANDS.index(band), "") if band in BANDS else (len(BANDS), band.casefold())
