"""Letters go out through a real SMTP server: every one once, kept while it cannot be reached, forgotten when sent."""

import socket
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from groundswell.discover.surveys.actions.letters import send_letters, write_letters
from groundswell.discover.surveys.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.network]
SENDER = "surveys@alderbrook.example"


class Catcher:
    """Keeps what it is given; refuses whoever is called nobody, and hangs up after `most` letters."""

    def __init__(self, most=10_000):
        self.letters = []
        self.most = most

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if len(self.letters) >= self.most:
            return "421 closing"
        self.letters.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


@pytest.fixture
def catching(settings):
    running = []

    def start(catcher):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        controller = Controller(catcher, hostname="127.0.0.1", port=port)
        controller.start()
        running.append(controller)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
        settings.EMAIL_PORT = port
        return catcher

    yield start
    for controller in running:
        controller.stop()


def test_everybody_gets_the_same_letter_and_nothing_is_kept(catching):
    catcher = catching(Catcher())
    write_letters([f"p{number}@x.example" for number in range(60)], subject="How is it here?", text="The same link.")

    done = send_letters(sender=SENDER)

    assert (done.sent, done.refused, done.is_reachable) == (60, 0, True)
    assert len({to for to, _ in catcher.letters}) == 60
    assert {(letter["Subject"], letter.get_content().strip()) for _, letter in catcher.letters} == {
        ("How is it here?", "The same link.")
    }
    assert not Letter.objects.exists()


def test_an_address_that_is_refused_does_not_stop_the_others(catching):
    catcher = catching(Catcher())
    write_letters(["nobody@x.example", "p@x.example"], subject="S", text="T")

    done = send_letters(sender=SENDER)

    assert (done.sent, done.refused) == (1, 1)
    assert [to for to, _ in catcher.letters] == ["p@x.example"]
    assert not Letter.objects.exists()


def test_what_the_server_cannot_take_waits_and_goes_out_once(catching):
    first = catching(Catcher(most=5))
    write_letters([f"p{number}@x.example" for number in range(12)], subject="S", text="T")

    send_letters(sender=SENDER)
    second = catching(Catcher())
    while Letter.objects.exists():
        send_letters(sender=SENDER)

    reached = [to for to, _ in (*first.letters, *second.letters)]
    assert sorted(reached) == sorted(f"p{number}@x.example" for number in range(12))


def test_without_a_server_every_letter_waits(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    write_letters(["p@x.example"], subject="S", text="T")

    assert not send_letters(sender=SENDER).is_reachable
    assert Letter.objects.count() == 1


def test_a_code_that_somebody_waits_for_goes_before_invitations(catching):
    catcher = catching(Catcher())
    write_letters([f"p{number}@x.example" for number in range(20)], subject="S", text="T")
    write_letters(["waits@x.example"], subject="Your code", text="T", is_urgent=True)

    send_letters(sender=SENDER)

    assert catcher.letters[0][0] == "waits@x.example"
