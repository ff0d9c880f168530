"""Sources that say what a test writes, and people who suggest and answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.permissions import Actor
from bot.papers import Found, NotFound, Outcome, PaperFacts, SourcesUnavailable
from bot.services.suggestions import AlreadySuggested, InCatalogue, Suggested
from bot.sites import Reason, Trouble
from db.challenges import get_guild
from db.engine import Database
from tests.kit.clock import START
from tests.kit.editions import GUILD, World

GANSPACE = "arxiv:2004.02546"
TITLE = "GANSpace: Discovering Interpretable GAN Controls"


class Told:
    """Stands outside: knows the papers that it was given, and is down for all others."""

    def __init__(self, *outcomes: tuple[str, Outcome]) -> None:
        self.outcomes = dict(outcomes)
        self.asked: list[str] = []
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    async def look_up(self, name: str) -> Outcome:
        self.asked.append(name)
        if self.meanwhile is not None:
            await self.meanwhile()
        return self.outcomes.get(name, down(name))


class Silent:
    """Stands outside, and never answers."""

    async def look_up(self, name: str) -> Outcome:
        await asyncio.Event().wait()
        raise AssertionError(name)


def facts(name: str = GANSPACE, **changed: object) -> PaperFacts:
    told = PaperFacts(
        title=TITLE,
        authors=("Erik Härkönen", "Aaron Hertzmann"),
        venue="NeurIPS",
        year=2020,
        names=(name,),
        landing_url="https://arxiv.org/abs/2004.02546",
        source="arxiv",
        fetched_at=START,
    )
    return replace(told, **changed)  # type: ignore[arg-type] - the test names real fields


def found(name: str = GANSPACE, **changed: object) -> tuple[str, Outcome]:
    return name, Found(facts(name, **changed))


def unknown(name: str = GANSPACE, *asked: str) -> tuple[str, Outcome]:
    return name, NotFound(name, asked or ("huggingface", "arxiv"))


def down(name: str) -> SourcesUnavailable:
    return SourcesUnavailable(name, (Trouble("arxiv", Reason.TIMED_OUT),))


def organizer(number: int = 9, *, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, number, organizes=True)


async def suggest(world: World, number: int, typed: str, title: str = "") -> Suggested:
    """Suggest something new."""
    suggested = await world.services.suggestions.suggest(world.actor(number), typed, title)
    assert isinstance(suggested, Suggested), suggested
    return suggested


async def suggest_known(world: World, number: int, typed: str, title: str = "") -> InCatalogue | AlreadySuggested:
    """Suggest something that is known already."""
    known = await world.services.suggestions.suggest(world.actor(number), typed, title)
    assert not isinstance(known, Suggested), known
    return known


async def tell_organizers_in(database: Database, guild_id: int, channel_id: int) -> None:
    """Let organizers read in this channel what waits."""

    async def choose(session: AsyncSession) -> None:
        (await get_guild(session, guild_id)).organizers_channel_id = channel_id

    await database.write(choose)


async def rows(database: Database, *columns):
    async with database.reading() as session:
        return [tuple(row) for row in await session.execute(select(*columns).order_by(columns[0]))]


async def acts(world: World):
    """What was written down since the server invited the bot."""
    return (await world.audit())[1:]
