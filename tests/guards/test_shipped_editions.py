"""Shipped figures are those that their provenance describes, and say where they come from."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from tests.guards.repository import ROOT, at, files

# What a reader of any page must be able to learn about a figure.
SAID_OF_EVERY_EDITION = ("title", "release", "publisher", "licence", "route", "reader", "loaded_on", "limits")


def changed_editions(root: Path) -> list[str]:
    """Return the tables that are missing or differ from the checksum in their edition's provenance."""
    found = []
    for card in files(root, "packs/*/*/edition.json"):
        for name, table in json.loads(card.read_text(encoding="utf-8"))["tables"].items():
            path = card.parent / table.get("file", f"{name}.parquet")
            if not path.is_file():
                found.append(f"{at(root, path)}: missing")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != table["sha256"]:
                found.append(f"{at(root, path)}: changed")
    return found


def tables_of_nobody(root: Path) -> list[str]:
    """Return the Parquet files in packs/ that no provenance describes."""
    described = {
        card.parent / table.get("file", f"{name}.parquet")
        for card in files(root, "packs/*/*/edition.json")
        for name, table in json.loads(card.read_text(encoding="utf-8"))["tables"].items()
    }
    return [at(root, path) for path in files(root, "packs/**/*.parquet", "*.parquet") if path not in described]


def silent_provenance(root: Path) -> list[str]:
    """Return what an edition's provenance leaves unsaid."""
    found = []
    for card in files(root, "packs/*/*/edition.json"):
        said = json.loads(card.read_text(encoding="utf-8"))
        found += [f"{at(root, card)}: {fact}" for fact in SAID_OF_EVERY_EDITION if not said.get(fact)]
        if len(said.get("source", {}).get("sha256", "")) != 64:
            found.append(f"{at(root, card)}: source")
    return found


@pytest.fixture
def copy_of_one_edition(tmp_path: Path) -> Path:
    """Return a tree with a copy of the edition of 2024."""
    folder = Path("packs", "nhs-england", "nss-2024")
    shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize("guard", [changed_editions, tables_of_nobody, silent_provenance])
def test_shipped_editions_are_what_they_say(guard):
    assert len(files(ROOT, "packs/*/*/edition.json")) > 0
    assert guard(ROOT) == []


def test_a_planted_change_of_a_table_is_found(copy_of_one_edition):
    table = copy_of_one_edition / "packs/nhs-england/nss-2024/scores.parquet"
    table.write_bytes(table.read_bytes() + b"\0")

    assert changed_editions(copy_of_one_edition) == ["packs/nhs-england/nss-2024/scores.parquet: changed"]


def test_a_planted_missing_table_is_found(copy_of_one_edition):
    (copy_of_one_edition / "packs/nhs-england/nss-2024/rows.parquet").unlink()

    assert changed_editions(copy_of_one_edition) == ["packs/nhs-england/nss-2024/rows.parquet: missing"]


def test_a_planted_table_of_nobody_is_found(copy_of_one_edition):
    (copy_of_one_edition / "packs/nhs-england/nss-2024/gossip.parquet").write_bytes(b"PAR1")

    assert tables_of_nobody(copy_of_one_edition) == ["packs/nhs-england/nss-2024/gossip.parquet"]


def test_planted_silence_is_found(copy_of_one_edition):
    card = copy_of_one_edition / "packs/nhs-england/nss-2024/edition.json"
    said = json.loads(card.read_text(encoding="utf-8"))
    card.write_text(json.dumps({**said, "route": "", "source": {}}), encoding="utf-8")

    assert silent_provenance(copy_of_one_edition) == [
        "packs/nhs-england/nss-2024/edition.json: route",
        "packs/nhs-england/nss-2024/edition.json: source",
    ]
