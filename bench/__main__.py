"""Measure everything, or the scripts named, and write RESULTS.md: python -m bench [name ...] [--quick]"""

import argparse
import subprocess
import sys
from datetime import UTC, date, datetime

from bench.machine import described, versions
from bench.measurement import Measurement, kept
from bench.whole_process import ROOT

SCRIPTS = (
    "workbook", "scores", "ranges", "pages", "starting", "memory", "gate", "intake", "answering", "count", "results",
)  # fmt: skip
RESULTS = ROOT / "bench" / "RESULTS.md"


def main() -> int:
    """Run the scripts one after another, each in a fresh process. Returns 1 if one fails, and writes nothing then."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"some of {', '.join(SCRIPTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="small cases, printed only")
    arguments = parser.parse_args()
    names = arguments.names or SCRIPTS
    if unknown := set(names) - set(SCRIPTS):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    for name in names:
        print(f"Measuring {name}", file=sys.stderr, flush=True)
        quick = ("--quick",) if arguments.quick else ()
        if subprocess.run((sys.executable, "-m", f"bench.{name}", *quick), cwd=ROOT, check=False).returncode:
            print(f"{name} could not be measured. {RESULTS.name} is as it was.", file=sys.stderr)
            return 1
    if not arguments.quick:
        RESULTS.write_text(report([kept(name) for name in SCRIPTS], on=datetime.now(UTC).date()), encoding="utf-8")
        print(f"Written: {RESULTS.relative_to(ROOT)}", file=sys.stderr)
    return 0


def report(found: list[Measurement], *, on: date) -> str:
    """Return RESULTS.md."""
    head = f"""# What was measured

Written by `make bench`, which runs `.venv/bin/python -m bench`, on {on:%-d %B %Y}. Each section names the command that
measures it again. Ratios come first, because seconds depend on the machine and on what else it is doing: both sides of
a ratio were run in turn, and below 1 means that Groundswell takes less. A figure is a median, with the least and the
most in brackets; a wide bracket says that the machine was busy with other work.

- Machine: {described()}
- Versions: {versions()}"""
    return "\n\n".join((head, *(one.markdown() for one in found))) + "\n"


if __name__ == "__main__":
    sys.exit(main())
