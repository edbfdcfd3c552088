"""Check style, types, templates, security patterns and import contracts; every check runs, all are told."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "style": ("ruff", "check", "--quiet", "."),
    "format": ("ruff", "format", "--quiet", "--check", "--diff", "."),
    "types": ("mypy", "--no-error-summary"),
    "import contracts": ("lint-imports", "--no-cache"),
    # J018 wants a function around every internal link; journeys walk the links instead.
    "templates": ("djlint", "--quiet", "--lint", "--profile=jinja", "--extension=jinja", "--ignore=J018", "src"),
    # B104 and B314 are ruff's S104 and S314, which read the reason beside the line that is allowed.
    "security patterns": ("bandit", "--quiet", "--recursive", "-ll", "--skip=B104,B314", "src"),
}


def main() -> int:
    """Run every check; print the output of those that failed; return 0 when none did."""
    failed = []
    for name, (tool, *arguments) in CHECKS.items():
        started = time.monotonic()
        print(f"{name} ...", end=" ", flush=True)
        done = subprocess.run([BIN / tool, *arguments], cwd=ROOT, capture_output=True, text=True)
        print(f"{'ok' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - started:.0f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
    print(f"lint: FAILED in {', '.join(failed)}" if failed else "lint: all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
