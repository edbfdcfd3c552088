"""A worker is awake before it answers, and starts whatever it finds in the data folder."""

import shutil

from groundswell.config.waking import wake
from groundswell.national import survey
from groundswell.national.store import shipped_editions_folder


def test_what_the_first_page_needs_is_in_memory_before_it_is_asked_for(client, db):
    survey._tables.cache_clear()
    wake()
    read = survey._tables.cache_info().misses

    assert client.get("/trusts/RTF/").status_code == 200
    assert survey._tables.cache_info().misses == read


def test_a_worker_starts_without_any_survey(monkeypatch, tmp_path):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "0")

    wake()


def test_a_worker_starts_beside_a_damaged_edition(monkeypatch, tmp_path):
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path))
    monkeypatch.setenv("GROUNDSWELL_SHIPPED", "0")
    folder = tmp_path / "editions" / "nss-2024"
    shutil.copytree(shipped_editions_folder() / "nss-2024", folder)
    next(folder.glob("*.parquet")).write_bytes(b"not what was written")

    wake()
