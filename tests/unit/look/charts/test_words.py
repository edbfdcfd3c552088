"""Title, alt text, table and both drawings of every shape say the same, and withhold the same."""

from xml.etree import ElementTree as ET

import pytest
from tests.unit.look.charts.samples import HOSTILE, SHAPES, range_strip

from groundswell.look.charts import alt_text, png, standalone_svg, svg, table
from groundswell.vocabulary.withheld import AT_SOURCE, PROTECTED

SVG = "{http://www.w3.org/2000/svg}"
SAID = {AT_SOURCE: "withheld by the publisher", PROTECTED: "not shown"}
# The value that each sample is about, as it must be printed everywhere.
PRINTED = {"range strip": "74.0%", "strip list": "74.0%", "answer bar": "73.3%", "years": "61.5%", "ratio": "2.4"}


def on_page(chart):
    """Return a page's drawing as a tree; HTML in a shape that XML can read."""
    return ET.fromstring(str(svg(chart)))


def alone(chart):
    return ET.fromstring(standalone_svg(chart))


def cells(chart):
    return [cell for row in table(chart).rows for cell in row]


def value_marks(tree):
    return [mark for mark in tree.iter() if "value" in mark.get("class", "").split()]


def text_of(tree):
    return " ".join(tree.itertext())


@pytest.mark.parametrize("shape", SHAPES)
def test_alt_text_table_and_drawings_print_the_same_value(shape):
    chart = SHAPES[shape]()

    assert PRINTED[shape] in alt_text(chart)
    assert PRINTED[shape] in cells(chart)
    assert PRINTED[shape] in text_of(on_page(chart))
    assert PRINTED[shape] in text_of(alone(chart))


@pytest.mark.parametrize("shape", SHAPES)
def test_finding_is_the_title_and_stands_in_the_alt_text(shape):
    chart = SHAPES[shape]()
    said = chart.finding.removeprefix(f"{chart.subject}: ")

    assert not chart.finding.endswith(".")
    assert said[:1].upper() + said[1:] in alt_text(chart)
    assert alone(chart).find(f"{SVG}title").text == chart.finding
    assert alone(chart).find(f"{SVG}desc").text == alt_text(chart)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_that_stands_alone_carries_measure_note_source_and_day(shape):
    chart = SHAPES[shape](note="About 6,200 answers.")

    said = text_of(alone(chart)).replace("\n", " ")

    for part in (*chart.measured.split(), "About 6,200 answers.", "a made-up survey", "14 March 2027", "/trusts/ALD/"):
        assert part in said


@pytest.mark.parametrize("held", SAID)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_withheld_value_is_never_drawn_and_is_said_everywhere(shape, held):
    chart, shown = SHAPES[shape](held), SHAPES[shape]()
    words = SAID[held]

    assert words in alt_text(chart).lower()
    assert words in cells(chart)
    assert words in text_of(on_page(chart))
    assert words in text_of(alone(chart))
    everything = alt_text(chart) + str(cells(chart)) + text_of(on_page(chart)) + text_of(alone(chart))
    assert PRINTED[shape] not in everything
    if shape != "answer bar":
        # The other row of a list, and the earlier years, keep their marks.
        assert len(value_marks(on_page(shown))) - len(value_marks(on_page(chart))) > 0


def test_one_withheld_answer_hides_the_whole_bar():
    chart = SHAPES["answer bar"](AT_SOURCE)

    assert not list(on_page(chart).iter("rect"))
    assert [box.get("fill") for box in alone(chart).iter(f"{SVG}rect")] == ["#ffffff"]


def test_a_withheld_strip_leaves_no_mark_of_its_own():
    chart = range_strip(AT_SOURCE)

    assert value_marks(on_page(chart)) == []
    assert value_marks(alone(chart)) == []
    assert list(on_page(chart).iter("circle")) == []


def test_a_finding_given_by_the_caller_is_not_used_for_a_withheld_value():
    chart = range_strip(AT_SOURCE)
    told = type(chart)(words=type(chart.words)(**{**words_of(chart), "finding": "74% say so"}), strip=chart.strip)

    assert told.finding == "Manager listens: withheld by the publisher"


def words_of(chart):
    return {name: getattr(chart.words, name) for name in chart.words.__dataclass_fields__}


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_words_stay_words(shape):
    chart = SHAPES[shape](label=HOSTILE, note=HOSTILE)

    for tree in (on_page(chart), alone(chart)):
        assert not [element for element in tree.iter() if element.tag.endswith("script")]
        assert "<script>alert(1)</script>" in text_of(tree).replace("\n", "")
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize("shape", SHAPES)
def test_drawings_are_images_with_words_for_those_who_do_not_see_them(shape):
    drawings = [tree for tree in on_page(SHAPES[shape]()).iter("svg") if tree.get("role") == "img"]

    assert drawings
    for drawing in drawings:
        assert drawing.find("title").text
        assert drawing.find("desc").text
        assert drawing.get("aria-label") == drawing.find("desc").text


@pytest.mark.parametrize("shape", SHAPES)
def test_drawings_need_no_inline_style_and_no_other_origin(shape):
    page, file = str(svg(SHAPES[shape]())), standalone_svg(SHAPES[shape]())

    assert "style=" not in page + file
    assert "://" not in page
    assert file.count("://") == 1  # the name of the SVG vocabulary


@pytest.mark.parametrize("shape", SHAPES)
def test_text_in_drawings_is_never_below_14_pixels(shape):
    for tree in (on_page(SHAPES[shape]()), alone(SHAPES[shape]())):
        sizes = [float(element.get("font-size")) for element in tree.iter() if element.get("font-size")]
        assert min(sizes) >= 14


@pytest.mark.parametrize("width", [640, 960])
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_in_a_file_that_stands_alone_is_drawn_outside_it(shape, width):
    tree = ET.fromstring(standalone_svg(SHAPES[shape](), width=width))
    height = float(tree.get("height"))

    for element in tree.iter():
        across = [float(element.get(name)) for name in ("x", "x1", "x2", "cx") if element.get(name)]
        down = [float(element.get(name)) for name in ("y", "y1", "y2", "cy") if element.get(name)]
        assert all(0 <= place <= width for place in across)
        assert all(0 <= place <= height for place in down)


def test_a_picture_is_a_png_of_twice_the_size():
    picture = png(standalone_svg(range_strip()))

    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 2 * 960


def test_sample_data_say_so_on_the_file():
    chart = range_strip()
    sample = type(chart)(words=type(chart.words)(**{**words_of(chart), "sample": True}), strip=chart.strip)

    assert "Sample data. This trust is made up." in text_of(alone(sample))
    assert "Sample data" not in text_of(alone(chart))
