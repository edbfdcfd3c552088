"""From a closed box to results, texts and nothing else: what is counted, what is kept, what is destroyed."""

import hashlib
import json
import random
import secrets
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.factories.answering import grouped_form, people_answering, plan_for
from tests.factories.boxes import WHILE_OPEN, MadeBox, made_box

from groundswell.ballot.answers import envelope
from groundswell.ballot.box_file import BoxNotThere, NotClosed, close_box, connect, put_into
from groundswell.ballot.count import counting
from groundswell.ballot.count.counting import OtherForm, count
from groundswell.ballot.count.deciding import Refused
from groundswell.ballot.count.plan import BadPlan
from groundswell.ballot.slips import slip_key
from groundswell.box.store import Box

AT = datetime(2027, 3, 15, 16, 20, tzinfo=UTC)
FORM = grouped_form()
PLAN = plan_for(FORM)


def shuffle(rows: list[object]) -> None:
    secrets.SystemRandom().shuffle(rows)


@pytest.fixture
def made(tmp_path: Path) -> MadeBox:
    """Return an open box in which about 300 people have answered."""
    made = made_box(tmp_path / "boxes", FORM)
    box = Box(made.path, today=lambda: WHILE_OPEN)
    for one in people_answering(made.form, seed=3):
        box.put(box.key_of_token(made.token()), one)
    box.shut()
    return made


@pytest.fixture
def closed(made: MadeBox) -> MadeBox:
    close_box(made.folder, made.wave)
    return made


def results(folder: Path) -> dict[str, object]:
    return json.loads((folder / "results.json").read_text())


def test_count_writes_results_texts_and_a_record_and_leaves_no_box(closed, tmp_path):
    people = people_answering(closed.form, seed=3)
    out = tmp_path / "out"

    done = count(closed.path, PLAN, out, at=AT, shuffle=shuffle)

    assert sorted(path.name for path in out.iterdir()) == ["destruction.json", "results.json", "texts.json"]
    assert list(closed.folder.iterdir()) == []
    assert (done.answers, done.empty, done.spoiled) == (len(people), 0, 0)
    assert results(out)["answers"] == 5 * round(len(people) / 5)
    assert results(out)["audit"]["exposures"] == 0
    record = json.loads((out / "destruction.json").read_text())
    assert record["destroyed_at"] == "2027-03-15T16:20:00+00:00"
    assert record["results_sha256"] == hashlib.sha256((out / "results.json").read_bytes()).hexdigest()


def test_results_do_not_depend_on_the_shuffle(closed, tmp_path):
    copy = tmp_path / "copy.box"
    copy.write_bytes(closed.path.read_bytes())

    one = count(closed.path, PLAN, tmp_path / "one", at=AT, shuffle=shuffle)
    other = count(copy, PLAN, tmp_path / "other", at=AT, shuffle=random.Random(7).shuffle)

    assert one.results_sha256 == other.results_sha256


def test_texts_lie_apart_in_an_order_of_their_own(closed, tmp_path):
    said = [one.items["in-the-way"] for one in people_answering(closed.form, seed=3) if "in-the-way" in one.items]

    count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)
    texts = json.loads((tmp_path / "out" / "texts.json").read_text())

    assert set(texts) == {"wave", "texts"}
    assert sorted(texts["texts"]["in-the-way"]) == sorted(said)
    assert texts["texts"]["in-the-way"] != said
    assert not any(one in (tmp_path / "out" / "results.json").read_text() for one in said)


