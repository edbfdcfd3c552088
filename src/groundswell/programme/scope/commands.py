"""`groundswell programme list`: the programmes of this installation, the sample first."""

import argparse
import json
from typing import TypedDict

from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say


class Listed(TypedDict):
    """A programme as other programs read it; `id` is its name in addresses."""

    id: str
    name: str
    organisation: str
    phase: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `programme` understands."""
    words = parser.add_subparsers(dest="word", metavar="word", required=True)
    listing = words.add_parser("list", help="the programmes here, the sample first")
    listing.add_argument("--json", action="store_true", help="for other programs")


def run(arguments: argparse.Namespace) -> int:
    """Print the programmes. Returns 0, or 2 with a sentence why not."""
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    found = listed()
    if arguments.json:
        say(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for one in found:
        say(f"{one['id']}  {one['name']}, {one['organisation']}: {one['phase']}")
    if not found:
        say("There is no programme here yet. A programme lead begins one in the browser.")
    return 0


def listed() -> list[Listed]:
    """Return every programme: the sample's first, then by organisation and name. The phase is what its lead says."""
    from groundswell.programme.scope.enums import Phase  # noqa: PLC0415 - Django must be awake first
    from groundswell.programme.scope.queries import programmes_in_order  # noqa: PLC0415 - as above

    return [
        Listed(
            id=one.slug,
            name=one.name,
            organisation=one.organisation.name,
            phase=one.plan.phase if hasattr(one, "plan") else Phase.SCOPING.value,
        )
        for one in programmes_in_order()
    ]
