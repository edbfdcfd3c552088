"""`groundswell release audit WAVE`: try to work out what a release hides, from what it shows."""

import argparse
import json
from dataclasses import asdict

from groundswell.discover.results.commands import count_named
from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `release` understands."""
    words = parser.add_subparsers(dest="word", metavar="what", required=True)
    audit = words.add_parser("audit", help="attack what was released, and print what was found")
    audit.add_argument("wave", help="its name as it stands in addresses")
    audit.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Print cells, those hidden because they tell, those hidden to protect them, and how many can be worked out.

    Returns 0, 1 where something hidden can be worked out, 2 with a sentence where there is nothing to audit.
    """
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    from groundswell.disclosure.published import Contradiction  # noqa: PLC0415 - the solver takes a while to wake
    from groundswell.discover.results.auditing import audit_of  # noqa: PLC0415 - Django must be awake first
    from groundswell.discover.surveys.actions.waves import NotNow  # noqa: PLC0415 - as above

    try:
        found = audit_of(count_named(arguments.wave))
    except NotNow as why:
        return refuse(why.sentence())
    except Contradiction:
        return refuse(
            "The figures of this release contradict each other: no answers of any people could give them. They are not "
            "what the count wrote. Compare the results with their hash in the audit."
        )
    if arguments.json:
        say(json.dumps(asdict(found)))
    else:
        say(
            f"{found.cells} groups and crossings: {found.primary} not shown because they tell, {found.complementary} "
            f"hidden beside them, {found.exposures} that can be worked out."
        )
    return 1 if found.exposures else 0
