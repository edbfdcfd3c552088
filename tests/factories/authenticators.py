"""A passkey without a device: it signs as a phone or a security key does, and can be told to misbehave.

Source of the layouts: WebAuthn Level 2, sections 6.1 (authenticator data) and 6.5 (attestation "none").
"""

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
NO_MODEL = bytes(16)


def words(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


class SoftwareKey:
    """One passkey: made once from a site's options, then used as often as it is asked."""

    def __init__(self, *, origin: str = "https://testserver", rp_id: str = "testserver") -> None:
        self.origin, self.rp_id = origin, rp_id
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.owner = b""

    def make(self, options: dict[str, Any], *, verified: bool = True) -> dict[str, Any]:
        """Return the new credential as a browser sends it."""
        asked = options["publicKey"]
        self.owner = websafe_decode(asked["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.secret.public_key())))
        attested = NO_MODEL + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(PRESENT | (VERIFIED if verified else 0) | ATTESTED) + attested
        response = {
            "clientDataJSON": words(self._said("webauthn.create", asked["challenge"])),
            "attestationObject": words(cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})),
        }
        return self._credential(response) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def use(self, options: dict[str, Any], *, verified: bool = True, count: int = 0) -> dict[str, Any]:
        """Return the answer to a challenge as a browser sends it."""
        said = self._said("webauthn.get", options["publicKey"]["challenge"])
        data = self._data(PRESENT | (VERIFIED if verified else 0), count)
        signature = self.secret.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": words(said),
            "authenticatorData": words(data),
            "signature": words(signature),
            "userHandle": words(self.owner),
        }
        return self._credential(response)

    def _said(self, what: str, challenge: str) -> bytes:
        return json.dumps({"type": what, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, flags: int, count: int = 0) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + struct.pack(">BI", flags, count)

    def _credential(self, response: dict[str, str]) -> dict[str, Any]:
        return {
            "id": words(self.id),
            "rawId": words(self.id),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
