"""Paper slips that are scanned or typed, and the computer in the corridor that forgets everybody."""

import re
import time
from urllib.parse import quote

import pytest
from playwright.sync_api import Request, expect
from tests.factories.boxes import stored
from tests.journeys.conftest import DESK
from tests.journeys.test_answering import answer_everything, texts

from groundswell.discover.surveys.paper import scanned

KEPT = "() => Object.keys(localStorage).length + Object.keys(sessionStorage).length"
CODE = "Code on your slip"


def slip_of(box, made) -> tuple[str, str]:
    """Return a slip's code, and the address that its picture holds."""
    code = made.code()
    return code, scanned(f"{box.address}/answer/{made.wave}/", code)


def test_a_scanned_slip_fills_in_its_code_and_leaves_it_in_no_address(browse, box, made):
    page = browse()
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(f"{request.url.partition('#')[0]} {request.headers}")

    page.on("request", note)
    code, address = slip_of(box, made)

    page.goto(address)

    expect(page.get_by_label(CODE)).to_have_value(code)
    assert page.url == f"{box.address}/answer/{made.wave}/"
    assert page.evaluate("() => window.location.hash") == ""
    assert page.evaluate(KEPT) == 0
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="How we work")).to_be_visible()
    page.get_by_label("My own.").check()
    answer_everything(page, "From a scanned slip.")
    page.locator("[data-send]").click()
    expect(page.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()
    assert "From a scanned slip." in texts(made)
    signs = code.replace("-", "")[:16]
    assert not any(signs in one.replace("-", "") for one in asked)
    assert page.evaluate("() => document.referrer").count(signs) == 0
    page.go_back()
    assert "#" not in page.url


@pytest.mark.parametrize("behind", ["#code=", "#code", "#other=1", "#code=%E0%A4%A", f"#code={'A' * 61}"])
def test_what_is_no_slip_fills_in_nothing(browse, box, made, behind):
    page = browse()

    page.goto(f"{box.address}/answer/{made.wave}/{behind}")

    expect(page.get_by_label(CODE)).to_have_value("")


def test_a_slip_with_marks_in_it_is_only_text(browse, box, made):
    page = browse()

    page.goto(f"{box.address}/answer/{made.wave}/#code={quote('<b>x</b>&y=1')}")

    expect(page.get_by_label(CODE)).to_have_value("<b>x</b>&y=1")


def test_a_second_slip_scanned_on_the_same_page_takes_the_first_one_s_place(browse, box, made):
    page = browse()
    page.goto(slip_of(box, made)[1])
    code, address = slip_of(box, made)

    page.goto(address)

    expect(page.get_by_label(CODE)).to_have_value(code)
    assert "#" not in page.url


def test_without_a_script_the_code_is_typed(browse, box, made):
    page = browse(javascript=False)
    code, address = slip_of(box, made)
    page.goto(address)

    page.get_by_label(CODE).fill(code)
    page.get_by_role("button", name="Start").click()

    expect(page.get_by_role("heading", name="How we work")).to_be_visible()


@pytest.fixture
def kiosk(browse, box, made):
    """Return a page on which somebody has come in at the kiosk, its clock in our hands."""
    page = browse(width=DESK)
    page.clock.install()
    page.goto(f"{box.address}/answer/{made.wave}/?kiosk")
    page.get_by_label(CODE).fill(made.code())
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="How we work")).to_be_visible()
    return page


def test_a_kiosk_goes_back_to_its_first_page_after_sending_and_keeps_nothing(kiosk, made):
    answer_everything(kiosk, "Told in the corridor.")
    kiosk.locator("[data-send]").click()
    expect(kiosk.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()
    expect(kiosk.get_by_text("In half a minute this page clears itself for the next person.")).to_be_visible()
    kiosk.clock.run_for(29_000)
    expect(kiosk.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()

    kiosk.clock.run_for(2_000)

    kiosk.wait_for_url(re.compile(r"\?kiosk$"))
    expect(kiosk.get_by_label(CODE)).to_have_value("")
    assert kiosk.evaluate(KEPT) == 0
    assert kiosk.context.cookies() == []
    assert "Told in the corridor." in texts(made)


def test_the_back_button_of_a_kiosk_does_not_lead_to_the_last_person(kiosk, made):
    answer_everything(kiosk, "Not for the next person.")
    kiosk.get_by_role("button", name="Back").click()
    expect(kiosk.get_by_role("heading", name="Where you work")).to_be_focused()
    kiosk.get_by_role("button", name="Continue", exact=True).click()
    kiosk.locator("[data-send]").click()
    kiosk.get_by_role("button", name="Clear this page for the next person").click()
    kiosk.wait_for_url(re.compile(r"\?kiosk$"))

    kiosk.go_back()
    # What the browser does when a page was posted to is not instant, and is not to be waited for by name.
    time.sleep(0.5)

    assert "Not for the next person." not in kiosk.content()
    assert 'name="token"' not in kiosk.content().replace('name="token" value=""', "")
    expect(kiosk.get_by_label(CODE)).to_have_value("")


def test_a_kiosk_forgets_a_code_that_was_only_typed(browse, box, made):
    page = browse(width=DESK)
    page.clock.install()
    page.goto(f"{box.address}/answer/{made.wave}/?kiosk")
    page.get_by_label(CODE).fill(made.code())
    before = len(stored(made))

    page.clock.run_for(9 * 60_000)
    expect(page.get_by_label(CODE)).not_to_have_value("")
    page.clock.run_for(60_000 + 1000)

    expect(page.get_by_label(CODE)).to_have_value("")
    assert len(stored(made)) == before
