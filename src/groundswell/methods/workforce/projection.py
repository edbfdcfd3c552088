"""How many leaders will be needed and how many will still be there: a plain projection. Card: projection.md"""

from dataclasses import dataclass

LONGEST = 10


class NoProjection(ValueError):
    """Numbers that cannot be: a share beyond 0 and 1, less than nobody, or years outside one to ten."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a projection takes for granted. Shares are from 0 to 1: `growth` of posts and `leaving` are each year's.

    `retiring` is how many of those in post now reach the age of retirement within `years`.
    """

    years: int
    growth: float
    leaving: float
    retiring: float


@dataclass(frozen=True, slots=True)
class Projected:
    """Posts needed at the end, people of today still in post then, and the difference: posts to be filled."""

    needed: float
    staying: float

    @property
    def to_fill(self) -> float:
        """How many posts have to be filled from elsewhere; never below 0."""
        return max(0.0, self.needed - self.staying)


def projected(posts: float, in_post: float, assumed: Assumed) -> Projected:
    """Return what `posts` and the people `in_post` come to after some years.

    Posts grow by the same share each year. Who reaches the age of retirement goes; of the others the same share leaves
    each year. Raises NoProjection.
    """
    possible = (
        1 <= assumed.years <= LONGEST
        and -1 < assumed.growth <= 1
        and 0 <= assumed.leaving <= 1
        and 0 <= assumed.retiring <= in_post
        and posts >= 0
    )
    if not possible:
        message = f"nothing can be projected from {posts} posts, {in_post} people and {assumed}"
        raise NoProjection(message)
    stays = (1 - assumed.leaving) ** assumed.years
    return Projected(posts * (1 + assumed.growth) ** assumed.years, (in_post - assumed.retiring) * stays)
