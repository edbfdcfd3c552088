"""A pack in a zip file: what is passed on is read back, and what a stranger made to do harm is refused."""

import io
import shutil
import struct
import warnings
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.packs.making import Shelf, own_shelf

from groundswell.packs.instruments import Instrument, Text, instrument, instruments
from groundswell.packs.instruments.parcel import LARGEST_PARCEL, MOST_FILES, MayNotBePassedOn, read_pack, write_pack
from groundswell.packs.lined import LARGEST
from groundswell.vocabulary.faults import BadInput

__all__ = ["own_shelf"]
PULSE = write_pack(instrument("culture-pulse"))
CARD = "groundswell/culture-pulse/pack.toml"
QUESTIONS = "groundswell/culture-pulse/culture-pulse.yaml"


def contents(parcel: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content, how)
    return out.getvalue()


def refused(parcel: bytes) -> str:
    """Return the sentence with which a pack is refused, without the one that all faults end in."""
    with pytest.raises(BadInput) as fault:
        read_pack(parcel)
    return fault.value.sentence().removesuffix(" Nothing was changed.")


@pytest.mark.parametrize("shipped", instruments(), ids=lambda one: one.id)
def test_what_is_packed_is_read_back_as_it_was(shipped: Instrument):
    (read,) = read_pack(write_pack(shipped))

    assert replace(read, pack=shipped.pack) == shipped
    assert replace(read.pack, folder=shipped.pack.folder) == shipped.pack


def test_the_same_instrument_gives_the_same_bytes():
    assert write_pack(instrument("culture-pulse")) == PULSE


def test_an_exported_pack_can_be_put_on_a_shelf(own_shelf: Shelf):
    with zipfile.ZipFile(io.BytesIO(PULSE)) as archive:
        archive.extractall(own_shelf.folder)

    pulse = instrument("culture-pulse")

    assert pulse.pack.folder == own_shelf.folder / "groundswell" / "culture-pulse"
    assert pulse.title.get("cy") == "Pwls diwylliant"


def test_an_edited_instrument_is_packed_with_its_new_words():
    edited = replace(instrument("culture-pulse"), title=Text({"en": "Our pulse: “how is it?”\\"}))

    assert read_pack(write_pack(edited))[0].title.get("en") == "Our pulse: “how is it?”\\"


def test_an_instrument_that_could_not_be_read_is_not_packed():
    with pytest.raises(BadInput) as fault:
        write_pack(replace(instrument("culture-pulse"), minutes=0))

    assert "“minutes” is 0" in fault.value.sentence()


@pytest.mark.parametrize("whose", ["instrument", "pack"])
def test_what_may_not_be_passed_on_is_not_packed(whose: str):
    pulse = replace(instrument("culture-pulse"), licence="All rights reserved")
    held = (
        replace(pulse, may_redistribute=False)
        if whose == "instrument"
        else replace(pulse, pack=replace(pulse.pack, may_redistribute=False))
    )

    with pytest.raises(MayNotBePassedOn) as refusal:
        write_pack(held)

    assert refusal.value.sentence() == (
        "“Culture pulse” may not be passed on: its licence (All rights reserved) does not allow it. "
        "Name the pack to others: they can ask for it as you did."
    )


def test_a_pack_travels_with_its_own_aspects(own_shelf: Shelf):
    folder = own_shelf.folder / "acme" / "pulse"
    shutil.copytree(instrument("culture-pulse").pack.folder, folder)
    own_shelf.spoil("acme/pulse", "pack.toml", 'id = "groundswell/culture-pulse"', 'id = "acme/pulse"')
    own_shelf.spoil(
        "acme/pulse", "pack.toml", '["culture-pulse.yaml"]', '["culture-pulse.yaml"]\naspects = ["our-pulse.yaml"]'
    )
    own_shelf.spoil("acme/pulse", "culture-pulse.yaml", "id: culture-pulse\n", "id: our-pulse\n")
    own_shelf.spoil("acme/pulse", "culture-pulse.yaml", "[teamwork, cohesion]", "[teamwork, candour]")
    (folder / "our-pulse.yaml").write_text(
        "languages: [en]\naspects:\n  - {id: candour, sort: climate, label: Candour, meaning: Saying it., mark: own design}\n"
    )
    parcel = write_pack(instrument("our-pulse"))
    shutil.rmtree(own_shelf.folder / "acme")

    assert sorted(contents(parcel)) == [
        "acme/pulse/our-pulse-instrument.yaml",
        "acme/pulse/our-pulse.yaml",
        "acme/pulse/pack.toml",
    ]
    assert read_pack(parcel)[0].item("help-each-other").speaks_for == ("teamwork", "candour")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../evil.yaml", "the pack: “../evil.yaml” leads out of the pack; expected names inside it."),
        ("groundswell/../../evil.yaml", "the pack: “groundswell/../../evil.yaml” leads out of the pack; expected names inside it."),
        ("/etc/evil.yaml", "the pack: “/etc/evil.yaml” leads out of the pack; expected names inside it."),
        ("C:evil.yaml", "the pack: “C:evil.yaml” leads out of the pack; expected names inside it."),
        ("..\\evil.yaml", "the pack: “..\\evil.yaml” leads out of the pack; expected names inside it."),
        (f"{'x' * 300}.yaml", f"the pack: “{'x' * 80}” leads out of the pack; expected names inside it."),
        ("elsewhere/evil.yaml", "the pack: “elsewhere/evil.yaml” lies outside of the pack; expected all files beside pack.toml."),
        ("other/pack/pack.toml", "the pack: there is more than one pack.toml; expected one pack, with one card."),
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(name: str, told: str):
    assert refused(packed({**contents(PULSE), name: b"a: 1"})) == told


