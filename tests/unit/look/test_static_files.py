"""The mark in static addresses changes exactly when a file does."""

from groundswell.look.static_files import content_mark


def test_the_mark_changes_with_content_and_with_names_only(tmp_path):
    (tmp_path / "fonts").mkdir()
    sheet = tmp_path / "groundswell.css"
    sheet.write_text("a")
    first = content_mark(tmp_path)
    sheet.touch()
    touched = content_mark(tmp_path)
    sheet.write_text("b")
    changed = content_mark(tmp_path)
    sheet.rename(tmp_path / "fonts" / "groundswell.css")
    moved = content_mark(tmp_path)

    assert touched == first
    assert len({first, changed, moved}) == 3
    assert len(first) == 12
