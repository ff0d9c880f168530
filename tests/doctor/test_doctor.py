"""/doctor on a server, and `reprobot doctor` on a database."""

import asyncio
from datetime import timedelta

import discord
import pytest
import simcord
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Config, DatabaseConfig
from bot.doctor import check
from bot.domain.moderation import ModerationKind, Order
from bot.domain.permissions import Actor
from bot.domain.rooms import RoomKind
from bot.domain.setup import Rank
from bot.services.challenges_rules import RoomRules
from db.engine import Database
from tests.challenges.test_course_commands import an_organizer
from tests.kit.databases import SqliteFiles
from tests.kit.discord import Server, a_server, answer
from tests.kit.editions import a_world

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


@pytest.fixture
async def server(database: Database):
    async with a_server(database) as server:
        server.clock.advance(server.env.now() - server.clock.now())
        yield server


async def examine(server: Server, olu: simcord.MemberActor) -> list[str]:
    return answer(await olu.slash(server.channel, "doctor")).text.splitlines()


async def choose(server: Server, channel_id: int | None) -> None:
    rules = RoomRules(RoomKind.THREAD, rooms_channel_id=None, organizers_channel_id=channel_id)
    await server.services.challenges_rules.change_rooms(Actor(server.guild.id, 9, organizes=True), rules)


async def test_doctor_names_what_is_wrong_and_then_that_all_is_well(server: Server):
    olu = an_organizer(server)
    alone = await examine(server, olu)
    await choose(server, 4711)
    gone = await examine(server, olu)
    await choose(server, server.channel.id)
    await server.bot.bell.ring()
    well = await examine(server, olu)
    server.clock.advance(timedelta(minutes=2))
    late = await examine(server, olu)

    assert alone[0] == "### One thing to look at"
    assert alone[1].startswith("• Nobody is told what waits for organizers.")
    assert gone[1].startswith("• The organizers' channel is gone.")
    assert well[0] == "### All is well"
    assert well[1].startswith("-# Checked: token and commands")
    assert late[1].startswith("• The clock of the machine I run on is 12")


async def test_doctor_names_the_feature_that_lacks_a_right_and_says_so_in_chinese(server: Server):
    olu = an_organizer(server, locale="zh-CN")
    guild = server.bot.get_guild(server.guild.id)
    assert guild is not None
    rights = discord.Permissions(
        view_channel=True, send_messages=True, read_message_history=True, use_application_commands=True
    )
    for role in guild.me.roles:
        server.env.backend.edit_role(guild.id, role.id, {"permissions": rights.value})
    await server.env.settle()
    found = await examine(server, olu)
    assert "• **deadlines** 缺少权限：create events。" in "\n".join(found)
    ada = server.member("ada")
    assert "doctor" not in ada.available_commands(server.channel)


async def test_organizer_learns_why_somebody_cannot_use_a_command(server: Server):
    olu, ada, hal = an_organizer(server), server.member("ada"), server.member("hal")
    await server.services.teams.create(Actor(server.guild.id, ada.id), "Vector")
    role = server.guild.create_role("Answering")
    ovi = server.guild.add_member(server.env.create_user("ovi"), roles=[role])
    await server.services.setup.set_roles(
        Actor(server.guild.id, olu.id, administers=True), {Rank.HELPER: (role.id,)}, for_edition=False
    )
    order = Order(ModerationKind.EXCLUDE, user_id=hal.id)
    moderator = Actor(server.guild.id, olu.id, organizes=True, moderates=True)
    planned = await server.services.moderation.plan(moderator, order, "spam")
    await server.services.moderation.carry_out(moderator, planned.id, planned.fingerprint)

    async def explain(member: simcord.MemberActor, command: str) -> str:
        return answer(await olu.slash(server.channel, "doctor", member=member, command=command)).text

    lead, helper, excluded = await explain(ada, "announce draft"), await explain(ovi, "help"), await explain(hal, "x")
    own = await explain(olu, "/setup")
    offered = await olu.autocomplete(server.channel, "doctor", "command", "paper c")
    assert "They lead Vector in Fall 2021." in lead
    assert "with the right to manage server, which they lack" in lead
    assert "To me they are neither helper, moderator, organizer nor administrator" in lead
    assert "To me they are a helper." in helper
    assert "to everybody" in helper
    assert "They are in no team of Fall 2021" in helper
    assert "They are kept out of the edition to its end." in excluded
    assert "There is no command called x." in excluded
    assert "and they have it" in own
    assert "To me they are an administrator." in own
    assert [choice["value"] for choice in offered] == ["paper checkin", "paper claim"]


def make_config(url: str) -> Config:
    return Config(database=DatabaseConfig(url=url))


async def test_database_is_examined_from_the_command_line(
    database_url: str, sqlite_files: SqliteFiles, capsys: pytest.CaptureFixture[str]
):
    async def tamper(session: AsyncSession) -> None:
        await session.execute(text("DROP TRIGGER audit_only_forgets"))
        await session.execute(text("UPDATE audit SET tag = 'team:leave' WHERE id = 1"))

    async with Database.open(database_url) as database:
        world = await a_world(database)
        await world.team("Vector", 1)
        await world.services.audit.keep()
        whole = await _run(database_url)
        first = capsys.readouterr().out
        await database.write(tamper)
    changed = await _run(database_url)
    second = capsys.readouterr().out
    assert (whole, changed) == (0, 1)
    assert "Audit: whole, " in first
    assert "Audit: entry 1 is changed." in second


async def test_older_database_is_told_to_be_migrated(empty_database_url: str, capsys: pytest.CaptureFixture[str]):
    assert await _run(empty_database_url) == 1
    assert "Run `reprobot migrate`." in capsys.readouterr().out


async def _run(url: str) -> int:
    return await asyncio.to_thread(check, make_config(url))
