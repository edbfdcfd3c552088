"""Templates bring nothing that the content security policy would refuse, and speak the house's words."""

import ast
import re
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files, plant, templates

TEMPLATE_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", flags=re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# A data block is not run by the browser, so it needs no address of its own.
INLINE = re.compile(
    r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")",
    flags=re.IGNORECASE,
)
# People answer a survey as staff, and read pages as people; EXPERIENCE has the whole list.
UNWELCOME_WORDS = re.compile(r"\b(users?|respondents?|employees?|suppressed|redacted)\b", flags=re.IGNORECASE)


def inline_code(root: Path) -> list[str]:
    """Return where a template holds styles or scripts inline, which the browser is told to refuse."""
    return [
        at(root, path, text.count("\n", 0, found.start() + 1) + 1)
        for path in templates(root)
        for text in [blanked(TEMPLATE_CODE, path.read_text(encoding="utf-8"))]
        for found in INLINE.finditer(text)
    ]


def unwelcome_words(root: Path) -> list[str]:
    """Return where a page or a sentence for people uses a word that the house has a better one for."""
    found = []
    for path in templates(root):
        text = blanked(TAG, blanked(TEMPLATE_CODE, path.read_text(encoding="utf-8")))
        found += [
            at(root, path, number)
            for number, line in enumerate(text.splitlines(), start=1)
            if UNWELCOME_WORDS.search(line)
        ]
    for path in files(root, "src/groundswell/**/phrases.py", "phrases.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [
            at(root, path, node.lineno)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and UNWELCOME_WORDS.search(node.value)
        ]
    return found


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return the text with what matches replaced by as many blank lines, so that line numbers stay."""
    return pattern.sub(lambda match: "\n" * match.group().count("\n") or " ", text)


def test_templates_hold_no_inline_code():
    assert inline_code(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        '<p style="color: red">',
        "<script>alert()</script>",
        '<button onclick="go()">',
        '<a href="javascript:go()">',
        '<p class="a"\nstyle="b">',
    ],
)
def test_planted_inline_code_is_found(tmp_path, line):
    assert len(inline_code(plant(tmp_path, "src/groundswell/web/templates/a.jinja", f"<p>\n{line}\n"))) == 1


def test_linked_scripts_data_blocks_and_template_code_pass(tmp_path):
    text = '<script src="{{ url }}" defer></script>\n<script type="application/json">{}</script>\n{# style= #}'

    assert inline_code(plant(tmp_path, "src/groundswell/web/templates/a.jinja", text)) == []


def test_pages_and_sentences_use_the_house_words():
    assert unwelcome_words(ROOT) == []


def test_a_planted_unwelcome_word_is_found(tmp_path):
    plant(tmp_path, "src/groundswell/people/phrases.py", 'HELLO = "Welcome"\nBYE = "Users may leave."\n')
    plant(tmp_path, "src/groundswell/people/templates/a.jinja", "{{ user.name }}\n<p>12 respondents</p>")

    assert unwelcome_words(tmp_path) == [
        "src/groundswell/people/templates/a.jinja:2",
        "src/groundswell/people/phrases.py:2",
    ]
