"""What speaks for the regulator's well-led question: quality statements, and the scores and indicators under each.

The names of the statements are facts, their meanings our words, and the links our own design. Nothing here is a
statement by the Care Quality Commission.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from groundswell.packs.entries import Entry, unique
from groundswell.packs.indicators import PACK as INDICATORS
from groundswell.packs.indicators import catalogue_of
from groundswell.packs.scoring import score_rules
from groundswell.packs.shelf import Pack, find_pack, read_file
from groundswell.vocabulary.provenance import Mark

PACK = "groundswell/well-led"
WELL_LED = "well-led"


@dataclass(frozen=True, slots=True)
class Statement:
    """One quality statement of "well-led": its name, our words for it, and how sure we are of the name."""

    id: str
    label: str
    meaning: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class WellLedLink:
    """Why one score or indicator speaks for one or more statements.

    `key_question` is the regulator's question that the subject answers first ("well-led" for every score). `mark`
    concerns the link itself; each statement has a mark of its own.
    """

    subject: str
    key_question: str
    statements: tuple[Statement, ...]
    reason: str
    mark: Mark

    @property
    def is_verified(self) -> bool:
        """Whether every statement's name was read at its source."""
        return all(one.mark is not Mark.UNVERIFIED for one in self.statements)


@dataclass(frozen=True, slots=True)
class WellLed:
    """The mapping in force: statements in order, and links by score and by indicator."""

    pack: Pack
    statements: tuple[Statement, ...]
    scores: dict[str, WellLedLink]
    indicators: dict[str, WellLedLink]


def well_led() -> WellLed:
    """Return the mapping in force. Raises BadInput naming file and entry if it names what does not exist."""
    return _well_led(find_pack(PACK), find_pack(INDICATORS))


def well_led_of_score(score_id: str) -> WellLedLink | None:
    """Return what a score of the staff survey speaks for, or None if the mapping leaves it out."""
    return well_led().scores.get(score_id)


def well_led_of_indicator(indicator_id: str) -> WellLedLink | None:
    """Return what an indicator speaks for, or None if the mapping leaves it out."""
    return well_led().indicators.get(indicator_id)


@cache
def _well_led(pack: Pack, indicators: Pack) -> WellLed:
    table = read_file(pack.folder / "statements.toml")
    questions = {one.text("id") for one in table.entries("key_question", "key question")}
    named = [one.named("statement") for one in table.entries("statement", "statement")]
    unique((entry, entry.text("id")) for entry in named)
    statements = {one.id: one for one in map(_statement, named)}
    known = {
        "score": {rule.id for rule in score_rules()},
        "indicator": {one.id for one in catalogue_of(indicators).indicators},
    }
    links: dict[str, dict[str, WellLedLink]] = {kind: {} for kind in known}
    for entry in read_file(pack.folder / "links.toml").entries("link", "link"):
        kind, link = _link(entry, known, statements, questions)
        if link.subject in links[kind]:
            raise entry.fault(found=f"{kind} “{link.subject}” stands twice", expected="each once")
        links[kind][link.subject] = link
    return WellLed(pack, tuple(statements.values()), links["score"], links["indicator"])


def _statement(entry: Entry) -> Statement:
    entry.only("id", "label", "meaning", "mark")
    return Statement(entry.text("id"), entry.text("label"), entry.text("meaning"), entry.mark())


def _link(
    entry: Entry, known: dict[str, set[str]], statements: dict[str, Statement], questions: Iterable[str]
) -> tuple[str, WellLedLink]:
    entry.only(*known, "key_question", "statements", "reason", "mark")
    kinds = [kind for kind in known if entry.has(kind)]
    if len(kinds) != 1:
        raise entry.fault(found=f"it names {' and '.join(kinds) or 'nothing'}", expected="one score or indicator")
    kind = kinds[0]
    subject, question, wanted = entry.text(kind), entry.text("key_question", WELL_LED), entry.texts("statements")
    if subject not in known[kind]:
        raise entry.fault(found=f"unknown {kind} “{subject}”", expected=f"a {kind} of its pack")
    if question not in questions:
        raise entry.fault(found=f"unknown key question “{question}”", expected=f"one of {', '.join(sorted(questions))}")
    stranger = next((one for one in wanted if one not in statements), None)
    if stranger is not None or not wanted:
        found = f"unknown statement “{stranger}”" if stranger else "it names no statement"
        raise entry.fault(found=found, expected=f"some of {', '.join(statements)}")
    return kind, WellLedLink(
        subject, question, tuple(statements[one] for one in wanted), entry.text("reason"), entry.mark()
    )
