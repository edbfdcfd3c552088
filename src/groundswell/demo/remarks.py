"""What people of the made-up trust say, with a known truth: which elements they speak of, and which way."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from groundswell.discover.evidence.enums import Polarity
from groundswell.discover.evidence.tools import TOOLS

BANK = Path(__file__).with_name("remarks.toml")
INTERVIEWS, GROUPS, COMMENTS = 25, 20, 1000
SMALLEST_GROUP, LARGEST_GROUP = 7, 11
# How many of the patients' comments come from where, and how much of them can be put to no element.
FROM = {"Friends and Family": 0.7, "PALS": 0.18, "Complaints": 0.12}
REPEATED = 0.02
STAFF_GROUPS = (
    "Nursing and midwifery", "Medical", "Allied health", "Clerical", "Estates and ancillary", "Healthcare support",
)  # fmt: skip
SITES = ("Ashfield", "Birchwood", "Community")


@dataclass(frozen=True, slots=True)
class Leaning:
    """The chance that one source speaks of an element as a gap, and as a strength; it may do neither, or both."""

    gap: float
    strength: float


# Planted. What a diagnosis should find: support and compassion a concern, teamwork a strength, equity and inclusion a
# concern on the wards of which the board speaks as a strength. Of the other three nothing clear is planted.
EVEN = Leaning(0.3, 0.3)
TRUTH: Mapping[str, Mapping[str, Leaning]] = {
    "board": {
        "vision-and-values": EVEN,
        "goals-and-performance": EVEN,
        "support-and-compassion": Leaning(0.75, 0.1),
        "learning-and-innovation": EVEN,
        "teamwork": Leaning(0.08, 0.8),
        "equity-and-inclusion": Leaning(0.05, 0.8),
    },
    "staff": {
        "vision-and-values": EVEN,
        "goals-and-performance": EVEN,
        "support-and-compassion": Leaning(0.9, 0.08),
        "learning-and-innovation": EVEN,
        "teamwork": Leaning(0.06, 0.9),
        "equity-and-inclusion": Leaning(0.9, 0.08),
    },
    "patients": {
        "vision-and-values": Leaning(0.03, 0.04),
        "goals-and-performance": Leaning(0.12, 0.1),
        "support-and-compassion": Leaning(0.3, 0.1),
        "learning-and-innovation": Leaning(0.04, 0.04),
        "teamwork": Leaning(0.02, 0.2),
        "equity-and-inclusion": Leaning(0.06, 0.03),
    },
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was said, and the truth of it: the element it speaks of and which way."""

    text: str
    element: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Conversation:
    """One source: an interview, a group, or comments of one kind, with what was said. `people` is how many spoke."""

    tool: str
    label: str
    happened_on: date
    attributes: Mapping[str, str]
    people: int
    remarks: tuple[Remark, ...]


def conversations(*, today: date, seed: int) -> tuple[Conversation, ...]:
    """Return 25 interviews, 20 groups of about 180 people and 1,000 comments; the same seed says the same."""
    chance = random.Random(seed)  # noqa: S311 - made up, and the same for the same seed
    return (*_interviews(today, chance), *_groups(today, chance), *_comments(today, chance))


def _interviews(today: date, chance: random.Random) -> list[Conversation]:
    return [
        Conversation(
            tool=TOOLS[1].id,
            label=f"Interview {at + 1}",
            happened_on=today - timedelta(days=70 - at),
            attributes={},
            people=1,
            remarks=_said("board", chance, most=2),
        )
        for at in range(INTERVIEWS)
    ]


def _groups(today: date, chance: random.Random) -> list[Conversation]:
    found = []
    for at in range(GROUPS):
        staff_group, site = STAFF_GROUPS[at % len(STAFF_GROUPS)], SITES[at % len(SITES)]
        found.append(
            Conversation(
                tool=TOOLS[3].id,
                label=f"{staff_group}, {site}, group {at + 1}",
                happened_on=today - timedelta(days=50 - at),
                attributes={"staff_group": staff_group, "site": site},
                people=chance.randint(SMALLEST_GROUP, LARGEST_GROUP),
                remarks=_said("staff", chance, most=4),
            )
        )
    return found


def _comments(today: date, chance: random.Random) -> list[Conversation]:
    kinds = list(FROM)
    said: dict[str, list[Remark]] = {kind: [] for kind in kinds}
    ways = [(element, way) for element in TRUTH["patients"] for way in (Polarity.GAP, Polarity.STRENGTH)]
    weights = [getattr(TRUTH["patients"][element], way) for element, way in ways]
    around = _bank()["patients"]["words"]
    for _ in range(COMMENTS):
        kind = chance.choices(kinds, list(FROM.values()))[0]
        if said[kind] and chance.random() < REPEATED:
            # The same form handed in twice, as happens.
            said[kind].append(said[kind][-1])
            continue
        element, way = chance.choices(ways, weights)[0]
        middle = chance.choice(_bank()["patients"][element][way])
        words = " ".join(filter(None, (chance.choice(around["openings"]), middle, chance.choice(around["endings"]))))
        said[kind].append(Remark(words, element, way))
    return [
        Conversation(TOOLS[5].id, f"{kind}, last quarter", today - timedelta(days=30), {}, len(remarks), tuple(remarks))
        for kind, remarks in said.items()
    ]


def _said(voice: str, chance: random.Random, *, most: int) -> tuple[Remark, ...]:
    """Return what one interview or group says: on each element, as a gap or a strength or both, up to `most` times."""
    found = []
    for element, leaning in TRUTH[voice].items():
        for way, likely in ((Polarity.GAP, leaning.gap), (Polarity.STRENGTH, leaning.strength)):
            if chance.random() < likely:
                bank = _bank()[voice][element][way]
                times = chance.randint(1, min(most, len(bank)))
                found += [Remark(text, element, way) for text in chance.sample(bank, times)]
    chance.shuffle(found)
    return tuple(found)


@cache
def _bank() -> dict[str, Any]:
    return tomllib.loads(BANK.read_text(encoding="utf-8"))
