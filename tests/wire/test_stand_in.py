"""The stand-in itself, tried with a bare discord.py client in the same process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
import yarl
from discord import app_commands
from discord.http import Route

from tests.wire.discord_server import Discord
from tests.wire.openapi import DESCRIPTION, describe
from tests.wire.people import text
from tests.wire.rest import Request


class _Form(discord.ui.Modal, title="Name"):
    name: discord.ui.TextInput["_Form"] = discord.ui.TextInput(label="Name", custom_id="name")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"hello {self.name.value}", ephemeral=True)


class _Buttons(discord.ui.View):
    @discord.ui.button(label="Once more", custom_id="again")
    async def again(self, interaction: discord.Interaction, _: discord.ui.Button["_Buttons"]) -> None:
        await interaction.response.edit_message(content="again")

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction: discord.Interaction, _: discord.ui.Button["_Buttons"]) -> None:
        await interaction.response.send_modal(_Form())


class _Bot(discord.Client):
    """Two commands: one answers at once, one after a pause."""

    def __init__(self, guild_ready_timeout_s: float = 0.05) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=guild_ready_timeout_s)
        self.tree = app_commands.CommandTree(self)
        team = app_commands.Group(name="team", description="Teams")
        team.add_command(app_commands.Command(name="create", description="Make one", callback=_create))
        self.tree.add_command(team)
        self.tree.add_command(app_commands.Command(name="slow", description="Takes a while", callback=_slow))

    async def setup_hook(self) -> None:
        await self.tree.sync()


async def _offer(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=typed.upper(), value=typed)]


@app_commands.autocomplete(name=_offer)
async def _create(interaction: discord.Interaction, name: str) -> None:
    await interaction.response.send_message(f"made {name}", view=_Buttons(), ephemeral=True)


async def _slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(content="done")
    await interaction.followup.send("and more", ephemeral=True)


@asynccontextmanager
async def _running(server: Discord, token: str | None = None) -> AsyncIterator[_Bot]:
    bot = _Bot()
    run = asyncio.create_task(bot.start(token or server.token))
    try:
        await server.gateway.connected()
        yield bot
    finally:
        await bot.close()
        await run


@pytest.fixture(name="server")
async def point_at_stand_in(discord: Discord, monkeypatch: pytest.MonkeyPatch) -> Discord:
    monkeypatch.setattr("discord.http.Route.BASE", discord.api_url)
    monkeypatch.setattr("discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY", yarl.URL(discord.gateway_url))
    return discord


async def test_commands_buttons_forms_and_suggestions_are_carried_to_the_bot_and_back(server: Discord) -> None:
    async with _running(server):
        mira = server.member("mira")

        made = await mira.uses("team create", name="ada")
        assert text(made).splitlines() == ["made ada", "Once more", "Form"]
        assert await mira.types("team create", "name", "ad") == [{"name": "AD", "value": "ad"}]
        assert (await mira.presses(made, "Once more"))["content"] == "again"
        opener = await mira.begins_press(made, "form")
        assert (await mira.submits(opener, "Mira"))["content"] == "hello Mira"
        slow = await mira.begins("slow")
        await server.until(lambda: slow.follow_ups)
        assert [message["content"] for message in (slow.original or {}, *slow.follow_ups)] == ["done", "and more"]


async def test_bot_resumes_after_a_broken_connection_and_misses_nothing(server: Discord) -> None:
    async with _running(server) as bot:
        mira = server.member("mira")
        await bot.wait_until_ready()

        await server.gateway.cut()
        answer = await mira.read(await mira.begins("team create", name="ada"))

        assert answer["content"] == "made ada"
        assert [len(server.gateway.identified), len(server.gateway.resumed)] == [1, 1]


async def test_rate_limit_and_server_fault_are_waited_out(server: Discord) -> None:
    async with _running(server) as bot:
        channel = bot.get_partial_messageable(server.channel_id)
        slow_down = {"message": "You are being rate limited.", "retry_after": 0.01, "global": False}
        server.fail("POST /channels/*/messages", status=502, body={"message": "502: Bad Gateway", "code": 0})
        server.fail("POST /channels/*/messages", status=429, body=slow_down)

        sent = await channel.send("hello", nonce="n1")
        again = await channel.send("hello", nonce="n1")

        assert sent.id == again.id  # Discord keeps one message per enforced nonce
        assert len(server.sent("POST /channels/*/messages")) == 4


async def test_second_answer_and_unknown_interaction_are_refused(server: Discord) -> None:
    async with _running(server) as bot:
        mira = server.member("mira")
        done = await mira.begins("team create", name="ada")
        await mira.read(done)
        route = Route("POST", "/interactions/{id}/{token}/callback", id=done.id, token=done.token)

        with pytest.raises(discord.HTTPException) as twice:
            await bot.http.request(route, json={"type": 4, "data": {"content": "again"}})
        assert twice.value.code == 40060


async def test_wrong_token_is_refused(server: Discord) -> None:
    bot = _Bot()

    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()


COMMAND = {"name": "start", "type": 1, "description": "Begin here", "default_member_permissions": 32}


@pytest.mark.parametrize(
    ("request_", "complaints"),
    [
        (("PUT", "/applications/1/commands", [COMMAND]), 0),
        (("PUT", "/applications/1/commands", [COMMAND | {"descripton": "Begin here"}]), 1),
        (("PUT", "/applications/1/commands", [COMMAND | {"description": "x" * 101}]), 1),
        (("POST", "/users/@me/channels", {"recipient_id": 5}), 0),
        (("POST", "/interactions/1/t/callback", {"type": 4, "data": {"content": "x" * 2000, "flags": 64}}), 0),
        (("POST", "/interactions/1/t/callback", {"type": 4, "data": {"content": "x" * 2001}}), 1),
        (("POST", "/interactions/1/t/callback", {"type": 8, "data": {"choices": [{"name": "a"}]}}), 1),
        (("POST", "/channels/5/messages/6", {"content": "x"}), 1),
    ],
)
def test_description_of_discord_finds_what_is_wrong(request_: tuple[str, str, Any], complaints: int) -> None:
    if not DESCRIPTION.exists():
        pytest.skip(f"Discord's description of its API is not at {DESCRIPTION}")
    method, path, body = request_

    assert len(describe().complaints(Request(method, path, {}, None, body))) == complaints