def test_links_are_refused():
    link = zipfile.ZipInfo("groundswell/culture-pulse/link.yaml")
    link.external_attr = 0o120777 << 16

    assert refused(packed({**contents(PULSE), link: b"/etc/passwd"})) == (
        "the pack: “groundswell/culture-pulse/link.yaml” is a link or a device; expected ordinary files."
    )


def test_a_file_that_grows_when_unpacked_is_refused():
    bomb = packed({**contents(PULSE), "groundswell/culture-pulse/bomb.yaml": b" " * 200 * LARGEST})

    assert len(bomb) < LARGEST_PARCEL
    assert refused(bomb) == (
        "the pack: “groundswell/culture-pulse/bomb.yaml” is too large when unpacked; "
        f"expected at most {LARGEST:,} bytes."
    )


def test_a_file_that_lies_about_its_size_is_refused():
    bomb = bytearray(packed({"groundswell/culture-pulse/bomb.yaml": b" " * 200 * LARGEST, **contents(PULSE)}))
    # The size when unpacked stands at byte 22 of the local header and at byte 24 of the one in the directory.
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = bomb.index(mark)
        bomb[start + at : start + at + 4] = struct.pack("<L", 10)

    assert refused(bytes(bomb)) == (
        "the pack: it is not a zip file that can be read; expected a pack as Groundswell exports it."
    )


def test_a_name_that_stands_twice_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for content in (b"a: 1", b"a: 2"):
            archive.writestr("groundswell/culture-pulse/a.yaml", content)

    assert refused(out.getvalue()) == (
        "the pack: “groundswell/culture-pulse/a.yaml” stands twice; expected each file once."
    )


def test_large_parcels_many_files_and_odd_packing_are_refused():
    many = {f"groundswell/culture-pulse/a{n}.yaml": b"a: 1" for n in range(MOST_FILES)}

    assert refused(b"x" * (LARGEST_PARCEL + 1)) == (
        f"the pack: it has {LARGEST_PARCEL + 1:,} bytes; expected at most {LARGEST_PARCEL:,}."
    )
    assert refused(packed({**contents(PULSE), **many})) == (
        f"the pack: it holds {MOST_FILES + 2} files; expected at most {MOST_FILES}."
    )
    assert refused(packed(contents(PULSE), zipfile.ZIP_LZMA)) == (
        f"the pack: “{CARD}” is packed in an unusual way; expected an ordinary zip file."
    )


def test_a_locked_file_is_refused():
    locked = bytearray(PULSE)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 0x1

    assert refused(bytes(locked)) == f"the pack: “{CARD}” is locked with a password; expected files that can be read."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'id = "groundswell/culture-pulse"', b'id = "../../etc"', "pack.toml: “id” is “../../etc”; expected publisher and name, for example trust/pulse."),
        (b'licence = "CC-BY-4.0"\n', b"", "pack.toml: the field “licence” is missing; expected a text."),
        (b'["culture-pulse.yaml"]', b"[]", "pack.toml: it lists no “instruments”; expected the names of their files."),
        (b'["culture-pulse.yaml"]', b'["other.yaml"]', "other.yaml: the file is missing; expected it in the pack."),
        (b'["culture-pulse.yaml"]', b"[" * 5000, "pack.toml: tables or lists are too deep; expected a flat card."),
        (b'id = "', b'#' + b"x" * 70_000 + b'\nid = "', "the pack: pack.toml is too large; expected at most 65,536 bytes."),
    ],
    ids=["id", "field", "nothing", "missing", "deep", "large"],
)  # fmt: skip
def test_a_planted_fault_in_the_card_is_told(old: bytes, new: bytes, told: str):
    files = contents(PULSE)
    assert files[CARD].count(old) == 1

    assert refused(packed({**files, CARD: files[CARD].replace(old, new)})) == told


def test_a_fault_in_the_questions_is_told_by_its_line():
    files = contents(PULSE)
    line = files[QUESTIONS][: files[QUESTIONS].index(b"minutes: 3")].count(b"\n") + 1

    told = refused(packed({**files, QUESTIONS: files[QUESTIONS].replace(b"minutes: 3", b"minutes: soon")}))

    assert told == f"culture-pulse.yaml, line {line}: “minutes” is the text “soon”; expected a whole number from 1."


def test_no_card_is_told():
    assert refused(packed({"a.yaml": b"a: 1"})) == (
        "the pack: there is no pack.toml; expected one pack, with one card."
    )


def read_or_told(parcel: bytes) -> tuple[Instrument, ...] | str:
    """Return the instruments, or the sentence with which they are refused; anything else is a crash."""
    try:
        return read_pack(parcel)
    except BadInput as fault:
        return fault.sentence()


@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(data: bytes):
    assert "expected" in read_or_told(data)


@given(changes=st.lists(st.tuples(st.integers(0, len(PULSE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_pack_is_read_or_refused_with_a_sentence(changes: list[tuple[int, int]]):
    damaged = bytearray(PULSE)
    for at, byte in changes:
        damaged[at] = byte

    found = read_or_told(bytes(damaged))

    assert "expected" in found if isinstance(found, str) else len(found) == 1
