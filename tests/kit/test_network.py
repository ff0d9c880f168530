import asyncio
import socket

import pytest

from tests.conftest import _guard
from tests.kit.network import NetworkForbidden


@pytest.fixture
def refused():
    """What was refused so far; forgotten afterwards, because these tests try it on purpose."""
    yield _guard.refused
    _guard.refused.clear()


async def test_another_machine_is_refused_by_address_and_by_name(refused: list[str]):
    with pytest.raises(NetworkForbidden):
        await asyncio.open_connection("192.0.2.1", 80)
    with pytest.raises(NetworkForbidden):
        await asyncio.open_connection("discord.example", 443)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp, pytest.raises(NetworkForbidden):
        udp.sendto(b"?", ("192.0.2.1", 53))

    assert refused == ["192.0.2.1", "discord.example", "192.0.2.1"]


async def test_this_machine_is_reached(refused: list[str]):
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello")
        writer.close()

    async with await asyncio.start_server(greet, "localhost", 0) as server:
        reader, writer = await asyncio.open_connection("localhost", server.sockets[0].getsockname()[1])
        greeting = await reader.read()
        writer.close()

    assert (greeting, refused) == (b"hello", [])
