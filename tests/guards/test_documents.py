"""What is written down can be followed: links lead somewhere, decisions are complete, words are explained."""

import ast
import re
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files, numbered_lines, plant

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
DECISION_PARTS = (
    "Date:",
    "Status:",
    "## Context",
    "## Options",
    "## Decision",
    "## Consequences",
    "## How we would notice that it was wrong",
)


def dead_links(root: Path) -> list[str]:
    """Return the links between documents that lead to no file."""
    return [
        f"{at(root, path, number)}: {target}"
        for path in files(root, "*.md")
        for number, line in numbered_lines(path)
        for target in LINK.findall(line)
        if not re.match(r"[a-z]+:", target) and not target.startswith("#")
        if not (path.parent / target.split("#")[0]).exists()
    ]


def incomplete_decisions(root: Path) -> list[str]:
    """Return the decision records that lack a part, share a number, or leave a gap in the numbers."""
    records = files(root, "docs/adr/*.md")
    found = [
        f"{at(root, path)}: {part}"
        for path in records
        for part in DECISION_PARTS
        if part not in path.read_text(encoding="utf-8")
    ]
    numbers = [path.name.split("-")[0] for path in records]
    expected = [f"{number:04}" for number in range(1, len(records) + 1)]
    return found if numbers == expected else [*found, f"docs/adr: numbers {', '.join(numbers)}"]


def words_of_the_field(root: Path) -> set[str]:
    """Return the public types of the vocabulary, as a person would write them: `BadInput` is “bad input”."""
    return {
        re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", node.name).lower()
        for path in files(root, "src/groundswell/vocabulary/*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def words_explained(root: Path) -> set[str]:
    """Return the words that GLOSSARY.md explains: bold at the start of a line, alternatives after commas."""
    text = (root / "GLOSSARY.md").read_text(encoding="utf-8")
    entries = re.findall(r"^\*\*([^*]+)\*\*", text, flags=re.MULTILINE)
    return {word.strip().lower() for entry in entries for word in entry.split(",")}


def test_links_lead_somewhere():
    assert dead_links(ROOT) == []


def test_a_planted_dead_link_is_found(tmp_path):
    plant(tmp_path, "docs/here.md", "[there](there.md#part) [web](https://example.org) [gone](../gone.md)")
    plant(tmp_path, "docs/there.md")

    assert dead_links(tmp_path) == ["docs/here.md:1: ../gone.md"]


def test_decisions_are_complete():
    assert incomplete_decisions(ROOT) == []


@pytest.mark.parametrize("name", ["0001-a.md", "0002-a.md"])
def test_a_planted_incomplete_decision_is_found(tmp_path, name):
    plant(tmp_path, f"docs/adr/{name}", "\n".join(DECISION_PARTS[1:]))

    assert incomplete_decisions(tmp_path)[0] == f"docs/adr/{name}: Date:"
    assert len(incomplete_decisions(tmp_path)) == (1 if name.startswith("0001") else 2)


def test_every_word_of_the_field_is_explained():
    assert words_of_the_field(ROOT) - words_explained(ROOT) == set()


def test_a_planted_word_without_an_explanation_is_found(tmp_path):
    plant(tmp_path, "src/groundswell/vocabulary/a.py", "class StaffGroup: ...\nclass Edition: ...\n")
    plant(tmp_path, "GLOSSARY.md", "**edition**: one release of one data set\n")

    assert words_of_the_field(tmp_path) - words_explained(tmp_path) == {"staff group"}
