"""YAML keeps its lines, and its surprises stay outside."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.packs.lined import DEEPEST, LARGEST, MOST_PARTS, Lined, LinedList, read_yaml, read_yaml_file
from groundswell.vocabulary.faults import BadInput

ANCHOR = "there is an anchor or an alias (& or *); expected every text written out; one that begins so in quotes."


def refused(source: str | bytes) -> str:
    """Return the sentence with which a file is refused, without the one that all faults end in."""
    with pytest.raises(BadInput) as fault:
        read_yaml(source.encode() if isinstance(source, str) else source, "a.yaml")
    return fault.value.sentence().removesuffix(" Nothing was changed.")


def test_tables_and_lists_know_their_lines():
    read = read_yaml(b"# why\na: one\nb:\n  - two\n  -\n    c: 3\n", "a.yaml")

    assert read == {"a": "one", "b": ["two", {"c": 3}]}
    assert read.lines == {"a": 2, "b": 3}
    assert isinstance(read["b"], LinedList)
    assert read["b"].lines == [4, 6]
    assert isinstance(read["b"][1], Lined)
    assert (read["b"][1].line, read["b"][1].lines) == (6, {"c": 6})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2026.1", "2026.1"),
        ("2026-03-14", "2026-03-14"),
        ("1_000", "1_000"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("5", 5),
        ("-5", -5),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("'='", "="),
    ],
)
def test_nothing_is_guessed_but_truth_and_whole_numbers(written: str, read: object):
    found = read_yaml(f"a: {written}".encode(), "a.yaml")["a"]

    assert (found, type(found)) == (read, type(read))


def test_windows_lines_a_byte_order_mark_and_folded_text_are_read():
    read = read_yaml(b"\xef\xbb\xbfa: >-\r\n  one\r\n  two\r\nb: 1\r\n", "a.yaml")

    assert read == {"a": "one two", "b": 1}


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("a: 1\nb: 2\na: 3\n", "a.yaml, line 3: the field “a” stands twice (first on line 1); expected each once."),
        (
            "a: &x [1]\nb: *x\n",
            f"a.yaml, line 1: {ANCHOR}",
        ),
        (
            "a: *x\n",
            f"a.yaml, line 1: {ANCHOR}",
        ),
        (
            "a: 1\nb: !!python/object/apply:os.system [id]\n",
            "a.yaml, line 2: there is the tag “tag:yaml.org,2002:python/object/apply:os.system”; expected no tags.",
        ),
        ("a: !!str 1\n", "a.yaml, line 1: there is the tag “tag:yaml.org,2002:str”; expected no tags."),
        ("a: 1\n---\nb: 2\n", "a.yaml, line 2: a second document begins; expected one document."),
        ("a: 1\nb:\n", "a.yaml, line 2: a field has no value; expected a value, or the field left out."),
        ("a: ~\n", "a.yaml, line 1: a field has no value; expected a value, or the field left out."),
        ("[a]: 1\n", "a.yaml, line 1: a field has no name; expected a word before the colon."),
        ("{a: 1, ? [b] : 2}\n", "a.yaml, line 1: a field has no name; expected a word before the colon."),
        ("- a\n", "a.yaml: the file is not a table of fields; expected fields with their values."),
        ("", "a.yaml: the file is not a table of fields; expected fields with their values."),
        ("a: [1\nb: 2\n", "a.yaml, line 2: it is not valid YAML (expected ',' or ']', but got ':'); expected valid YAML."),
        ("a: 1\n\tb: 2\n", None),
        ("%YAML 9.9\n---\na: 1\n", "a.yaml, line 1: it is not valid YAML (found incompatible YAML document (version 1.* is required)); expected valid YAML."),
        ("a: x\nb: \u202ereversed\n", "a.yaml, line 2: there is the invisible sign U+202E; expected only signs that can be seen."),
        ('a: x\nb: "\\u202e"\n', "a.yaml, line 2: there is the invisible sign U+202E; expected only signs that can be seen."),
        ('a: "\\x1b[2J"\n', "a.yaml, line 1: there is the invisible sign U+001B; expected only signs that can be seen."),
        ('a: "\\ud800"\n', "a.yaml, line 1: there is the invisible sign U+D800; expected only signs that can be seen."),
        ('a: "\\UFFFFFFFF"\n', "a.yaml: it is not valid YAML; expected valid YAML."),
        ('a: "\\U00110000"\n', "a.yaml: it is not valid YAML; expected valid YAML."),
        (f"%YAML {'9' * 5000}.1\n---\na: 1\n", "a.yaml: it is not valid YAML; expected valid YAML."),
        (b"a: x\nb: \xff\n", "a.yaml, line 2: there are bytes that are not UTF-8; expected text in UTF-8."),
    ],
)  # fmt: skip
def test_what_is_not_let_in_is_told_by_its_line(source: str | bytes, sentence: str | None):
    told = refused(source)

    assert told == sentence if sentence else told.startswith("a.yaml, line 2: it is not valid YAML (")


def test_a_small_file_that_stands_for_a_huge_one_is_refused_at_once():
    laughs = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))

    started = time.process_time()

    assert "there is an anchor or an alias" in refused(laughs)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "bomb",
    [
        "a: " + "[" * 200_000,
        "a: " + "{b: " * 100_000,
        "\n".join("- " * 60 for _ in range(1)),
        "".join(f"{' ' * n}a:\n" for n in range(400)),
    ],
    ids=["lists", "tables", "dashes", "indented"],
)
def test_deep_files_are_refused_before_they_are_built(bomb: str):
    started = time.process_time()

    line = 1 if len(bomb.splitlines()) == 1 else DEEPEST + 1
    assert refused(bomb) == f"a.yaml, line {line}: lists and tables are too deep; expected at most {DEEPEST} levels."
    assert time.process_time() - started < 5


def test_large_files_and_many_parts_are_refused():
    assert refused(b"a" * (LARGEST + 1)) == f"a.yaml: the file has {LARGEST + 1:,} bytes; expected at most {LARGEST:,}."
    assert refused("a: [" + "1," * (MOST_PARTS + 1) + "]") == (
        f"a.yaml, line 1: the file has too many parts; expected at most {MOST_PARTS:,}."
    )


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(BadInput) as fault:
        read_yaml_file(tmp_path / "a.yaml", "pack/a.yaml")

    assert fault.value.sentence().startswith("pack/a.yaml: the file is missing; expected it in the pack.")


# The text of a YAML file of one field, for strings that mean something in YAML.
spiteful = st.text(alphabet=st.sampled_from("ab:-?[]{}#&*!|>'\"%@` \n\t0123\\.,~<=é\u202e\x00"), max_size=60)


def read_or_told(source: bytes) -> Lined | str:
    """Return what a file holds, or the sentence with which it is refused; anything else is a crash."""
    try:
        return read_yaml(source, "a.yaml")
    except BadInput as fault:
        return fault.sentence()


@given(source=spiteful)
def test_any_text_is_read_or_refused_with_a_sentence(source: str):
    found = read_or_told(source.encode())

    assert isinstance(found, Lined) or found.startswith("a.yaml")


@given(source=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_sentence(source: bytes):
    found = read_or_told(source)

    assert isinstance(found, Lined) or found.startswith("a.yaml")


def test_no_depth_that_is_let_in_exhausts_the_stack():
    deep = "{a: " * (DEEPEST - 1) + "{a: 1}" + "}" * (DEEPEST - 1)

    assert len(deep) < sys.getrecursionlimit()
    assert read_yaml(deep.encode(), "a.yaml")["a"]["a"]["a"]
