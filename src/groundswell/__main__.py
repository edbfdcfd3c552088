"""The `groundswell` command: each word leads to the room that answers it.

Rooms are imported only when called, so that `data`, `scores` and `dashboard` start without Django.
A room's module offers `configure(parser)` and `run(arguments) -> int` (the exit status).
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

# What a shell says of a command that Ctrl-C ended.
INTERRUPTED = 130
FAILED = 1
BUSY = (
    "The database was busy for too long: something else is writing to it, such as a large staff list. "
    "Nothing was changed. Try again in a minute."
)
ROOMS = {
    "data": ("groundswell.national.commands.data", "published data: add, list, show, verify, export, remove"),
    "scores": ("groundswell.national.commands.scores", "the 30 staff survey scores of one organisation"),
    "dashboard": ("groundswell.discover.dashboard.commands", "one organisation's dashboard as a document"),
    "instrument": ("groundswell.packs.instruments.commands", "questionnaires: check a pack"),
    "people": ("groundswell.people.commands", "accounts: the first administrator, roles, second factor"),
    "programme": ("groundswell.programme.scope.commands", "programmes: list them"),
    "wave": ("groundswell.discover.results.wave_commands", "survey waves: from list to count, release and destroy"),
    "results": ("groundswell.discover.results.commands", "what was released of a wave"),
    "release": ("groundswell.discover.results.audit_command", "audit what was released of a wave"),
    "diagnose": ("groundswell.discover.synthesis.commands", "one verdict for each element, with all it rests on"),
    "letters": ("groundswell.discover.surveys.letters_command", "send the letters that wait"),
    "demo": ("groundswell.demo.commands", "build and serve the demonstration"),
    "simulate": ("groundswell.demo.simulating", "fill the sample trust with people and answers of a known truth"),
    "serve": ("groundswell.config.commands", "serve the pages"),
    "box": ("groundswell.config.box", "serve the ballot box: where people answer"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a check failed, 2 bad input, 130 stopped."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    room = importlib.import_module(ROOMS[words[0]][0]) if words and words[0] in ROOMS else None
    parser = argparse.ArgumentParser(prog="groundswell", description="Groundswell, from the command line.")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for word, (_, purpose) in ROOMS.items():
        command = commands.add_parser(word, help=purpose, description=purpose)
        if room is not None and word == words[0]:
            room.configure(command)
    parsed = parser.parse_args(words)
    if room is None:
        parser.error(f"choose one of: {', '.join(ROOMS)}")
    try:
        status: int = room.run(parsed)
    except KeyboardInterrupt:
        # Each act is whole or not at all; which of the two, only the person can look up.
        print("\nStopped. What was under way is done or not done as a whole.", file=sys.stderr)
        return INTERRUPTED
    except Exception as failure:
        from groundswell.web.errors import is_busy  # noqa: PLC0415 - most commands start without Django

        if not is_busy(failure):
            raise
        print(BUSY, file=sys.stderr)
        return FAILED
    return status


if __name__ == "__main__":
    sys.exit(main())
