"""Evidence as it is kept."""

from groundswell.discover.evidence.models.codes import OwnCode
from groundswell.discover.evidence.models.coding import Coding, Memo, Settled, Share
from groundswell.discover.evidence.models.findings import Finding
from groundswell.discover.evidence.models.flags import Flag
from groundswell.discover.evidence.models.items import Item
from groundswell.discover.evidence.models.sources import Source

__all__ = ["Coding", "Finding", "Flag", "Item", "Memo", "OwnCode", "Settled", "Share", "Source"]
