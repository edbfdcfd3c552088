"""Questions about questionnaires: those of a programme, and what a survey can ask."""

from django.db.models import QuerySet

from groundswell.discover.questionnaires.models import FinishedVersion, Questionnaire
from groundswell.discover.questionnaires.storing import from_json
from groundswell.packs.instruments import Instrument, instruments
from groundswell.packs.instruments.catalogue import age_of
from groundswell.packs.instruments.catalogue import instrument as shipped_instrument
from groundswell.programme.models import Programme
from groundswell.vocabulary.faults import BadInput, Place


def questionnaires_of(programme: Programme) -> QuerySet[Questionnaire]:
    """Return the questionnaires of a programme, with their versions, in order of title."""
    return programme.questionnaires.prefetch_related("versions")


def questionnaire_by_name(programme: Programme, name: str) -> Questionnaire | None:
    """Return one questionnaire of this programme, or None."""
    return questionnaires_of(programme).filter(name=name).first()


def draft_of(questionnaire: Questionnaire) -> Instrument | None:
    """Return the draft, finished or not; None for one that is used as its pack came."""
    return None if questionnaire.draft is None else from_json(questionnaire.draft)


def versions_of(questionnaire: Questionnaire) -> list[FinishedVersion]:
    """Return the finished versions, the newest first."""
    return sorted(questionnaire.versions.all(), key=lambda one: age_of(one.number), reverse=True)


def version_of(questionnaire: Questionnaire, number: str) -> Instrument | None:
    """Return one finished version as an instrument, or None."""
    found = next((one for one in questionnaire.versions.all() if one.number == number), None)
    return None if found is None else from_json(found.content)


def newest_of(questionnaire: Questionnaire) -> Instrument | None:
    """Return the newest finished version, or None before there is one."""
    versions = versions_of(questionnaire)
    return from_json(versions[0].content) if versions else None


def instruments_for(programme: Programme) -> tuple[Instrument, ...]:
    """Return what a survey of this programme can ask: those of the packs in force, then its own in finished versions.

    Every version of each, the oldest first; withdrawn ones are left out. Some store no answers and can be no wave.
    """
    offered = [one for one in questionnaires_of(programme) if not one.is_withdrawn]
    own = (from_json(version.content) for one in offered for version in reversed(versions_of(one)))
    return (*instruments(), *own)


def instrument_for(programme: Programme, instrument_id: str, version: str | None = None) -> Instrument:
    """Return one instrument that this programme can ask or has asked, withdrawn or not; by default the newest version.

    Raises BadInput if there is none.
    """
    own = questionnaire_by_name(programme, instrument_id)
    if own is None:
        return shipped_instrument(instrument_id, version)
    found = newest_of(own) if version is None else version_of(own, version)
    if found is None:
        wanted = f"{instrument_id}, version {version}" if version else instrument_id
        raise BadInput(Place("questionnaires"), found=f"no finished “{wanted}”", expected="a version that is finished")
    return found


def shipped_by_id(instrument_id: str) -> Instrument | None:
    """Return the newest version of a questionnaire of the packs in force, or None."""
    versions = [one for one in instruments() if one.id == instrument_id]
    return max(versions, key=lambda one: age_of(one.version), default=None)


def item_ids_of_versions(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the ids of all items that any finished version asks: they keep their meaning for good."""
    contents = (from_json(version.content) for version in questionnaire.versions.all())
    return frozenset(item.id for content in contents for item in content.items)
