"""Sentences of the dashboard, from results to words a board member can read aloud."""

from collections.abc import Sequence

from groundswell.look import numbers
from groundswell.look.phrases import Side, labelled, listed, side_words
from groundswell.national.results import FEWEST_FOR_QUARTILES, Organisation, QuestionResult, Release, ScoreResult
from groundswell.packs.groups import benchmark_group
from groundswell.packs.scoring import is_burden
from groundswell.vocabulary.range import Better, Position
from groundswell.vocabulary.withheld import Withheld

ABOVE = frozenset({Position.TOP_END, Position.TOP_QUARTER})
BELOW = frozenset({Position.LOWER_END, Position.LOWEST_QUARTER})

NO_CHANGE_YET = "Since 2021: no comparable figures are loaded here."
WHY_NO_CHANGE = (
    "Each release of the survey re-weights all earlier years, so years are comparable only inside one release. "
    "Load the benchmark workbook of a release to see change since 2021."
)
ONE_SURVEY = "One survey, the same people: {count} lines are not {count} witnesses."
BY_CHANCE = "A typical trust has about {expected} of its {of} scores outside the middle half."
SCORES_MOVE_TOGETHER = "Scores move together: {found} is not {found} separate findings."
NOT_HEARD = (
    "People who did not answer. The edition says how many answered, not how many were asked.",
    "Groups of fewer than 10 answers: the publisher withholds them.",
    "People who work here for another employer, unless the survey asked them; the tables do not say.",
)
NO_INTERVALS = (
    "Published tables give no standard errors, so these pages claim no statistical significance: "
    "they say where a figure lies among similar organisations, and no more."
)


def similar(organisation: Organisation) -> str:
    """Return what organisations of the same benchmark group are called, e.g. "acute trusts"."""
    return benchmark_group(organisation.benchmark_group).plural


def in_sentence(label: str) -> str:
    """Return a score's name for the middle of a sentence; the promises keep their capital."""
    return f"“{label}”" if label.startswith("We ") else label[:1].lower() + label[1:]


def score_label(score: ScoreResult) -> str:
    """Return a score's name as it stands alone: one named after something bad says that higher is better."""
    return labelled(score.label, is_burden=is_burden(score.id))


def side_of(score: ScoreResult) -> Side | None:
    """Return the side of the middle half by unrounded values, its edges inside; None where nothing can be told."""
    position = score.position
    if position is None or score.group is None or score.members:
        return None
    if score.is_on_edge and position not in {Position.TOP_END, Position.LOWER_END}:
        return Side.MIDDLE
    return Side.FAVOURABLE if position in ABOVE else Side.UNFAVOURABLE if position in BELOW else Side.MIDDLE


def glance_finding(scores: Sequence[ScoreResult], organisation: Organisation) -> str:
    """Return the one sentence of the whole: on how many scores an organisation lies outside the middle half."""
    told = [score for score in scores if score.position is not None]
    if not scores:
        return "This edition holds no score of this organisation."
    if not told:
        return "The publisher has withheld every score of this organisation."
    if any(score.members for score in told):
        group = max(score.group.organisations for score in told if score.group)
        if group == 1:
            return "No other organisation of its kind took part, so there is nothing to compare these figures with."
        return (
            f"Only {group} {similar(organisation)} took part, too few for quarters of a range: "
            "each is drawn as a dot below."
        )
    above = [score for score in told if score.position in ABOVE]
    below = [score for score in told if score.position in BELOW]
    size = max(score.group.organisations for score in told if score.group)
    return (
        f"On {len(above)} of {len(told)} scores, staff here answer more positively than at three-quarters "
        f"of the {size} {similar(organisation)}; on {len(below)}{_named(below)} less positively than at "
        "three-quarters."
    )


def _named(scores: Sequence[ScoreResult]) -> str:
    return f", {listed([in_sentence(score.label) for score in scores])}," if 0 < len(scores) <= 2 else ","


