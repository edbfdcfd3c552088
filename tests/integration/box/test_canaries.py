"""Nothing of who answers, from where and with what is ever written, wherever one looks."""

import pytest
from tests.attacks.canaries import VALUES, Canaries, send_and_search

BROKEN = "tests.attacks.broken_boxes:"


def test_no_canary_is_found_in_any_byte_that_the_box_writes(tmp_path):
    sent = send_and_search(tmp_path / "box")

    assert set(sent.values) == {*VALUES, "token", "slip"}
    # Every kind of answer was asked for, so every door was opened: also a fault of ours, and being hung up on.
    assert {200, 400, 403, 404, 405, 410, 413, 422, 500} <= set(sent.statuses)
    assert sent.found == []


@pytest.mark.parametrize(
    ("broken", "first"),
    [("gossip", "agent in boxes.log"), ("memory", "address in 3f9c"), ("tidy", "cookie in the call write")],
)
def test_a_box_that_writes_one_of_them_down_is_found_out(tmp_path, broken, first):
    sent = send_and_search(tmp_path / "box", application=f"{BROKEN}{broken}")

    assert any(one.startswith(first) for one in sent.found)


@pytest.mark.parametrize("form", ["Zyx One", "zyx one", "Zyx%20One", "5a7978204f6e65", "Wnl4IE9uZQ"])
def test_a_canary_is_found_in_the_forms_in_which_programs_write(form):
    sent = Canaries()
    sent.add("name", text="Zyx One")

    sent.search("here", b"before " + form.encode() + b" after")

    assert sent.found == ["name in here"]
