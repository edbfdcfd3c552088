"""`groundswell wave`: what surveys know of it, and the words that need a count: count, release, destroy."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from groundswell.discover.surveys import commands as surveys


def configure(parser: argparse.ArgumentParser) -> None:
    """Add every word that `wave` understands."""
    words = surveys.configure(parser)
    count = words.add_parser("count", help="count a closed wave, and destroy its single answers")
    release = words.add_parser("release", help="let everybody of the programme read the results")
    destroy = words.add_parser("destroy", help="destroy the single answers of a wave that is over")
    for one in (count, release, destroy):
        one.add_argument("wave", help="its name as it stands in addresses")
        one.add_argument("--json", action="store_true")
    release.add_argument("--next-steps", required=True, metavar="WORDS", help="what staff are told happens next")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. Returns 0 done, 2 with a sentence why not."""
    return surveys.run(arguments, {"count": _count, "release": _release, "destroy": _destroy})


def _count(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    from groundswell.discover.results.actions.counting import (  # noqa: PLC0415 - Django must be awake first
        answers_told,
        count_wave,
    )

    wave = surveys.wave_named(arguments.wave)
    done = count_wave(wave, folder=folder, by=surveys.agent(), at=datetime.now(UTC))
    audit = done.results["audit"]
    return {
        **surveys.told(done.wave),
        "answers": answers_told(done),
        "results_sha256": done.results_sha256,
        **audit,
    }


def _release(arguments: argparse.Namespace, _: Path) -> dict[str, Any]:
    from groundswell.discover.results.actions.releasing import release_results  # noqa: PLC0415 - Django must be awake
    from groundswell.discover.results.commands import count_named  # noqa: PLC0415 - as above

    count = count_named(arguments.wave)
    at = datetime.now(UTC)
    done = release_results(count, next_steps=arguments.next_steps, by=surveys.agent(), at=at)
    return surveys.told(done.wave)


def _destroy(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    from groundswell.discover.results.actions.counting import destroy_answers  # noqa: PLC0415 - Django must be awake

    wave = surveys.wave_named(arguments.wave)
    return surveys.told(destroy_answers(wave, folder=folder, by=surveys.agent(), at=datetime.now(UTC)))
