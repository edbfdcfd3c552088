"""Every page in every state is accessible, stays on this host and is light; the URL table says which pages."""

import re
from collections import Counter
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
def test_axe_finds_nothing_on_any_page(
    width: int,
    paths: list[str],
    new_page: Callable[..., Page],
    page_as: Callable[..., Page],
    axe: Callable[[Page], list[str]],
):
    pages = {who: new_page(width=width) if who == NOBODY else page_as(who, width=width) for who in WALKERS}
    visited: Counter[str] = Counter()
    found = []

    for path in paths:
        seen: set[str] = set()
        for walker, page in pages.items():
            if not is_page(page, path):
                continue
            page.goto(path)
            shown = what_it_shows(page)
            # Where a role sees what another saw, axe would find the same.
            if shown not in seen:
                seen.add(shown)
                visited[walker] += 1
                found += [f"{path}, {walker}: {violation}" for violation in axe(page)]
            if walker == NOBODY:
                # What is open to all is walked once.
                break

    assert found == []
    assert set(visited) == set(WALKERS)


def what_it_shows(page: Page) -> str:
    """Return what stands on a page under its head, without what is made anew for every browser."""
    main: str = page.locator("main").evaluate("main => main.innerHTML")
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]*"', r"\1", main)


def test_every_open_page_is_under_100_kilobytes_without_fonts(paths: list[str], new_page: Callable[..., Page]):
    heavy = []

    for path in paths:
        page = new_page(width=390)
        if not is_page(page, path):
            continue
        sizes: list[int] = []
        page.on("requestfinished", lambda request, sizes=sizes: sizes.append(transferred(request)))
        page.goto(path)
        if sum(sizes) >= LARGEST_PAGE:
            heavy.append((path, sum(sizes)))

    assert heavy == []


def transferred(request) -> int:
    """Return the bytes a request brought over the network, headers included; fonts are not counted."""
    if request.resource_type == "font":
        return 0
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
