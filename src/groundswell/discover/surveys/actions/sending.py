"""What the process that sends letters does: codes that were asked for become letters, then letters leave."""

from groundswell.discover.surveys.actions.admitting import REQUESTS_AT_ONCE, send_codes
from groundswell.discover.surveys.actions.letters import AT_ONCE, Sent, send_letters


def send_waiting(*, sender: str, most: int = AT_ONCE) -> Sent:
    """Write the letters with codes that somebody waits for, send what waits, and return what became of it."""
    # All of them first: somebody waits for each, and requests for addresses that nobody has must not hold them up.
    while send_codes() == REQUESTS_AT_ONCE:
        pass
    return send_letters(sender=sender, most=most)