def element_finding(scores: Sequence[ScoreResult]) -> str:
    """Return one sentence on where an element's scores lie; no score of the element itself exists.

    Where nothing can be told, or not of every score, it says why: not in this edition, withheld, or too few of a kind.
    """
    if not scores:
        return "This edition holds no score for this element."
    told = [score for score in scores if side_of(score)]
    withheld = [score for score in scores if isinstance(score.value, Withheld)]
    few = [score for score in scores if score not in told and score not in withheld]
    sentences = [_sides(told, of=len(scores))] if told else []
    if few:
        sentences.append(_too_few(few))
    if len(withheld) == len(scores):
        sentences.append(f"{_all(withheld)} {'is' if len(withheld) == 1 else 'are'} withheld by the publisher.")
    elif withheld:
        names = listed([in_sentence(score.label) for score in withheld])
        verb = "is" if _is_one(withheld) else "are"
        sentences.append(f"{names[:1].upper()}{names[1:]} {verb} withheld by the publisher.")
    return " ".join(sentences)


def _sides(told: Sequence[ScoreResult], *, of: int) -> str:
    by_size = not any(is_burden(score.id) for score in told)
    found = {side: some for side in Side if (some := [score for score in told if side_of(score) is side])}
    if len(found) == 1 and len(told) == of > 1:
        return f"{_all(told)} lie {side_words(next(iter(found)), by_size=by_size)} of similar trusts."
    parts: list[str] = []
    for side, some in found.items():
        names = listed([in_sentence(score.label) for score in some])
        middle = "it" if parts else "the middle half of similar trusts"
        parts.append(f"{names} {_lie(some)} {side_words(side, by_size=by_size, middle=middle)}")
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _all(scores: Sequence[ScoreResult]) -> str:
    return "Its one score" if len(scores) == 1 else "Both scores" if len(scores) == 2 else f"All {len(scores)} scores"


def _too_few(scores: Sequence[ScoreResult]) -> str:
    if all(score.group is None or score.group.organisations == 1 for score in scores):
        return "No other organisation of this kind took part, so there is nothing to compare with."
    return (
        f"Fewer than {FEWEST_FOR_QUARTILES} organisations of this kind took part, too few for a middle half: "
        "each is drawn as a dot."
    )


def _lie(scores: Sequence[ScoreResult]) -> str:
    return "lies" if _is_one(scores) else "lie"


def _is_one(scores: Sequence[ScoreResult]) -> bool:
    """Say whether what is named takes the singular: "appraisals" and several scores do not."""
    return len(scores) == 1 and not scores[0].label.endswith("s")


def question_finding(question: QuestionResult, phrase: str) -> str:
    """Return what staff say, in tenths, and where that lies among similar trusts."""
    if isinstance(question.value, Withheld):
        return "The publisher has withheld this trust’s answers: fewer than 10 people answered, or there is no data."
    if not question.saying:
        return f"{question.label}: how staff describe themselves."
    said = f"{_in_ten(question.value)} {_who(question.saying)}"
    return f"{said}: {phrase} of similar trusts." if phrase else f"{said}."


def _in_ten(value: float) -> str:
    tenths = numbers.in_ten(value)
    return f"About {tenths}" if tenths[:1].isdigit() else tenths[:1].upper() + tenths[1:]


def _who(saying: str) -> str:
    return saying if saying.startswith("of those") else f"staff {saying}"


def score_finding(score: ScoreResult, phrase: str, organisation: Organisation) -> str:
    """Return a score with the ends of its scale, and where it lies."""
    if isinstance(score.value, Withheld):
        return f"{score_label(score)} is withheld by the publisher for this organisation."
    size = score.group.organisations if score.group else 0
    scored = f"{score_label(score)} scores {numbers.score(score.value)} out of 10"
    return f"{scored}: {phrase} of {size} {similar(organisation)}."


def edition_line(release: Release) -> str:
    """Return the line at the foot of every page: which edition its figures come from."""
    return f"Figures: {release.release}, edition {release.id}."


def across_groups(groups: Sequence[str]) -> str:
    """Return what to mind when organisations of different kinds stand side by side."""
    return (
        f"These are of different kinds: {' with '.join(groups)}. Their work differs, so a higher figure need not mean "
        "a better place to work. Read each against its own group."
    )


NOT_OFFICIAL_RATIOS = "Derived by a third party from published figures; not the official return."


def source_line(release: Release) -> str:
    """Return the credit to the publisher."""
    return (
        f"Source: {release.publisher}. Contains public sector information licensed under the Open Government "
        "Licence v3.0."
    )


def direction_words(question: QuestionResult) -> str:
    """Return a note for a strip's label where more is not better."""
    return {Better.LOWER: " (lower is better)", Better.NEUTRAL: " (neither is better)"}.get(question.better, "")
