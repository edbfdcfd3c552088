"""The staff survey's scoring rules, read from the pack and checked against its questions."""

from collections.abc import Mapping
from functools import cache

from groundswell.methods.scoring.rules import Gate, ItemRule, Points, ReadsAs, ScoreRule
from groundswell.packs.entries import Entry, unique
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.packs.survey import PACK, Question, survey_of

FILE = "scores.toml"
_FIELDS = (
    "id",
    "label",
    "reads_as",
    "parent",
    "items",
    "parts",
    "gate",
    "rule_mark",
    "minimum_answered",
    "minimum_mark",
    "tolerance",
    "note",
)


def score_rules() -> tuple[ScoreRule, ...]:
    """Return the rules of the pack in force, in its order; the shipped one has 30.

    Raises BadInput naming file and score if a rule contradicts the questions or the other rules.
    """
    return rules_of(find_pack(PACK))


def score_rule(score_id: str) -> ScoreRule | None:
    """Return one rule by its id, e.g. "PP1_2", or None."""
    return next((rule for rule in score_rules() if rule.id == score_id), None)


def is_burden(score_id: str) -> bool:
    """Return whether a score is named after something bad although higher is better, e.g. "PP4_2", burnout."""
    rule = score_rule(score_id)
    return rule is not None and rule.reads_as is ReadsAs.BURDEN


@cache
def rules_of(pack: Pack) -> tuple[ScoreRule, ...]:
    """Return the rules of a staff survey pack, in its order. Raises BadInput as `score_rules` does."""
    questions = survey_of(pack).questions
    file = read_file(pack.folder / FILE)
    file.only("version", "points", "score")
    points = _points(file.table("points"))
    entries = [one.named("score") for one in file.entries("score", "score")]
    unique((entry, entry.text("id")) for entry in entries)
    rules = {entry.text("id"): _rule(entry, points, questions) for entry in entries}
    for entry in entries:
        _check_family(entry, rules)
    return tuple(rules.values())


def _points(table: Entry) -> dict[str, Points]:
    found: dict[str, Points] = {}
    for name in table.fields:
        worths = table.table(name)
        found[name] = {answer: worths.number(answer) for answer in worths.fields}
        if not all(0 <= worth <= 10 for worth in found[name].values()) or not any(found[name].values()):
            raise worths.fault(found="its points leave the scale", expected="0 to 10, some above 0")
    return found


def _rule(entry: Entry, points: Mapping[str, Points], questions: Mapping[str, Question]) -> ScoreRule:
    entry.only(*_FIELDS)
    if entry.has("items") == entry.has("parts"):
        raise entry.fault(found="it must say what it is the mean of", expected="either items or parts")
    made = [_item(one, points, questions) for one in entry.entries("items", "item")] if entry.has("items") else []
    rule = ScoreRule(
        id=entry.text("id"),
        label=entry.text("label"),
        parent=entry.text("parent") if entry.has("parent") else None,
        items=tuple(made),
        parts=entry.texts("parts"),
        gate=_gate(entry.table("gate"), questions) if entry.has("gate") else None,
        rule_mark=entry.mark("rule_mark"),
        minimum_answered=entry.whole("minimum_answered"),
        minimum_mark=entry.mark("minimum_mark"),
        tolerance=entry.number("tolerance"),
        note=entry.text("note", ""),
        reads_as=entry.one_of("reads_as", ReadsAs, ReadsAs) if entry.has("reads_as") else ReadsAs.MERIT,
    )
    _check_alone(entry, rule)
    return rule


def _item(entry: Entry, points: Mapping[str, Points], questions: Mapping[str, Question]) -> ItemRule:
    entry.only("question", "points", "mixing")
    name = entry.text("points")
    if name not in points:
        raise entry.fault(found=f"unknown points “{name}”", expected=f"one of {', '.join(points)}")
    codes = _codes(entry, questions)
    for answer in points[name]:
        if answer not in codes:
            raise entry.fault(
                found=f"“{answer}” is no answer of “{entry.text('question')}”", expected=f"some of {', '.join(codes)}"
            )
    left_out = frozenset(codes) - frozenset(points[name])
    return ItemRule(entry.text("question"), points[name], is_mixed=entry.flag("mixing"), left_out=left_out)


def _gate(entry: Entry, questions: Mapping[str, Question]) -> Gate:
    entry.only("question", "yes", "no")
    codes = _codes(entry, questions)
    yes, no = entry.texts("yes"), entry.texts("no")
    for answer in (*yes, *no):
        if answer not in codes:
            raise entry.fault(
                found=f"“{answer}” is no answer of “{entry.text('question')}”", expected=f"some of {', '.join(codes)}"
            )
    if not yes or not no or set(yes) & set(no):
        raise entry.fault(found="it does not part people in two", expected="some answers as yes and others as no")
    return Gate(entry.text("question"), frozenset(yes), frozenset(no), frozenset(codes) - {*yes, *no})


def _codes(entry: Entry, questions: Mapping[str, Question]) -> list[str]:
    id_ = entry.text("question")
    if id_ not in questions:
        raise entry.fault(found=f"unknown question “{id_}”", expected="an id of questions.toml")
    return [answer.code for answer in questions[id_].answers]


def _check_alone(entry: Entry, rule: ScoreRule) -> None:
    of = len(rule.items) or len(rule.parts)
    if not of:
        raise entry.fault(found="it is the mean of nothing", expected="at least one item or part")
    if len(set(rule.questions)) < len(rule.questions):
        raise entry.fault(found="a question stands twice", expected="each once")
    if rule.minimum_answered is not None and rule.minimum_answered > of:
        raise entry.fault(
            found=f"it needs {rule.minimum_answered} answers of {of}", expected=f"a number from 1 to {of}"
        )
    if rule.tolerance <= 0:
        raise entry.fault(found=f"“tolerance” is {rule.tolerance:g}", expected="score points above 0")
    if rule.items and all(item.is_mixed for item in rule.items):
        raise entry.fault(found="every item is asked of some staff only", expected="at least one asked of everybody")
    if rule.gate and any(item.is_mixed for item in rule.items):
        raise entry.fault(found="it has a gate and items asked of some staff only", expected="one of the two")


def _check_family(entry: Entry, rules: Mapping[str, ScoreRule]) -> None:
    rule = rules[entry.text("id")]
    if rule.parent is not None and (rule.parent not in rules or rule.id not in rules[rule.parent].parts):
        raise entry.fault(
            found=f"its parent “{rule.parent}” does not have it as a part", expected="an element or theme that does"
        )
    for part in rule.parts:
        if part not in rules or not rules[part].items:
            raise entry.fault(found=f"its part “{part}” is no score made of items", expected="a sub-score of this file")
        if rules[part].parent != rule.id:
            raise entry.fault(found=f"its part “{part}” has another parent", expected=f"parent = “{rule.id}” there")
