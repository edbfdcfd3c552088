"""Checks of wording are hints: they stand where the words are written, and nothing is ever refused for them."""

import re

import pytest
from tests.integration.discover.questionnaires.conftest import HERE, STATEMENT

from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.queries import draft_of, instrument_for

pytestmark = pytest.mark.django_db
DOUBLE = "My manager listens and thanks people."
LEADING = "Surely our excellent ward listens."
LONG_WORDS = "Interdisciplinary organisational communication facilitates appropriate responsibility."


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (DOUBLE, "“and” may join two thoughts. Ask one at a time."),
        (LEADING, "“Surely” may push people to one answer. Say it plainly."),
        ("We never wait.", "“never” leaves no middle."),
        (LONG_WORDS, "Try shorter words."),
    ],
)
def test_a_hint_stands_beside_the_words_and_they_are_saved(ruths, ward_teams, words, hint):
    sent = ruths.post(f"{HERE}topics/our-team/new-item/", {**STATEMENT, "text_en": words})
    item_id = sent.url.rpartition("#item-")[2]

    editor = ruths.get(HERE).content.decode()
    item = editor.partition(f'id="item-{item_id}"')[2].partition("</li>")[0]

    assert draft_of(Questionnaire.objects.get()).item(item_id).text.get("en") == words
    assert hint in item
    assert hint in ruths.get(f"{HERE}items/{item_id}/").content.decode()


def test_a_questionnaire_with_hints_can_be_finished(ruths, programme, ward_teams):
    for words in (DOUBLE, LEADING):
        ruths.post(f"{HERE}topics/our-team/new-item/", {**STATEMENT, "text_en": words})

    ruths.post(f"{HERE}finish/")

    asked = {item.text.get("en") for item in instrument_for(programme, "ward-teams", "1").items}
    assert {DOUBLE, LEADING} <= asked


def test_good_wording_has_no_hint(ruths, ward_teams):
    assert 'class="note"' not in ruths.get(HERE).content.decode()


def test_the_reading_age_is_shown_and_rises_with_harder_words(ruths, ward_teams):
    before = reading_age_on(ruths.get(HERE))

    for _ in range(2):
        ruths.post(f"{HERE}topics/our-team/new-item/", {**STATEMENT, "text_en": LONG_WORDS})
    after = ruths.get(HERE)

    assert 4 < before <= 11 < reading_age_on(after)
    assert "; the aim is 9 to 11." in after.content.decode()
    assert f"reading age {reading_age_on(after)}" in ruths.get(f"{HERE}preview/").content.decode()


def reading_age_on(answer) -> int:
    """Return the reading age that the sentence at the top of the page says."""
    return int(re.search(r'class="finding"[^<]*?reading age (\d+)', answer.content.decode())[1])
