"""Somebody answers on a phone, a shared computer, without a script, without a signal; nothing is lost or left behind."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.factories.boxes import MadeBox, stored
from tests.journeys.conftest import DESK, HEIGHTS, PHONE

KEPT = "() => Object.keys(localStorage).length + Object.keys(sessionStorage).length"


def texts(made: MadeBox) -> list[str]:
    return [str(one.items["in-the-way"]) for one in stored(made) if "in-the-way" in one.items]


def group(page: Page, question: str) -> Locator:
    """Return a question with its answers."""
    return page.get_by_role("group", name=question, exact=True)


def go_on(page: Page, heading: str) -> None:
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.get_by_role("heading", name=heading)).to_be_focused()


def answer_everything(page: Page, words: str) -> None:
    """Walk from the first page to the list of answers."""
    go_on(page, "Our goals")
    group(page, "My team has a few clear goals.").get_by_label("Agree", exact=True).check()
    go_on(page, "When things go wrong")
    group(page, "Have you seen an error this month?").get_by_label("Yes").check()
    group(page, "The person was treated fairly.").get_by_label("Disagree", exact=True).check()
    page.get_by_label("What gets in the way?").fill(words)
    go_on(page, "Where you work")
    group(page, "Which unit do you work in?").get_by_label("Wards").check()
    go_on(page, "Check your answers")


def test_on_ones_own_phone_from_a_slip_to_sent_and_changed(browse, made, get_in):
    page = browse()
    page.goto(f"/answer/{made.wave}/")
    page.get_by_label("Code on your slip").fill(made.code().lower().replace("-", " "))
    page.get_by_role("button", name="Start").click()
    page.get_by_label("My own.").check()

    answer_everything(page, "Old beds, first told.")
    expect(page.locator(".checked")).to_contain_text("Old beds, first told.")
    expect(page.get_by_text("Saved on this device. Not sent yet.")).to_be_visible()
    expect(page.locator("[data-send]")).to_have_text("Send my answers")
    page.locator("[data-send]").click()

    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_focused()
    assert "Old beds, first told." in texts(made)

    page.goto(f"/answer/{made.wave}/")
    page.get_by_role("button", name="Continue").click()
    go_on(page, "Our goals")
    go_on(page, "When things go wrong")
    page.get_by_label("What gets in the way?").fill("Old beds, told again.")
    expect(page.get_by_text("the change is not sent yet")).to_be_visible()
    go_on(page, "Where you work")
    go_on(page, "Check your answers")
    expect(page.locator("[data-send]")).to_have_text("Send my changed answers")
    page.locator("[data-send]").click()

    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()
    assert "Old beds, told again." in texts(made)
    assert "Old beds, first told." not in texts(made)


def test_the_token_never_stands_in_an_address(browse, made, get_in):
    page = browse()
    visited: list[str] = []
    page.on("request", lambda request: visited.append(request.url + json.dumps(request.headers)))

    token = get_in(page)
    page.get_by_label("My own.").check()
    answer_everything(page, "No address.")
    page.locator("[data-send]").click()
    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()

    assert not any(token[:40] in one for one in visited)
    assert page.context.cookies() == []


def test_back_goes_one_page_back_and_keeps_what_was_answered(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()
    go_on(page, "Our goals")
    group(page, "We hear how it goes.").get_by_label("Strongly agree").check()
    go_on(page, "When things go wrong")

    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", name="Our goals")).to_be_focused()
    page.go_forward()
    expect(page.get_by_role("heading", name="When things go wrong")).to_be_focused()
    page.go_back()

    expect(group(page, "We hear how it goes.").get_by_label("Strongly agree")).to_be_checked()
    expect(page.get_by_text("Page 1 of 3")).to_be_visible()


def test_a_question_appears_only_where_it_applies(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()
    go_on(page, "Our goals")
    go_on(page, "When things go wrong")
    fair = group(page, "The person was treated fairly.")

    expect(fair).to_be_hidden()
    group(page, "Have you seen an error this month?").get_by_label("Yes").check()
    expect(fair).to_be_visible()
    page.get_by_role("button", name="Clear this answer").first.click()

    expect(fair).to_be_hidden()


def test_who_can_find_out_is_told_without_losing_an_answer(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()
    go_on(page, "Our goals")
    group(page, "My team has a few clear goals.").get_by_label("Disagree", exact=True).check()

    page.get_by_role("link", name="Can anyone find out what I said?").last.click()
    expect(page.get_by_role("heading", name="Can anyone find out what I said?")).to_be_focused()
    expect(page.get_by_text("the people who look after it could look, if they broke the rules")).to_be_visible()
    page.get_by_role("button", name="Back").click()

    expect(group(page, "My team has a few clear goals.").get_by_label("Disagree", exact=True)).to_be_checked()


def test_before_words_it_is_said_who_reads_them_and_whom_to_tell_now(browse, made, get_in):
    page = browse(javascript=False)
    get_in(page)
    box = page.get_by_label("What gets in the way?")

    ids = (box.get_attribute("aria-describedby") or "").split()
    described = " ".join(page.locator(f"#{one}").inner_text() for one in ids)

    assert described.startswith("Two people of the survey team read this after the survey closes on")
    assert "Tell somebody now: Devi Rao, Freedom to Speak Up guardian, on extension 4400." in described


def test_without_a_signal_nothing_is_called_stored_and_it_is_sent_once_there_is_one(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()
    answer_everything(page, "From the lift.")
    page.context.set_offline(True)

    page.locator("[data-send]").click()

    state = page.locator(".state")
    expect(state).to_have_text(
        "Saved on this device. Not sent yet. We will send it when you have signal and this page is open."
    )
    expect(state).not_to_have_attribute("data-kind", "stored")
    assert "From the lift." not in texts(made)

    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible(timeout=15_000)
    assert texts(made).count("From the lift.") == 1


def test_what_was_not_sent_is_sent_when_the_first_page_is_opened_again(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()
    answer_everything(page, "Before the tunnel.")
    page.context.set_offline(True)
    page.locator("[data-send]").click()
    expect(page.locator(".state")).to_contain_text("Not sent yet. We will send it")
    page.context.set_offline(False)

    page.goto(f"/answer/{made.wave}/")

    expect(page.locator("form.kept .state")).to_have_text("Sent and stored. Thank you.")
    assert texts(made).count("Before the tunnel.") == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, ""), (200, "{"), (200, '{"stored": tr'), (200, "{}"), (200, '{"stored": "yes"}'), (200, "<html>Welcome to our wi-fi"),
        (204, ""), (302, ""), (500, '{"stored": true}'), (503, '{"reason": "later"}'), (0, ""),
    ],
)  # fmt: skip
def test_no_tick_without_the_box_s_own_whole_word(browse, made, get_in, status, body):
    page = browse()
    get_in(page)
    page.get_by_label("A shared one.").check()
    answer_everything(page, "Never a false tick.")

    def spoil(route: Route) -> None:
        if status == 0:
            route.abort("connectionreset")
        else:
            route.fulfill(status=status, body=body, content_type="application/json")

    page.route(re.compile(r"/answer/\w+/$"), spoil)
    page.locator("[data-send]").click()

    expect(page.locator(".state")).to_have_text(
        "Not sent yet. We will send it when you have signal. Keep this page open."
    )
    expect(page.locator("#sent")).to_be_hidden()


@pytest.mark.parametrize("place", ["kiosk", "shared"])
def test_on_a_shared_computer_nothing_is_kept_and_it_clears_itself(browse, made, get_in, place):
    page = browse(width=DESK)
    page.clock.install()
    get_in(page, place=place)
    answer_everything(page, "Typed on the ward.")
    assert page.evaluate(KEPT) == 0

    page.clock.run_for(9 * 60_000 + 1000)
    expect(page.get_by_role("dialog")).to_contain_text("Nobody has touched this page for 9 minutes")
    page.get_by_role("button", name="I am still here").click()
    page.clock.run_for(8 * 60_000)
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    page.clock.run_for(60_000 + 1000)
    page.clock.run_for(60_000 + 1000)

    page.wait_for_url(re.compile(r"\?kiosk$"))
    assert page.evaluate(KEPT) == 0
    assert "Typed on the ward." not in page.content()
    assert "Typed on the ward." not in texts(made)


def test_something_is_kept_only_where_somebody_chose_it(browse, made, get_in):
    page = browse()
    get_in(page)
    assert page.evaluate(KEPT) == 0
    page.get_by_label("My own.").check()
    assert page.evaluate(KEPT) == 1

    page.get_by_label("A shared one.").check()

    assert page.evaluate(KEPT) == 0


def test_no_mark_stands_where_nothing_is_said_of_what_was_kept(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()

    page.goto(f"/answer/{made.wave}/")

    expect(page.get_by_role("heading", name="Carry on with the answers on this device")).to_be_visible()
    expect(page.locator(".kept .state")).to_have_text("")
    assert page.locator(".kept .state").evaluate("one => getComputedStyle(one, '::before').content") == "none"


def test_nobody_goes_on_before_saying_whose_device_it_is(browse, made, get_in):
    """What is not kept is lost by one reload, and nobody would have been told."""
    page = browse()
    get_in(page)

    page.get_by_role("button", name="Continue", exact=True).click()

    expect(page.get_by_text("Say whose this is")).to_be_visible()
    expect(page.get_by_label("My own.")).to_be_focused()
    page.get_by_label("My own.").check()
    expect(page.get_by_text("Say whose this is")).to_be_hidden()
    go_on(page, "Our goals")


def test_without_a_script_one_page_and_one_sending(browse, made, get_in):
    page = browse(javascript=False)
    page.goto(f"/answer/{made.wave}/")
    page.get_by_label("Code on your slip").fill(made.code())
    page.get_by_role("button", name="Start").click()
    expect(
        page.get_by_text("Answer this only if you said “Yes” to “Have you seen an error this month?”")
    ).to_be_visible()

    group(page, "My team has a few clear goals.").get_by_label("Agree", exact=True).check()
    page.get_by_label("What gets in the way?").fill("No script here.")
    page.locator("[data-send]").click()

    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()
    expect(page.get_by_text("come in again with the same code")).to_be_visible()
    assert texts(made).count("No script here.") == 1


def test_with_the_keyboard_alone(browse, made, get_in):
    page = browse(width=DESK)
    get_in(page)
    page.get_by_label("My own.").check()
    page.get_by_role("button", name="Continue", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Our goals")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(group(page, "My team has a few clear goals.").get_by_label("Disagree", exact=True)).to_be_checked()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="When things go wrong")).to_be_focused()


def test_in_welsh_with_its_warning(browse, made, get_in):
    page = browse()
    get_in(page)
    page.get_by_label("My own.").check()
    go_on(page, "Our goals")
    group(page, "My team has a few clear goals.").get_by_label("Agree", exact=True).check()
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Cymraeg").click()

    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.get_by_text("Does neb sy’n siarad Cymraeg yn y gwaith wedi gwirio’r geiriau hyn eto.")).to_be_visible()
    page.get_by_role("button", name="Parhau").click()
    expect(page.get_by_role("heading", name="Ein nodau")).to_be_focused()
    expect(page.get_by_label("Cytuno", exact=True).first).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_axe_finds_nothing_on_any_page_and_all_of_them_fit(browse, made, get_in, axe, width, scheme):
    HEIGHTS.setdefault(320, 640)
    page = browse(width=width, color_scheme=scheme)

    def fits(name: str) -> None:
        assert (name, axe(page)) == (name, [])
        assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0

    page.goto(f"/answer/{made.wave}/")
    fits("first page")
    page.get_by_label("Code on your slip").fill("wrong")
    page.get_by_role("button", name="Start").click()
    fits("wrong code")
    page.goto(f"/answer/{made.wave}/can-anyone-find-out/")
    fits("who can find out")
    page.goto("/answer/none/")
    fits("not here")
    get_in(page)
    page.get_by_label("My own.").check()
    fits("start")
    for heading in ("Our goals", "When things go wrong", "Where you work", "Check your answers"):
        go_on(page, heading)
        if heading == "Our goals":
            group(page, "My team has a few clear goals.").get_by_label("Agree", exact=True).check()
        fits(heading)
    page.locator("[data-send]").click()
    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()
    fits("sent")
    page.goto(f"/answer/{made.wave}/")
    expect(page.get_by_role("heading", name="Carry on with the answers on this device")).to_be_visible()
    fits("carry on")
