"""Tests talk to this machine only: an address anywhere else is refused before anything is sent."""

import ipaddress
import sys
from typing import Any

_CONNECTING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_LOOKING_UP = {"socket.getaddrinfo", "socket.gethostbyname"}


class NetworkForbidden(AssertionError):
    """A test tried to reach another machine."""


class LoopbackOnly:
    """Refuses everything but loopback and Unix sockets, in all threads of this process.

    What Python's own sockets do passes here; uvloop's does not, so tests run on asyncio's own loop.
    """

    def __init__(self) -> None:
        self.refused: list[str] = []
        sys.addaudithook(self._look)  # for good: Python has no way to take one back

    def _look(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _CONNECTING:
            address = args[1]
            host = address[0] if isinstance(address, tuple) else ""  # a Unix socket's address is its path
        elif event in _LOOKING_UP:
            host = args[0]
        else:
            return
        if not _is_this_machine(host):
            self.refused.append(str(host))
            raise NetworkForbidden(f"a test tried to reach {host!r}: replace what is outside, see tests/kit")


def _is_this_machine(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
