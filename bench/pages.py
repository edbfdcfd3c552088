"""Page time under fifty readers, cold and warm, and what a page weighs."""

import gzip
import http.client
import random
import re
from collections.abc import Sequence
from urllib.parse import urljoin

from bench.measurement import Measurement, Table, run_alone
from bench.readers import Visit, read_together, visit
from bench.served import HOST, WORKERS, served
from bench.spread import percentile_95, spread
from groundswell.discover.dashboard.pages import address
from groundswell.national.survey import survey_edition, survey_tables
from groundswell.packs.elements import element_set
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import staff_survey

READERS, THINK_SECONDS, SECONDS = 50, 10.0, 65.0
WANTED_MS, LARGEST_PAGE, LARGEST_SCRIPT = 150, 100_000, 15_000
SEED = 2024
ROUND_HEADINGS = (
    "Round", "95th percentile against the wanted", "Median, ms", "95th percentile, ms", "Most, ms", "Pages", "Errors",
)  # fmt: skip
KIND_HEADINGS = ("Page, warm", "Median, ms", "95th percentile, ms", "Most, ms", "Pages")
PARTS = re.compile(r"""<(link|script|img)\b[^>]*?(?:href|src)="([^"]+)"[^>]*>""")


class Refused(RuntimeError):
    """A page that belongs to the measurement did not come."""


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Let the same readers walk twice: first every page is new to the server, then it is known."""
    readers, think, seconds = (4, 0.3, 1.5) if is_quick else (READERS, THINK_SECONDS, SECONDS)
    walks = walks_of(readers)
    with served() as port:
        first = visit(HOST, port, "/trusts/RTF/")
        rounds = {
            name: read_together(HOST, port, walks, seconds=seconds, think=think, seed=SEED)
            for name in ("cold: every page for the first time", "warm: the same pages again", "warm, once more")
        }
        weighed = [_weighed(port, page) for page in walks[0]]
    return Measurement(
        name="pages",
        title=f"Page time with {readers} readers",
        question=f"`groundswell serve` with {WORKERS} workers on loopback; {readers} readers, each with a trust of its "
        f"own, walk round glance, elements, questions, scores and a comparison, thinking {think:g} s on average "
        f"between pages, {seconds:g} s a round. The load client runs on the same processors. Wanted: 95 of 100 warm "
        f"pages within {WANTED_MS} ms on 2 cores; under {LARGEST_PAGE // 1000} kB compressed without fonts; at most "
        f"{LARGEST_SCRIPT // 1000} kB of script.",
        tables=(
            Table(
                ROUND_HEADINGS,
                tuple(round_row(name, visits) for name, visits in rounds.items()),
            ),
            Table(
                KIND_HEADINGS,
                tuple(kind_rows([one for name, visits in rounds.items() if "warm" in name for one in visits])),
            ),
            Table(
                (
                    "Page",
                    "Weight against the wanted",
                    "All but fonts, kB",
                    "Page itself, kB",
                    "Styles and pictures, kB",
                    "Script, kB",
                    "Script unpacked, kB",
                ),
                tuple(weighed),
            ),
        ),
        notes=(
            f"The server's very first page took {first.seconds * 1000:.0f} ms: the worker reads the edition then.",
            (
                "Each worker keeps the pages it made, and every visit is on a new connection, so a warm page may "
                "still be new to the other worker: that is in the figures."
            ),
            "An error is any answer but 200, or none. Times are from connecting to the last byte.",
            "Weights are of gzip as sent; styles, pictures and scripts are kept by browsers after the first page.",
        ),
    )


def walks_of(readers: int) -> list[list[str]]:
    """Return a walk per reader: one trust each, the same every time."""
    chance = random.Random(SEED)
    tables = survey_tables(survey_edition())
    codes = chance.sample(sorted(tables.organisations), readers)
    elements = [element.id for element in element_set().elements]
    questions = [question.id for question in staff_survey().questions.values() if not question.is_background]
    scores = [rule.id for rule in score_rules()]
    return [
        [
            address.trust(code),
            address.element(code, chance.choice(elements)),
            address.question(code, chance.choice(questions)),
            address.score(code, chance.choice(scores)),
            address.compare((code, *chance.sample(codes, 2))),
        ]
        for code in codes
    ]


def round_row(name: str, visits: Sequence[Visit]) -> tuple[str, ...]:
    """Return a round's line of ROUND_HEADINGS."""
    times = spread([one.seconds * 1000 for one in visits])
    slow = percentile_95([one.seconds * 1000 for one in visits])
    errors = sum(one.status != 200 for one in visits)
    return (
        name,
        f"{slow / WANTED_MS:.2f}",
        f"{times.middle:.0f}",
        f"{slow:.0f}",
        f"{times.high:.0f}",
        str(len(visits)),
        str(errors),
    )


def kind_rows(visits: Sequence[Visit]) -> list[tuple[str, ...]]:
    """Return a line of KIND_HEADINGS for each kind of page."""
    kinds = sorted({one.kind for one in visits})
    chosen = {kind: [one.seconds * 1000 for one in visits if one.kind == kind] for kind in kinds}
    return [
        (kind, f"{spread(times).middle:.0f}", f"{percentile_95(times):.0f}", f"{max(times):.0f}", str(len(times)))
        for kind, times in chosen.items()
        if len(times) > 1
    ]


def _weighed(port: int, page: str) -> tuple[str, ...]:
    """Return a page's weight as sent: itself, what it links to, and its scripts."""
    size, html = _fetched(port, page)
    others: dict[str, tuple[int, int]] = {}
    scripts: dict[str, tuple[int, int]] = {}
    for tag, target in PARTS.findall(html.decode()):
        if tag == "link" and not re.search(r"\.(css|svg|png|ico)\b", target):
            continue
        packed, body = _fetched(port, urljoin(page, target))
        (scripts if tag == "script" else others)[target] = (packed, len(body))
    linked = sum(packed for packed, _ in others.values())
    script = sum(packed for packed, _ in scripts.values())
    unpacked = sum(full for _, full in scripts.values())
    whole = size + linked + script
    kilobytes = (f"{one / 1000:.1f}" for one in (whole, size, linked, script, unpacked))
    return Visit(page, 0, 200, size).kind, f"{whole / LARGEST_PAGE:.2f}", *kilobytes


def _fetched(port: int, target: str) -> tuple[int, bytes]:
    """Return how many bytes came and what they unpack to. Raises Refused."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    connection.request("GET", target, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        message = f"{target} answered {answer.status}"
        raise Refused(message)
    return len(body), gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body


if __name__ == "__main__":
    run_alone(measure)
