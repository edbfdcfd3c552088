"""Who asks is read behind as many proxies as there are, and nobody can pass for somebody else by writing a header."""

import pytest
from django.test import RequestFactory

from groundswell.web.client import client_address

PROXY, VISITOR, FORGED = "127.0.0.1", "192.0.2.7", "198.51.100.1"


def asked_from(peer, forwarded=None):
    more = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=peer, **more)


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "expected"),
    [
        (0, VISITOR, None, VISITOR),
        (0, VISITOR, FORGED, VISITOR),
        (1, PROXY, VISITOR, VISITOR),
        (1, PROXY, f"{FORGED}, {VISITOR}", VISITOR),
        (1, PROXY, f"{FORGED},{VISITOR}", VISITOR),
        (2, PROXY, f"{FORGED}, {VISITOR}, 10.0.0.1", VISITOR),
        # Fewer proxies than were promised: nothing in the header is believed.
        (2, VISITOR, FORGED, VISITOR),
        (1, VISITOR, None, VISITOR),
        (1, VISITOR, "", VISITOR),
        (1, VISITOR, "not an address", VISITOR),
    ],
)
def test_the_visitor_is_the_one_whom_the_outermost_proxy_of_ours_saw(settings, proxies, peer, forwarded, expected):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert client_address(asked_from(peer, forwarded)) == expected


def test_whoever_has_a_whole_network_is_one_machine(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    found = {client_address(asked_from(PROXY, f"2001:db8:0:1::{at:x}")) for at in range(50)}

    assert found == {"2001:db8:0:1::/64"}
    assert client_address(asked_from(PROXY, "2001:db8:0:2::1")) not in found
    assert client_address(asked_from(PROXY, "[2001:db8:0:1::9]")) in found
    assert client_address(asked_from(PROXY, f"::ffff:{VISITOR}")) == VISITOR


def test_a_server_without_addresses_counts_everybody_as_one():
    assert client_address(asked_from("")) == ""
