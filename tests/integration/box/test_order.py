"""Whoever takes a copy of a box cannot tell who came before whom, nor whose answers came last."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.factories.boxes import WHILE_OPEN, open_box, pages_named_beside, said, some, stored, until

from groundswell.ballot.answers import read_answers
from groundswell.ballot.box_file import close_box, connect, path_of
from groundswell.box.store import Box


def test_a_closed_file_does_not_tell_who_came_when(made, tmp_path):
    arrived = [f"mark {at:03} here" for at in range(300)]
    numbered = sqlite3.connect(tmp_path / "numbered", isolation_level=None)
    numbered.execute("CREATE TABLE answers (words TEXT, padding BLOB)")
    with open_box(made) as box:
        for words in arrived:
            box.accept(made.token(), read_answers(made.form, {"items": {"in-the-way": words}}))
            numbered.execute("INSERT INTO answers VALUES (?, zeroblob(3900))", (words,))
    numbered.close()
    close_box(made.folder, made.wave)

    # Four standard deviations of a rank correlation by chance. The control has row ids, and tells all.
    assert abs(agreement_with_time(made.path.read_bytes(), arrived)) < 4 / 299**0.5
    assert abs(agreement_with_time((tmp_path / "numbered").read_bytes(), arrived)) > 0.9
    assert [path.name for path in made.folder.iterdir() if path.stat().st_size] == [made.path.name]


@pytest.mark.parametrize("turns", [1, 7])
def test_the_file_is_the_same_whatever_order_people_came_in(made, tmp_path, turns):
    """Sixty people, some of whom change their answers: two orders of coming give one file, byte for byte."""
    people = [(made.token(), 1 + at % 5) for at in range(60)]
    files = []
    for order in (people, people[::-1]):
        folder = tmp_path / f"{len(files)}"
        folder.mkdir()
        shutil.copy(made.path, folder)
        box = Box(path_of(folder, made.wave), today=lambda: WHILE_OPEN)
        for turn in range(turns):
            for token, point in order:
                box.accept(token, some(made, 1 + (point + turn) % 5))
        box.shut()
        files.append(said(path_of(folder, made.wave)))
        assert written_in(folder) == [made.path.name]

    assert files[0] == files[1]
    assert len(stored(made)) == 0


def test_an_open_file_says_nothing_of_who_came_when(made):
    arrived = [f"mark {at:03} here" for at in range(300)]
    with open_box(made) as box:
        for words in arrived:
            box.accept(made.token(), read_answers(made.form, {"items": {"in-the-way": words}}))

        assert abs(agreement_with_time(made.path.read_bytes(), arrived)) < 4 / 299**0.5
        until(lambda: written_in(made.folder) == [made.path.name])


def test_nothing_beside_an_open_file_says_whose_answers_came_last(made):
    """Nothing of answers is in the log once they are called stored, and its index soon names the first page only."""
    with open_box(made) as box:
        for point in (1, 2, 3, 4):
            key = box.key_of_token(made.token())
            box.put(key, some(made, point))

            assert [path.name for path in made.folder.iterdir() if key in path.read_bytes()] == [made.path.name]
            until(lambda: pages_named_beside(made.path) == [1])

        # The control: what was written last stands there as long as nobody wipes it.
        with closing(connect(made.path)) as other:
            other.execute("UPDATE answers SET body = ? || substr(body, 2) WHERE slot = 9", (b"\1",))
        assert pages_named_beside(made.path) != [1]


def test_what_a_killed_box_left_beside_its_file_is_gone_once_it_is_open_again(made, tmp_path):
    with open_box(made) as box:
        box.accept(made.token(), some(made, 2))
        with closing(connect(made.path)) as killed:
            killed.execute("UPDATE answers SET body = ? || substr(body, 2) WHERE slot = 9", (b"\1",))
            copy = shutil.copytree(made.folder, tmp_path / "copy") / made.path.name
    assert copy.with_name(f"{copy.name}-wal").stat().st_size > 0

    box = Box(copy, today=lambda: WHILE_OPEN)
    until(lambda: pages_named_beside(copy) == [1])
    assert copy.with_name(f"{copy.name}-wal").stat().st_size == 0
    box.shut()


def written_in(folder: Path) -> list[str]:
    """Return the files that hold anything, but for the index of the log, which holds numbers of pages."""
    return [one.name for one in folder.iterdir() if one.stat().st_size and not one.name.endswith("-shm")]


def agreement_with_time(content: bytes, arrived: list[str]) -> float:
    """Return Spearman's correlation between when answers came and where they lie in the file."""
    count = len(arrived)
    places = [content.rindex(words.encode()) for words in arrived]
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    apart = sum((rank - ranks[place]) ** 2 for rank, place in enumerate(places))
    return 1 - 6 * apart / (count * (count**2 - 1))
