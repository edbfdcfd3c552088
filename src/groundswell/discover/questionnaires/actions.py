"""Writing, finishing, removing and loading questionnaires. A draft is changed by one person at a time, under a lock."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from groundswell.audit.actions import record
from groundswell.discover.questionnaires import phrases
from groundswell.discover.questionnaires.checking import finished
from groundswell.discover.questionnaires.editing.beginning import copy_of, empty, numbered
from groundswell.discover.questionnaires.editing.naming import free_id
from groundswell.discover.questionnaires.editing.parts import is_as_finished
from groundswell.discover.questionnaires.enums import Act
from groundswell.discover.questionnaires.models import FinishedVersion, Questionnaire
from groundswell.discover.questionnaires.queries import draft_of, newest_of, versions_of
from groundswell.discover.questionnaires.rules import check_may_edit
from groundswell.discover.questionnaires.storing import to_json
from groundswell.packs.instruments import Instrument, instruments
from groundswell.packs.instruments.aspects import known_subjects
from groundswell.packs.instruments.questionnaire import ENGLISH
from groundswell.packs.instruments.writing import yaml_of
from groundswell.people.agents import Agent, actor
from groundswell.programme.models import Programme
from groundswell.vocabulary.faults import BadInput

LONGEST_NUMBER = 20


class NotNow(ValueError):
    """An act that the questionnaire, as it stands, does not allow. Carries the sentence that says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self._sentence = sentence

    def sentence(self) -> str:
        """Return why it cannot be done now, and what can."""
        return self._sentence


@transaction.atomic
def begin(programme: Programme, *, title: str, intro: str, minutes: int, by: Agent) -> Questionnaire:
    """Begin an empty questionnaire. Raises NotAllowed."""
    check_may_edit(by, programme)
    name = _free_name(programme, title)
    return _keep(programme, empty(name, title=title, intro=intro, minutes=minutes, publisher=publisher_of(programme)))


@transaction.atomic
def begin_with(programme: Programme, original: Instrument, *, title: str, by: Agent) -> Questionnaire:
    """Begin a questionnaire as a copy of another. Raises NotAllowed."""
    check_may_edit(by, programme)
    name = _free_name(programme, title)
    return _keep(programme, copy_of(original, name, title=title, publisher=publisher_of(programme)))


@transaction.atomic
def change(questionnaire: Questionnaire, edit: Callable[[Instrument], Instrument], *, by: Agent) -> Instrument:
    """Change the draft as it is now and return it. Raises NotAllowed, NotNow, and what `edit` raises."""
    held, draft = _locked(questionnaire, by)
    changed = edit(draft)
    held.draft, held.title = to_json(changed), changed.title.get(ENGLISH)
    held.save(update_fields=["draft", "title"])
    return changed


@transaction.atomic
def finish(questionnaire: Questionnaire, *, by: Agent, at: datetime) -> FinishedVersion:
    """Make the draft a version that never changes again. Raises NotAllowed, and NotNow with what is to put right."""
    held, draft = _locked(questionnaire, by)
    versions = versions_of(held)
    newest = newest_of(held)
    if newest is not None and is_as_finished(draft, newest):
        raise NotNow(phrases.NOTHING_NEW.format(number=newest.version))
    try:
        instrument = finished(numbered(draft, str(len(versions) + 1)))
    except BadInput as fault:
        raise NotNow(phrases.NOT_READY) from fault
    version = _finish(held, instrument, at=at)
    _note(Act.FINISHED, held, detail=f"version {version.number}, SHA-256 {version.sha256[:16]}", by=by, at=at)
    return version


@transaction.atomic
def load(programme: Programme, given: Sequence[Instrument], *, by: Agent, at: datetime) -> list[Questionnaire]:
    """Take in the questionnaires of a pack as they came, all or none; the same once more changes nothing.

    Raises NotAllowed, and NotNow for one that does not fit with what is here.
    """
    check_may_edit(by, programme)
    return [_take_in(programme, one, by=by, at=at) for one in given]


