"""What is to put right before a questionnaire can be finished, and what its author may look at again."""

from dataclasses import dataclass

from groundswell.discover.questionnaires import phrases
from groundswell.discover.questionnaires.editing.parts import without_idle_importance
from groundswell.packs.instruments import Instrument
from groundswell.packs.instruments.agreement import disagreements
from groundswell.packs.instruments.aspects import known_subjects
from groundswell.packs.instruments.reading import read_instrument
from groundswell.packs.instruments.wording import hints, reading_age_of
from groundswell.packs.instruments.writing import yaml_of
from groundswell.vocabulary.faults import BadInput, plain


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence on a questionnaire: about one item, or about the whole where `item` is empty."""

    item: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A questionnaire looked through: its summary line, what stops finishing it, and hints, which never do."""

    summary: str
    faults: tuple[Remark, ...]
    hints: tuple[Remark, ...]

    def hints_on(self, item: str) -> tuple[str, ...]:
        """Return the sentences of the hints on one item; on the whole for an empty id."""
        return tuple(one.sentence for one in self.hints if one.item == item)

    def faults_of(self, item: str) -> tuple[str, ...]:
        """Return the sentences of what is to put right in one item; in the whole for an empty id."""
        return tuple(one.sentence for one in self.faults if one.item == item)


def check(instrument: Instrument) -> Checked:
    """Return a questionnaire, finished or not, looked through by the rules of the packs room."""
    asked = without_idle_importance(instrument)
    faults = [
        Remark(item, plain(f"{told.found[:1].upper()}{told.found[1:]}. Expected: {told.expected}."))
        for item, told in disagreements(asked, known_subjects())
    ]
    if not faults:
        try:
            finished(instrument)
        except BadInput as fault:
            # What only the file as a whole shows, for example its size.
            faults.append(Remark("", plain(f"{fault.found}. Expected: {fault.expected}.")))
    remarks = tuple(Remark(one.item, one.sentence) for one in hints(asked)) if asked.items else ()
    return Checked(summary_of(asked), tuple(faults), remarks)


def summary_of(instrument: Instrument) -> str:
    """Return what a questionnaire is, at a glance: “12 items, 3 minutes, reading age 10”."""
    count = len(instrument.items)
    items = phrases.ONE_ITEM if count == 1 else phrases.ITEMS.format(count=count)
    if not count:
        return items
    promised = instrument.minutes
    minutes = phrases.ONE_MINUTE if promised == 1 else phrases.MINUTES.format(count=promised)
    age = reading_age_of(instrument)
    return ", ".join([items, minutes, *([phrases.READING_AGE.format(age=round(age))] if age is not None else [])])


def finished(instrument: Instrument) -> Instrument:
    """Return the questionnaire as its pack's file gives it back. Raises BadInput for one that would be refused."""
    asked = without_idle_importance(instrument)
    source = yaml_of(asked)
    return read_instrument(source, file=f"{asked.id}.yaml", pack=asked.pack, subjects=known_subjects())
