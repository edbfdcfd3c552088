"""Twenty people are let in and answer, one after another; then somebody copies the data folder of the open wave.

python -m tests.attacks.copied_folder, in the folder that GROUNDSWELL_HOME names. Beside it lie two copies then: one made
when the wave had been opened, one made while its box takes answers. Prints what whoever attacks may not find out.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from groundswell.box.store import Box
from groundswell.web.start import prepare_home

PEOPLE = 20
BEFORE, COPY = "before", "copy"
SENDER = "surveys@alderbrook.example"
CODE = re.compile(r"\b([0-9A-Z]{4}) ([0-9A-Z]{4})\b")


def attacked(folder: Path) -> dict[str, Any]:
    """Let it happen in a process of its own, as it does on a server; return what it printed."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.copied_folder"],
        env={**ours, "GROUNDSWELL_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def files_holding(folder: Path, words: str) -> list[str]:
    """Return the files in which words stand as they are, or without spaces."""
    forms = {words.encode(), words.replace(" ", "").encode()}
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def main() -> dict[str, Any]:
    """Open a wave, let people in, take their answers, and copy the folder. Returns the codes, in order."""
    home = prepare_home()
    from django.conf import settings
    from django.core import mail
    from django.utils import timezone

    from groundswell.ballot.answers import read_answers
    from groundswell.ballot.box_file import path_of
    from groundswell.discover.surveys.actions.admitting import ask_for_code, send_codes, use_code
    from groundswell.discover.surveys.actions.sending import send_waiting
    from groundswell.web.erasing import overwrite_erased

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    wave = _open_wave(home / "boxes")
    overwrite_erased()
    shutil.copytree(home, home.with_name(BEFORE))
    chance = random.Random(1)
    invited = list(wave.eligible.values_list("member__email", flat=True))
    box = Box(path_of(home / "boxes", wave.box), today=timezone.localdate)
    items = [one for one in box.form.items.values() if one.options]
    codes = []
    for email in chance.sample(invited, PEOPLE):
        ask_for_code(wave, email)
        send_waiting(sender=SENDER)
        codes.append(" ".join(CODE.search(mail.outbox[-1].body).groups()))
        token = use_code(wave, email, codes[-1])
        chosen = {one.id: chance.choice(one.options).value for one in items}
        box.accept(token, read_answers(box.form, {"items": chosen}))
    while box.is_writing:
        time.sleep(0.001)
    shutil.copytree(home, home.with_name(COPY))
    # The control: a letter that has not gone is still there to be found.
    ask_for_code(wave, invited[0])
    send_codes()
    return {"codes": codes, "box": wave.box}


def _open_wave(boxes: Path) -> Any:
    from django.utils import timezone
    from tests.factories.answered import asked
    from tests.factories.organisations import OrganisationFactory
    from tests.factories.people import colleague

    from groundswell.people.enums import Role
    from groundswell.programme.models import Member, Programme

    trust = OrganisationFactory(code="ZZA", name="Alderbrook", is_sample=True)
    programme = Programme.objects.create(organisation=trust, slug="alderbrook", name="A place to speak up")
    ruth = colleague("Ruth", Role.PROGRAMME_LEAD, trust)
    Member.objects.create(programme=programme, person=ruth)
    today = timezone.localdate()
    return asked(programme, ruth, boxes, opens=today, closes=today + timedelta(days=20))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
