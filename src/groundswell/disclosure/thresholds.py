"""How small a group may be whose figures are shown. Card: docs/methods/disclosure/gate.md"""

# Published results are withheld below 10, older ones and many contractors' below 11: eleven is safe for both.
SMALLEST_GROUP = 11
# Up to this size two people who compare notes know a good part of a group; above it we reckon with one.
SMALL_TEAM = 20


class TooLow(ValueError):
    """A threshold below the floor. Carries what was asked for."""

    def __init__(self, asked: int) -> None:
        super().__init__(asked)
        self.asked = asked

    def sentence(self) -> str:
        """Return what is wrong and what to do, for the person who sets up the installation."""
        return (
            f"The smallest group that may be shown is set to {self.asked}. "
            f"It may be raised above {SMALLEST_GROUP}, never lowered: set {SMALLEST_GROUP} or more."
        )


def threshold(asked: int = SMALLEST_GROUP) -> int:
    """Return the threshold asked for. Raises TooLow below eleven: it may only go up."""
    if asked < SMALLEST_GROUP:
        raise TooLow(asked)
    return asked


def coalition(people: float) -> int:
    """Return how many members of a group we expect to put their own answers together against the rest."""
    return 2 if people < SMALL_TEAM else 1
