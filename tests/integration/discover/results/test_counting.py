"""Counting: once, after the close, by a process of its own; what it wrote is taken in, and nothing stays outside."""

import json
import sqlite3

import pytest
from tests.factories.answered import AT, answered, asked

from groundswell.audit.models import Event
from groundswell.ballot.box_file import answers_in, path_of, stored_in
from groundswell.discover.results.actions import counting
from groundswell.discover.results.actions.counting import answers_said, count_wave, destroy_answers
from groundswell.discover.results.actions.releasing import release_results
from groundswell.discover.results.models import Count, Remark
from groundswell.discover.surveys.actions.waves import NotNow
from groundswell.discover.surveys.enums import Channel
from groundswell.discover.surveys.models import Eligibility, Wave
from groundswell.people.rules import NotAllowed

pytestmark = pytest.mark.django_db


def test_a_count_keeps_results_and_destroys_single_answers(closed, lead, boxes):
    found = count_wave(closed, folder=boxes, by=lead, at=AT)

    wave = Wave.objects.get(pk=closed.pk)
    assert (wave.state, wave.is_destroyed) == ("counted", True)
    assert list(boxes.iterdir()) == []
    assert found.results["audit"]["exposures"] == 0
    assert found.results["answers"] == 5 * round(found.record["answers"] / 5)
    assert found.record["results_sha256"] == found.results_sha256
    assert found.results_sha256 in Event.objects.latest("number").detail
    assert set(Eligibility.objects.filter(wave=wave).values_list("channel", flat=True)) == {"none"}


def test_an_open_wave_and_a_counted_one_cannot_be_counted(programme, lead, boxes):
    wave = asked(programme, lead, boxes)
    with pytest.raises(NotNow) as early:
        count_wave(wave, folder=boxes, by=lead, at=AT)
    assert early.value.sentence() == "This wave is open. It can be counted once, after it is closed."
    answered(wave, lead, boxes)
    count_wave(wave, folder=boxes, by=lead, at=AT)

    with pytest.raises(NotNow) as again:
        count_wave(wave, folder=boxes, by=lead, at=AT)
    assert again.value.sentence() == "This wave is counted. It can be counted once, after it is closed."


def test_only_the_lead_counts(closed, analyst, boxes):
    with pytest.raises(NotAllowed):
        count_wave(closed, folder=boxes, by=analyst, at=AT)

    assert path_of(boxes, closed.box).exists()


def test_a_count_that_refuses_changes_nothing(closed, lead, boxes):
    Wave.objects.filter(pk=closed.pk).update(plan={**closed.plan, "form_sha256": "0" * 64})
    before = path_of(boxes, closed.box).read_bytes()

    with pytest.raises(NotNow) as refused:
        count_wave(closed, folder=boxes, by=lead, at=AT)

    assert refused.value.sentence() == (
        "The box was made with another form than this plan was fixed for. Nothing was counted."
    )
    assert Wave.objects.get(pk=closed.pk).state == "closed"
    assert not Count.objects.exists()
    assert path_of(boxes, closed.box).read_bytes() == before


def test_a_count_cut_off_after_the_rows_are_gone_is_taken_in_from_its_files(closed, lead, boxes, monkeypatch):
    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(counting, "_take_in", power_cut)
    with pytest.raises(KeyboardInterrupt):
        count_wave(closed, folder=boxes, by=lead, at=AT)
    monkeypatch.undo()
    assert Wave.objects.get(pk=closed.pk).state == "closed"
    assert not path_of(boxes, closed.box).exists()

    found = count_wave(closed, folder=boxes, by=lead, at=AT)

    assert found.record["answers"] > 200
    assert list(boxes.iterdir()) == []


def test_no_file_of_the_count_can_be_read_by_others(closed, lead, boxes, monkeypatch):
    seen = {}

    def look(wave, out, **_: object) -> None:
        seen.update({path.name: path.stat().st_mode & 0o077 for path in (out, *out.iterdir())})
        raise KeyboardInterrupt

    monkeypatch.setattr(counting, "_take_in", look)
    with pytest.raises(KeyboardInterrupt):
        count_wave(closed, folder=boxes, by=lead, at=AT)

    assert len(seen) > 3
    assert set(seen.values()) == {0}, seen


def test_remarks_are_kept_apart_from_everything(programme, lead, boxes):
    wave = asked(programme, lead, boxes, instrument="conditions-for-innovation")
    count = count_wave(answered(wave, lead, boxes), folder=boxes, by=lead, at=AT)

    remarks = list(Remark.objects.filter(count=count))
    assert len(remarks) > 20
    assert {field.name for field in Remark._meta.fields} == {
        "id",
        "count",
        "question",
        "text",
        "shown",
        "state",
        "proposed_by",
    }
    assert {one.text for one in remarks}.isdisjoint({json.dumps(count.results)})
    assert "thank you" not in json.dumps(count.results)


