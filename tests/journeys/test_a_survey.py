"""A whole survey in a real browser: staff list, invitation, answer, count, release, results, Word file.

The pages, the box, a mail server and whoever sends letters run as an operator would run them. Once with scripts and
once without.
"""

import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.journeys.box import ServedBox, served_box
from tests.journeys.conftest import DESK, HEIGHTS, PHONE, note_refusal
from tests.journeys.product import GROUNDSWELL, environment_of, free_port, served
from tests.journeys.sign_ins import SignIns, sign_everybody_in
from tests.journeys.small_trust import run

SURVEYS = "/programmes/alderbrook/discover/surveys/"
PATIENCE = 40
# Whose phone it is, with scripts and without.
MAILBOXES = {True: "nadia", False: "owen"}


@dataclass(frozen=True)
class Trust:
    """A running product with a trust in it: where it is, its box, what its mail server printed, and who is signed in."""

    address: str
    home: Path
    box: ServedBox
    letters: Path
    sign_ins: SignIns

    def letter_to(self, address: str, about: str) -> str:
        """Return the words of the last letter to somebody about something, once it is there."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            letters = self.letters.read_text().split("\nLetter to ")
            found = [one for one in letters if one.startswith(address) and about in one]
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(self.letters.read_text()[-2000:])


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trust]:
    home = tmp_path_factory.mktemp("survey") / "home"
    run(home, "begin")
    sign_ins = sign_everybody_in(home)
    mail = free_port()
    letters = home.with_suffix(".letters")
    with ExitStack() as running:
        box = running.enter_context(served_box(home / "boxes"))
        settings = {"GROUNDSWELL_BOX_URL": box.address, "GROUNDSWELL_SMTP_URL": f"smtp://127.0.0.1:{mail}?tls=no"}
        address = running.enter_context(served(home, settings))
        catching = [sys.executable, "-m", "groundswell.demo.catching", "--port", str(mail)]
        running.enter_context(beside(catching, home, settings, letters))
        sending = [str(GROUNDSWELL), "letters", "--watch"]
        running.enter_context(beside(sending, home, settings, home.with_suffix(".sending")))
        yield Trust(address, home, box, letters, sign_ins)


@contextmanager
def beside(command: list[str], home: Path, settings: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("w") as writing:
        environment = {**environment_of(home), **settings, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, env=environment, stdout=writing, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def browse(chromium: Browser, trust: Trust) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page as somebody with a role, or as nobody."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(role: str = "", *, width: int = DESK, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=trust.address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            locale="en-GB",
            accept_downloads=True,
        )
        contexts.append(context)
        if role:
            context.add_cookies([trust.sign_ins.cookie_for(role, address=trust.address)])
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("console", lambda message: note_refusal(message.text, faults))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def staff_list(tmp_path: Path) -> Path:
    """Return a staff list of 93 people in three units, one of them of three people."""
    rows = ["Work e-mail,Staff number,Name,Unit,Part of,Staff group,Leads by their role"]
    units = {"Theatres": 45, "Surgical wards": 45, "Chaplaincy": 3}
    for unit, people in units.items():
        for at in range(people):
            known = MAILBOXES.values() if unit == "Theatres" else ()
            name = dict(enumerate(known)).get(at, f"{unit.lower().replace(' ', '.')}.{at}")
            rows.append(f"{name}@alderbrook.example,,,{unit},Surgery,Nursing,")
    path = tmp_path / "staff.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_staff_list_to_the_word_file(trust, browse, axe, tmp_path, javascript):
    title = "Pulse with scripts" if javascript else "Pulse without scripts"
    wave = title.lower().replace(" ", "-")
    mailbox = MAILBOXES[javascript]
    ruth = browse("PROGRAMME_LEAD", javascript=javascript)

    # Ruth loads the staff list, and sees what each column means before anybody is kept.
    ruth.goto(f"{SURVEYS}staff/load/")
    ruth.locator("input[type=file]").set_input_files(staff_list(tmp_path))
    ruth.get_by_role("button", name="Go on to the columns").click()
    ruth.get_by_role("button", name="Load everybody").click()
    again = ruth.get_by_role("button", name="Load it with these changes")
    loaded = ruth.get_by_text("The staff list is loaded: 93 people.")
    expect(again.or_(loaded)).to_be_visible()
    if again.is_visible():
        # A list is in force already: she is told first what would change.
        expect(ruth.locator("main")).to_contain_text("93 people, this one 93: 0 would join, 0 would leave")
        again.click()
    expect(loaded).to_be_visible()

    # She prepares a wave, reads what could be published, opens it, and invites everybody.
    ruth.goto(f"{SURVEYS}new/")
    ruth.get_by_label(re.compile("^Culture pulse")).check()
    ruth.locator("#title").fill(title)
    ruth.get_by_label("Everybody on the staff list").check()
    ruth.locator("#opens_on").fill(datetime.now(UTC).date().isoformat())
    ruth.locator("#closes_on").fill((datetime.now(UTC).date() + timedelta(days=14)).isoformat())
    ruth.locator("#who_to_tell").fill("Devi Raman, Freedom to Speak Up guardian, 01632 960001.")
    ruth.get_by_role("button", name="Prepare it").click()
    expect(ruth.get_by_text("Too small to be shown, whatever happens")).to_be_visible()
    expect(ruth.locator("main")).to_contain_text("Chaplaincy")
    ruth.get_by_role("link", name="Open it").click()
    ruth.get_by_role("button", name="Open it").click()
    ruth.get_by_role("link", name="Tell people").click()
    ruth.get_by_label("Yes, send ").check()
    ruth.get_by_role("button", name="Send it to everyone").click()
    invitation = trust.letter_to(f"{mailbox}@alderbrook.example", title)
    (link,) = set(re.findall(r"http://\S+/answer/\S+/", invitation))
    assert mailbox not in link

    # A nurse opens the link on a phone, shows that the mailbox is hers, and answers at the box.
    nurse = browse(width=PHONE, javascript=javascript)
    nurse.goto(link)
    nurse.get_by_label("Your work e-mail address").fill(f"{mailbox}@alderbrook.example")
    nurse.get_by_role("button", name="Send me a code").click()
    letter = trust.letter_to(f"{mailbox}@alderbrook.example", "Your code: ")
    nurse.get_by_label("The code from the letter").fill(letter.split("Your code: ")[1].splitlines()[0])
    nurse.get_by_role("button", name="Go on").click()
    nurse.get_by_role("button", name="Go to the questions").click()
    assert nurse.url.startswith(trust.box.address)
    nurse.get_by_role("group").filter(has_text=re.compile("^(?!On whose)")).first.wait_for()
    answer(nurse, javascript=javascript)
    expect(nurse.get_by_role("heading", name="Sent and stored. Thank you.")).to_be_visible()

    # Her colleagues answer; the wave is closed and counted, and what they said is not there any more.
    run(trust.home, "answer", wave)
    ruth.goto(f"{SURVEYS}{wave}/")
    ruth.get_by_role("link", name="Close it").click()
    ruth.get_by_role("button", name="Close it").click()
    ruth.get_by_role("link", name="Count it").click()
    ruth.get_by_role("button", name="Count it").click()
    expect(ruth.locator("body")).to_contain_text("Single answers destroyed at")
    expect(ruth.get_by_text("Not released yet").first).to_be_visible()

    # Somebody else looks and releases; staff read it at once, at one address for all.
    tomasz = browse("ANALYST", javascript=javascript)
    tomasz.goto(f"{SURVEYS}{wave}/results/")
    tomasz.get_by_role("link", name="Release these results").click()
    tomasz.get_by_label("What happens next, and when").fill("Every team talks it over by the end of May.")
    tomasz.get_by_role("button", name="Release them").click()
    everybody = browse(width=PHONE, javascript=javascript)
    everybody.goto(f"/told/{wave}/")
    expect(everybody.get_by_text("Every team talks it over by the end of May.")).to_be_visible()

    # The results say what can be told, and not a word of the three of Chaplaincy.
    ruth.goto(f"{SURVEYS}{wave}/results/")
    finding = ruth.locator(".finding").first.inner_text()
    assert re.match(r"About \d+ of 93 people answered\. On ", finding)
    ruth.get_by_role("link", name="Theatres", exact=True).click()
    expect(ruth.locator(".finding").first).to_contain_text("Theatres")
    theatres = ruth.url
    ruth.goto(f"{SURVEYS}{wave}/results/units/chaplaincy/")
    expect(ruth.get_by_text("Not shown, to protect people in this or a neighbouring group.")).to_be_visible()
    if javascript:
        for address in (f"{SURVEYS}{wave}/results/", theatres, f"/told/{wave}/"):
            ruth.goto(address)
            assert axe(ruth) == []

    # The Word file opens with the same sentence.
    ruth.goto(f"{SURVEYS}{wave}/results/")
    with ruth.expect_download() as download:
        ruth.get_by_role("link", name="Word", exact=True).click()
    with zipfile.ZipFile(download.value.path()) as parts:
        words = re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    assert finding in words
    assert "not shown" in words


def answer(nurse: Page, *, javascript: bool) -> None:
    """Say that one agrees, wherever one is asked, and send."""
    if not javascript:
        for one in nurse.get_by_label("Agree", exact=True).all():
            one.check()
        nurse.locator("[data-send]").click()
        return
    nurse.get_by_label("My own.").check()
    while not nurse.get_by_role("heading", name="Check your answers").is_visible():
        for one in nurse.get_by_label("Agree", exact=True).all():
            if one.is_visible():
                one.check()
        nurse.get_by_role("button", name="Continue", exact=True).click()
    nurse.locator("[data-send]").click()
