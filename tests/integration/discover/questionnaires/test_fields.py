"""What cannot be kept is said at its field, in a sentence, and the summary above leads there."""

import re

import pytest
from tests.integration.discover.questionnaires.conftest import HERE, LIST, STATEMENT

pytestmark = pytest.mark.django_db
ITEM = f"{HERE}topics/our-team/new-item/"
ABOUT = {"title_en": "Ward teams", "intro_en": "About your team.", "minutes": "3", "languages_said": ""}
POINTS = "Never\nSometimes\nOften"

FAULTS = {
    "a title": (f"{LIST}new/", {"intro": "Hello.", "minutes": "3"}, "title", "Give it a title"),
    "first words": (f"{LIST}new/", {"title": "A", "minutes": "3"}, "intro", "Write a sentence or two"),
    "minutes": (f"{LIST}new/", {"title": "A", "intro": "B", "minutes": "none"}, "minutes", "Enter whole minutes"),
    "a copy's title": (f"{LIST}shipped/culture-pulse/copy/", {"title": ""}, "title", "Give your copy a title."),
    "a topic's title": (f"{HERE}new-topic/", {"title_en": ""}, "title_en", "Give the topic a title."),
    "a scale's name": (f"{HERE}new-scale/", {"points_en": POINTS}, "name", "Give the scale a short name"),
    "a scale's points": (f"{HERE}new-scale/", {"name": "often", "points_en": "Never"}, "points_en", "Write 2 to 11"),
    "points alike": (
        f"{HERE}new-scale/",
        {"name": "often", "points_en": "No\nNo"},
        "points_en",
        "Two points are called",
    ),
    "points that fall": (f"{HERE}new-scale/", {"name": "n", "points_en": "2 A\n1 B"}, "points_en", "Values begin at 1"),
    "an item's words": (ITEM, {**STATEMENT, "text_en": ""}, "text_en", "Write the words of the item."),
    "its scale": (ITEM, {**STATEMENT, "scale": "none-such"}, "scale", "Choose one of the scales"),
    "its answers": (ITEM, {**STATEMENT, "kind": "choice", "choices_en": "One"}, "choices_en", "Write 2 to"),
    "its source": (ITEM, {**STATEMENT, "provenance": "documented"}, "source", "Say where the words come from"),
    "its pair": (ITEM, {**STATEMENT, "pair": "none-such"}, "pair", "Choose an item of this questionnaire."),
    "a language": (
        f"{HERE}about/",
        {**ABOUT, "languages_said": "welsh!"},
        "languages_said",
        "is no code of a language",
    ),
    "its minutes": (f"{HERE}about/", {**ABOUT, "minutes": "0"}, "minutes", "Enter whole minutes"),
    "a file": (f"{LIST}load/", {"has_rights": "yes"}, "file", "Choose the file to load."),
    "the right to it": (f"{LIST}load/", {}, "has_rights", "Load it only if your organisation may use this wording"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_at_its_field(ruths, ward_teams, fault):
    address, given, field, sentence = FAULTS[fault]

    answer = ruths.post(address, given)
    page = answer.content.decode()

    assert answer.status_code == 200
    beside = re.search(rf'id="(?:id_)?{field}-error">(?P<said>.*?)</span>\s*(?P<words>[^<]*)', page)
    assert beside, page
    assert sentence in beside["words"].replace("&#x27;", "'")
    summary = page.partition("error-summary")[2].partition("</div>")[0]
    assert re.search(rf'href="#(?:id_)?{field}(?:_0)?"', summary), summary
    assert re.search(rf'id="(?:id_)?{field}(?:_0)?"', page)
