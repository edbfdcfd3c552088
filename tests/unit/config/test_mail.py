"""Where letters go out: addresses read, and those that would send passwords in the clear refused."""

import pytest

from groundswell.config.mail import BadMailAddress, mail_server


def test_an_address_gives_host_port_person_and_password():
    server = mail_server("smtp://am%40ra:p%2Fw@mail.trust.example")

    assert (server.host, server.port, server.user, server.password) == ("mail.trust.example", 587, "am@ra", "p/w")
    assert (server.starts_tls, server.is_secret) == (True, False)


def test_tls_from_the_start_has_its_own_port():
    server = mail_server("smtps://mail.trust.example")

    assert (server.port, server.is_secret, server.starts_tls) == (465, True, False)


def test_in_the_clear_only_to_this_machine():
    assert not mail_server("smtp://localhost:1025?tls=no").starts_tls
    with pytest.raises(BadMailAddress, match="only allowed for a server on this machine"):
        mail_server("smtp://mail.trust.example?tls=no")


@pytest.mark.parametrize(
    "address", ["mail.trust.example", "http://x", "smtp://", "smtp://x:99999", "smtp://a:b@x:port"]
)
def test_anything_else_is_refused_without_repeating_it(address):
    with pytest.raises(BadMailAddress) as refused:
        mail_server(address)

    assert str(refused.value).startswith("GROUNDSWELL_SMTP_URL")
    assert "a:b" not in str(refused.value)
