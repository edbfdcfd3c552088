"""What a survey needs on paper: posters and slips as PDF, and the card for the intranet as SVG."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

from groundswell.discover.surveys import phrases
from groundswell.discover.surveys.enums import Mode
from groundswell.discover.surveys.models import Wave
from groundswell.discover.surveys.paper.card import card_svg
from groundswell.discover.surveys.queries.waves import provider_of
from groundswell.look import numbers
from groundswell.look.documents.paper import pdf, qr_svg

SIZES = ("a4", "a5")
FOLDER = Path(__file__).parent


def poster(wave: Wave, *, address: str, minutes: int, size: str) -> bytes:
    """Return a poster as PDF, A4 or A5; `address` leads to the survey and is the same for everyone."""
    return pdf(
        _template("poster"),
        {
            "size": size,
            "title": wave.title,
            "whom": wave.programme.organisation.name,
            "qr": qr_svg(address),
            "address": _short(address),
            "lines": [phrases.POSTER_MINUTES.format(minutes=minutes), phrases.POSTER_NO_ACCOUNT, _at_hand(wave)],
            "last_day": _until(wave.closes_on),
            "mode": phrases.MODE_LINES[Mode(wave.mode)],
        },
    )


def slips(wave: Wave, *, address: str, typed: str, codes: Sequence[str]) -> bytes:
    """Return paper slips as PDF, eight to a sheet; `address` leads to the box, where the code goes.

    Nobody types the box's long address: `typed` is the one that is the same for everyone, and leads on to it.
    """
    return pdf(
        _template("slips"),
        {
            "title": wave.title,
            "address": _short(typed),
            "lines": [
                phrases.SLIP_ONCE,
                phrases.SLIP_DRAWN,
                _until(wave.closes_on),
                phrases.MODE_LINES[Mode(wave.mode)],
            ],
            "slips": [{"code": code, "qr": qr_svg(scanned(address, code))} for code in codes],
        },
    )


def card(wave: Wave, *, address: str) -> str:
    """Return the card for the intranet as SVG; `address` leads to the survey and is the same for everyone."""
    return card_svg(
        title=wave.title,
        organisation=wave.programme.organisation.name,
        until=_until(wave.closes_on),
        address=address,
        shown_address=_short(address),
        mode=f"{_at_hand(wave)} {phrases.MODE_LINES[Mode(wave.mode)]}",
    )


def scanned(address: str, code: str) -> str:
    """Return what the picture on a slip holds: the code stands behind the #, which no browser sends to any server."""
    return f"{address}#code={quote(code)}"


def _at_hand(wave: Wave) -> str:
    return phrases.AT_HAND[provider_of(wave) is not None]


def _template(name: str) -> str:
    return (FOLDER / f"{name}.typ").read_text(encoding="utf-8")


def _short(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def _until(last: date) -> str:
    return phrases.UNTIL.format(day=numbers.day(last))
