"""The instruments that come with Groundswell, and an operator's own beside them."""

import shutil

from tests.unit.packs.making import Shelf, own_shelf, refused

from groundswell.packs.instruments import Instrument, Kind, instrument, instruments
from groundswell.packs.shelf import shipped_packs

__all__ = ["own_shelf"]
PULSE = "groundswell/culture-pulse"


def test_a_shipped_instrument_is_found():
    pulse = instrument("culture-pulse")

    assert pulse.label == "culture-pulse, version 2026.1"
    assert pulse.title.get("cy") == "Pwls diwylliant"
    assert len(pulse.items) == 6 * 3


def test_the_newest_version_is_taken_unless_one_is_named(own_shelf: Shelf):
    own_shelf.copy(PULSE)
    folder = own_shelf.folder / PULSE
    shutil.copy(folder / "culture-pulse.yaml", folder / "next.yaml")
    own_shelf.spoil(PULSE, "next.yaml", 'version: "2026.1"', 'version: "2026.10"')
    own_shelf.spoil(PULSE, "pack.toml", '["culture-pulse.yaml"]', '["culture-pulse.yaml", "next.yaml"]')

    assert instrument("culture-pulse").version == "2026.10"
    assert instrument("culture-pulse", "2026.1").version == "2026.1"


def test_an_instrument_that_is_nowhere_is_told():
    known = ", ".join(dict.fromkeys(one.id for one in instruments()))

    assert refused(lambda: instrument("gossip")) == f"packs: no instrument “gossip”; expected one of {known}."
    assert refused(lambda: instrument("culture-pulse", "1")) == (
        f"packs: no instrument “culture-pulse, version 1”; expected one of {known}."
    )


def test_a_version_that_two_packs_give_is_refused(own_shelf: Shelf):
    shutil.copytree(shipped_packs() / PULSE, own_shelf.folder / "acme" / "pulse")
    own_shelf.spoil("acme/pulse", "pack.toml", 'id = "groundswell/culture-pulse"', 'id = "acme/pulse"')

    assert refused(instruments) == (
        "culture-pulse/culture-pulse.yaml: culture-pulse, version 2026.1 is also in acme/pulse; "
        "expected another id or another version."
    )


def test_a_file_that_the_card_lists_and_the_pack_lacks_is_told(own_shelf: Shelf):
    own_shelf.copy(PULSE).spoil(PULSE, "pack.toml", '["culture-pulse.yaml"]', '["pulse.yaml"]')

    assert refused(instruments) == "culture-pulse/pulse.yaml: the file is missing; expected it in the pack."


def test_a_fault_in_an_own_pack_is_told_by_file_and_line(own_shelf: Shelf):
    own_shelf.copy(PULSE).spoil(PULSE, "culture-pulse.yaml", "minutes: 3", "minutes: soon")

    sentence = refused(instruments)

    assert sentence.startswith("culture-pulse/culture-pulse.yaml, line ")
    assert sentence.endswith(": “minutes” is the text “soon”; expected a whole number from 1.")


def test_the_reference_counts_the_items_that_are_shipped():
    reference = (shipped_packs().parent / "docs" / "reference" / "instruments.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line.split("|")[3:5] for line in reference.splitlines() if line.startswith("| `")}

    assert {one.id: [cell.strip() for cell in rows[one.id]] for one in instruments()} == {
        one.id: [_counted(one), str(one.minutes)] for one in instruments()
    }


def _counted(one: Instrument) -> str:
    rated = [item for item in one.items if item.kind is Kind.SCALE]
    others = [
        f"{number} {kind.value}{'s' if number > 1 else ''}"
        for kind in (Kind.CHOICE, Kind.TEXT)
        if (number := sum(item.kind is kind for item in one.items))
    ]
    said = f"{len(rated)} ({sum(item.reversed for item in rated)})"
    return said if not others else f"{said}{', ' if len(others) > 1 else ' and '}{', '.join(others)}"
