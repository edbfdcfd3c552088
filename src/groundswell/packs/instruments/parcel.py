"""A pack of one instrument as a zip file: to pass on, to load elsewhere, to keep. A parcel may come from a stranger."""

import io
import json
import re
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from groundswell.packs.entries import Entry
from groundswell.packs.instruments.aspects import aspect_files, aspects_in, known_elements, known_subjects
from groundswell.packs.instruments.catalogue import instrument_files
from groundswell.packs.instruments.questionnaire import ENGLISH, Instrument
from groundswell.packs.instruments.reading import read_instrument
from groundswell.packs.instruments.writing import yaml_of
from groundswell.packs.lined import LARGEST, read_yaml
from groundswell.packs.shelf import Pack, pack_of, read_file, toml_in
from groundswell.vocabulary.faults import BadInput, Place

LARGEST_PARCEL = 1024 * 1024
LARGEST_CARD = 64 * 1024
MOST_FILES = 20
LONGEST_NAME = 200
CARD = "pack.toml"
_PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}/[a-z0-9][a-z0-9-]{0,60}")
# The same instrument gives the same bytes: a zip file has no earlier day than this.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
# What zipfile lets through when a file is damaged or made to do harm.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class MayNotBePassedOn(ValueError):
    """The wording of an instrument belongs to somebody who has not allowed it to travel."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__(instrument.label)
        self.instrument = instrument

    def sentence(self) -> str:
        """Return why it is not exported, and what can be passed on instead."""
        return (
            f"“{self.instrument.title.get(ENGLISH)}” may not be passed on: its licence "
            f"({self.instrument.licence}) does not allow it. Name the pack to others: they can ask for it as you did."
        )


def write_pack(instrument: Instrument) -> bytes:
    """Return a zip file with the instrument's pack: its card, its YAML, and the pack's own aspects.

    The same instrument gives the same bytes. Raises MayNotBePassedOn where pack or instrument do not allow it, and
    BadInput for an instrument that would be refused when read.
    """
    pack = instrument.pack
    if not (instrument.may_redistribute and pack.may_redistribute):
        raise MayNotBePassedOn(instrument)
    name = f"{instrument.id}.yaml"
    aspects = _own_aspects(pack)
    if name in aspects:
        name = f"{instrument.id}-instrument.yaml"
    files = {CARD: _card(pack, name, tuple(aspects)), name: yaml_of(instrument), **aspects}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{pack.id}/{file}", _NO_DAY), content, zipfile.ZIP_DEFLATED)
    parcel = out.getvalue()
    read_pack(parcel)
    return parcel


def read_pack(parcel: bytes) -> tuple[Instrument, ...]:
    """Return the instruments of a pack in a zip file, checked as those of a folder are.

    Their pack's folder is where it would stand on a shelf; nothing is written. Raises BadInput, naming file, line and
    field, for what is wrong in them, and for a file that is not such a pack or is unreasonably large.
    """
    files = _unpacked(parcel)
    found = [name for name in files if PurePosixPath(name).name == CARD]
    if len(found) != 1:
        told = "there is no pack.toml" if not found else "there is more than one pack.toml"
        raise _fault(found=told, expected="one pack, with one card")
    folder = PurePosixPath(found[0]).parent
    strangers = [name for name in files if PurePosixPath(name).parent != folder]
    if strangers:
        raise _fault(found=f"“{strangers[0]}” lies outside of the pack", expected="all files beside pack.toml")
    if len(files[found[0]]) > LARGEST_CARD:
        raise _fault(found="pack.toml is too large", expected=f"at most {LARGEST_CARD:,} bytes")
    card = Entry(CARD, "", toml_in(files[found[0]], CARD))
    pack = _pack(card)
    listed = {name: files.get((folder / name).as_posix()) for name in (*instrument_files(card), *aspect_files(card))}
    subjects = known_subjects()
    elements = known_elements()
    for name in aspect_files(card):
        read = aspects_in(read_yaml(_given(listed[name], name), name), name, elements)
        subjects |= {aspect.id for _, aspect in read}
    names = instrument_files(card)
    if not names:
        raise card.fault(found="it lists no “instruments”", expected="the names of their files")
    return tuple(read_instrument(_given(listed[name], name), file=name, pack=pack, subjects=subjects) for name in names)


def _pack(card: Entry) -> Pack:
    pack_id = card.text("id")
    if not _PACK_ID.fullmatch(pack_id):
        raise card.fault(found=f"“id” is “{pack_id}”", expected="publisher and name, for example trust/pulse")
    return pack_of(card, pack_id, Path(pack_id))


def _given(content: bytes | None, name: str) -> bytes:
    if content is None:
        raise BadInput(Place(name), found="the file is missing", expected="it in the pack")
    return content


def _unpacked(parcel: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name. Never more is read than a pack may hold, whatever the zip says of itself."""
    if len(parcel) > LARGEST_PARCEL:
        raise _fault(found=f"it has {len(parcel):,} bytes", expected=f"at most {LARGEST_PARCEL:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > MOST_FILES:
                raise _fault(found=f"it holds {len(members)} files", expected=f"at most {MOST_FILES}")
            files: dict[str, bytes] = {}
            for member in members:
                _check_member(member)
                if member.filename in files:
                    raise _fault(found=f"“{member.filename}” stands twice", expected="each file once")
                with archive.open(member) as opened:
                    content = opened.read(LARGEST + 1)
                if len(content) > LARGEST:
                    found = f"“{member.filename}” is too large when unpacked"
                    raise _fault(found=found, expected=f"at most {LARGEST:,} bytes")
                files[member.filename] = content
            return files
    except BadInput:
        raise
    except _BROKEN as broken:
        told = "a pack as Groundswell exports it"
        raise _fault(found="it is not a zip file that can be read", expected=told) from broken


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or len(name) > LONGEST_NAME:
        raise _fault(found=f"“{name[:80]}” leads out of the pack", expected="names inside it")
    # The upper half of external_attr holds the kind of file where the zip was made on Unix.
    kind = (member.external_attr >> 16) & 0o170000
    if kind not in (0, 0o100000):
        raise _fault(found=f"“{name}” is a link or a device", expected="ordinary files")
    if member.flag_bits & 0x1:
        raise _fault(found=f"“{name}” is locked with a password", expected="files that can be read")
    if member.compress_type not in _PACKED:
        raise _fault(found=f"“{name}” is packed in an unusual way", expected="an ordinary zip file")


def _own_aspects(pack: Pack) -> dict[str, bytes]:
    card = pack.folder / CARD
    if not pack.folder.is_absolute() or not card.is_file():
        return {}
    return {name: (pack.folder / name).read_bytes() for name in aspect_files(read_file(card))}


def _card(pack: Pack, name: str, aspects: tuple[str, ...]) -> bytes:
    texts = {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "publisher": pack.publisher,
        "licence": pack.licence,
        "provenance": pack.provenance,
    }
    lines = [f"{field} = {_quoted(text)}" for field, text in texts.items()]
    lines += [f"may_redistribute = {str(pack.may_redistribute).lower()}", f"instruments = [{_quoted(name)}]"]
    if aspects:
        lines.append(f"aspects = [{', '.join(_quoted(one) for one in aspects)}]")
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    # A basic string of TOML is one of JSON, but for one sign that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _fault(*, found: str, expected: str) -> BadInput:
    return BadInput(Place("the pack"), found=found, expected=expected)
