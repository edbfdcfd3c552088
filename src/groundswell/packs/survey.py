"""The staff survey pack: questions by stable name, answer scales, and where a question stood in each year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from groundswell.packs.entries import Entry, unique
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.vocabulary.provenance import Mark
from groundswell.vocabulary.range import Better

PACK = "groundswell/staff-survey"
# The questionnaire whose numbers stand in questions.toml.
NUMBERING = 2024


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a scale: our code and label, and digests of the headings it is published under."""

    code: str
    label: str
    headings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question under its stable name. `number` is its number in the 2024 questionnaire, e.g. "9g"."""

    id: str
    number: str
    label: str
    saying: str
    scale: str
    answers: tuple[Answer, ...]
    positive: frozenset[str]
    leave_out: frozenset[str]
    better: Better
    is_background: bool
    wording: str

    @property
    def measure(self) -> str:
        """The headline share in words: the labels of the positive answers, e.g. "agree or strongly agree"."""
        labels = [answer.label for answer in self.answers if answer.code in self.positive]
        return " or ".join(([", ".join(labels[:-1])] if labels[:-1] else []) + labels[-1:])


@dataclass(frozen=True, slots=True)
class SurveyYear:
    """Where questions stood in one year: question id to that year's number, and which changed that year."""

    year: int
    numbers: Mapping[str, str]
    changed: frozenset[str]
    mark: Mark
    note: str


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything the staff survey pack says, ready to look up."""

    pack: Pack
    questions: Mapping[str, Question]
    scales: Mapping[str, tuple[Answer, ...]]
    years: Mapping[int, SurveyYear]

    def by_number(self, year: int) -> dict[str, Question]:
        """Return that year's question numbers with the question each stands for; empty if the year is unknown."""
        known = self.years.get(year)
        return {number: self.questions[id_] for id_, number in known.numbers.items()} if known else {}

    def by_wording(self) -> dict[str, list[Question]]:
        """Return wording digests with their questions; several questions may share a generic heading."""
        found: dict[str, list[Question]] = {}
        for question in self.questions.values():
            found.setdefault(question.wording, []).append(question)
        return found


def staff_survey() -> Survey:
    """Return the staff survey pack in force. Raises BadInput naming file and entry if it contradicts itself."""
    return survey_of(find_pack(PACK))


@cache
def survey_of(pack: Pack) -> Survey:
    """Return what a staff survey pack says. Raises BadInput naming file and entry if it contradicts itself."""
    tables = read_file(pack.folder / "scales.toml")
    scales = {name: _scale(tables.table(name)) for name in tables.fields}
    entries = [
        one.named("question") for one in read_file(pack.folder / "questions.toml").entries("question", "question")
    ]
    unique((entry, entry.text("id")) for entry in entries)
    unique(((entry, entry.text("number")) for entry in entries), "number")
    questions = {question.id: question for question in (_question(entry, scales) for entry in entries)}
    years = read_file(pack.folder / "crosswalk.toml").entries("year", "year")
    return Survey(pack, questions, scales, _years(years, questions))


def _scale(table: Entry) -> tuple[Answer, ...]:
    table.only("answers")
    entries = [one.named("answer", by="code") for one in table.entries("answers", "answer")]
    for entry in entries:
        entry.only("code", "label", "headings")
    unique(((entry, entry.text("code")) for entry in entries), "code")
    unique(((entry, heading) for entry in entries for heading in entry.texts("headings")), "heading")
    return tuple(Answer(one.text("code"), one.text("label"), frozenset(one.texts("headings"))) for one in entries)


def _question(entry: Entry, scales: Mapping[str, tuple[Answer, ...]]) -> Question:
    entry.only("id", "number", "label", "saying", "scale", "positive", "leave_out", "better", "background", "wording")
    scale = entry.text("scale")
    if scale not in scales:
        raise entry.fault(found=f"unknown scale “{scale}”", expected="a scale of scales.toml")
    codes = [answer.code for answer in scales[scale]]
    positive, leave_out = entry.texts("positive"), entry.texts("leave_out")
    for answer in (*positive, *leave_out):
        if answer not in codes:
            raise entry.fault(
                found=f"“{answer}” is no answer of scale “{scale}”", expected=f"some of {', '.join(codes)}"
            )
        if answer in positive and answer in leave_out:
            raise entry.fault(found=f"“{answer}” is both counted and left out", expected="one of the two")
    return Question(
        id=entry.text("id"),
        number=entry.text("number"),
        label=entry.text("label"),
        saying=entry.text("saying", ""),
        scale=scale,
        answers=scales[scale],
        positive=frozenset(positive),
        leave_out=frozenset(leave_out),
        better=entry.one_of("better", Better, Better),
        is_background=entry.flag("background"),
        wording=entry.text("wording"),
    )


def _years(entries: list[Entry], questions: Mapping[str, Question]) -> dict[int, SurveyYear]:
    unique(((entry, str(entry.year())) for entry in entries), "year")
    return {entry.year(): _year(entry, questions) for entry in entries}


def _year(entry: Entry, questions: Mapping[str, Question]) -> SurveyYear:
    entry = Entry(entry.file, f"year {entry.year()}", entry.fields)
    entry.only("year", "same_as", "mark", "note", "changed", "numbers")
    if entry.has("same_as") == entry.has("numbers"):
        raise entry.fault(
            found="it must say where its questions stand", expected=f"either same_as = {NUMBERING} or numbers"
        )
    numbers = {id_: question.number for id_, question in questions.items()}
    if entry.has("numbers"):
        own = entry.table("numbers")
        numbers = {id_: own.text(id_) for id_ in own.fields}
        unique(((own, number) for number in numbers.values()), "number")
    elif entry.year("same_as") != NUMBERING:
        raise entry.fault(
            found=f"“same_as” is {entry.year('same_as')}", expected=f"{NUMBERING}, the year that questions.toml numbers"
        )
    changed = entry.texts("changed")
    for id_ in (*numbers, *changed):
        if id_ not in questions:
            raise entry.fault(found=f"unknown question “{id_}”", expected="an id of questions.toml")
    return SurveyYear(entry.year(), numbers, frozenset(changed), entry.mark(), entry.text("note", ""))