@transaction.atomic
def remove_draft(questionnaire: Questionnaire, *, by: Agent, at: datetime) -> None:
    """Forget a questionnaire that was never finished. Raises NotAllowed, and NotNow for any other."""
    check_may_edit(by, questionnaire.programme)
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if held.versions.exists():
        raise NotNow(phrases.STAYS.format(title=held.title))
    _note(Act.REMOVED, held, by=by, at=at)
    held.delete()


@transaction.atomic
def offer(questionnaire: Questionnaire, *, is_offered: bool, by: Agent, at: datetime) -> None:
    """Withdraw a questionnaire from new surveys, or offer it again. Raises NotAllowed."""
    check_may_edit(by, questionnaire.programme)
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if held.is_withdrawn is not is_offered:
        return
    held.is_withdrawn = not is_offered
    held.save(update_fields=["is_withdrawn"])
    _note(Act.OFFERED if is_offered else Act.WITHDRAWN, held, by=by, at=at)


def publisher_of(programme: Programme) -> tuple[str, str]:
    """Return under which id and name the packs of a programme travel."""
    return programme.organisation.code.lower(), programme.organisation.name


def _locked(questionnaire: Questionnaire, by: Agent) -> tuple[Questionnaire, Instrument]:
    check_may_edit(by, questionnaire.programme)
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    draft = draft_of(held)
    if draft is None:
        raise NotNow(phrases.IS_FINISHED_ONLY)
    return held, draft


def _keep(programme: Programme, draft: Instrument) -> Questionnaire:
    return Questionnaire.objects.create(
        programme=programme, name=draft.id, title=draft.title.get(ENGLISH), draft=to_json(draft)
    )


def _free_name(programme: Programme, title: str) -> str:
    taken = {*programme.questionnaires.values_list("name", flat=True), *(one.id for one in instruments())}
    return free_id(title, taken=taken, otherwise="questionnaire")


def _finish(questionnaire: Questionnaire, instrument: Instrument, *, at: datetime) -> FinishedVersion:
    return FinishedVersion.objects.create(
        questionnaire=questionnaire,
        number=instrument.version,
        content=to_json(instrument),
        sha256=hashlib.sha256(yaml_of(instrument)).hexdigest(),
        finished_at=at,
    )


def _take_in(programme: Programme, given: Instrument, *, by: Agent, at: datetime) -> Questionnaire:
    _check_fits(given)
    title = given.title.get(ENGLISH)
    known = Questionnaire.objects.select_for_update().filter(programme=programme, name=given.id).first()
    if known is None:
        known = Questionnaire.objects.create(programme=programme, name=given.id, title=title[:200], draft=None)
    elif known.draft is not None:
        raise NotNow(phrases.OWN_ALREADY.format(name=given.id))
    same = known.versions.filter(number=given.version).first()
    if same is None:
        version = _finish(known, given, at=at)
        detail = f"version {version.number} of the pack {given.pack.id}, SHA-256 {version.sha256[:16]}"
        _note(Act.LOADED, known, detail=detail, by=by, at=at)
    elif same.content != to_json(given):
        raise NotNow(phrases.KNOWN_ALREADY.format(name=given.id, number=given.version))
    return known


def _check_fits(given: Instrument) -> None:
    title = given.title.get(ENGLISH)
    if any(one.id == given.id for one in instruments()):
        raise NotNow(phrases.SHIPPED_ALREADY.format(name=given.id))
    if len(given.version) > LONGEST_NUMBER:
        raise NotNow(phrases.LONG_VERSION.format(number=f"{given.version[:LONGEST_NUMBER]}…", title=title))
    spoken_for = {subject for item in given.items for subject in item.speaks_for}
    strangers = sorted(spoken_for - known_subjects())
    if strangers:
        raise NotNow(phrases.STRANGE_SUBJECT.format(title=title, subject=strangers[0]))


def _note(act: Act, questionnaire: Questionnaire, *, by: Agent, at: datetime, detail: str = "") -> None:
    organisation = questionnaire.programme.organisation
    record(
        act,
        by=actor(by, organisation=organisation),
        at=at,
        subject=f"“{questionnaire.title}”",
        detail=detail,
        organisation_code=organisation.code,
    )
