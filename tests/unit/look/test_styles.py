"""Styles: one set of colours, enough contrast, nothing from another origin, small enough for a slow phone."""

import gzip
import importlib.util
import re
from pathlib import Path

import pytest

from groundswell.look import palette
from groundswell.look.charts.marks import Label
from groundswell.look.charts.text_width import lines, text_width
from groundswell.look.layout.mark import DOTS, mark, swell
from groundswell.look.static_files import static_folder

ROOT = Path(__file__).resolve().parents[3]
STYLES = ROOT / "src" / "groundswell" / "look" / "styles"


def build_static():
    spec = importlib.util.spec_from_file_location("build_static", ROOT / "tools" / "build_static.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def light(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_drawings_and_style_sheets_use_the_same_colours():
    root = (STYLES / "tokens.css").read_text(encoding="utf-8").split(":root {", 1)[1].split("}", 1)[0]
    tokens = dict(re.findall(r"--([\w-]+): (#\w{6});", root))

    assert {name: tokens[name] for name in palette.TOKENS} == palette.TOKENS


@pytest.mark.parametrize("ground", [palette.PAPER, palette.PAGE])
@pytest.mark.parametrize("text", ["#1b2a2f", "#4a5a61", "#0b5563", "#a8480f", "#005eb8", "#b3261e"])
def test_text_stands_out_from_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


def test_lines_and_answer_labels_stand_out():
    assert contrast(palette.LINE, palette.PAGE) >= 3
    for pale in (palette.ANSWER_2, palette.ANSWER_3, palette.ANSWER_4):
        assert contrast(palette.INK, pale) >= 4.5
    for dark in (palette.ANSWER_1, palette.ANSWER_5):
        assert contrast(palette.PAPER, dark) >= 4.5


def test_every_tone_of_a_mark_has_its_class():
    sheet = (STYLES / "charts.css").read_text(encoding="utf-8")
    used = {"ink", "soft", "line", "hair", "paper", "page", "swell", *(f"answer-{at}" for at in range(1, 6))}

    assert {name for name in used if f".f-{name} " in sheet} == used
    assert Label(0, 0, "x").tone in used


def test_the_nhs_sheet_loses_its_typeface_its_host_and_unused_blocks():
    sheet = (
        '@charset "UTF-8";:root{--a:1}@font-face{font-family:Frutiger W01;src:url(https://a.example/f.woff2)}'
        "html{font-family:Frutiger W01,arial,sans-serif}.nhsuk-hero{color:red}.nhsuk-hero a,.nhsuk-input{color:blue}"
        "@media print{.nhsuk-hero{color:red}.nhsuk-input:is(a,b){color:black}}a{color:red}"
    )

    assert build_static().nhs_styles(sheet) == (
        "html{font-family:var(--sans)}.nhsuk-input{color:blue}@media print{.nhsuk-input:is(a,b){color:black}}"
    )


def test_an_nhs_sheet_that_would_reach_another_origin_is_refused():
    builder = build_static()

    with pytest.raises(builder.CannotBuild):
        builder.nhs_styles(".nhsuk-input{background:url(//a.example/icon.svg)}")


@pytest.fixture(scope="module")
def built():
    folder = static_folder()
    if not (folder / "groundswell.css").is_file():
        pytest.fail("The static files are not built: run `.venv/bin/python tools/build_static.py`.")
    return folder


def test_the_built_sheet_is_small_and_stays_at_home(built):
    sheet = (built / "groundswell.css").read_bytes()

    assert len(gzip.compress(sheet, 9)) < 35_000
    assert b"://" not in sheet
    assert b"frutiger" not in sheet.lower()
    named = re.findall(rb'url\("?([^")]+)', sheet)
    assert named
    assert [name for name in named if not (built / name.decode()).is_file()] == []


def test_scripts_of_published_pages_are_small(built):
    assert len(gzip.compress((built / "groundswell.js").read_bytes(), 9)) <= 15_000


def test_unpacked_fonts_are_fonts(built):
    fonts = sorted((built / "fonts").glob("*.ttf"))

    assert len(fonts) == 2
    for font in fonts:
        assert font.read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_the_mark_is_eleven_dots_in_one_swell():
    lifts = swell(DOTS, lift=12)

    assert lifts[0] == pytest.approx(0)
    assert lifts[5] == pytest.approx(12)
    assert lifts == pytest.approx(lifts[::-1])
    assert str(mark()).count("<circle") == 11
    assert len(mark()) < 1200


def test_lines_break_between_words_and_fit():
    broken = lines("Staff here answer more positively than elsewhere", size=16, width=150)

    assert " ".join(broken) == "Staff here answer more positively than elsewhere"
    assert all(text_width(line, size=16) <= 150 for line in broken)
