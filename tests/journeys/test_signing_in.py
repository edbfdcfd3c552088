"""Signing in for the first time, as a colleague does it, on a phone and at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.first_sign_in import first_sign_in
from tests.journeys.sign_ins import SignIns


@pytest.mark.parametrize(("width", "name"), [(390, "Noor Haddad"), (1280, "Kit Brennan")])
def test_a_newcomer_signs_in_by_link_password_and_code_and_axe_finds_nothing_on_the_way(
    width: int,
    name: str,
    sign_ins: SignIns,
    new_page: Callable[..., Page],
    page_as: Callable[..., Page],
    axe: Callable[[Page], list[str]],
):
    found, states = [], []

    for state, page in first_sign_in(
        page_as("ADMINISTRATOR", width=width),
        new_page(width=width),
        organisation=sign_ins.organisation,
        name=name,
    ):
        states.append(state)
        found += [f"{state}: {violation}" for violation in axe(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    assert found == []
    assert len(states) == 13
    expect(page.get_by_role("link", name=name)).to_be_visible()


def test_half_a_sign_in_opens_nothing(sign_ins: SignIns, new_page: Callable[..., Page], page_as: Callable[..., Page]):
    page = new_page()

    for state, _ in first_sign_in(
        page_as("ADMINISTRATOR"), page, organisation=sign_ins.organisation, name="Rhys Bowen"
    ):
        if state in {"second-factor-to-set-up", "code-asked"}:
            answer = page.request.get(f"/organisations/{sign_ins.organisation}/breakdown/", max_redirects=0)
            assert answer.status == 302, state
            assert "/sign-in/" in answer.headers["location"] or "/account/second-factor/" in answer.headers["location"]

    assert page.request.get(f"/organisations/{sign_ins.organisation}/breakdown/", max_redirects=0).status == 200
