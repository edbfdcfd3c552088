"""`groundswell serve`: the pages, on this machine unless told otherwise."""

import argparse

from groundswell.web.durability import CannotStart
from groundswell.web.serving import WORKERS, port_is_taken, port_number, port_sentence, serve, shown_host
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `serve` understands."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port_number, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--workers", type=int, default=WORKERS, help="processes that answer (default: 2)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped. Returns 0 after Ctrl-C, 2 when the port is taken or the database not durable."""
    if port_is_taken(arguments.host, arguments.port):
        return refuse(port_sentence(arguments.port))
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    say(f"Groundswell is at http://{shown_host(arguments.host)}:{arguments.port}/ (Ctrl-C stops it)")
    return serve(arguments.host, arguments.port, workers=arguments.workers)
