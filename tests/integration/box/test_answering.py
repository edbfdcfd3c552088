"""Answering without a script: one long page, one sending, in the language that was chosen."""

import re

import pytest
from tests.factories.boxes import made_box, stored
from tests.factories.forms import small_form
from tests.integration.box.conftest import Visitor


def test_a_token_opens_the_questions_and_stands_in_no_address(made, visitor):
    token = made.token()
    page = visitor.post(token=token)

    assert page.status == 200
    assert page.text.count('<fieldset class="question"') == 6
    assert f'name="token" value="{token}"' in page.text
    assert not re.search(rf'(href|action|formaction)="[^"]*{re.escape(token[:20])}', page.text)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Results of a group with fewer than 11 answers are never shown. Its answers are counted into the larger",
        ),
        ("cy", "Ni ddangosir byth ganlyniadau grŵp â llai na 11 o atebion."),
    ],
)
def test_who_is_asked_for_the_unit_reads_first_what_becomes_of_small_ones(made, visitor, language, said):
    page = visitor.post(token=made.token(), lang=language)

    unit = re.search(r'<fieldset class="question" data-item="unit".*?</fieldset>', page.text, flags=re.DOTALL).group()
    assert said in unit
    assert 'aria-describedby="group-unit-hint"' in unit
    assert page.text.count(said) == 1


def test_a_slip_opens_the_questions_however_it_is_typed(made, visitor):
    page = visitor.post(code=made.code().lower().replace("-", " "))

    assert page.status == 200


@pytest.mark.parametrize("fields", [{}, {"code": "0000"}, {"code": "<b>"}, {"token": "x"}])
def test_who_is_not_let_in_is_told_what_to_do(visitor, fields):
    page = visitor.post(**fields)

    assert page.status == 403
    assert "There is a problem" in page.text
    assert "<b>" not in re.search(r"<main.*</main>", page.text, flags=re.DOTALL).group().replace("<strong>", "")


def test_one_sending_stores_everything(made, visitor):
    fields = {
        "i.clear-goals": "4", "i.hear-back": "na", "w.hear-back": "5", "i.saw-error": "yes", "i.fair": "2",
        "i.in-the-way": "Old beds.", "a.unit": "wards", "a.staff_group": "",
    }  # fmt: skip
    page = visitor.post("send/", token=made.token(), **fields)

    assert page.status == 200
    assert "Sent and stored. Thank you." in page.text
    (found,) = stored(made)
    assert found.items == {
        "clear-goals": 4,
        "hear-back": "na",
        "saw-error": "yes",
        "fair": 2,
        "in-the-way": "Old beds.",
    }
    assert (found.importance, found.attributes) == ({"hear-back": 5}, {"unit": "wards"})


def test_after_sending_with_a_token_one_can_go_back_to_ones_answers(made, visitor):
    page = visitor.post("send/", token=made.token(), **{"i.clear-goals": "4"})
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text))

    again = visitor.post(**fields)

    assert 'name="i.clear-goals" value="4" checked' in again.text


def test_after_sending_with_a_slip_the_code_is_needed_again(made, visitor):
    page = visitor.post("send/", code=made.code(), **{"i.clear-goals": "4"})

    assert "come in again with the same code" in page.text
    assert made.codes[0] not in page.text


def test_on_a_shared_computer_nothing_is_left_on_the_page(made, visitor):
    page = visitor.post("send/", token=made.token(), place="kiosk", **{"i.clear-goals": "4"})

    assert "Clear this page for the next person" in page.text
    assert "hidden" not in re.search(r"<main.*</main>", page.text, flags=re.DOTALL).group()
    assert 'content="30;url=' in page.text


def test_a_shared_computer_clears_itself_later_than_a_kiosk(made, visitor):
    page = visitor.post("send/", token=made.token(), place="shared", **{"i.clear-goals": "4"})

    assert 'content="600;url=' in page.text
    assert 'content="600;url=' in visitor.post(token=made.token(), place="kiosk").text
    assert "http-equiv" not in visitor.post("send/", token=made.token(), **{"i.clear-goals": "4"}).text


def test_a_mistake_brings_the_page_back_with_every_word(made, visitor):
    fields = {"i.clear-goals": "9", "i.in-the-way": 'Old "beds" & <b>', "a.unit": "wards"}
    page = visitor.post("send/", token=made.token(), **fields)

    assert page.status == 422
    assert "Old &#34;beds&#34; &amp; &lt;b&gt;" in page.text
    assert 'value="wards" checked' in page.text
    assert stored(made) == []


def test_nothing_answered_is_nothing_to_send(made, visitor):
    page = visitor.post("send/", token=made.token(), **{"a.unit": "wards"})

    assert page.status == 422
    assert "so there is nothing to send" in page.text


def test_another_language_keeps_what_was_answered(made, visitor):
    page = visitor.post(token=made.token(), lang="en", to="cy", **{"i.clear-goals": "4"})

    assert '<html lang="cy"' in page.text
    assert "Pan aiff pethau o chwith" in page.text
    assert 'name="i.clear-goals" value="4" checked' in page.text
    assert "Does neb sy’n siarad Cymraeg" in page.text


@pytest.mark.parametrize("lang", ["xx", "", "cy\r\nX: y", "../"])
def test_a_language_that_the_form_does_not_have_becomes_its_first(visitor, lang):
    assert '<html lang="en"' in visitor.get(f"?lang={lang}").text


def test_a_kiosk_leads_nowhere_but_to_its_questions(tmp_path):
    """The way to a mailbox lies on pages that keep answers and do not clear themselves."""
    made = made_box(tmp_path, {**small_form(), "let_in": "https://culture.trust.example/answer/pulse/"})
    visitor = Visitor(made)

    assert "https://culture.trust.example" in visitor.get().text
    assert "https://culture.trust.example" not in visitor.get("?kiosk").text
    visitor.application.boxes.shut()
