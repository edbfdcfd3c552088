"""The disk is told to keep an answer before anybody is told that it is stored: read off what the kernel was asked."""

import pytest
from tests.attacks.sync_order import Answered, calls_in, order_of, watch

BROKEN = "tests.attacks.broken_boxes:"
ANSWERS = 48
WAL = "5</boxes/w1.box-wal>"
REPLY = 'writev(9<TCP:[127.0.0.1:80->127.0.0.1:4242]>, [{iov_base="HTTP/1.1 200 OK"}], 1'
WRITE = f'pwrite64({WAL}, "mark 00001 here", 15, 0) = 15'


def test_every_answer_is_synced_before_it_is_called_stored(tmp_path):
    found = watch(tmp_path, answers=ANSWERS)

    assert found.acknowledged == ANSWERS
    assert found.too_early == []


@pytest.mark.parametrize("broken", ["unsynced", "early"])
def test_a_box_that_leaves_the_disk_for_later_is_found_out(tmp_path, broken):
    found = watch(tmp_path, answers=ANSWERS, application=f"{BROKEN}{broken}")

    assert found.acknowledged == ANSWERS
    assert len(found.too_early) > ANSWERS / 2


@pytest.mark.parametrize(
    ("record", "is_sound"),
    [
        ([f"1 {WRITE}", f"1 fdatasync({WAL}) = 0", f"2 {REPLY}) = 15"], True),
        (
            [f"1 {WRITE}", f"1 fdatasync({WAL} <unfinished ...>", "1 <... fdatasync resumed>) = 0", f"2 {REPLY}) = 15"],
            True,
        ),
        # The reply begins while the sync is under way.
        (
            [
                f"1 {WRITE}",
                f"1 fdatasync({WAL} <unfinished ...>",
                f"2 {REPLY} <unfinished ...>",
                "1 <... fdatasync resumed>) = 0",
                "2 <... writev resumed>) = 15",
            ],
            False,
        ),
        ([f"1 fdatasync({WAL}) = 0", f"1 {WRITE}", f"2 {REPLY}) = 15"], False),
        ([f"1 {WRITE}", f"1 fdatasync({WAL}) = -1 EIO (Input/output error)", f"2 {REPLY}) = 15"], False),
        ([f"1 {WRITE}", "1 fdatasync(5</boxes/w2.box-wal>) = 0", f"2 {REPLY}) = 15"], False),
        ([f"1 {WRITE}", "1 fdatasync(5</boxes/w1.box>) = 0", f"2 {REPLY}) = 15"], False),
        ([f"1 {WRITE}", f"2 {REPLY}) = 15"], False),
        ([f"1 fdatasync({WAL}) = 0", f"2 {REPLY}) = 15"], False),
        ([f"1 {WRITE}", f"1 fdatasync({WAL}) = 0"], False),
    ],
)
def test_only_written_then_synced_then_told_counts(record, is_sound):
    found = order_of(calls_in(record), [Answered("mark 00001 here", 4242)], "w1")

    assert found.is_sound is is_sound
