"""The repository as the guards see it: its files, and where in them something was found.

Every guard is a function from a root folder to findings, so that it can be shown to fail on a planted tree.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(root: Path, *patterns: str) -> list[Path]:
    """Return the files of a tree, in order: what git keeps or would keep, or all of a planted tree.

    Patterns are those of Path.match; without any, every file is returned.
    """
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        found = [root / name for name in listed.split("\0") if name]
    else:
        found = list(root.rglob("*"))
    return sorted(
        path
        for path in set(found)
        if path.is_file() and (not patterns or any(path.match(pattern) for pattern in patterns))
    )


def python_files(root: Path) -> list[Path]:
    """Return the Python files people write: migrations are written by Django."""
    return [path for path in files(root, "*.py") if "migrations" not in path.parts]


def source_files(root: Path) -> list[Path]:
    """Return the Python files of the product itself."""
    return [path for path in python_files(root) if path.is_relative_to(root / "src")]


def templates(root: Path) -> list[Path]:
    """Return the templates people write."""
    return files(root, "*.jinja", "*.html")


def text_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file that is text, with its text."""
    for path in files(root):
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text file with their numbers from 1."""
    yield from enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)


def at(root: Path, path: Path, line: int | None = None) -> str:
    """Return the place of a finding as a person would look for it."""
    return f"{path.relative_to(root)}" + ("" if line is None else f":{line}")


def plant(root: Path, path: str, text: str = "") -> Path:
    """Write a file into a planted tree and return the tree."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return root
