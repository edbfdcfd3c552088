"""How soon a page of a wave's results comes, to somebody who is signed in, with twenty readers at once."""

import random
import re
import tempfile
from http.client import HTTPConnection
from pathlib import Path

from tests.journeys.sign_ins import sign_everybody_in

from bench.measurement import Measurement, Table, run_alone
from bench.pages import KIND_HEADINGS, ROUND_HEADINGS, WANTED_MS, Refused, kind_rows, round_row
from bench.readers import read_together
from bench.served import HOST, WORKERS, served
from bench.whole_process import GROUNDSWELL, measured

READERS, THINK_SECONDS, SECONDS, PAGES_EACH = 20, 5.0, 60.0, 8
SEED = 2026
SURVEYS = "/programmes/alderbrook/discover/surveys/"
RESULTS = re.compile(r'href="([^"?#]*/results/[^".?#]*)"')
WAVE = re.compile(rf'href="({SURVEYS}[a-z0-9-]+/)"')


def measure(is_quick: bool) -> Measurement:  # noqa: FBT001 - the one switch of every script
    """Build the demonstration, sign in as the programme's lead, and read the results of every wave that has any."""
    readers, think, seconds = (3, 0.2, 2.0) if is_quick else (READERS, THINK_SECONDS, SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        measured((*GROUNDSWELL, "demo", "--build-only"), GROUNDSWELL_HOME=str(home))
        sign_ins = sign_everybody_in(home)
        cookie = f"{sign_ins.cookie}={sign_ins.sessions['PROGRAMME_LEAD']}"
        with served(home) as port:
            pages = _pages(port, cookie)
            chance = random.Random(SEED)
            walks = [chance.sample(pages, PAGES_EACH) for _ in range(readers)]
            rounds = {
                name: read_together(HOST, port, walks, seconds=seconds, think=think, seed=SEED, cookie=cookie)
                for name in ("cold: the server has just started", "warm: the same pages again", "warm, once more")
            }
    return Measurement(
        name="results",
        title="A page of a wave's results",
        question=f"`groundswell serve` with {WORKERS} workers on the demonstration; {readers} readers who are signed "
        f"in walk round {PAGES_EACH} of its {len(pages)} pages of results each (the trust, elements, units, staff "
        f"groups, quality, of three waves of up to 4,000 answers), thinking {think:g} s on average between pages, "
        f"{seconds:g} s a round. The load client runs on the same processors. Wanted: 95 of 100 pages within "
        f"{WANTED_MS} ms.",
        tables=(
            Table(ROUND_HEADINGS, tuple(round_row(name, visits) for name, visits in rounds.items())),
            Table(
                KIND_HEADINGS,
                tuple(kind_rows([one for name, visits in rounds.items() if "warm" in name for one in visits])),
            ),
        ),
        notes=("An error is any answer but 200, or none. Times are from connecting to the last byte.",),
    )


def _pages(port: int, cookie: str) -> list[str]:
    """Return every page of results of every wave that has any. Raises Refused."""
    waves = sorted(set(WAVE.findall(_read(port, SURVEYS, cookie))))
    found = {f"{wave}results/" for wave in waves if f'href="{wave}results/"' in _read(port, wave, cookie)}
    for trust in sorted(found):
        found |= set(RESULTS.findall(_read(port, trust, cookie)))
    if len(found) < PAGES_EACH:
        message = f"only {len(found)} pages of results were found"
        raise Refused(message)
    return sorted(found)


def _read(port: int, target: str, cookie: str) -> str:
    connection = HTTPConnection(HOST, port, timeout=30)
    connection.request("GET", target, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    if answer.status != 200:
        message = f"{target} answered {answer.status}"
        raise Refused(message)
    return body


if __name__ == "__main__":
    run_alone(measure)
