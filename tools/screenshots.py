"""Picture every page in every state and role, at phone and desk width, for people to look at.

    make screenshots

builds the demonstration in a folder of its own, serves it, walks the URL table as nobody and as every role,
and writes the pictures, index.html and contact-sheet.png into build/screenshots/. A page that looks the same
to several roles is pictured once. Pages with a form to fill are also pictured with nothing filled in. What is seen
only on the way in, half signed in, is pictured with a newcomer who goes that way.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.journeys.addresses import STATES, addresses
from tests.journeys.first_sign_in import first_sign_in
from tests.journeys.product import build_demonstration, launch_chromium, served
from tests.journeys.sign_ins import SignIns, sign_everybody_in
from tools.contact_sheet import Picture, write_grid, write_index

from groundswell.web.start import start_django

OUT = Path(__file__).resolve().parent.parent / "build" / "screenshots"
WIDTHS = {1280: 900, 390: 844}
NOBODY = "nobody"
# Who signs in for the first time, by the width of their screen; made-up names that the demonstration does not have.
NEWCOMERS = {1280: "Kit Brennan", 390: "Noor Haddad"}

# A form that waits for words: sending it empty shows its errors and does nothing else.
FORM_TO_FILL = "main form[method=post]:has(input:is([type=text],[type=email],[type=password],[type=file]))"


@dataclass(slots=True)
class Visits:
    """What was pictured, what was only noted, and what went wrong."""

    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seen: dict[tuple[str, int, str], Picture] = field(default_factory=dict)


def main() -> int:
    """Take all pictures; return 1 when a page broke."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="groundswell-screenshots-") as folder:
        home = Path(folder) / "home"
        print("Building the demonstration", flush=True)
        build_demonstration(home)
        # The URL table is read in this process; the pages come from the served one.
        os.environ["GROUNDSWELL_HOME"] = str(home)
        start_django()
        sign_ins = sign_everybody_in(home)
        with served(home) as address, sync_playwright() as playwright:
            browser = launch_chromium(playwright)
            visits = visit_everything(browser, sign_ins, address=address)
            browser.close()
    write_index(visits.pictures, visits.notes, OUT / "index.html")
    write_grid(visits.pictures, OUT / "contact-sheet.png")
    print(f"{len(visits.pictures)} pictures in {OUT.relative_to(Path.cwd())}: open index.html")
    for fault in visits.faults:
        print(f"BROKEN {fault}", file=sys.stderr)
    return 1 if visits.faults else 0


def paths(sign_ins: SignIns) -> Iterator[tuple[str, str]]:
    """Yield a name and a path for every address and every further state."""
    for address in addresses():
        path = address.path(organisation=sign_ins.organisation, person=sign_ins.person)
        yield address.name.replace(":", "-"), path
    yield from STATES.items()


def visit_everything(browser: Browser, sign_ins: SignIns, *, address: str) -> Visits:
    """Walk every path as everybody at every width."""
    visits = Visits()
    for role in (NOBODY, *sign_ins.sessions):
        print(f"Looking as {role}", flush=True)
        for width, height in WIDTHS.items():
            context = browser.new_context(base_url=address, viewport={"width": width, "height": height}, locale="en-GB")
            if role != NOBODY:
                context.add_cookies([sign_ins.cookie_for(role, address=address)])
            for name, path in paths(sign_ins):
                visit(context, visits, name=name, path=path, role=role, width=width)
            context.close()
    print("Signing in for the first time", flush=True)
    for width, height in WIDTHS.items():
        picture_first_sign_in(browser, visits, sign_ins, address=address, size=(width, height))
    return visits


def picture_first_sign_in(
    browser: Browser, visits: Visits, sign_ins: SignIns, *, address: str, size: tuple[int, int]
) -> None:
    """Picture every state between an administrator's link and a newcomer's second visit."""
    width, height = size
    contexts = [
        browser.new_context(base_url=address, viewport={"width": width, "height": height}, locale="en-GB")
        for _ in range(2)
    ]
    contexts[0].add_cookies([sign_ins.cookie_for("ADMINISTRATOR", address=address)])
    administrator, newcomer = (context.new_page() for context in contexts)
    steps = first_sign_in(administrator, newcomer, organisation=sign_ins.organisation, name=NEWCOMERS[width])
    for number, (state, page) in enumerate(steps, start=1):
        take(page, visits, name=f"on-the-way-in-{number:02}-{state}", role="newcomer", width=width)
    for context in contexts:
        context.close()


def visit(context: BrowserContext, visits: Visits, *, name: str, path: str, role: str, width: int) -> None:
    """Picture one path as one role at one width, or note why there is nothing to picture."""
    answer = context.request.get(path, max_redirects=0)
    kind = answer.headers.get("content-type", "")
    if answer.status >= 500:
        visits.faults.append(f"{path} as {role}: {answer.status}")
    if answer.status in {301, 302, 303}:
        visits.notes.append(f"{path} as {role} leads to {answer.headers['location']}")
        return
    if answer.status == 405 or not kind.startswith("text/html"):
        visits.notes.append(f"{path} as {role}: {answer.status}, {kind or 'nothing to look at'}")
        return
    # What is refused looks alike wherever it is: it is pictured once, under its own state.
    shown = name if answer.ok or path in STATES.values() else f"refused-{answer.status}"
    text = "" if shown.startswith("refused-") else main_part(answer.text())
    same = visits.seen.get((shown, width, text))
    if same is not None:
        same.roles.append(role)
        return
    page = context.new_page()
    page.goto(path)
    visits.seen[shown, width, text] = take(page, visits, name=shown, role=role, width=width)
    form = page.locator(FORM_TO_FILL).first
    if answer.ok and form.count():
        form.evaluate("form => { form.noValidate = true; }")
        form.locator("button:not([type=button])").first.click()
        if page.locator(".nhsuk-error-summary, [role=alert]").count():
            take(page, visits, name=f"{shown}-empty-form", role=role, width=width)
    page.close()


def main_part(html: str) -> str:
    """Return what is particular to a page: its main part without form tokens, which differ every time."""
    found = re.search(r"<main.*</main>", html, flags=re.DOTALL)
    return re.sub(r'value="\w{32,}"', "", found.group() if found else html)


def take(page: Page, visits: Visits, *, name: str, role: str, width: int) -> Picture:
    """Picture a page as it is now, in full height."""
    file = f"{name}-{role.lower()}-{width}.png"
    page.screenshot(path=OUT / file, full_page=True, animations="disabled")
    picture = Picture(file=file, name=name, width=width, roles=[role])
    visits.pictures.append(picture)
    return picture


if __name__ == "__main__":
    sys.exit(main())
