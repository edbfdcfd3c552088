"""What is wrong with an instrument's file is told by file, line and field, as much as can be at once."""

import pytest
from tests.unit.packs.instruments.making import SMALL, faults_of, line_of, read_small, refused_small

from groundswell.packs.instruments import Condition, Facing, Kind
from groundswell.packs.instruments.texts import LONGEST_TEXT
from groundswell.vocabulary.provenance import Mark


def test_an_instrument_is_read_whole():
    small = read_small()
    help_, own, shouting, why, what_else = small.items

    assert (small.id, small.version, small.label) == ("small", "1.0", "small, version 1.0")
    assert (small.minutes, small.languages, small.licence) == (4, ("en", "cy"), "CC-BY-4.0")
    assert (small.may_redistribute, small.stores_answers, small.private) == (True, True, False)
    assert [role.id for role in small.invited.roles] == ["doctors"]
    assert not small.invited.everyone
    assert not small.norm.exists
    assert small.scales["agreement"].values == (1, 2, 3)
    assert small.scales["agreement"].not_applicable.get("en") == "Not mine"
    assert small.scales["weight"].not_applicable is None
    assert (help_.kind, help_.facing, help_.pair, help_.asks_importance) == (
        Kind.SCALE,
        Facing.LEADERS,
        "self-help",
        True,
    )
    assert own.speaks_for == ("teamwork", "vision-and-values")
    assert (shouting.reversed, shouting.provenance, shouting.facing) == (True, Mark.UNVERIFIED, Facing.NOBODY)
    assert why.shown_if == Condition("shouting", (2, 3))
    assert (what_else.kind, what_else.shown_if) == (Kind.TEXT, Condition("why", ("other",)))


def test_texts_fall_back_to_english_and_say_what_nobody_has_read():
    small = read_small()
    help_, own = small.items[:2]

    assert (help_.text.get("cy"), own.text.get("cy")) == ("Mae arweinwyr yn helpu.", "I help.")
    assert help_.text.needs_review("cy")
    assert own.text.needs_review("cy")
    assert not small.title.needs_review("cy")
    assert not help_.text.needs_review("en")
    assert small.needs_review("cy")
    assert not small.needs_review("en")


def test_a_language_may_wait_for_a_reader_in_the_whole_file():
    small = read_small("languages: [en, cy]", "languages: [en, cy]\nneeds_review: [cy]")

    assert small.title.needs_review("cy")
    assert not small.title.needs_review("en")


def test_words_are_one_text_however_the_file_folds_them():
    assert read_small("intro: A few statements.", "intro: >-\n  A few\n  statements.").intro.get("en") == (
        "A few statements."
    )


