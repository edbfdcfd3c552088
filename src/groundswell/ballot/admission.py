"""Who may answer: the issuing side admits a person once, the box accepts the answers of whoever was admitted.

One interface for both modes. Confidential, here: a random token, signed by the issuing side, which stores nothing of
it; the box keeps a hash. Sealed will sign the token without seeing it, and nothing else differs (TRUST 5).
"""

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from groundswell.ballot.answers import Answers

RANDOM_BYTES, SIGNATURE_BYTES, KEY_BYTES = 32, 64, 32
TOKEN_LENGTH = 4 * (RANDOM_BYTES + SIGNATURE_BYTES) // 3


class NotAdmitted(ValueError):
    """This token lets nobody answer this wave."""


class AlreadyAdmitted(ValueError):
    """This person was admitted before: whatever showed that they are invited is used up."""


class Invited(Protocol):
    """Somebody on the issuing side who may be admitted once."""

    def use_up(self) -> None:
        """Use up what shows that they are invited, in the caller's transaction. Raises AlreadyAdmitted."""


class Admitting(Protocol):
    """The issuing side: knows people, never answers."""

    def admit(self, person: Invited) -> str:
        """Return a token for one person and keep nothing of it. Raises AlreadyAdmitted."""


class Accepting(Protocol):
    """The box: knows answers, never people."""

    def accept(self, token: str, answers: Answers) -> None:
        """Store answers; returns once they are on disk. Raises NotAdmitted, and what the store raises."""


class ConfidentialAdmission:
    """Admits people to one wave in Confidential mode, with the wave's own signing key."""

    def __init__(self, wave: str, signing_key: bytes, *, random: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self._wave = wave
        self._key = Ed25519PrivateKey.from_private_bytes(signing_key)
        self._random = random

    def admit(self, person: Invited) -> str:
        """Return a token for one person and keep nothing of it. Raises AlreadyAdmitted."""
        person.use_up()
        secret = self._random(RANDOM_BYTES)
        return base64.urlsafe_b64encode(secret + self._key.sign(_signed(self._wave, secret))).decode()


def new_signing_key() -> tuple[bytes, bytes]:
    """Return a fresh key for one wave, 32 bytes each: the issuing side's secret half, and the box's half."""
    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw(), key.public_key().public_bytes_raw()


def token_key(wave: str, token: str, checking_key: bytes) -> bytes:
    """Return what the box stores of a token, 32 bytes. Raises NotAdmitted unless it was signed for this wave."""
    try:
        whole = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error) as broken:
        raise NotAdmitted from broken
    if len(token) != TOKEN_LENGTH or len(whole) != RANDOM_BYTES + SIGNATURE_BYTES:
        raise NotAdmitted
    secret, signature = whole[:RANDOM_BYTES], whole[RANDOM_BYTES:]
    try:
        Ed25519PublicKey.from_public_bytes(checking_key).verify(signature, _signed(wave, secret))
    except InvalidSignature as forged:
        raise NotAdmitted from forged
    # Of the random part only: whatever else would verify beside the same secret is the same admission.
    return hashlib.sha256(b"groundswell admission v1\0" + wave.encode() + b"\0" + secret).digest()


def _signed(wave: str, secret: bytes) -> bytes:
    return b"groundswell admission v1\0" + wave.encode() + b"\0" + secret
