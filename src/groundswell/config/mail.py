"""Where letters go out: any SMTP server, by its address; without one, nothing is sent."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 587, "smtps": 465}
SECONDS = 20


class BadMailAddress(ImproperlyConfigured):
    """GROUNDSWELL_SMTP_URL cannot be used. The message never repeats the address: it holds a password."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """An SMTP server. `starts_tls` says that the connection is made secret before anything is said."""

    host: str
    port: int
    user: str
    password: str
    is_secret: bool
    starts_tls: bool


def mail_server(address: str) -> MailServer:
    """Return the server of smtp://person:password@host:port (STARTTLS) or smtps://... (TLS from the start).

    `?tls=no` sends in the clear, which is only allowed to this machine. Raises BadMailAddress for anything else.
    """
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        message = "GROUNDSWELL_SMTP_URL must be smtp://host:port or smtps://host:port, with person:password@ if needed"
        raise BadMailAddress(message)
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as wrong:
        message = "GROUNDSWELL_SMTP_URL has a port that is no number from 1 to 65535"
        raise BadMailAddress(message) from wrong
    in_the_clear = dict(parse_qsl(parts.query)).get("tls") == "no"
    if in_the_clear and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        message = "GROUNDSWELL_SMTP_URL has tls=no, which is only allowed for a server on this machine"
        raise BadMailAddress(message)
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_secret=parts.scheme == "smtps",
        starts_tls=parts.scheme == "smtp" and not in_the_clear,
    )
