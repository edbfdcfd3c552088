"""The demonstration's mail server: takes every letter and prints it, so that nothing leaves this machine."""

import argparse
import asyncio
from email import message_from_bytes
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP

from groundswell.web.terminal import say


class Printing:
    """Prints each letter: to whom, what about, and its words."""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Print a letter and take it."""
        letter = message_from_bytes(envelope.content, policy=default)
        body = letter.get_body(("plain",))
        say(f"\nLetter to {', '.join(envelope.rcpt_tos)}: {letter['Subject']}")
        say("\n".join(f"  {line}" for line in (body.get_content() if body else "").splitlines()))
        return "250 OK"


async def catch(port: int) -> None:
    """Take letters on this machine's port until stopped."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Printing()), host="127.0.0.1", port=port)
    async with server:
        await server.serve_forever()


def main() -> int:
    """Catch letters until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    try:
        asyncio.run(catch(parser.parse_args().port))
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
