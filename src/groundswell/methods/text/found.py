"""A place in a text, and what it seems to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a remark, from its first letter to behind its last, and what it seems to be: "a name"."""

    start: int
    end: int
    what: str
