"""The gallery shows every part of the look, so what breaks in a template breaks here first."""

import re

from groundswell.look.environment import make_environment
from groundswell.look.gallery import gallery, main


def rendered():
    made = gallery()
    return make_environment().get_template("gallery.jinja").render(page=made.frame, g=made)


def test_the_gallery_has_one_heading_of_the_first_level_and_its_landmarks():
    page = rendered()

    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert [len(re.findall(f"<{name}[ >]", page)) for name in ("main", "header", "footer")] == [1, 1, 1]
    assert '<a class="skip-link" href="#main">' in page
    assert (
        "<title>Culture at a glance - Alderbrook University Hospitals NHS Foundation Trust - Groundswell</title>"
        in page
    )


def test_the_gallery_says_that_its_trust_is_made_up():
    assert '<p class="sample-band"><span class="width">Sample data. This trust is made up.</span></p>' in rendered()


def test_the_gallery_asks_no_other_origin_and_holds_no_inline_code():
    page = rendered()

    assert "://" not in page
    assert not re.search(r"\sstyle=|\son\w+=|<script(?! src)|<style", page)


def test_no_missing_value_is_printed():
    assert not re.search(r"\b(None|NaN|nan|inf|Undefined)\b", rendered())


def test_ids_are_given_once():
    ids = re.findall(r'\sid="([^"]+)"', rendered())

    assert len(ids) == len(set(ids))


def test_the_command_writes_the_page(tmp_path, capsys):
    out = tmp_path / "gallery.html"

    assert main([str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main([]) == 2
    assert "OUT.html" in capsys.readouterr().err
