"""Count a closed box by its plan: python -m groundswell.ballot.count BOX PLAN OUT

BOX is the file of the box, PLAN the publication plan that was fixed before anybody was asked, OUT a folder for
results.json, texts.json and destruction.json. The box is destroyed at the end. Needs no network.
"""

import argparse
import json
import resource
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from groundswell.ballot.box_file import BoxNotThere, NotClosed
from groundswell.ballot.count.counting import OtherForm, OtherPlan, count
from groundswell.ballot.count.deciding import Refused
from groundswell.ballot.count.plan import BadPlan
from groundswell.ballot.form import canonical


def main() -> int:
    """Count, and print what was done as one line of JSON. Returns 0, or 2 with a sentence and everything as it was."""
    parser = argparse.ArgumentParser(prog="python -m groundswell.ballot.count", description="Count a closed box.")
    parser.add_argument("box", type=Path)
    parser.add_argument("plan", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--drawn", type=int, help="how many people are known to have drawn a paper slip")
    arguments = parser.parse_args()
    # A crash must not write the memory, which holds everybody's answers, onto a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        document = json.loads(arguments.plan.read_text(encoding="utf-8"))
        done = count(
            arguments.box,
            document,
            arguments.out,
            at=datetime.now(UTC),
            shuffle=secrets.SystemRandom().shuffle,
            drawn=arguments.drawn,
        )
    except BadPlan as wrong:
        return _refuse(wrong.sentence())
    except BoxNotThere:
        return _refuse("There is no box at this place. It was never made, or it was counted and destroyed.")
    except NotClosed:
        return _refuse("This box is still open, and nobody may look before it is closed. Close the wave first.")
    except OtherForm:
        return _refuse("The box was made with another form than this plan was fixed for. Nothing was counted.")
    except OtherPlan:
        return _refuse(
            "The plan is not the one that was fixed before the wave was opened: somebody changed it since. Nothing was "
            "counted, and the box is as it was. Compare it with its hash in the audit, and put the first one back."
        )
    except Refused as refusal:
        return _refuse(
            f"The gate certifies no release: {refusal.exposures} hidden figures could be worked out. "
            "Nothing was published, and the box is as it was."
        )
    except (OSError, ValueError) as broken:
        return _refuse(f"The plan or the box cannot be read ({type(broken).__name__}). Nothing was destroyed.")
    told = {
        "answers": done.answers,
        "empty": done.empty,
        "spoiled": done.spoiled,
        "results_sha256": done.results_sha256,
    }
    sys.stdout.write(canonical(told).decode() + "\n")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
