"""Written text as slides: a slide for every heading that says something."""

from groundswell.look.documents.writing_slides import planned

TEXT = """Before all.

## First
- a
- b

### Smaller
Words.

## Empty

## Last
c
"""


def test_each_heading_is_a_slide_and_an_empty_one_is_none():
    assert [(one.title, one.sentences) for one in planned(TEXT, title="Talk")] == [
        ("Talk", ("Before all.",)),
        ("First", ("a", "b", "Smaller", "Words.")),
        ("Last", ("c",)),
    ]


def test_a_text_without_headings_is_one_slide_and_no_text_none():
    assert [one.title for one in planned("Words.", title="Talk")] == ["Talk"]
    assert planned("", title="Talk") == ()
