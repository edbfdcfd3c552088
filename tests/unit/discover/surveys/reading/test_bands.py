"""Pay bands are one band in whatever spelling, and stay what they are where nobody knows the words."""

import pytest

from groundswell.discover.surveys.reading.bands import BANDS, band_of, in_order


@pytest.mark.parametrize(
    ("written", "band"),
    [
        *((one, "Band 5") for one in ("5", "05", "Band 5", "band5", "AfC Band 5", "Agenda for Change Band 5", "B5")),
        *((one, "Band 8a") for one in ("8a", "8A", "Band 8a", "Band 8 A", "band 8-a", "Band 8 - Range A")),
        *((one, "Band 8") for one in ("8", "band 8", "Band 8")),
        *((one, "Band 9") for one in ("9", "Pay Band 9", "NHS Band 9", "Grade 9")),
        *(
            (one, "Medical and dental")
            for one in ("Medical", "M&D", "medical & dental", "Medical and Dental", "Doctor")
        ),
        *((one, "Very senior manager") for one in ("VSM", "vsm", "Very Senior Manager", "Executive")),
        *((one, "Other") for one in ("other", "Other", "Local pay", "Non-AfC")),
        *((one, one) for one in ("Band 5a", "Band 10", "Apprentice", "8e", "0", "Bank", "")),
    ],
)
def test_one_band_has_one_spelling(written, band):
    assert band_of(written) == band


@pytest.mark.parametrize("band", BANDS)
def test_our_own_spelling_stays(band):
    assert band_of(band) == band_of(band.upper()) == band


def test_bands_stand_in_their_order_and_unknown_words_last():
    mixed = ["Trainee", "Other", "Band 8d", "Apprentice", "Band 9", "Band 8a", "Medical and dental", "Band 2"]

    assert sorted(mixed, key=in_order) == [
        "Band 2", "Band 8a", "Band 8d", "Band 9", "Medical and dental", "Other", "Apprentice", "Trainee",
    ]  # fmt: skip
