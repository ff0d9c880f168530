"""The bot on SimCord: a server, people who speak a language, and what a message shows them."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import discord
import simcord
import structlog.testing
from sqlalchemy.ext.asyncio import AsyncSession

from bot.client import ReproBot
from bot.config import DiscordConfig
from bot.demo.locales import speak
from bot.domain.challenges import EditionRules
from bot.domain.papers import title_key
from bot.domain.permissions import Actor
from bot.services import RepositoryRules, Services
from bot.services.lookups import PaperLookup, RepositoryLooks
from bot.web import Web
from db.engine import Database
from db.papers import Paper, PaperName
from tests.kit.clock import FixedClock

RULES = EditionRules(name="Fall 2021", claims_per_paper=1, claims_per_team=1, seats_per_team=3)


@dataclass
class Server:
    """A server with the bot on it. `locales` says which language a person's Discord speaks; English unless named."""

    env: simcord.Env
    bot: ReproBot
    services: Services
    database: Database
    clock: FixedClock
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    locales: dict[int, str] = field(default_factory=dict[int, str])

    def member(self, name: str, *, locale: str = "en-US") -> simcord.MemberActor:
        """A new person on the server."""
        member = self.guild.add_member(self.env.create_user(name))
        self.locales[member.id] = locale
        return member

    async def restart(self) -> None:
        """Stop the bot's process and start another on the same database."""
        self.bot = ReproBot(DiscordConfig(), self.services)
        await self.env.restart_bot(self.bot)


@asynccontextmanager
async def a_server(
    database: Database,
    *,
    rules: EditionRules = RULES,
    clock: FixedClock | None = None,
    guild_locale: str = "en-US",
    lookup: PaperLookup | None = None,
    looks: RepositoryLooks | None = None,
    web: Web | None = None,
    hooks: bool = False,
) -> AsyncGenerator[Server]:
    """The unmodified bot on a server of SimCord's. Fails when the bot logged a bug."""
    clock = clock or FixedClock()
    services = Services.build(
        database,
        clock,
        default_edition=rules,
        invitation_days=7,
        lookup=lookup,
        repositories=RepositoryRules(looks=looks, hooks=hooks),
    )
    bot = ReproBot(DiscordConfig(), services, web)
    with structlog.testing.capture_logs() as lines:
        # Refusals are exceptions that the bot answers; SimCord would take each for a failure of the bot.
        env = simcord.Env(bot, check_errors=False)
        await env.start()
        try:
            guild = env.create_guild()
            server = Server(env, bot, services, database, clock, guild, guild.create_text_channel("general"))
            speak(env, server.locales, guild_locale=guild_locale)
            await env.settle()
            yield server
        finally:
            await env.shutdown()
    bugs = [line["exc_info"] for line in lines if line["log_level"] == "error"]
    if bugs:
        raise ExceptionGroup("the bot logged bugs", bugs)


@dataclass(frozen=True)
class Shown:
    """What a person sees of an answer: its text from top to bottom, its buttons by label, and whether only they do."""

    text: str
    buttons: dict[str, str]
    private: bool


def shown(message: simcord.ResponseMessage | None) -> Shown:
    """What the message shows."""
    assert message is not None, "the bot did not answer"
    return _show(message.components, private=message.ephemeral)


def _show(components: list[Any], *, private: bool) -> Shown:
    parts = list(walk(components))
    text = "\n".join(part["content"] for part in parts if "content" in part)
    buttons = {part["label"]: part.get("custom_id") or part["url"] for part in parts if part.get("type") == 2}
    return Shown(text, buttons, private)


def read(message: discord.Message) -> Shown:
    """What a message in a channel or in direct messages shows."""
    return _show([part.to_dict() for part in message.components], private=False)


def answer(result: simcord.InteractionResult) -> Shown:
    """What the person who acted sees last: a follow-up where there is one, else the answer itself."""
    return shown(result.followups[-1] if result.followups else result.response)


async def press(
    member: simcord.MemberActor, result: simcord.InteractionResult, label: str
) -> simcord.InteractionResult:
    """Press the button with this label under an answer."""
    assert result.response is not None, "the bot did not answer"
    custom_id = shown(result.response).buttons[label]
    return await member.click(result.response.message, custom_id=custom_id)


async def let_in(server: Server, lead: simcord.MemberActor, *members: simcord.MemberActor) -> None:
    """Bring people into the team of this lead, as both sides want it."""
    invitations, guild_id = server.services.invitations, server.guild.id
    for member in members:
        asked = await invitations.invite(Actor(guild_id, lead.id), member.id)
        await invitations.accept(Actor(guild_id, member.id), asked.id)


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]


async def a_paper(server: Server, title: str, *names: str, authors: str = "", venue: str = "", year: int = 2020) -> int:
    """A paper of the catalogue; gives its id."""

    async def add(session: AsyncSession) -> int:
        paper = Paper(
            title=title,
            title_key=title_key(title),
            authors=authors,
            venue=venue,
            year=year,
            url=None,
            added_at=server.clock.now(),
        )
        session.add(paper)
        await session.flush()
        session.add_all(PaperName(name=name, paper_id=paper.id) for name in names)
        return paper.id

    return await server.database.write(add)
