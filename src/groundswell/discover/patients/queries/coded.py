"""What comments were coded to. Codes that two people are still to give blindly are in no figure here."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.models import Coding, Item, Settled, Share
from groundswell.discover.evidence.queries.codes import became
from groundswell.discover.patients.queries.comments import comments_of
from groundswell.programme.models import Programme


@dataclass(slots=True)
class Coded:
    """The comments of one code, each with the way it speaks; where coders differ and nothing is settled it is mixed."""

    polarity: dict[UUID, str] = field(default_factory=dict)

    def count(self, polarity: Polarity) -> int:
        """Return how many comments speak one way."""
        return sum(one == polarity for one in self.polarity.values())


def open_to_all(programme: Programme) -> QuerySet[Item]:
    """Return the comments whose codes may be seen: nobody is still to code them blindly."""
    waiting = Share.objects.filter(item=OuterRef("pk"), is_blind=True, done_at=None)
    return comments_of(programme).exclude(Exists(waiting))


def coded_comments(programme: Programme) -> Mapping[str, Coded]:
    """Return the comments of each code; a merged code stands under the one it became, and what was settled counts."""
    items = open_to_all(programme).order_by()
    onward = became(programme)
    found: dict[str, Coded] = defaultdict(Coded)
    settled = Settled.objects.filter(item__in=items)
    codings = Coding.objects.filter(item__in=items).exclude(item__in=settled.values("item")).order_by()
    said = [*codings.values_list("item_id", "code", "polarity")]
    said += [(one.item_id, code, polarity) for one in settled for code, polarity in one.codes]
    for item, code, polarity in said:
        of_code = found[onward.get(code, code)].polarity
        of_code[item] = polarity if of_code.get(item, polarity) == polarity else Polarity.MIXED
    return found
