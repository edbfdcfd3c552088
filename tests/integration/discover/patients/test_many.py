"""Ten thousand comments in one go, through the pages; how long it takes is printed and has a limit."""

import time

import numpy as np
import pytest
from tests.integration.discover.patients.conftest import HERE, to_review, written

from groundswell.discover.evidence.models import Item
from groundswell.discover.patients.models import CommentsLoad

pytestmark = pytest.mark.django_db
MANY, WORDS_KNOWN = 10_000, 4_000
# A page that takes longer than this is given up by whoever waits for it.
MOST_SECONDS = 60


def rows():
    """Return comments of 3 to 60 words with words as rare as in speech; every 50th stands twice, every 70th nearly."""
    rng = np.random.default_rng(9)
    made = []
    for at in range(MANY):
        if at % 50 == 49:
            made.append(made[-2])
            continue
        words = [f"w{number % WORDS_KNOWN}" for number in rng.zipf(1.3, rng.integers(3, 60)) % 10**6]
        if at % 70 == 69:
            words = [*made[-3][0].split(), "indeed"]
        made.append((" ".join(words) + (" Dr Osei" if at % 10 == 0 else ""), "FFT", "03/02/2026", f"Ward {at % 60}"))
    return made


def test_ten_thousand_comments_come_in_at_one_go(reader, capsys):
    file = written(rows())
    seconds = {}

    started = time.monotonic()
    address = to_review(reader, file)
    seconds["columns"] = time.monotonic() - started
    started = time.monotonic()
    assert reader.get(address).status_code == 200
    seconds["review"] = time.monotonic() - started
    started = time.monotonic()
    reader.post(address, {"keep": "1", "leaves_near": "yes"})
    seconds["keep"] = time.monotonic() - started
    started = time.monotonic()
    assert reader.get(HERE).status_code == 200
    seconds["overview"] = time.monotonic() - started

    with capsys.disabled():
        print({name: round(value, 2) for name, value in seconds.items()})
    load = CommentsLoad.objects.get()
    assert (load.rows, Item.objects.count()) == (MANY, load.kept)
    assert load.same > 100
    assert load.near > 50
    assert max(seconds.values()) < MOST_SECONDS
