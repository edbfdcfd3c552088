"""An operator's choice of elements reaches every page, and a wrong one is said in a sentence before anything starts."""

import os
import re
import subprocess
import sys

import pytest
from django.core.cache import caches
from django.test import Client

WALK = """
import os
from groundswell.web.start import prepare_home
prepare_home()
from django.test import Client
client = Client(headers={"host": "localhost"})
pages = ["/", "/elements/", "/trusts/RTF/", "/trusts/RTF/equity/", "/trusts/RTF/outcomes/", "/about/"]
first = client.get("/elements/").content.decode()
import re
pages += re.findall(r'href="(/trusts/RTF/elements/[a-z-]+/)"', client.get("/trusts/RTF/").content.decode())
for page in dict.fromkeys(pages):
    text = client.get(page).content.decode()
    links = {link for link in re.findall(r'href="(/[^"#?]*)', text) if "/static/" not in link}
    dead = sorted(link for link in links if client.get(link).status_code == 404)
    print(page, "six" in text.lower().replace("sixth", ""), dead, sep="|")
"""


def run(home, *words: str, elements: str) -> subprocess.CompletedProcess[str]:
    # A home of its own with the database inside it; the tests' shared one forgets at power cuts and would be refused.
    shared = {name: value for name, value in os.environ.items() if name != "GROUNDSWELL_DATABASE_URL"}
    environment = {**shared, "GROUNDSWELL_HOME": str(home), "GROUNDSWELL_ELEMENTS": elements}
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, timeout=120)


def test_five_elements_are_called_five_and_nothing_leads_to_a_sixth(tmp_path):
    done = run(tmp_path, "-c", WALK, elements="five-2016")

    lines = [line.split("|") for line in done.stdout.splitlines()]
    assert len(lines) >= 11, done.stderr
    for page, says_six, dead in lines:
        assert (page, dead) == (page, "[]")
        # The page about the product tells of the other mapping too.
        assert page == "/about/" or says_six == "False", page


@pytest.mark.parametrize("command", [("serve", "--port", "8999"), ("people", "list"), ("demo", "--build-only")])
def test_a_mapping_that_does_not_exist_is_one_sentence(tmp_path, command):
    done = run(tmp_path, "-m", "groundswell", *command, elements="nine-2031")

    said = done.stderr.splitlines()[-1]
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "no mapping “nine-2031”; expected one of six-2022, five-2016" in said


@pytest.mark.django_db
def test_the_packs_in_force_stand_with_their_versions_where_the_links_lead():
    caches["pages"].clear()
    client = Client()
    score = client.get("/trusts/RTF/scores/PP1_2/").content.decode()
    about = client.get("/about/").content.decode()

    assert "pack groundswell/well-led, version 2026.1" in score
    assert 'href="/about/#packs"' in score
    packs = about[about.index('id="packs"') :]
    for pack in ("groundswell/well-led", "groundswell/cultural-elements", "groundswell/staff-survey"):
        assert re.search(rf"{pack}</t[dh]>\s*<td[^>]*>20\d\d\.\d+", packs), pack
