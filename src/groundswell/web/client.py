"""Who asks, as far as a limit on tries must know: the visitor's address behind the trusted proxies, written nowhere."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# Whoever has an IPv6 address at home or at work has all of its network to change it in.
ONE_NETWORK = 64


def client_address(request: HttpRequest) -> str:
    """Return the address of whoever asks, as it is counted: IPv4 as it is, of IPv6 the network.

    Each trusted proxy adds whom it heard from at the end of X-Forwarded-For, so behind N of them it is the Nth from
    the right; what stands further left was written by the visitor. Without proxies, and where fewer stood in between
    than were promised, it is whoever the connection came from.
    """
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    peer = str(request.META.get("REMOTE_ADDR", ""))
    passed_on = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    named = passed_on[-proxies].strip() if 0 < proxies <= len(passed_on) else ""
    return _counted(named) or _counted(peer) or peer


def _counted(text: str) -> str:
    """Return an address as it is counted; "" for what is none."""
    try:
        address = ip_address(text.removeprefix("[").partition("]")[0])
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    inside = address.ipv4_mapped
    return str(inside or IPv6Network((int(address) >> ONE_NETWORK << ONE_NETWORK, ONE_NETWORK)))
