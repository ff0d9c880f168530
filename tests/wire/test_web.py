"""The web port of `reprobot run`: it tells nobody's token, and is no reason to stop late."""

import socket

import aiohttp

from tests.web.test_web import free_port
from tests.wire.discord_server import Discord
from tests.wire.process import Launch, start

TOKEN = "x-_9" * 11


async def test_web_port_is_open_and_neither_tells_tokens_nor_holds_up_the_stop(
    launch: Launch, discord: Discord
) -> None:
    port = free_port()
    bot = await start(launch, REPROBOT_WEB__PORT=str(port), REPROBOT_LOG__LEVEL="debug")

    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        async with session.get(f"/calendar/{TOKEN}.ics") as answer:
            assert (answer.status, await answer.text()) == (404, "404\n")
        with socket.create_connection(("127.0.0.1", port)) as half:
            half.sendall(f"GET /calendar/{TOKEN}.ics HTTP/1.1\r\nHost: x\r\nBroken\x00: header\r\n\r\n".encode())
            assert half.recv(20).startswith(b"HTTP/1.0 400")
            assert await bot.stop() == 0

    assert [line for line in bot.lines if TOKEN in line or "/calendar/" in line or "Traceback" in line] == []
