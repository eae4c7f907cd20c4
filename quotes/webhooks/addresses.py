"""Where a webhook may lead: to addresses of the public internet, and to those that the settings list."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from quotes.errors import FieldError, InvalidInput

LONGEST = 2000
"""Characters of the address of a webhook."""
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """Nothing is sent there; the message says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to connect to: an address that was judged, and is not looked up again. ``host``: for the header; ``name``:
    for TLS."""

    address: str
    port: int
    host: str
    name: str
    path: str
    tls: bool


def check_url(url: str, listed: Iterable[str]) -> None:
    """Raise InvalidInput on "url" for what no webhook can have. The address behind a name is judged with each try."""
    try:
        parts, _ = _parts(url)
        if parts.scheme == "http" and not tuple(listed):
            raise Refused("Give an address with https.")
        if (literal := _literal(parts.hostname or "")) is not None:
            _judge(literal, listed)
    except Refused as error:
        raise InvalidInput("This cannot be the address of a webhook.", FieldError("url", str(error))) from None


def resolve(url: str, listed: Iterable[str]) -> Target:
    """Look up where ``url`` leads. Raises Refused where any of its addresses may not be called."""
    parts, port = _parts(url)
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused("The name of the host is not known.") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        _judge(ipaddress.ip_address(address.partition("%")[0]), listed)
    if parts.scheme == "http" and not _is_listed(ipaddress.ip_address(addresses[0].partition("%")[0]), listed):
        raise Refused("Give an address with https.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(addresses[0], port, parts.netloc, host, path, parts.scheme == "https")


def _parts(url: str) -> tuple[SplitResult, int]:
    if len(url) > LONGEST or not url.isascii() or any(c <= " " or c == "\x7f" for c in url):
        raise Refused(f"Give at most {LONGEST} characters of ASCII without spaces.")
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise Refused("This is not a web address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("Give an address with https.")
    if parts.username is not None or parts.fragment:
        raise Refused("Leave out user names and fragments.")
    return parts, port


def _judge(address: _Address, listed: Iterable[str]) -> None:
    inner = getattr(address, "ipv4_mapped", None) or address
    public = inner.is_global and not inner.is_multicast and not _embeds_ipv4(inner)
    if not public and not _is_listed(inner, listed):
        raise Refused(f"{address} is not a public address, and ON_RECORD_WEBHOOK_NETWORKS does not list it.")


def _embeds_ipv4(address: _Address) -> bool:
    """Whether an address of IPv6 leads on to one of IPv4 (6to4, Teredo, NAT64), whatever that is."""
    if isinstance(address, ipaddress.IPv4Address):
        return False
    translated = address in ipaddress.ip_network("64:ff9b::/96")
    return bool(address.sixtofour or address.teredo or translated)


def _is_listed(address: _Address, listed: Iterable[str]) -> bool:
    return any(address in ipaddress.ip_network(entry, strict=False) for entry in listed)


def _literal(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
