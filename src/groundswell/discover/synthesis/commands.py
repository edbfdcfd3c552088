"""`groundswell diagnose`: the diagnosis of a programme from the command line."""

import argparse
import json

from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("programme", help="its name as it stands in addresses")
    parser.add_argument("--json", action="store_true", help="everything, to be worked out again elsewhere")


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict on every element. Returns 0 done, 2 with a sentence why not."""
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    from groundswell.discover.synthesis import phrases  # noqa: PLC0415 - Django must be awake first
    from groundswell.discover.synthesis.as_json import as_json  # noqa: PLC0415 - as above
    from groundswell.discover.synthesis.queries.diagnoses import diagnosis_of  # noqa: PLC0415 - as above
    from groundswell.programme.queries import programme_by_slug  # noqa: PLC0415 - as above

    programme = programme_by_slug(arguments.programme)
    if programme is None:
        return refuse(phrases.NO_PROGRAMME.format(name=arguments.programme))
    found = diagnosis_of(programme)
    if arguments.json:
        say(json.dumps(as_json(programme, found), ensure_ascii=False))
        return 0
    for one in found:
        counts = f" (instead of: {one.diagnosis.verdict})" if one.override is not None else ""
        sure = phrases.OVERALL[one.diagnosis.confidence]
        say(f"{one.element.label}: {one.verdict}{counts}, {sure}, {len(one.cells)} tools")
    return 0
