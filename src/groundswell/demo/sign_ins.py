"""The sample people's password and second factors: made at random for each data folder, and kept there.

Nothing that opens an account is in the code, so a demonstration that somebody puts on a network by
mistake is no more open than any other installation.
"""

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "demo-sign-ins.json"
SECRET_BYTES = 20
# Short, unlike each other, easy to type on a phone.
WORDS = tuple((Path(__file__).parent / "words.txt").read_text().split())
WORDS_IN_A_PASSWORD = 5


@dataclass(frozen=True, slots=True)
class SignIns:
    """One password for all sample people, and each one's second-factor secret by e-mail address."""

    password: str
    secrets: dict[str, str]


def kept_sign_ins(home: Path, emails: list[str]) -> SignIns:
    """Return this data folder's sample sign-ins, made and written (mode 600) if it has none yet."""
    place = home / FILE_NAME
    if place.exists():
        return SignIns(**json.loads(place.read_text()))
    made = SignIns(
        password="-".join(secrets.choice(WORDS) for _ in range(WORDS_IN_A_PASSWORD)),
        secrets={email: base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode() for email in emails},
    )
    draft = place.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(made), file, indent=2)
    draft.rename(place)
    return made
