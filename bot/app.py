"""Builds every part once and closes them in reverse order."""

import asyncio
import signal
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import structlog
from pydantic import SecretStr

from bot import __version__, dagshub, github, repositories
from bot.client import ReproBot, explain, needed_rights, point_at
from bot.clock import Clock, SystemClock
from bot.config import Config, PapersConfig
from bot.domain.challenges import EditionRules
from bot.domain.moments import prepare
from bot.domain.repositories_addresses import Places
from bot.errors import StartupError
from bot.papers import Settings, connect
from bot.sections import RepositoriesConfig
from bot.services import Pace, RepositoryRules, Services
from bot.services.lookups import NobodyToAsk, PaperLookup, RepositoryLooks
from bot.services.source_answers import SourceAnswers
from bot.web import Web
from db.engine import Database
from db.schema import upgrade

log = structlog.get_logger()

_STOP_WITHIN_S = 4


@dataclass(frozen=True, slots=True)
class App:
    """One bot with everything it needs, not yet connected."""

    bot: ReproBot
    services: Services
    database: Database


@asynccontextmanager
async def open_app(config: Config, *, clock: Clock, looks: RepositoryLooks | None = None) -> AsyncGenerator[App]:
    """A bot on its database, which is brought to this version's schema first. Raises StartupError.

    Repositories are looked at on their hosts, unless somebody else is given who `looks`.
    """
    done = await upgrade(config.database.url, backup_dir=config.database.backup_dir)
    log.info("database ready", was=done.before, now=done.after, backup=str(done.backup) if done.backup else None)
    async with (
        Database.open(config.database.url) as database,
        _open_lookup(config.papers, database, clock) as lookup,
        _open_looks(config, clock, looks) as looking,
    ):
        challenge = config.challenge
        services = Services.build(
            database,
            clock,
            default_edition=EditionRules(
                name=challenge.name,
                claims_per_paper=challenge.claims_per_paper or None,
                claims_per_team=challenge.claims_per_team or None,
                seats_per_team=challenge.seats_per_team,
                silent_days=challenge.silent_days or None,
                lapse_days=challenge.lapse_days,
                offer_hours=challenge.offer_hours,
            ),
            invitation_days=challenge.invitation_days,
            reminders_per_person=config.reminders.per_person,
            lookup=lookup,
            repositories=_read_rules(config.repositories, looking),
        )
        try:
            yield App(ReproBot(config.discord, services, Web(config.web)), services, database)
        finally:
            await services.repositories_looks.close()


async def run(config: Config) -> None:
    """Run the bot until SIGTERM or SIGINT, and stop within 5 s of it. Raises StartupError when it cannot begin."""
    token = _get_token(config)
    point_at(config.discord)
    async with open_app(config, clock=SystemClock()) as app:
        await app.bot.web.start()
        running = asyncio.create_task(_connect(app.bot, token))
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, running.cancel)
        try:
            with suppress(asyncio.CancelledError):
                await running
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(_STOP_WITHIN_S):
                    await app.bot.finish_answers()
                    await app.bot.web.stop()
                    await app.bot.close()
    log.info("stopped")


async def find_invite_link(config: Config) -> str:
    """The address that adds the bot to a server with exactly the rights its features need. Raises StartupError."""
    token = _get_token(config)
    point_at(config.discord)
    # discord.py warns of missing voice, and of a client without servers, on the lines above the address.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        with _explaining():
            await client.login(token)
        assert client.application_id is not None, "known after the login"
        return discord.utils.oauth_url(
            client.application_id, permissions=needed_rights(), scopes=("bot", "applications.commands")
        )


@asynccontextmanager
async def _open_lookup(papers: PapersConfig, database: Database, clock: Clock) -> AsyncGenerator[PaperLookup]:
    """The one look-up of this installation; whoever still waits for it at the end is cancelled."""
    if papers.look_up == "no":
        yield NobodyToAsk()
        return
    settings = Settings(
        version=__version__,
        contact=papers.contact,
        huggingface_url=papers.huggingface_url,
        arxiv_url=papers.arxiv_url,
        crossref_url=papers.crossref_url,
        datacite_url=papers.datacite_url,
        timeout_s=papers.timeout_s,
    )
    async with (
        # Sources are asked without cookies: nobody is to be known again.
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
        connect(session, cache=SourceAnswers(database, clock), now=clock.now, settings=settings) as lookup,
    ):
        yield lookup


@asynccontextmanager
async def _open_looks(
    config: Config, clock: Clock, looks: RepositoryLooks | None
) -> AsyncGenerator[RepositoryLooks | None]:
    """Whoever looks at repositories in this installation."""
    chosen = config.repositories
    if looks is not None or chosen.look_up == "no":
        yield looks
        return
    limits: dict[str, Any] = {
        "version": __version__,
        "contact": config.papers.contact,
        "timeout_s": chosen.timeout_s,
    }
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield repositories.connect(
            session,
            now=clock.now,
            on_dagshub=dagshub.Settings(
                **limits,
                url=chosen.dagshub_url,
                token=_reveal(chosen.dagshub_token),
                scheme=chosen.dagshub_token_form,
            ),
            on_github=github.Settings(**limits, api_url=chosen.github_api_url, token=_reveal(chosen.github_token)),
            places=_read_places(chosen),
        )


def _read_places(chosen: RepositoriesConfig) -> Places:
    return Places(dagshub=chosen.dagshub_url, github=chosen.github_url)


def _read_rules(chosen: RepositoriesConfig, looks: RepositoryLooks | None) -> RepositoryRules:
    pace = Pace(
        fresh_for=timedelta(minutes=chosen.fresh_minutes),
        watched=timedelta(minutes=chosen.watched_minutes),
        linked=timedelta(hours=chosen.linked_hours),
    )
    return RepositoryRules(_read_places(chosen), pace, chosen.per_team, chosen.webhooks == "yes", looks)


def _reveal(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()


async def _connect(bot: ReproBot, token: str) -> None:
    bot.bell.start()
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    try:
        with _explaining():
            await bot.start(token)
    finally:
        bot.bell.stop()
        await preparing


def _get_token(config: Config) -> str:
    if config.discord.token is None:
        raise StartupError(
            "There is no token. Put the bot's token into config.toml under [discord] token, "
            "or into the environment as REPROBOT_DISCORD__TOKEN."
        )
    return config.discord.token.get_secret_value()


@contextmanager
def _explaining() -> Generator[None]:
    try:
        yield
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        explanation = explain(error)
        if explanation is None:
            raise
        raise explanation from error
