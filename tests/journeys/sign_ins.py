"""Open sessions of the demonstration's people, one per role, without going through the sign-in pages.

Runs in a process of its own, because it needs Django with the data folder that is being served:

    GROUNDSWELL_HOME=... python -m tests.journeys.sign_ins

prints one JSON object: cookie name, a session key per role, and a person's key for addresses. The journey of
signing in itself is tested through its pages; this is for looking at every page as everybody.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.product import ProductStopped, environment_of

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class SignIns:
    """A session per role, the cookie that carries it, and what addresses of sample people need."""

    cookie: str
    sessions: dict[str, str]
    organisation: str
    person: str

    def cookie_for(self, role: str, *, address: str) -> dict[str, str]:
        """Return the cookie that makes a browser a person of this role."""
        return {"name": self.cookie, "value": self.sessions[role], "url": address}


def sign_everybody_in(home: Path) -> SignIns:
    """Open one session per role in the data folder of a demonstration."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.sign_ins"],
        cwd=ROOT,
        env=environment_of(home),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ProductStopped(done.stdout + done.stderr)
    return SignIns(**json.loads(done.stdout))


def main() -> None:
    """Print the sessions of the data folder named in the environment."""
    from groundswell.web.start import start_django

    start_django()
    from django.conf import settings

    from groundswell.people.models import Membership

    sessions: dict[str, str] = {}
    organisation, person = "", ""
    for held in Membership.objects.select_related("person", "organisation").order_by("role", "person__name"):
        if held.role not in sessions:
            sessions[held.role] = session_of(held.person)
            organisation = held.organisation_id or organisation
            person = str(held.person_id)
    print(
        json.dumps(
            {
                "cookie": settings.SESSION_COOKIE_NAME,
                "sessions": sessions,
                "organisation": organisation,
                "person": person,
            }
        )
    )


def session_of(person) -> str:
    """Return the key of a new session in which this person proved both factors just now."""
    from django.test import Client
    from django.utils import timezone
    from tests.integration.conftest import sign_in

    from groundswell.web.middleware.sessions import begin

    client = Client()
    sign_in(client, person, methods=("password", "mfa"))
    session = client.session
    # In a server the sign-in itself notes when the session began; no server runs in this process.
    begin(session, at=timezone.now())
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    main()
