"""The store: once per person, changeable until the close, on the disk before it is acknowledged."""

import resource
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from tests.factories.boxes import WHILE_OPEN, made_box, open_box, some, stored, until
from tests.factories.forms import WAVE, small_form

from groundswell.ballot.admission import NotAdmitted
from groundswell.ballot.box_file import (
    BoxNotThere,
    BoxThereAlready,
    NotDurable,
    answers_in,
    check_durable,
    close_box,
    connect,
    make_box,
    path_of,
)
from groundswell.box import store
from groundswell.box.store import Boxes, Closed, NotStored, NotYet


def test_answers_are_stored_under_the_hash_of_a_token(made):
    token = made.token()
    with open_box(made) as box:
        box.accept(token, some(made, 4))

    assert stored(made) == [some(made, 4)]
    everything = b"".join(path.read_bytes() for path in made.folder.iterdir())
    assert token.encode() not in everything


def test_sending_again_counts_once_and_changes_the_answers(made):
    token = made.token()
    with open_box(made) as box:
        for point in (4, 4, 2):
            box.accept(token, some(made, point))

    assert stored(made) == [some(made, 2)]


def test_a_slip_lets_one_person_answer(made):
    code = made.code()
    with open_box(made) as box:
        box.put(box.key_of_slip(code), some(made, 4))
        box.put(box.key_of_slip(code.lower().replace("-", " ")), some(made, 5))

    assert stored(made) == [some(made, 5)]
    everything = b"".join(path.read_bytes() for path in made.folder.iterdir())
    assert code.replace("-", "")[:16].encode() not in everything


def test_nobody_without_an_admission_or_a_slip_gets_in(made):
    other = made_box(made.folder, small_form(wave="b0b0"))
    with open_box(made) as box:
        for token in (other.token(), "", "x" * 128, made.token()[:-1]):
            with pytest.raises(NotAdmitted):
                box.accept(token, some(made, 4))
        for code in (other.code(), "0000-0000-0000-0000-0", ""):
            with pytest.raises(NotAdmitted):
                box.key_of_slip(code)

    assert stored(made) == []


def test_one_person_never_reaches_the_answers_of_another(made):
    with open_box(made) as box:
        for point in (1, 2, 3):
            box.accept(made.token(), some(made, point))

    assert sorted(one.items["clear-goals"] for one in stored(made)) == [1, 2, 3]


def test_the_closing_day_is_the_last_day(made):
    with open_box(made, today=made.form.closes) as box:
        box.accept(made.token(), some(made, 4))
    with open_box(made, today=made.form.closes + timedelta(days=1)) as box, pytest.raises(Closed) as late:
        box.accept(made.token(), some(made, 4))

    assert late.value.last_day == date(2027, 3, 14)
    assert len(stored(made)) == 1


def test_nothing_is_taken_before_the_first_day(tmp_path):
    made = made_box(tmp_path / "boxes", small_form(opens="2027-03-01"))
    token = made.token()
    with open_box(made, today=date(2027, 2, 28)) as box:
        with pytest.raises(NotYet) as early:
            box.check_open()
        with pytest.raises(NotYet):
            box.accept(token, some(made, 4))
    assert early.value.first_day == date(2027, 3, 1)
    assert stored(made) == []

    with open_box(made, today=date(2027, 3, 1)) as box:
        box.check_open()
        box.accept(token, some(made, 4))
    assert len(stored(made)) == 1


def test_nothing_is_taken_once_the_box_is_closed(made):
    token = made.token()
    with open_box(made) as box:
        box.accept(token, some(made, 4))
        close_box(made.folder, made.wave)
        for late in (token, made.token()):
            with pytest.raises(Closed):
                box.accept(late, some(made, 1))

    assert stored(made) == [some(made, 4)]


def test_a_close_in_the_midst_of_many_loses_none_that_was_acknowledged(made):
    acknowledged, refused = [], []

    def send(point: int) -> None:
        try:
            box.accept(made.token(), some(made, 1 + point % 5))
        except Closed:
            refused.append(point)
        else:
            acknowledged.append(point)
            if len(acknowledged) == 50:
                closing.start()

    closing = threading.Thread(target=close_box, args=(made.folder, made.wave))
    with open_box(made) as box, ThreadPoolExecutor(8) as people:
        list(people.map(send, range(400)))
        closing.join()

    assert len(acknowledged) == len(stored(made)) >= 50
    assert len(refused) == 400 - len(acknowledged)


def test_parallel_sendings_of_one_token_make_one_row(made):
    tokens = [made.token() for _ in range(5)]
    with open_box(made) as box, ThreadPoolExecutor(20) as people:
        list(people.map(lambda at: box.accept(tokens[at % 5], some(made, 1 + at % 5)), range(300)))

    assert sorted(one.items["clear-goals"] for one in stored(made)) == [1, 2, 3, 4, 5]


def test_two_processes_may_serve_the_same_box(made):
    token = made.token()
    with open_box(made) as one, open_box(made) as other:
        one.accept(token, some(made, 4))
        other.accept(token, some(made, 5))
        other.accept(made.token(), some(made, 1))

    assert sorted(one.items["clear-goals"] for one in stored(made)) == [1, 5]


