"""Results beside how well they were measured: no page says more than the page on measurement allows."""

import io
import zipfile
from secrets import token_hex

import pytest
from tests.integration.discover.results.test_pages import RESULTS, words_of

from groundswell.discover.results import phrases

pytestmark = pytest.mark.django_db
LOW, WELL = 0.41, 0.85


def measured(released, **alphas: float) -> None:
    """Let every topic measure badly but those named, which are given as teamwork=.85."""
    results = released.results
    for name, one in results["quality"].items():
        if name:
            one["alpha"] = alphas.get(name, LOW)
    released.results = results
    # Another file of results, so nothing kept of the first is read again.
    released.results_sha256 = token_hex(32)
    released.save()


def test_where_no_topic_measures_well_the_headline_says_so(released, lead, as_person):
    measured(released)
    browser = as_person(lead)

    page, quality = (words_of(browser.get(f"{RESULTS}{part}")) for part in ("/", "/quality/"))

    assert "On none of 6 topics the statements hang together well enough to speak of an average." in quality
    assert f"the average lies on the agreeing side, above the middle of the scale. {phrases.NO_AVERAGE_HOLDS}" in page
    for name in ("Teamwork", "Vision and values"):
        assert phrases.ALPHA_LOW.format(topics=name) in page


def test_where_some_measure_well_only_the_others_are_doubted(released, lead, as_person):
    measured(released, teamwork=WELL)

    page = words_of(as_person(lead).get(f"{RESULTS}/"))

    assert phrases.NO_AVERAGE_HOLDS not in page
    assert phrases.ALPHA_LOW.format(topics="Vision and values") in page
    assert phrases.ALPHA_LOW.format(topics="Teamwork") not in page


@pytest.mark.parametrize(("ending", "part"), [("docx", "word/document.xml"), ("pptx", "ppt/slides/slide")])
def test_word_and_slides_carry_the_caution_too(released, lead, as_person, ending, part):
    measured(released)

    file = as_person(lead).get(f"{RESULTS}.{ending}").content

    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        said = " ".join(parts.read(name).decode() for name in parts.namelist() if name.startswith(part))
    assert phrases.ALPHA_LOW.format(topics="Teamwork") in said
