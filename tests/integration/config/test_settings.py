"""What an installation is told by its environment, and that the manual lists all of it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
READ = """
import json
from groundswell.config import settings
names = ("DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_SECURE",
         "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "ALLAUTH_TRUSTED_PROXY_COUNT")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_with(**environment):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    done = subprocess.run(
        [sys.executable, "-c", READ], env={**ours, **environment}, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def home(tmp_path):
    return str(tmp_path)


def test_a_first_look_needs_nothing_and_listens_to_this_machine_only(home):
    assert settings_with(GROUNDSWELL_HOME=home) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "SESSION_COOKIE_SECURE": False,
        "SESSION_COOKIE_NAME": "groundswell",
        "CSRF_COOKIE_SECURE": False,
        "SECURE_SSL_REDIRECT": False,
        "SECURE_HSTS_SECONDS": 0,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
    }


def test_behind_https_cookies_and_pages_insist_on_it(home):
    told = settings_with(
        GROUNDSWELL_HOME=home, GROUNDSWELL_HTTPS="1", GROUNDSWELL_HOSTS="culture.trust.example, two.example"
    )

    assert told["ALLOWED_HOSTS"][3:] == ["culture.trust.example", "two.example"]
    assert told["SESSION_COOKIE_NAME"] == "__Host-groundswell"
    assert (told["SESSION_COOKIE_SECURE"], told["CSRF_COOKIE_SECURE"], told["SECURE_SSL_REDIRECT"]) == (True,) * 3
    assert told["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60


def test_the_manual_lists_every_variable_that_is_read():
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"[\"'](GROUNDSWELL_[A-Z_]+)[\"']", path.read_text())
    }
    listed = set(re.findall(r"^\| `(GROUNDSWELL_[A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(), re.M))

    assert listed == read