@pytest.mark.parametrize(("writers", "kept"), [(10, False), (11, True)])
def test_what_few_wrote_never_leaves_the_box(tmp_path, writers, kept):
    made = made_box(tmp_path / "boxes", FORM)
    box = Box(made.path, today=lambda: WHILE_OPEN)
    for number, one in enumerate(people_answering(made.form, seed=3)[:60]):
        items = {name: value for name, value in one.items.items() if name != "in-the-way"}
        told = {"in-the-way": f"The rota, says number {number}"} if number < writers else {}
        box.put(box.key_of_token(made.token()), replace(one, items=items | told))
    box.shut()
    close_box(made.folder, made.wave)

    count(made.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    assert ("in-the-way" in json.loads((tmp_path / "out" / "texts.json").read_text())["texts"]) == kept
    assert any(b"The rota" in path.read_bytes() for path in (tmp_path / "out").iterdir()) == kept


def test_an_open_box_is_not_opened(made, tmp_path):
    with pytest.raises(NotClosed):
        count(made.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    assert made.path.exists()
    assert not (tmp_path / "out").exists()


def test_a_plan_for_another_form_counts_nothing(closed, tmp_path):
    other = plan_for(grouped_form(minutes=9))

    with pytest.raises(OtherForm):
        count(closed.path, other, tmp_path / "out", at=AT, shuffle=shuffle)
    with pytest.raises(BadPlan):
        count(closed.path, PLAN | {"threshold": 5}, tmp_path / "out", at=AT, shuffle=shuffle)

    assert closed.path.exists()


def test_a_release_that_the_gate_refuses_leaves_everything_as_it_was(closed, tmp_path):
    before = closed.path.read_bytes()

    def refusing(found: object, *, threshold: int) -> object:
        raise Refused(3)

    with pytest.raises(Refused):
        count(closed.path, PLAN, tmp_path / "out", at=AT, gate=refusing, shuffle=shuffle)

    assert closed.path.read_bytes() == before
    assert not (tmp_path / "out").exists()


def test_a_counted_box_cannot_be_counted_again(closed, tmp_path):
    count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    with pytest.raises(BoxNotThere):
        count(closed.path, PLAN, tmp_path / "again", at=AT, shuffle=shuffle)


def test_a_count_that_was_interrupted_is_made_again_alike(closed, tmp_path, monkeypatch):
    def power_cut(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(counting, "destroy_box", power_cut)
    with pytest.raises(KeyboardInterrupt):
        count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)
    first = (tmp_path / "out" / "results.json").read_bytes()
    assert not (tmp_path / "out" / "destruction.json").exists()
    monkeypatch.undo()

    count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    assert (tmp_path / "out" / "results.json").read_bytes() == first
    assert not closed.path.exists()


@pytest.mark.parametrize("left", ["every row", "no row", "half a file", "nothing"])
def test_a_count_that_was_interrupted_while_it_destroyed_keeps_its_results(closed, tmp_path, monkeypatch, left):
    people = len(people_answering(closed.form, seed=3))

    def power_cut(path: Path) -> None:
        if left == "no row":
            with closing(sqlite3.connect(path)) as box:
                box.execute("UPDATE answers SET body = zeroblob(length(body))")
                box.commit()
        if left == "half a file":
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(path.stat().st_size // 2))
        if left == "nothing":
            path.unlink()
        raise KeyboardInterrupt

    monkeypatch.setattr(counting, "destroy_box", power_cut)
    with pytest.raises(KeyboardInterrupt):
        count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)
    monkeypatch.undo()

    done = count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    assert done.answers == people
    assert results(tmp_path / "out")["answers"] == 5 * round(people / 5)
    assert json.loads((tmp_path / "out" / "destruction.json").read_text())["answers"] == people
    assert list(closed.folder.iterdir()) == []


def test_what_was_destroyed_is_not_in_the_blocks_that_the_file_had(closed, tmp_path):
    """A second name for the file shows what is left in its blocks once the first is gone."""
    told = next(one.items["in-the-way"] for one in people_answering(closed.form, seed=3) if "in-the-way" in one.items)
    left = tmp_path / "left"
    left.hardlink_to(closed.path)
    assert str(told).encode() in left.read_bytes()

    count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    assert str(told).encode() not in left.read_bytes()
    assert b"clear-goals" not in left.read_bytes()


def test_spoiled_and_empty_envelopes_are_told_and_not_counted(closed, tmp_path):
    people = len(people_answering(closed.form, seed=3))
    with sqlite3.connect(closed.path) as file:
        size = len(file.execute("SELECT body FROM answers LIMIT 1").fetchone()[0]) - 32
        empty = b'{"attributes":{},"importance":{},"items":{}}'
        rows = {
            b"1": bytes(size), b"2": b"", b"3": b"\xff" * size, b"4": (9).to_bytes(4, "big") + b'{"a": [1]' + bytes(size - 13),
            b"5": len(empty).to_bytes(4, "big") + empty + bytes(size - 4 - len(empty)),
        }  # fmt: skip
        put_into(file, [(key * 32, envelope) for key, envelope in rows.items()])
    file.close()

    done = count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    assert (done.answers, done.spoiled, done.empty) == (people, 4, 1)


def test_few_answers_show_nothing_at_all(tmp_path):
    made = made_box(tmp_path / "boxes", FORM)
    box = Box(made.path, today=lambda: WHILE_OPEN)
    for one in people_answering(made.form, seed=3)[:10]:
        box.put(box.key_of_token(made.token()), one)
    box.shut()
    close_box(made.folder, made.wave)

    count(made.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    found = results(tmp_path / "out")
    withheld = {"withheld": "protected"}
    assert found["answers"] == withheld
    assert all(cell["answers"] == withheld for cell in found["cells"])
    assert all(figure == withheld for measure in found["measures"] for figure in measure["figures"])


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "groundswell.ballot.count", *map(str, words)], capture_output=True, text=True
    )


def test_as_a_process_of_its_own(closed, tmp_path):
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))

    done = run(closed.path, plan, tmp_path / "out")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["answers"] == len(people_answering(closed.form, seed=3))
    assert run(closed.path, plan, tmp_path / "out").stderr.startswith("There is no box at this place.")


