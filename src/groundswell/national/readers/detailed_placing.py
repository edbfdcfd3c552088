"""Which question of ours each block of a detailed workbook is: by its wording first, by that year's number second."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.national.readers.detailed_sheets import Block, Sheet, digest
from groundswell.packs.scoring import score_rules
from groundswell.packs.survey import Question, staff_survey
from groundswell.vocabulary.faults import BadInput, Place
from groundswell.vocabulary.provenance import Mark

SCORE_IDS = {"staffengagement": "engagement", "morale": "morale"}
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Placing:
    """What each block holds, in the workbook's order: question numbers and scores by their published code.

    questions maps a number to the question's stable name, or None where its place in that year is not known.
    """

    questions: dict[str, str | None]
    warnings: tuple[str, ...]

    def question_of(self, block: Block) -> Question | None:
        """Return the question a block stands for, or None if its place is not known."""
        return staff_survey().questions.get(self.questions[block.number] or "")


def score_id_of(block: Block) -> str:
    """Return our id of a score's block, e.g. "PP1_2" or "engagement"."""
    return SCORE_IDS.get("".join(block.code.lower().split()), block.code.upper())


def place_questions(file: str, sheets: Sequence[Sheet], year: int) -> Placing:
    """Return where every block belongs.

    Raises BadInput for a question or score that stands twice, and for questions that a year whose every question we
    know does not have, saying which parts were understood.
    """
    _check_once(file, sheets)
    blocks = [block for sheet in sheets for block in sheet.blocks if not block.is_score]
    by_wording = _by_wording(blocks)
    taken = set(by_wording.values())
    by_number = {number: question.id for number, question in staff_survey().by_number(year).items()}
    questions: dict[str, str | None] = {}
    guessed = []
    for block in blocks:
        place = by_wording.get(block.number)
        if place is None and (numbered := by_number.get(block.number)) not in taken:
            place = numbered
            if place and not _is_worded_as(block, place):
                guessed.append(block.code)
        questions[block.number] = place
    strangers = [block.code for block in blocks if questions[block.number] is None]
    scores = [score_id_of(block) for sheet in sheets for block in sheet.blocks if block.is_score]
    strange_scores = sorted(set(scores) - {rule.id for rule in score_rules()})
    _check_layout_known(sheets, year, strangers=strangers + strange_scores)
    return Placing(questions, _warnings(year, questions, scores, strangers, strange_scores, guessed))


def _check_once(file: str, sheets: Sequence[Sheet]) -> None:
    seen: set[str] = set()
    for sheet in sheets:
        for block in sheet.blocks:
            name = score_id_of(block) if block.is_score else block.number
            if name in seen:
                raise BadInput(
                    Place(file, sheet.name, block.row, block.code[:40]),
                    found="this question or score stands twice",
                    expected="each once",
                )
            seen.add(name)


def _by_wording(blocks: Sequence[Block]) -> dict[str, str]:
    """Place the blocks whose wording only one question has; two blocks of one wording place neither."""
    known = staff_survey().by_wording()
    found: dict[str, list[str]] = {}
    for block in blocks:
        same = known.get(digest(block.wording), [])
        if len(same) == 1:
            found.setdefault(same[0].id, []).append(block.number)
    return {numbers[0]: id_ for id_, numbers in found.items() if len(numbers) == 1}


def _is_worded_as(block: Block, question_id: str) -> bool:
    return staff_survey().questions[question_id].wording == digest(block.wording)


def _check_layout_known(sheets: Sequence[Sheet], year: int, *, strangers: Sequence[str]) -> None:
    """Unknown questions are kept where a year is known in part; elsewhere they mean a layout we do not know."""
    known = staff_survey().years.get(year)
    is_known_in_part = known is not None and known.mark is not Mark.RECOMPUTED
    if is_known_in_part or not strangers:
        return
    years = ", ".join(str(one) for one in sorted(staff_survey().years))
    sheet, block = next(
        (sheet, block)
        for sheet in sheets
        for block in sheet.blocks
        if (score_id_of(block) if block.is_score else block.code) in strangers
    )
    raise BadInput(
        Place(sheet.file, sheet.name, block.row, block.code[:40]),
        found=f"this version does not know {_listed(strangers)} in {year}",
        expected=f"the questions and scores of a year of the crosswalk ({years})",
        remedy=f"Understood: {_understood(sheets, strangers)}. "
        "If the layout is newer, add its year to the staff survey pack's crosswalk.",
    )


def _understood(sheets: Sequence[Sheet], strangers: Sequence[str]) -> str:
    """Return what was understood of a workbook: how many questions and scores, which scores, and on which sheets."""
    known, scores, asked, whole = [], [], 0, []
    for sheet in sheets:
        names = [score_id_of(block) if block.is_score else block.code for block in sheet.blocks]
        asked += sum(not block.is_score for block in sheet.blocks)
        known += [block.code for block in sheet.blocks if not block.is_score and block.code not in strangers]
        scores += [
            score_id_of(block) for block in sheet.blocks if block.is_score and score_id_of(block) not in strangers
        ]
        whole += [sheet.name] if not set(names) & set(strangers) else []
    parts = [f"{len(known)} of {asked} questions" + (f" ({_listed(known)})" if known else "")]
    parts += [f"{len(scores)} scores ({_listed(scores)})"] if scores else []
    parts += [f"all of sheet {_listed([f'“{name}”' for name in whole])}"] if whole else []
    return "; ".join(parts)


def _warnings(
    year: int,
    questions: dict[str, str | None],
    scores: Sequence[str],
    strangers: Sequence[str],
    strange_scores: Sequence[str],
    guessed: Sequence[str],
) -> tuple[str, ...]:
    said = []
    if strangers or strange_scores:
        said.append(
            f"Kept under their own names, because their place in {year} is not known: "
            f"{_listed([*strangers, *strange_scores])}."
        )
    if guessed:
        said.append(f"Recognised by number alone, because their wording is not the one we know: {_listed(guessed)}.")
    missing = [
        f"Q{number}" for number, one in staff_survey().by_number(year).items() if one.id not in questions.values()
    ]
    missing += [rule.id for rule in score_rules() if rule.id not in scores]
    if missing:
        said.append(f"Not in this file: {_listed(missing)}.")
    return tuple(said)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"
