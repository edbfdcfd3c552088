"""A questionnaire is written in the browser with plain forms, and looks on the page as it was written."""

import pytest
from tests.integration.discover.questionnaires.conftest import HERE, LIST, STATEMENT
from tests.integration.discover.questionnaires.sending import form_on

from groundswell.discover.questionnaires.models import Questionnaire
from groundswell.discover.questionnaires.queries import draft_of

pytestmark = pytest.mark.django_db


def test_a_questionnaire_is_written_from_nothing(ruths, lead):
    begun = ruths.post(f"{LIST}new/", {"title": "Ward teams", "intro": "About your team.", "minutes": "2"})
    assert begun.url == HERE

    shown = form_on(ruths.get(f"{HERE}new-topic/"))
    ruths.post(f"{HERE}new-topic/", {**shown, "title_en": "Our team", "intro_en": ""})
    added = ruths.post(f"{HERE}topics/our-team/new-item/", STATEMENT)
    page = ruths.get(HERE).content.decode()

    assert added.url == f"{HERE}#item-we-talk-about-what-went-wrong"
    assert "1 item, 2 minutes, reading age" in page
    assert "We talk about what went wrong." in page
    assert "Speaks for: Teamwork" in page
    assert "Finish version 1" in page
    assert "To put right" not in page


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(ruths, ward_teams):
    answer = ruths.post(
        f"{HERE}topics/our-team/new-item/", {**STATEMENT, "text_en": "", "scale": "", "source": "A book"}
    )
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Write the words of the item." in page
    assert "Choose the scale on which it is answered." in page
    assert 'value="A book"' in page
    assert len(draft_of(Questionnaire.objects.get()).items) == 2


def test_hints_stand_beside_the_words_and_do_not_block(ruths, ward_teams):
    words = "My manager always listens and thanks everyone."
    ruths.post(f"{HERE}topics/our-team/new-item/", {**STATEMENT, "text_en": words})

    page = ruths.get(HERE).content.decode()

    assert "“and” may join two thoughts. Ask one at a time." in page
    assert "“always” leaves no middle." in page
    assert "Finish version 1" in page


def test_what_stops_finishing_leads_to_its_item(ruths, ward_teams):
    ruths.post(f"{HERE}items/we-help/", {**change_of(ruths, "we-help"), "speaks_for": []})

    page = ruths.get(HERE).content.decode()

    assert 'href="#item-we-help"' in page
    assert "It speaks for nothing. Expected: at least one element or aspect." in page
    assert "Finish version" not in page


def test_items_move_within_and_between_topics(ruths, ward_teams):
    shown = form_on(ruths.get(f"{HERE}new-topic/"))
    ruths.post(f"{HERE}new-topic/", {**shown, "title_en": "Our work"})

    ruths.post(f"{HERE}items/we-help/move/", {"direction": "down"})
    ruths.post(f"{HERE}items/we-help/move/", {"direction": "down"})

    topics = draft_of(Questionnaire.objects.get()).topics
    assert [[item.id for item in topic.items] for topic in topics] == [["i-wait"], ["we-help"]]


def test_removing_asks_first(ruths, ward_teams):
    asked = ruths.get(f"{HERE}items/we-help/remove/").content.decode()
    assert "Remove “We help each other.”?" in asked
    assert len(draft_of(Questionnaire.objects.get()).items) == 2

    ruths.post(f"{HERE}items/we-help/remove/")

    assert [item.id for item in draft_of(Questionnaire.objects.get()).items] == ["i-wait"]


def test_two_people_who_write_at_once_lose_nothing(ruths, ward_teams):
    first, second = change_of(ruths, "we-help"), change_of(ruths, "we-help")
    ruths.post(f"{HERE}items/we-help/", {**first, "text_en": "We help one another."})

    stopped = ruths.post(f"{HERE}items/we-help/", {**second, "text_en": "We all help."})
    page = stopped.content.decode()

    assert "Somebody else changed this while you were writing." in page
    assert "We all help." in page
    assert draft_of(Questionnaire.objects.get()).item("we-help").text.get("en") == "We help one another."

    again = {**second, "text_en": "We all help.", "seen": form_on(stopped)["seen"]}
    ruths.post(f"{HERE}items/we-help/", again)
    assert draft_of(Questionnaire.objects.get()).item("we-help").text.get("en") == "We all help."


def test_words_for_an_item_that_was_removed_meanwhile_are_kept(ruths, ward_teams):
    typed = {**change_of(ruths, "we-help"), "text_en": "We help one another."}
    ruths.post(f"{HERE}items/we-help/remove/")

    stopped = ruths.post(f"{HERE}items/we-help/", typed)
    assert "Somebody else removed this while you were writing." in stopped.content.decode()
    ruths.post(f"{HERE}items/we-help/", {**typed, "seen": form_on(stopped)["seen"]})

    words = [item.text.get("en") for item in draft_of(Questionnaire.objects.get()).items]
    assert words == ["I wait for help.", "We help one another."]


def change_of(browser, item):
    """Return what the form of an item would send unchanged."""
    return form_on(browser.get(f"{HERE}items/{item}/"))
