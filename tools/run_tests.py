"""Run parts of the test suite and end with one line that counts them.

    python tools/run_tests.py unit guards journeys

Every named part runs even if an earlier one failed, so that one run tells the whole story. A part that
collects no tests has failed: a suite that quietly became empty must not look like a pass.
"""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "test-results"

POSTGRES = (sys.executable, "tools/with_postgres.py")
# Rooms that never reach the main database, or only to read who is signed in, and tests that start the product as a
# process on a data folder of its own: another database shows nothing new there.
WITHOUT_DATABASE = (
    "ballot",
    "box",
    "national",
    "discover/dashboard",
    "config/test_starting.py",
    "discover/surveys/test_commands.py",
)
APART = tuple(f"--ignore=tests/integration/{one}" for one in WITHOUT_DATABASE)
# What each part runs, and what has to stand around it.
PARTS = {
    "unit": (("tests/unit",), ()),
    "guards": (("tests/guards",), ()),
    "reference": (("tests/reference",), ()),
    "integration": (("tests/integration",), ()),
    "integration-postgres": (("tests/integration", *APART), POSTGRES),
    "journeys": (("tests/journeys",), ()),
}
WORKERS = "2"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one part ended; counts are of tests, seconds of wall clock."""

    part: str
    ok: bool
    passed: int
    failed: int
    skipped: int
    seconds: float

    def __str__(self) -> str:
        if self.part == "lint":
            return f"lint {'passed' if self.ok else 'FAILED'} ({self.seconds:.0f} s)"
        counts = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"{self.part}: {counts} ({self.seconds:.0f} s)" + ("" if self.ok else "  FAILED")


def main() -> int:
    """Run the parts named on the command line; return 0 when all of them passed."""
    parts = sys.argv[1:]
    unknown = [part for part in parts if part not in {"lint", *PARTS}]
    if unknown or not parts:
        print(f"Name the parts to run: lint, {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    RESULTS.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="groundswell-tests-") as home:
        outcomes = [run_part(part, home=Path(home) / part) for part in parts]
    print("\n" + "\n".join(str(outcome) for outcome in outcomes))
    passed, failed, skipped = (
        sum(getattr(outcome, name) for outcome in outcomes) for name in ("passed", "failed", "skipped")
    )
    ok = all(outcome.ok for outcome in outcomes)
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    print(
        f"{'PASSED' if ok else 'FAILED'}: {passed} passed, {failed} failed, {skipped} skipped"
        f" in {minutes} min {seconds} s"
    )
    return 0 if ok else 1


def run_part(part: str, *, home: Path) -> Outcome:
    """Run one part in a data folder of its own, so that ./var is never touched."""
    print(f"\n=== {part}", flush=True)
    started = time.monotonic()
    if part == "lint":
        status = subprocess.run([sys.executable, "tools/lint.py"], cwd=ROOT).returncode
        return Outcome(part, status == 0, 0, 0, 0, time.monotonic() - started)
    chosen, around = PARTS[part]
    report = RESULTS / f"{part}.xml"
    report.unlink(missing_ok=True)
    home.mkdir()
    # What this machine's environment says about an installation is not the tests' business.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    environment["GROUNDSWELL_HOME"] = str(home)
    status = subprocess.run(
        [*around, sys.executable, "-m", "pytest", *chosen, "-q", "-n", WORKERS, f"--junitxml={report}"],
        cwd=ROOT,
        env=environment,
    ).returncode
    total, failed, skipped = counted(report)
    return Outcome(part, status == 0, total - failed - skipped, failed, skipped, time.monotonic() - started)


def counted(report: Path) -> tuple[int, int, int]:
    """Return tests, failures (errors included) and skips of a JUnit report; zeros if none was written."""
    if not report.exists():
        return 0, 0, 0
    suite = ET.parse(report).getroot().find("testsuite")
    if suite is None:
        return 0, 0, 0
    number = {name: int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")}
    return number["tests"], number["failures"] + number["errors"], number["skipped"]


if __name__ == "__main__":
    sys.exit(main())
