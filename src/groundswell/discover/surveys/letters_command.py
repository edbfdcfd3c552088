"""`groundswell letters`: send the letters that wait, once or for as long as the product is served."""

import argparse
import os
import time

from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say

PAUSE = 1.0
LONGEST_PAUSE = 60.0
UNREACHABLE = "The mail server cannot be reached. What was not sent waits."
STOPPED = (
    "No more letters are sent: whatever started this has ended. Codes and letters wait until it runs again. "
    "Let a service run it: see docs/how-to/serve-behind-a-proxy.md."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `letters` understands."""
    parser.add_argument("--watch", action="store_true", help="go on sending until whoever started this is gone")


def run(arguments: argparse.Namespace) -> int:
    """Send what waits. Returns 0, 1 when the mail server could not be reached, 2 without a mail server."""
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    from django.conf import settings  # noqa: PLC0415 - Django must be awake first

    if not settings.EMAIL_HOST:
        return refuse("No mail server is set, so nothing can be sent. Set GROUNDSWELL_SMTP_URL.")
    return _watch() if arguments.watch else _once()


def _once() -> int:
    from groundswell.discover.surveys.actions.sending import send_waiting  # noqa: PLC0415 - Django must be awake first

    sent = refused = 0
    while (done := send_waiting(sender=_sender())).sent + done.refused:
        sent, refused = sent + done.sent, refused + done.refused
    say(f"{sent} letters sent, {refused} refused by the mail server.")
    if done.is_reachable:
        return 0
    refuse(UNREACHABLE)
    return 1


def _watch() -> int:
    from groundswell.discover.surveys.actions.sending import send_waiting  # noqa: PLC0415 - Django must be awake first

    parent, pause, was_reachable = os.getppid(), PAUSE, True
    while os.getppid() == parent:
        done = send_waiting(sender=_sender(), most=50)
        pause = PAUSE if done.is_reachable else min(pause * 2, LONGEST_PAUSE)
        if was_reachable and not done.is_reachable:
            refuse(UNREACHABLE)
        was_reachable = done.is_reachable
        if not done.sent + done.refused:
            time.sleep(pause)
    refuse(STOPPED)
    return 0


def _sender() -> str:
    from django.conf import settings  # noqa: PLC0415 - Django must be awake first

    return str(settings.DEFAULT_FROM_EMAIL)
