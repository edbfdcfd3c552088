"""The official questionnaire's wording is nowhere in the repository, whatever the file.

The repository holds question numbers and our own short labels; tools/official_wording.py says why and how.
"""

import codecs
from pathlib import Path

import polars as pl
from tests.guards.repository import ROOT, at, files, plant, text_files
from tools.official_wording import known_fingerprints, official_runs

# Five words of one official question, turned by thirteen letters so that this file does not hold them.
FIVE_OFFICIAL_WORDS = codecs.decode("ybbx sbejneq gb tbvat gb", "rot13")


def official_wording(root: Path) -> list[str]:
    """Return the files that hold official wording, with the first run of words found."""
    known = known_fingerprints()
    found = [(path, official_runs(text, known)) for path, text in text_files(root)]
    found += [(path, official_runs(words_of(path), known)) for path in files(root, "*.parquet")]
    return [f"{at(root, path)}: {runs[0]}" for path, runs in found if runs]


def words_of(parquet: Path) -> str:
    """Return every text a Parquet file holds: column names, distinct values, and notes in its header."""
    frame = pl.read_parquet(parquet)
    texts = list(frame.columns)
    for name, kind in frame.schema.items():
        if kind in (pl.String, pl.Categorical, pl.Enum):
            texts += frame[name].cast(pl.String).drop_nulls().unique().to_list()
    texts += pl.read_parquet_metadata(parquet).values()
    # A word that appears in no question, so that runs never join two texts.
    return " groundswell ".join(texts)


def test_no_official_wording_is_shipped():
    assert official_wording(ROOT) == []


def test_planted_wording_is_found_in_text(tmp_path):
    plant(tmp_path, "packs/ours/questions.toml", f'label = "{FIVE_OFFICIAL_WORDS.title()}!"\n')

    assert official_wording(tmp_path) == [f"packs/ours/questions.toml: {FIVE_OFFICIAL_WORDS}"]


def test_planted_wording_is_found_in_a_parquet_column_name_and_value(tmp_path):
    pl.DataFrame({f"Q2a {FIVE_OFFICIAL_WORDS}": [1.0]}).write_parquet(tmp_path / "name.parquet")
    pl.DataFrame({"q2a": [f"We {FIVE_OFFICIAL_WORDS}", None]}).write_parquet(tmp_path / "value.parquet")

    assert official_wording(tmp_path) == [
        f"name.parquet: {FIVE_OFFICIAL_WORDS}",
        f"value.parquet: {FIVE_OFFICIAL_WORDS}",
    ]


def test_our_own_words_pass(tmp_path):
    plant(tmp_path, "docs/a.md", "Staff say that they are treated with compassion and can speak up safely.")

    assert official_wording(tmp_path) == []
