"""Every page in every state is accessible, stays on this host and is light; the URL table says which pages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.journeys.addresses import STATES, addresses
from tests.journeys.sign_ins import SignIns

NOBODY = "nobody"
# Each of these sees pages that the others do not; the table of roles and addresses is an integration test.
WALKERS = (NOBODY, "ADMINISTRATOR", "ANALYST", "OPERATOR")
LARGEST_PAGE = 100_000


@pytest.fixture
def paths(sign_ins: SignIns) -> list[str]:
    """Return the path of every address and of every further state."""
    filled = (
        one.path(organisation=sign_ins.organisation, person=sign_ins.person)
        for one in addresses()
        if one.name != "account_logout"
    )
    return [*filled, *STATES.values()]


def is_page(page: Page, path: str) -> bool:
    """Return whether a path leads this person to a page of its own, not to a file or to another address."""
    answer = page.request.get(path, max_redirects=0)
    return answer.headers.get("content-type", "").startswith("text/html") and answer.status not in {301, 302, 405}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("walker", WALKERS)
def test_axe_finds_nothing_on_any_page(
    walker: str,
    width: int,
    paths: list[str],
    new_page: Callable[..., Page],
    page_as: Callable[..., Page],
    axe: Callable[[Page], list[str]],
):
    stranger = new_page(width=width)
    page = stranger if walker == NOBODY else page_as(walker, width=width)
    visited, found = [], []

    for path in paths:
        # What is open to all is walked once, as nobody; others walk what is closed to nobody.
        if is_page(page, path) and (page is stranger or not is_page(stranger, path)):
            page.goto(path)
            visited.append(path)
            found += [f"{path}: {violation}" for violation in axe(page)]

    assert found == []
    assert len(visited) > 5


def test_every_open_page_is_under_100_kilobytes_without_fonts(paths: list[str], new_page: Callable[..., Page]):
    heavy = []

    for path in paths:
        page = new_page(width=390)
        if not is_page(page, path):
            continue
        sizes: list[int] = []
        page.on("requestfinished", lambda request, sizes=sizes: sizes.append(transferred(request)))
        page.goto(path, wait_until="networkidle")
        if sum(sizes) >= LARGEST_PAGE:
            heavy.append((path, sum(sizes)))

    assert heavy == []


def transferred(request) -> int:
    """Return the bytes a request brought over the network, headers included; fonts are not counted."""
    if request.resource_type == "font":
        return 0
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
