"""`groundswell simulate staff`: fill the sample trust with people and answers of a known truth, to check results by."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from groundswell.demo.alderbrook import NAME, PEOPLE
from groundswell.web.durability import CannotStart
from groundswell.web.start import alone, prepare_home
from groundswell.web.terminal import refuse, say

SMALLEST, LARGEST = 200, 100_000
TRUTH = "simulated-truth.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `simulate` understands."""
    words = parser.add_subparsers(dest="word", metavar="what", required=True)
    staff = words.add_parser("staff", help="people, waves and answers for the sample trust")
    staff.add_argument("--size", type=int, default=9000, help=f"people, {SMALLEST} to {LARGEST:,} (default: 9000)")
    staff.add_argument("--seed", type=int, default=1, help="the same seed gives the same people (default: 1)")


def run(arguments: argparse.Namespace) -> int:
    """Fill the sample trust. Returns 0, or 2 with a sentence where it cannot be done; nothing real is ever touched."""
    if not SMALLEST <= arguments.size <= LARGEST:
        return refuse(f"A trust of {arguments.size:,} people cannot be simulated: choose {SMALLEST} to {LARGEST:,}.")
    try:
        home = prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    return _simulate(home, size=arguments.size, seed=arguments.seed, at=datetime.now(UTC))


def _simulate(home: Path, *, size: int, seed: int, at: datetime) -> int:
    from django.utils.timezone import localdate  # noqa: PLC0415 - Django must be awake first

    from groundswell.demo import sign_ins  # noqa: PLC0415 - Django must be awake first
    from groundswell.demo.building import BUILDER, build_trust  # noqa: PLC0415 - as above
    from groundswell.demo.staff import load_sample_staff  # noqa: PLC0415 - as above
    from groundswell.demo.waves import load_sample_waves  # noqa: PLC0415 - as above
    from groundswell.discover.surveys.queries.staff import staff_loads_of  # noqa: PLC0415 - as above

    with alone(home / "building.lock"):
        kept = sign_ins.kept_sign_ins(home, [person.email for person in PEOPLE])
        organisation, _ = build_trust(kept, at=at)
        if staff_loads_of(organisation).exists():
            return refuse(f"{NAME} has a staff list already. Simulate in an empty data folder: set GROUNDSWELL_HOME.")
        programme = load_sample_staff(organisation, by=BUILDER, at=at, size=size, seed=seed)
        today = localdate(at)
        truths = load_sample_waves(programme, folder=home / "boxes", by=BUILDER, at=at, today=today, seed=seed)
    write_truth(home, {slug: truth.as_json() for slug, truth in truths.items()})
    say(f"{size:,} people of {NAME}, made up, and {len(truths)} waves with answers.")
    say(f"The truth behind them: {home / TRUTH}")
    return 0


def write_truth(home: Path, truths: dict[str, object]) -> None:
    """Write down what was planted, beside the data it is about."""
    (home / TRUTH).write_text(json.dumps(truths, indent=2) + "\n", encoding="utf-8")
