"""Install Groundswell's locked requirements into .venv, with progress and with sentences when it fails.

Called by the Makefile with the word `base` (what the product needs) or `dev` (what its tests need too).
Runs under any Python 3.11 without packages: it is what installs them.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV_PYTHON = ROOT / ".venv" / "bin" / "python"
LOG = ROOT / "build" / "install.log"

# What pip writes when it fails, and what it means for the person at the keyboard.
# "{log}" points at the whole story; the order matters, because an unreachable index also "finds no version".
SENTENCES = {
    r"NewConnectionError|Failed to establish a new connection|Connection refused|Network is unreachable"
    r"|name resolution|Name or service not known|ConnectTimeout|ProxyError|Connection to .* timed out"
    r"|\(from versions: none\)": (
        "Groundswell could not reach the Python package index: connect this machine to the network (or point"
        " pip at your own mirror with PIP_INDEX_URL) and run the same command again."
    ),
    r"No space left on device": (
        "The disk is full: about 1 GB is needed to install Groundswell; make room and run the same command again."
    ),
    r"DO NOT MATCH THE HASHES": (
        "A downloaded package is not the one that Groundswell was tested with, so it was not installed:"
        " check the package index that pip is pointed at ({log} names the package)."
    ),
    r"No matching distribution found": (
        "The package index has no build of one package for this Python and this machine ({log} names it):"
        " Groundswell is tested with Python 3.11 on 64-bit Linux."
    ),
}


def main() -> int:
    """Install one set and return the exit status."""
    which = sys.argv[1]
    started = time.monotonic()
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    if not VENV_PYTHON.exists():
        say("Making .venv")
        if not logged([sys.executable, "-m", "venv", str(ROOT / ".venv")]):
            return 1
    requirements = ROOT / "requirements" / f"{which}.txt"
    total = len(re.findall(r"^[A-Za-z0-9].*==", requirements.read_text(), flags=re.MULTILINE))
    say(f"Installing {total} packages (about a minute on a fresh machine)")
    if not logged(pip("--require-hashes", "-r", str(requirements)), total=total):
        return 1
    if which == "base":
        # The product itself, in place: editing a file under src/ changes what runs.
        for built_later in ("build/static", "packs"):
            (ROOT / built_later).mkdir(parents=True, exist_ok=True)
        if not logged(pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))):
            return 1
    say(f"Packages are in place after {time.monotonic() - started:.0f} s")
    return 0


def pip(*arguments: str) -> list[str]:
    """Return the command line of a quiet, non-interactive `pip install`."""
    return [
        str(VENV_PYTHON),
        *("-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"),
        *arguments,
    ]


def logged(command: list[str], *, total: int = 0) -> bool:
    """Run a command into the log, showing how far it is, and return whether it succeeded.

    A failure is told in one sentence; the log keeps what the command itself wrote.
    """
    seen, last_said = 0, time.monotonic()
    with LOG.open("a") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in process.stdout or ():
            log.write(line)
            seen += line.startswith(("Collecting ", "Requirement already satisfied"))
            if line.startswith("Installing collected packages"):
                say("  unpacking")
            elif total and time.monotonic() - last_said > 2:
                say(f"  {min(seen, total)} of {total}")
                last_said = time.monotonic()
    if process.wait() == 0:
        return True
    story = LOG.read_text()
    name = LOG.relative_to(ROOT)
    for pattern, sentence in SENTENCES.items():
        if re.search(pattern, story):
            print(sentence.format(log=name), file=sys.stderr)
            return False
    print(*story.splitlines()[-5:], sep="\n", file=sys.stderr)
    print(f"Installing stopped for the reason above; all that was said is in {name}.", file=sys.stderr)
    return False


def say(sentence: str) -> None:
    """Tell the person what is happening, at once also when the output is a file."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
