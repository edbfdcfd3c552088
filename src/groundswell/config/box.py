"""`groundswell box`: the ballot box, a process of its own that wakes no Django and knows nobody."""

import argparse
import os
from pathlib import Path

from groundswell.national.home import data_home
from groundswell.web.serving import port_is_taken, port_number, port_sentence, serve, shown_host
from groundswell.web.terminal import refuse, say

FOLDER = "GROUNDSWELL_BOXES"
# One process: its writer commits together whatever waits, and several would only wait for each other's locks.
WORKERS = 1
# A thread waits while the disk syncs; so many people may do that at once.
THREADS = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `box` understands."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port_number, default=8001, help="port to listen on (default: 8001)")
    parser.add_argument("--folder", type=Path, help="folder of the boxes (default: boxes in the data folder)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Returns 0 after Ctrl-C, 2 when the port is taken or the folder cannot be used."""
    folder = (arguments.folder or boxes_folder()).absolute()
    if port_is_taken(arguments.host, arguments.port):
        return refuse(port_sentence(arguments.port))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as broken:
        return refuse(f"The folder of the boxes, {folder}, cannot be used ({broken.strerror}). Nothing was changed.")
    os.environ[FOLDER] = str(folder)
    say(f"The ballot box is at http://{shown_host(arguments.host)}:{arguments.port}/ (Ctrl-C stops it)")
    return serve(
        arguments.host, arguments.port, application="groundswell.box.wsgi:application", workers=WORKERS, threads=THREADS
    )


def boxes_folder() -> Path:
    """Return where boxes lie unless told otherwise."""
    return Path(os.environ.get(FOLDER) or data_home() / "boxes")
