"""The instruments that come with Groundswell, and an operator's own beside them."""

import shutil

from tests.unit.packs.making import Shelf, own_shelf, refused

from groundswell.packs.instruments import instrument, instruments
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