def test_a_whole_sentence_names_file_line_and_field():
    assert refused_small("minutes: 4", "minutes: soon") == (
        f"small/small.yaml, line {line_of('minutes: 4')}: “minutes” is the text “soon”; "
        "expected a whole number from 1. Nothing was changed."
    )


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("id: small\n", "id: Small one\n", "id: small", "“id” is the text “Small one”; expected small letters, digits and hyphens, at most 60, beginning with a letter, and not “na”."),
        ('version: "1.0"', "version: first", 'version: "1.0"', "“version” is the text “first”; expected numbers with points between, in quotes."),
        ('version: "1.0"', "version: 1", 'version: "1.0"', "“version” is 1; expected a text."),
        ("[en, cy]\ntitle", "[cy]\ntitle", "languages:", "“languages” does not name en; expected codes such as en and cy, English among them."),
        ("[en, cy]\ntitle", "[en, Welsh]\ntitle", "languages:", "“languages” names “Welsh”; expected codes such as en and cy, English among them."),
        ("[en, cy]\ntitle", "[en, cy]\nneeds_review: [pl]\ntitle", "title:", "“needs_review” names “pl”; expected one of the languages."),
        ("title: {en: Small, cy: Bach}", "title: {cy: Bach}", "title:", "“title”: “en” is missing; expected the English words, in which others fall back."),
        ("title: {en: Small, cy: Bach}", "title: {en: Small, pl: Maly}", "title:", "“title”: it has the field “pl”; expected only en, cy, needs_review."),
        ("title: {en: Small, cy: Bach}", "title: {en: Small, needs_review: [cy]}", "title:", "“title”: “needs_review” names “cy”; expected a language of this text."),
        ("intro: A few statements.", "intro: ' '", "intro:", "“intro” is an empty text; expected words."),
        ("intro: A few statements.", f"intro: {'x' * (LONGEST_TEXT + 1)}", "intro:", f"“intro” has {LONGEST_TEXT + 1:,} signs; expected at most {LONGEST_TEXT:,}."),
        ("minutes: 4", "minutes: 61", "minutes:", "“minutes” is 61; expected 1 to 60."),
        ("stores_answers: true", "stores_answers: yes", "stores_answers:", "“stores_answers” is the text “yes”; expected true or false."),
        ("  everyone: false", "  everybody: false", "  everyone:", "“invited”: it has the field “everybody”; expected only everyone, roles."),
        ("  note: There is nothing to compare with.", "  notes: none", "  note:", "“norm”: it has the field “notes”; expected only exists, note."),
        ("{value: 2, label: Perhaps}", "{value: 0, label: Perhaps}", "{value: 2, label: Perhaps}", "scale “agreement”, point 2: “value” is 0; expected a whole number from 1."),
        ("{value: 2, label: Perhaps}", "{label: Perhaps}", "{value: 2, label: Perhaps}", "scale “agreement”, point 2: the field “value” is missing; expected a whole number from 1."),
        ("{value: 2, label: Perhaps}", "Perhaps", "{value: 2, label: Perhaps}", "scale “agreement”, point 2: it is the text “Perhaps”; expected a table of fields."),
        ("- id: weight", "- id: agreement", "- id: weight", "scale “agreement”: id “agreement” stands twice; expected each once."),
        ("- id: second", "- id: first", "- id: second", "topic “first”: id “first” stands twice; expected each once."),
        ("- id: shouting", "- id: self-help", "- id: shouting", "topic “first”, item “self-help”: id “self-help” stands twice; expected each once."),
        ("        kind: choice", "        kind: slider", "        kind: choice", "topic “second”, item “why”: unknown kind “slider”; expected one of scale, choice, text."),
        ("        facing: self", "        facing: boss", "        facing: self", "topic “first”, item “self-help”: unknown facing “boss”; expected one of self, leaders, team, organisation."),
        ("provenance: unverified", "provenance: invented", "provenance: unverified", "topic “first”, item “shouting”: unknown provenance “invented”; expected one of documented, recomputed, unverified, own design."),
        ("        reversed: true", "        inverted: true", "        reversed: true", "topic “first”, item “shouting”: it has the field “inverted”; expected only id, kind, text, scale, choices, reversed, asks_importance, speaks_for, facing, pair, shown_if, provenance, source."),
        ("{id: other, label: Something else}", "{id: time, label: Other}", "{id: other", "topic “second”, item “why”, choice “time”: id “time” stands twice; expected each once."),
        ("{id: other, label: Something else}", "{id: na, label: Other}", "{id: other", "topic “second”, item “why”, choice “na”: “id” is the text “na”; expected small letters, digits and hyphens, at most 60, beginning with a letter, and not “na”."),
        ("values: [2, 3]", "values: []", "shown_if: {item: shouting", "topic “second”, item “why”, “shown_if”: “values” is missing or something else; expected a list of numbers of a scale, or of ids of choices."),
        ("values: [2, 3]", "values: [true]", "shown_if: {item: shouting", "topic “second”, item “why”, “shown_if”: “values” is missing or something else; expected a list of numbers of a scale, or of ids of choices."),
    ],
)  # fmt: skip
def test_a_planted_fault_is_told_by_its_line(old: str, new: str, at: str, told: str):
    assert faults_of(old, new)[0] == f"line {line_of(at)}: {told}"


def test_a_missing_field_is_told_by_the_line_of_its_item():
    assert faults_of("        text: People shout.\n", "") == [
        f"line {line_of('- id: shouting')}: topic “first”, item “shouting”: the field “text” is missing; expected a table.",
    ]


@pytest.mark.parametrize(
    "field", ["id", "version", "languages", "title", "intro", "minutes", "licence", "stores_answers", "private", "invited", "norm", "scales", "topics"]
)  # fmt: skip
def test_no_field_of_the_whole_may_be_missing(field: str):
    lines = SMALL.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{field}:"))
    after = next((n for n, line in enumerate(lines) if n > first and not line.startswith((" ", "-"))), len(lines))

    told = faults_of("".join(lines[first:after]), "")

    assert f"the field “{field}” is missing" in told[0] or field == "languages"


def test_several_faults_are_told_at_once_and_none_that_only_follows_from_another():
    told = faults_of(
        "        kind: choice\n        text: Why is that?", "        kind: slider\n        text: 7\n        mood: good"
    )
    both = faults_of(
        "        text: People shout.\n        reversed: true\n        speaks_for: [teamwork]\n        provenance: unverified",
        "        text: 7\n        provenance: invented",
    )

    assert [fault.split("; expected")[0].split(": ", 1)[1] for fault in (*told, *both)] == [
        "topic “second”, item “why”: it has the field “mood”",
        "topic “first”, item “shouting”: “text” is 7",
    ]


def test_faults_of_several_items_are_told_in_the_order_of_the_file():
    told = faults_of(
        SMALL[SMALL.index("        text: People shout.") : SMALL.index("        shown_if: {item: shouting")],
        "        text: 7\n        provenance: own design\n  - id: second\n    title: Second\n    items:\n"
        "      - id: why\n        kind: slider\n        text: Why?\n",
    )

    assert [fault.split("; expected")[0].split(": ", 1)[1] for fault in told] == [
        "topic “first”, item “shouting”: “text” is 7",
        "topic “second”, item “why”: unknown kind “slider”",
    ]


def test_too_many_items_are_refused():
    item = "      - {{id: extra-{0}, kind: text, text: Extra, provenance: own design}}\n"

    told = faults_of("  - id: second\n", "".join(item.format(n) for n in range(200)) + "  - id: second\n")

    assert told[0].endswith("item 201: it is item 201; expected at most 200.")
