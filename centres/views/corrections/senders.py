"""A request -> who sends it, as a word that says nothing of the address and is another one tomorrow."""

from datetime import date
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

SOCKET = "unix"  # how a proxy that comes by a socket is named in the setting
# One household or one office has all of these.
NETWORK_OF_ONE = 64

Address = IPv4Address | IPv6Address


def sender_of(request: HttpRequest, today: date | None = None) -> str:
    """32 characters, the same all day for an address. The salt is the day, under the secret key."""
    salt = f"corrections {today or localdate()}"
    return salted_hmac(salt, address_of(request), algorithm="sha256").hexdigest()[:32]


def address_of(request: HttpRequest) -> str:
    """The last address on the way here that is no proxy of ours; of IPv6, the network of one subscriber."""
    address = request.META.get("REMOTE_ADDR", "").strip()
    forwarded = [step.strip() for step in request.headers.get("X-Forwarded-For", "").split(",")]
    while forwarded and _is_ours(address):
        address = forwarded.pop()
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, NETWORK_OF_ONE), strict=False))
    return str(parsed or SOCKET)


def _is_ours(address: str) -> bool:
    if not address:
        return SOCKET in settings.PROXY_ADDRESSES
    parsed = _parsed(address)
    networks = (ip_network(name, strict=False) for name in settings.PROXY_ADDRESSES if name != SOCKET)
    return parsed is not None and any(parsed in network for network in networks)


def _parsed(address: str) -> Address | None:
    """None for what is no address; an IPv4 address written as IPv6 is itself."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