@pytest.mark.parametrize("words", ["{", "[]", "null", '{"version": 1}'])
def test_a_plan_that_is_none_is_refused_in_a_sentence(made, tmp_path, words):
    plan = tmp_path / "plan.json"
    plan.write_text(words)

    done = run(made.path, plan, tmp_path / "out")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert made.path.exists()


def test_the_whole_trust_and_its_groups_keep_rounded_figures(closed, tmp_path):
    count(closed.path, PLAN, tmp_path / "out", at=AT, shuffle=shuffle)

    measures = results(tmp_path / "out")["measures"]
    scored = [one for one in measures if one["whole"]]
    assert scored
    for one in scored:
        trust = one["figures"][0]
        assert trust["mean"] == pytest.approx(one["whole"]["mean"], abs=0.05)
        low, high = trust["interval"]
        assert low <= one["whole"]["mean"] <= high
        assert high - low == pytest.approx(2 * 1.97 * one["whole"]["sd"] / one["whole"]["n"] ** 0.5, abs=0.11)
        for figure in one["figures"][1:]:
            if "mean" in figure:
                assert all(round(value, 1) == value for value in (figure["mean"], *figure["interval"]))


def test_slip_answers_that_nobody_drew_raise_the_threshold(made, tmp_path):
    """Whoever prints slips could put answers in: those beyond the people who are ticked as having drawn one."""
    more = people_answering(made.form, seed=9)[:10]
    with closing(connect(made.path)) as box:
        put_into(box, [(slip_key(made.wave, made.code()), envelope(made.form, one)) for one in more])
    close_box(made.folder, made.wave)
    copy = tmp_path / "copy.box"
    copy.write_bytes(made.path.read_bytes())

    count(made.path, PLAN, tmp_path / "ticked", at=AT, shuffle=shuffle, drawn=10)
    count(copy, PLAN, tmp_path / "unticked", at=AT, shuffle=shuffle, drawn=0)

    ticked, unticked = (
        sum(not isinstance(one["answers"], dict) for one in results(tmp_path / name)["cells"])
        for name in ("ticked", "unticked")
    )
    assert unticked < ticked
    assert json.loads((tmp_path / "ticked" / "destruction.json").read_text())["by_slip"] == 10


def test_a_group_that_changed_by_one_tells_no_shares_of_few_and_no_mean_of_very_few(made, tmp_path):
    """Two waves where one person left: with shares both times, that person's answer would follow by subtraction."""
    close_box(made.folder, made.wave)
    copy = tmp_path / "copy.box"
    copy.write_bytes(made.path.read_bytes())
    count(made.path, PLAN, tmp_path / "free", at=AT, shuffle=shuffle)
    free = results(tmp_path / "free")
    item = next(number for number, one in enumerate(free["measures"]) if one["sort"] == "item")
    before = free["measures"][item]["figures"]
    small = [
        at
        for at, one in enumerate(free["cells"])
        if at and "shares" in before[at] and sum(map(bool, one["cell"])) == 1 and one["answers"] < 120
    ]
    few, very_few = (
        max(small, key=lambda at: free["cells"][at]["answers"]),
        min(small, key=lambda at: free["cells"][at]["answers"]),
    )
    assert free["cells"][very_few]["answers"] < 50 < free["cells"][few]["answers"]
    changed = [
        dict(zip(free["dimensions"], free["cells"][at]["cell"], strict=True)) | {"changed": by}
        for at, by in ((few, 1), (very_few, 10))
    ]

    count(copy, PLAN | {"before": changed}, tmp_path / "tied", at=AT, shuffle=shuffle)

    after = results(tmp_path / "tied")["measures"][item]["figures"]
    assert "shares" not in after[few]
    assert after[few]["mean"] == before[few]["mean"]
    assert after[very_few] == {"withheld": "protected"}
    assert [one for at, one in enumerate(after) if at not in {few, very_few}] == [
        one for at, one in enumerate(before) if at not in {few, very_few}
    ]
