"""Staff lists that are loaded while a wave is open: they change nothing of who may come in, nor by which mailbox."""

import pytest
from tests.integration.discover.surveys.conftest import AT
from tests.integration.discover.surveys.test_changing import draft
from tests.integration.discover.surveys.test_opening import opened
from tests.integration.discover.surveys.test_staff import load, member, numbered

from groundswell.ballot.admission import AlreadyAdmitted
from groundswell.discover.surveys.actions.admitting import send_code, use_sign_in
from groundswell.discover.surveys.actions.opening import close_wave
from groundswell.discover.surveys.models import MailboxCode

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("before", ["", "own@x.example"])
def test_a_list_loaded_meanwhile_lets_nobody_else_into_an_open_wave(programme, lead, tmp_path, before):
    """Whoever may load a list must not be able to answer for those who are invited, from mailboxes of their own."""
    people = [member(f"{at}@x.example") for at in range(40)]
    load(programme, lead, numbered("5", before), *people)
    wave = opened(draft(programme, 1), lead, tmp_path)
    if before:
        send_code(wave, before)

    load(programme, lead, numbered("5", "mine@x.example"), *people)

    send_code(wave, "mine@x.example")
    assert not MailboxCode.objects.exists()
    with pytest.raises(AlreadyAdmitted):
        use_sign_in(wave, "mine@x.example")
    close_wave(wave, folder=tmp_path, by=lead, at=AT)
    later = opened(draft(programme, 2), lead, tmp_path)
    send_code(later, "mine@x.example")
    assert MailboxCode.objects.count() == 1