def test_a_disk_that_is_full_is_told_and_nothing_is_half_stored(made):
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_box(made) as box:
        box.accept(made.token(), some(made, 4))
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            with pytest.raises(NotStored):
                box.accept(made.token(), some(made, 5))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
        box.accept(made.token(), some(made, 1))

    assert sorted(one.items["clear-goals"] for one in stored(made)) == [1, 4]


def test_a_queue_that_is_full_is_told_at_once(made, monkeypatch):
    monkeypatch.setattr(store, "MOST_WAITING", 1)
    holding = sqlite3.connect(made.path, isolation_level=None)
    with open_box(made) as box, ThreadPoolExecutor(2) as people:
        holding.execute("BEGIN IMMEDIATE")
        first = people.submit(box.accept, made.token(), some(made, 4))
        until(lambda: box.is_writing)
        second = people.submit(box.accept, made.token(), some(made, 4))
        until(lambda: not box.has_room)
        with pytest.raises(NotStored):
            box.accept(made.token(), some(made, 5))
        holding.execute("ROLLBACK")
        assert [first.result(), second.result()] == [None, None]
    holding.close()

    assert len(stored(made)) == 2


@pytest.mark.parametrize("points", [(1, 5), (5, 1)])
def test_of_two_sendings_that_are_stored_together_the_later_counts(made, points):
    token = made.token()
    holding = sqlite3.connect(made.path, isolation_level=None)
    with open_box(made) as box, ThreadPoolExecutor(3) as people:
        holding.execute("BEGIN IMMEDIATE")
        sent = [people.submit(box.accept, made.token(), some(made, 3))]
        until(lambda: box.is_writing)
        for waiting, point in enumerate(points, start=1):
            sent.append(people.submit(box.accept, token, some(made, point)))
            until(lambda waiting=waiting: box.waiting == waiting)
        holding.execute("ROLLBACK")
        assert [one.result() for one in sent] == [None, None, None]
    holding.close()

    assert sorted(one.items["clear-goals"] for one in stored(made)) == sorted([3, points[-1]])


def test_a_connection_that_is_not_durable_is_refused(made):
    box = connect(made.path)
    check_durable(box)
    box.execute("PRAGMA synchronous=NORMAL")

    with pytest.raises(NotDurable):
        check_durable(box)
    box.close()


def test_a_second_box_for_a_wave_is_refused_and_the_first_kept(made):
    with open_box(made) as box:
        box.accept(made.token(), some(made, 4))
    with pytest.raises(BoxThereAlready):
        make_box(made.folder, small_form(), checking_key=bytes(32), people=9)

    assert answers_in(made.folder, WAVE) == 1


@pytest.mark.parametrize("wave", ["none", "", "../" + WAVE, "a/b", "é", f"{WAVE}.box"])
def test_a_wave_without_a_box_is_told(made, wave):
    with pytest.raises(BoxNotThere):
        connect(path_of(made.folder, wave))


def test_boxes_are_found_by_their_wave_and_forgotten_when_they_are_destroyed(made):
    boxes = Boxes(made.folder, today=lambda: WHILE_OPEN)
    box = boxes.box(WAVE)
    assert boxes.box(WAVE) is box
    assert boxes.waves() == [WAVE]

    for path in made.folder.iterdir():
        path.unlink()

    with pytest.raises(BoxNotThere):
        boxes.box(WAVE)
    assert boxes.waves() == []
    boxes.shut()


def test_the_file_holds_answers_slips_and_itself_and_nothing_that_numbers_or_dates(made):
    with sqlite3.connect(made.path) as file:
        tables = file.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        columns = {name: [row[1] for row in file.execute(f"PRAGMA table_info({name})")] for name, _ in tables}
        others = file.execute("SELECT count(*) FROM sqlite_schema WHERE type <> 'table'").fetchone()[0]
    file.close()

    assert columns == {"answers": ["slot", "body"], "meta": ["k", "v"], "slip": ["code_hash"]}
    assert all("WITHOUT ROWID" in sql or name == "answers" for name, sql in tables)
    assert not any("AUTOINCREMENT" in sql for _, sql in tables)
    assert others == 0


def test_only_its_owner_can_read_the_file(made):
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.folder.stat().st_mode & 0o077 == 0


def test_a_box_has_room_for_everybody_and_says_when_it_has_none(tmp_path):
    small = made_box(tmp_path / "boxes", people=1)
    with open_box(small) as box:
        for _ in range(64):
            box.accept(small.token(), some(small, 3))
        with pytest.raises(NotStored):
            box.accept(small.token(), some(small, 4))

    assert len(stored(small)) == 64
    assert {one.items["clear-goals"] for one in stored(small)} == {3}


def test_slips_make_room_and_lose_nothing(made):
    with open_box(made) as box:
        tokens = [made.token() for _ in range(40)]
        for token in tokens:
            box.accept(token, some(made, 2))
        slips = [made.code() for _ in range(3)]
        box.put(box.key_of_slip(slips[0]), some(made, 5))
        box.accept(tokens[0], some(made, 1))

    assert sorted(one.items["clear-goals"] for one in stored(made)) == [1, *[2] * 39, 5]
