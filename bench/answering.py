"""Drawing a page to answer on: ten five-point items, as the box makes it for one person."""

import io
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from bench.made_wave import open_box, pulse_form, ten_items
from bench.measurement import Measurement, Table, run_alone
from bench.spread import seconds_of
from groundswell.box.application import Application

PAGES, WANTED_MS = 1000, 5.0


class Refused(RuntimeError):
    """The page that was asked for did not come."""


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Ask the application itself for the same page many times, without a server around it."""
    count = 20 if is_quick else PAGES
    forms = {"ten five-point items": ten_items(), "the culture pulse, in two languages": pulse_form()}
    return Measurement(
        name="answering",
        title="A page to answer on",
        question="What the box does from a posted token to the whole page, packed for the way: checking the token's "
        f"signature, drawing, gzip; {count:,} times, one after another. Wanted: ten five-point items in less than "
        f"{WANTED_MS:g} ms.",
        tables=(
            Table(
                ("Page", "Median against the wanted", "Median, ms", "95th percentile, ms", "Packed, kB"),
                tuple(_row(name, form, count) for name, form in forms.items()),
            ),
        ),
        notes=("The WSGI application is called as the server calls it; the server itself is left out.",),
    )


def _row(name: str, form: dict[str, object], count: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as place:
        made, tokens = open_box(Path(place), form, people=count)
        application = Application(Path(place), today=lambda: datetime.now(UTC).date())
        sizes: list[int] = []

        def page(token: str) -> None:
            body = b"".join(_asked(application, f"/answer/{made.wave}/", urlencode({"token": token}).encode()))
            sizes.append(len(body))

        page(tokens[0])
        milliseconds = [1000 * seconds_of(lambda token=token: page(token)) for token in tokens]
        application.boxes.shut()
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    return (name, f"{cuts[49] / WANTED_MS:.2f}", f"{cuts[49]:.2f}", f"{cuts[94]:.2f}", f"{sizes[-1] / 1000:.1f}")


def _asked(application: Application, path: str, body: bytes) -> Iterator[bytes]:
    """Yield the body of an answer. Raises Refused unless it is a page."""

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        if not status.startswith("200 ") or ("Content-Encoding", "gzip") not in headers:
            raise Refused(status)

    yield from application(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.input": io.BytesIO(body),
        },
        start,
    )


if __name__ == "__main__":
    run_alone(measure)
