"""`groundswell demo`: the sample trust and its people, served on this machine only."""

import argparse
import os
import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path

from groundswell.demo.beside import beside
from groundswell.look.static_files import static_folder
from groundswell.web.durability import CannotStart
from groundswell.web.serving import port_is_taken, port_number, port_sentence, serve
from groundswell.web.start import alone, prepare_home
from groundswell.web.terminal import refuse, say

HOST = "127.0.0.1"
# As the sample waves name it in demo.waves.
OPEN_SURVEY = "what-helps-new-ideas"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `demo` understands."""
    parser.add_argument("--build-only", action="store_true", help="build everything and exit")
    parser.add_argument("--port", type=port_number, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--code", metavar="EMAIL", help="print the code that a sample person's phone would show now")


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration and serve it until stopped. Returns 0, or 2 with a sentence why not."""
    ports = () if arguments.build_only or arguments.code else range(arguments.port, arguments.port + 3)
    if taken := next((port for port in ports if port_is_taken(HOST, port)), None):
        return refuse(port_sentence(taken))
    if arguments.code is None:
        say("Preparing the data folder ...")
    if arguments.build_only or arguments.code:
        return _run(arguments)
    # Before Django awakes, which reads where the box and the mail server are.
    with beside(arguments.port):
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    try:
        home = prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    if arguments.code is not None:
        return print_code(arguments.code, home=home, at=datetime.now(UTC))
    build_sample(home, at=datetime.now(UTC))
    if arguments.build_only:
        return 0
    if not static_folder().is_dir():
        say("The styles are not built, so pages will look plain. Run 'make install' to build them.")
    say(f"Groundswell is at http://localhost:{arguments.port}/ (Ctrl-C stops it)")
    say(f"The open survey is at http://localhost:{arguments.port}/answer/{OPEN_SURVEY}/; its letters are printed here.")
    return serve(HOST, arguments.port)


def build_sample(home: Path, *, at: datetime) -> None:
    """Add what is missing of the sample trust, and print how to sign in."""
    from groundswell.demo import alderbrook, building, sign_ins  # noqa: PLC0415 - Django must be awake first
    from groundswell.people.phrases import ROLE_NAMES  # noqa: PLC0415 - as above, Django must be awake

    say(f"Adding the sample trust, {alderbrook.NAME} ...")
    with alone(home / "building.lock"):
        kept = sign_ins.kept_sign_ins(home, [person.email for person in alderbrook.PEOPLE])
        added = building.build(kept, home, at=at)
    say(f"  {added} sample people added." if added else "  It is there already; nothing was changed.")
    say("")
    say("Sample people. This trust is made up. Everybody's password:")
    say(f"  {kept.password}")
    width = max(len(person.email) for person in alderbrook.PEOPLE)
    for line in building.sample_sign_ins(kept):
        note = "" if line.is_as_made else "  (password changed since)"
        say(f"  {line.person.email:<{width}}  {ROLE_NAMES[line.person.role]}{note}")
    say("Signing in also asks for a code from a phone. For a sample person, print it in another terminal:")
    say(f"  {_home_words(home)}{as_called()} demo --code {alderbrook.PEOPLE[0].email}")
    say("")


def _home_words(home: Path) -> str:
    """Return what another terminal has to say before the command to mean the same data folder; "" for the usual one."""
    return f"GROUNDSWELL_HOME={shlex.quote(str(home))} " if os.environ.get("GROUNDSWELL_HOME") else ""


def print_code(email: str, *, home: Path, at: datetime) -> int:
    """Print the code that a sample person's phone would show. Returns 2 for anybody else."""
    from groundswell.demo import building, sign_ins  # noqa: PLC0415 - Django must be awake first

    if not (home / sign_ins.FILE_NAME).exists():
        return refuse("There are no sample people in this data folder. Run 'groundswell demo --build-only' first.")
    secret = sign_ins.kept_sign_ins(home, []).secrets.get(email.strip().lower())
    if secret is None:
        return refuse(f"{email} is not one of the sample people.")
    say(building.code_now(secret, at=at))
    return 0


def as_called() -> str:
    """Return how this command was called, so that the line we print can be copied: .venv/bin/groundswell in a clone."""
    return sys.argv[0] if Path(sys.argv[0]).name == "groundswell" else "groundswell"
