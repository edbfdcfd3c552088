"""A copy of the shipped packs that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from groundswell.packs.shelf import shipped_packs
from groundswell.vocabulary.faults import BadInput

SURVEY = "groundswell/staff-survey"
ELEMENTS = "groundswell/cultural-elements"


class Shelf:
    """An operator's own shelf, searched before the shipped one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def copy(self, pack: str) -> "Shelf":
        """Put a copy of a shipped pack on this shelf."""
        shutil.copytree(shipped_packs() / pack, self.folder / pack)
        return self

    def spoil(self, pack: str, file: str, old: str, new: str) -> None:
        """Replace one passage of a pack's file; it must be there exactly once, or the test tests nothing."""
        path = self.folder / pack / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Return an empty shelf that is searched first."""
    folder = tmp_path / "packs"
    folder.mkdir()
    monkeypatch.setenv("GROUNDSWELL_PACKS", str(folder))
    return Shelf(folder)


def refused(read: Callable[[], object]) -> str:
    """Return the sentence with which reading a pack is refused, without the one that all faults end in."""
    with pytest.raises(BadInput) as fault:
        read()
    return fault.value.sentence().removesuffix(" Nothing was changed.")
