"""The card for the intranet says what a poster says, in one picture that stays sound whatever the words are."""

from xml.etree import ElementTree as ET

import pytest

from groundswell.discover.surveys.paper.card import COLUMN, EDGE, card_svg
from groundswell.look.charts.text_width import text_width

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {
    "title": "How it is to work here, autumn",
    "organisation": "Alderbrook Hospitals NHS Foundation Trust",
    "until": "Until 21 March 2027.",
    "address": "https://culture.trust.example/answer/how-it-is-to-work-here-autumn/",
    "shown_address": "culture.trust.example/answer/how-it-is-to-work-here-autumn",
    "mode": "This survey is confidential. Your manager cannot see your answers, and nothing is shown of fewer than 11.",
}
LONG = "What it is really like to be asked about everything at once by people who mean well & listen {to} <everyone>"


@pytest.mark.parametrize("words", [{}, {"title": LONG[:120]}, {"shown_address": "x" * 90}, {"organisation": LONG}])
def test_everything_is_on_it_and_within_its_column(words):
    said = {**WORDS, **words}

    picture = ET.fromstring(card_svg(**said))

    texts = picture.findall(f"{SVG}text")
    whole = " ".join(one.text for one in texts)
    for name in ("title", "organisation", "until", "mode", "shown_address"):
        assert said[name] in whole
    for one in texts:
        width = text_width(one.text, size=float(one.get("font-size")), weight=int(one.get("font-weight")))
        assert width <= COLUMN, one.text
    bottom = max(float(one.get("y")) + float(one.get("font-size")) for one in texts)
    assert bottom + EDGE / 2 < float(picture.get("height"))
    assert picture.find(f"{SVG}title").text == f"{said['title']}: {said['shown_address']}"
    assert picture.find(f"{SVG}g/{SVG}svg") is not None
