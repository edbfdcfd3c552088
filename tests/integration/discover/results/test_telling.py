"""What staff are told: each picture is what its heading says, and none is of what people say of themselves."""

import re
from secrets import token_hex

import pytest
from tests.factories.answered import AT, answered, asked
from tests.integration.discover.results.test_pages import words_of

from groundswell.discover.results.actions.counting import count_wave
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.presenting import told_of
from groundswell.people.agents import CommandLine

pytestmark = pytest.mark.django_db
FEWEST_AND_APART = "Where fewest of you agree, and where you differ most"


def answers_of(released, shares: dict[str, list[int]], *, others: list[int]) -> None:
    """Let the whole trust answer some statements so, in per cent from the lowest answer on, and all others alike."""
    results = released.results
    whole = next(at for at, one in enumerate(results["cells"]) if not any(one["cell"]))
    for measure in results["measures"]:
        if measure["sort"] == "item":
            measure["figures"][whole]["shares"] = shares.get(measure["id"], others)
    released.results = results
    # Another file of results, so nothing kept of the first is read again.
    released.results_sha256 = token_hex(32)
    released.save()


def pictures_of(as_person) -> dict[str, str]:
    page = as_person(None).get("/told/pulse/").content.decode()
    return dict(re.findall(r'<h2 id="picture-\d">(.*?)</h2>.*?<h3 class="figure__finding">(.*?)</h3>', page, re.DOTALL))


def test_each_picture_is_what_its_heading_says(released, as_person):
    told = told_of(released)
    most, fewest, apart, *_ = (one.id for one in told.results.of_sort("item") if not told.is_reversed(one.id))
    answers_of(
        released,
        {most: [0, 0, 10, 50, 40], fewest: [5, 25, 60, 8, 2], apart: [30, 10, 5, 15, 40]},
        others=[5, 10, 40, 35, 10],
    )

    pictures = pictures_of(as_person)

    assert told.item_words(most) in pictures["Where most of you agree"]
    assert told.item_words(fewest) in pictures["Where fewest of you agree"]
    assert told.item_words(apart) in pictures["Where you differ most"]


def test_a_statement_that_is_two_of_these_stands_once_under_both_names(released, as_person):
    told = told_of(released)
    both, most, *_ = (one.id for one in told.results.of_sort("item") if not told.is_reversed(one.id))
    answers_of(released, {both: [45, 15, 10, 10, 20], most: [0, 0, 10, 50, 40]}, others=[5, 10, 40, 35, 10])

    pictures = pictures_of(as_person)

    assert list(pictures) == ["Where most of you agree", FEWEST_AND_APART]
    assert told.item_words(both) in pictures[FEWEST_AND_APART]


def test_what_people_say_of_themselves_is_no_picture(programme, lead, boxes, as_person):
    wave = answered(asked(programme, lead, boxes, instrument="leadership-behaviours"), lead, boxes)
    count = release_results(count_wave(wave, folder=boxes, by=lead, at=AT), next_steps="x", by=CommandLine("o"), at=AT)
    told = told_of(count)
    on_others = {one.id for one in told.results.of_sort("item") if told.pair_of(one.id) is not None}
    assert on_others
    assert len(told.self_ratings) == len(on_others)
    assert not told.self_ratings & on_others
    answers_of(count, {one: [0, 0, 0, 0, 100] for one in told.self_ratings}, others=[5, 10, 40, 35, 10])

    page = words_of(as_person(None).get("/told/pulse/"))

    assert "Where most of you agree" in page
    assert any(told.item_words(one) in page for one in on_others)
    assert not any(told.item_words(one) in page for one in told.self_ratings)