def test_a_question_that_few_wrote_to_is_not_opened(programme, lead, boxes):
    wave = asked(programme, lead, boxes, instrument="conditions-for-innovation")
    count = count_wave(answered(wave, lead, boxes, rate=0.06), folder=boxes, by=lead, at=AT)

    assert not Remark.objects.filter(count=count).exists()


def leave_in(box, people):
    """Take answers out of a box until only so many are left."""
    for key, _ in stored_in(box)[people:]:
        box.execute("UPDATE answers SET body = zeroblob(length(body)) WHERE substr(body, 1, 32) = ?", (key,))


def test_the_audit_says_no_more_of_how_many_answered_than_the_results_do(closed, lead, boxes):
    with sqlite3.connect(path_of(boxes, closed.box)) as box:
        leave_in(box, 202)
    box.close()

    count = count_wave(closed, folder=boxes, by=lead, at=AT)

    assert answers_said(count) == "200 answers"
    assert Event.objects.latest("number").detail.startswith("200 answers, results ")
    assert count.record["answers"] == 200


def test_fewer_answers_than_the_threshold_are_told_nowhere(closed, lead, boxes):
    with sqlite3.connect(path_of(boxes, closed.box)) as box:
        leave_in(box, 7)
    box.close()

    count = count_wave(closed, folder=boxes, by=lead, at=AT)

    assert Event.objects.latest("number").detail == f"fewer than 11 answers, results {count.results_sha256}"
    assert count.record["answers"] == {"withheld": "protected"}


def test_whoever_counted_does_not_release(counted, lead, analyst):
    with pytest.raises(NotAllowed) as refused:
        release_results(counted, next_steps="Soon", by=lead, at=AT)
    assert "Two people do this" in refused.value.sentence

    released = release_results(counted, next_steps="We talk in May.", by=analyst, at=AT)

    assert released.wave.state == "released"
    assert "Tomasz" in released.released_by_name
    with pytest.raises(NotNow):
        release_results(released, next_steps="Again", by=analyst, at=AT)


def test_a_wave_that_is_given_up_is_destroyed_and_can_never_be_counted(closed, lead, boxes):
    destroy_answers(closed, folder=boxes, by=lead, at=AT)
    destroy_answers(closed, folder=boxes, by=lead, at=AT)

    assert list(boxes.iterdir()) == []
    assert Wave.objects.get(pk=closed.pk).is_destroyed
    with pytest.raises(NotNow) as refused:
        count_wave(closed, folder=boxes, by=lead, at=AT)
    assert "There is no box" in refused.value.sentence()


def test_an_open_wave_keeps_its_answers(programme, lead, boxes):
    wave = asked(programme, lead, boxes)

    with pytest.raises(NotNow):
        destroy_answers(wave, folder=boxes, by=lead, at=AT)

    assert answers_in(boxes, wave.box) == 0


def test_a_plan_that_was_changed_after_the_opening_counts_nothing(closed, lead, boxes):
    closed.plan = closed.plan | {"cuts": [["unit"], ["staff_group"], ["unit", "staff_group"]]}
    closed.save()

    with pytest.raises(NotNow) as refused:
        count_wave(closed, folder=boxes, by=lead, at=AT)

    assert "not the one that was fixed before the wave was opened" in refused.value.sentence()
    assert answers_in(boxes, closed.box) > 0
    assert Wave.objects.get().state == "closed"


def test_how_many_came_in_by_which_way_is_kept_rounded_and_told(closed, lead, boxes, as_person):
    closed.eligible.filter(pk__in=closed.eligible.values("pk")[:23]).update(channel="slip")
    people = list(closed.eligible.exclude(channel="slip").values_list("pk", flat=True)[:52])
    closed.eligible.filter(pk__in=people).update(channel=Channel.SHOWN)
    closed.eligible.filter(pk__in=people[:3]).update(is_reissued=True)
    invited = closed.eligible.count()

    count = count_wave(closed, folder=boxes, by=lead, at=AT)

    assert count.record["turnout"] == {
        "invited": invited, "let_in": 50, "let_in_again": 5, "slips_drawn": 20, "slips_unticked": 0,
    }  # fmt: skip
    page = as_person(lead).get("/programmes/alderbrook/discover/surveys/pulse/results/").content.decode()
    assert "at most 5 answers can be there twice" in " ".join(page.split())
