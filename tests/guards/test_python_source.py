"""What the linters do not look for in our Python."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, plant, python_files, source_files

# A silenced check names its rule and says why: `# the command is a constant`.
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|nosec|pragma: no cover)")
SILENCED_WITH_A_REASON = re.compile(
    r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\]|nosec B\d+|pragma: no cover)\W+\w.{5,}"
)
RELATIONS = frozenset({"ForeignKey", "OneToOneField", "ManyToManyField"})
MANAGERS = frozenset({"objects", "_default_manager", "_base_manager"})


def asserts(root: Path) -> list[str]:
    """Return the assert statements of the product: Python may be run without them."""
    return [
        at(root, path, node.lineno)
        for path in source_files(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert)
    ]


def silenced_without_a_reason(root: Path) -> list[str]:
    """Return the comments that silence a check without naming its rule and a reason."""
    found = []
    for path in python_files(root):
        reader = io.StringIO(path.read_text(encoding="utf-8")).readline
        found += [
            at(root, path, token.start[0])
            for token in tokenize.generate_tokens(reader)
            if token.type == tokenize.COMMENT
            and SILENCED.match(token.string)
            and not SILENCED_WITH_A_REASON.match(token.string)
        ]
    return found


def models_reached_from_views(root: Path) -> list[str]:
    """Return where a view reaches past its queries to a model's manager, and so past the tenant."""
    return [
        at(root, path, node.lineno)
        for path in source_files(root)
        if path.stem == "views" or path.parent.name == "views"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]


def relations_by_name(root: Path) -> list[str]:
    """Return the foreign keys that name their model by a string, which no import contract can see."""
    found = []
    for path in source_files(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or called(node) not in RELATIONS:
                continue
            targets = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "to")]
            found += [
                at(root, path, node.lineno)
                for target in targets
                if isinstance(target, ast.Constant) and target.value != "self"
            ]
    return found


def called(node: ast.Call) -> str:
    """Return the last name of what a call calls."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


GUARDS = {
    asserts: ("src/groundswell/methods/a.py", "x = 1\nassert x\n"),
    silenced_without_a_reason: ("src/groundswell/methods/a.py", "x = 1\nimport os  # noqa: F401\n"),
    models_reached_from_views: (
        "src/groundswell/people/views.py",
        "def page(request):\n    return Person.objects.all()\n",
    ),
    relations_by_name: (
        "src/groundswell/people/models.py",
        "class Role:\n    person = models.ForeignKey('people.Person', on_delete=PROTECT)\n",
    ),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_our_python_keeps_the_rule(guard):
    assert guard(ROOT) == []


@pytest.mark.parametrize("guard", GUARDS)
def test_a_planted_violation_is_found(guard, tmp_path):
    path, text = GUARDS[guard]

    assert guard(plant(tmp_path, path, text)) == [f"{path}:2"]


@pytest.mark.parametrize(
    "line",
    ["x = 1  # noqa: F401  # imported for its side effect", "y = f()  # type: ignore[misc]  # no stubs yet"],
)
def test_a_silenced_check_with_its_rule_and_reason_passes(tmp_path, line):
    assert silenced_without_a_reason(plant(tmp_path, "src/groundswell/a.py", f"{line}\n")) == []
