"""What the tests of packs share."""

from tests.unit.packs.making import own_shelf

__all__ = ["own_shelf"]
