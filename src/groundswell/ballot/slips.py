"""Codes on paper slips: 80 random bits in Crockford's base32, 16 characters, and a check character.

The box keeps a hash of each; who drew which slip is known to nobody (TRUST 6).
"""

import hashlib
import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Crockford's five further signs stand only for the check: 37 is prime, so one wrong or two swapped signs are noticed.
CHECK = ALPHABET + "*~$=U"
LENGTH = 16
BITS = 5 * LENGTH
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u00a0\t\r\n")


class NotACode(ValueError):
    """What was typed is no slip code: a sign is missing, wrong or swapped."""


def new_code(randbits: Callable[[int], int] = secrets.randbits) -> str:
    """Return a fresh code as printed: four groups of four, and the check character."""
    number = randbits(BITS)
    signs = "".join(ALPHABET[number >> shift & 31] for shift in range(BITS - 5, -1, -5))
    groups = "-".join(signs[at : at + 4] for at in range(0, LENGTH, 4))
    return f"{groups}-{CHECK[number % len(CHECK)]}"


def read_code(typed: str) -> str:
    """Return the 16 characters of a typed code; case, spaces, hyphens and O for 0 do not matter. Raises NotACode."""
    signs = typed.translate(_BETWEEN).upper().translate(_READ_AS)
    if len(signs) != LENGTH + 1 or not set(signs[:LENGTH]) <= set(ALPHABET) or signs[LENGTH] not in CHECK:
        raise NotACode
    number = 0
    for sign in signs[:LENGTH]:
        number = number << 5 | ALPHABET.index(sign)
    if CHECK[number % len(CHECK)] != signs[LENGTH]:
        raise NotACode
    return signs[:LENGTH]


def slip_key(wave: str, code: str) -> bytes:
    """Return what the box stores of a code, 32 bytes; the same code of another wave has another. Raises NotACode."""
    return hashlib.sha256(b"groundswell slip v1\0" + wave.encode() + b"\0" + read_code(code).encode()).digest()
