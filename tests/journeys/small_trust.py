"""A trust of its own with people and a programme and nothing else; and colleagues who answer beside somebody's journey.

    GROUNDSWELL_HOME=... python -m tests.journeys.small_trust begin | ask WAVE [INSTRUMENT] | answer WAVE

Runs in a process of its own, because it needs Django with the data folder that is being served.
"""

import argparse
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.journeys.product import ProductStopped, environment_of

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = "alderbrook"


def run(home: Path, *words: str) -> None:
    """Do something with the data folder of a product."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.small_trust", *words],
        cwd=ROOT,
        env=environment_of(home),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ProductStopped(done.stdout + done.stderr)


def main() -> None:
    """Begin a trust, open a wave to everybody in it, or let most of those who are invited answer."""
    parser = argparse.ArgumentParser()
    words = parser.add_subparsers(dest="word", required=True)
    words.add_parser("begin")
    asking = words.add_parser("ask")
    asking.add_argument("wave")
    asking.add_argument("instrument", nargs="?", default="culture-pulse")
    words.add_parser("answer").add_argument("wave")
    arguments = parser.parse_args()
    from groundswell.web.start import prepare_home

    home = prepare_home()
    if arguments.word == "begin":
        begin(home)
    elif arguments.word == "ask":
        ask(home, arguments.wave, instrument=arguments.instrument)
    else:
        answer(home, arguments.wave)


def begin(home: Path) -> None:
    """Add the sample people and a programme in which they work."""
    from groundswell.demo import sign_ins
    from groundswell.demo.alderbrook import PEOPLE
    from groundswell.demo.building import BUILDER, build_trust
    from groundswell.people.models import Person
    from groundswell.programme.actions import add_member, create_programme

    at = datetime.now(UTC)
    organisation, _ = build_trust(sign_ins.kept_sign_ins(home, [person.email for person in PEOPLE]), at=at)
    programme = create_programme(organisation, "A place to speak up", by=BUILDER, at=at, slug=PROGRAMME)
    for person in Person.objects.all():
        add_member(programme, person, by=BUILDER, at=at)


def ask(home: Path, wave: str, *, instrument: str) -> None:
    """Load a staff list and open a wave to everybody on it, from yesterday until in two weeks."""
    from tests.factories.answered import asked

    from groundswell.demo.building import BUILDER
    from groundswell.programme.models import Programme

    today = datetime.now(UTC).date()
    asked(
        Programme.objects.get(slug=PROGRAMME),
        BUILDER,
        home / "boxes",
        slug=wave,
        instrument=instrument,
        opens=today - timedelta(days=1),
        closes=today + timedelta(days=14),
    )


def answer(home: Path, wave: str) -> None:
    """Put the answers of about nine in ten of the invited into the box."""
    from tests.factories.answered import fill

    from groundswell.discover.surveys.models import Wave

    fill(Wave.objects.get(slug=wave), home / "boxes", rate=0.9)


if __name__ == "__main__":
    main()
