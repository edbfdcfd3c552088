"""The staff survey pack: questions by stable name, answer scales, and where a question stood in each year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from groundswell.packs.shelf import Pack, find_pack, read_toml
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.vocabulary.provenance import Mark
from groundswell.vocabulary.range import Better

PACK = "groundswell/staff-survey"


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


@cache
def staff_survey() -> Survey:
    """Return the staff survey pack in force. Raises BadInput naming file and entry if it contradicts itself."""
    pack = find_pack(PACK)
    scales = {
        name: tuple(
            Answer(code=row["code"], label=row["label"], headings=frozenset(row["headings"]))
            for row in table["answers"]
        )
        for name, table in read_toml(pack.folder / "scales.toml").items()
    }
    questions: dict[str, Question] = {}
    for row in read_toml(pack.folder / "questions.toml")["question"]:
        question = _question(row, scales)
        if question.id in questions:
            raise BadInput(
                Place("questions.toml"),
                found=f"question “{question.id}” stands twice",
                expected="each id once",
            )
        questions[question.id] = question
    return Survey(pack, questions, scales, _years(read_toml(pack.folder / "crosswalk.toml")["year"], questions))


def _question(row: Mapping[str, Any], scales: Mapping[str, tuple[Answer, ...]]) -> Question:
    place = Place("questions.toml")
    if row["scale"] not in scales:
        raise BadInput(place, found=f"{row['id']}: unknown scale “{row['scale']}”", expected="a scale of scales.toml")
    answers = scales[row["scale"]]
    codes = {answer.code for answer in answers}
    chosen = frozenset(row.get("positive", ())) | frozenset(row.get("leave_out", ()))
    if not chosen <= codes:
        raise BadInput(
            place,
            found=f"{row['id']}: answers {sorted(chosen - codes)} are not on scale “{row['scale']}”",
            expected=f"some of {sorted(codes)}",
        )
    return Question(
        id=row["id"],
        number=row["number"],
        label=row["label"],
        saying=row.get("saying", ""),
        scale=row["scale"],
        answers=answers,
        positive=frozenset(row.get("positive", ())),
        leave_out=frozenset(row.get("leave_out", ())),
        better=Better(row["better"]),
        is_background=row.get("background", False),
        wording=row["wording"],
    )


def _years(rows: list[Mapping[str, Any]], questions: Mapping[str, Question]) -> dict[int, SurveyYear]:
    years = {}
    for row in rows:
        named = set(row.get("numbers", ())) | set(row.get("changed", ()))
        if not named <= set(questions):
            raise BadInput(
                Place("crosswalk.toml"),
                found=f"{row['year']}: unknown questions {sorted(named - set(questions))}",
                expected="ids of questions.toml",
            )
        years[row["year"]] = SurveyYear(
            year=row["year"],
            numbers=row.get("numbers") or {id_: question.number for id_, question in questions.items()},
            changed=frozenset(row.get("changed", ())),
            mark=Mark(row["mark"]),
            note=row.get("note", ""),
        )
    return years
