"""The bot with the real look-up, against sources on this machine."""

import pytest
from aiohttp import ClientSession, DummyCookieJar

from bot import __version__
from bot.app import open_app
from bot.config import Config, DatabaseConfig, PapersConfig
from bot.domain.permissions import Actor
from bot.domain.suggestions import TitleNeeded
from bot.papers import connect
from bot.services.source_answers import SourceAnswers
from bot.services.suggestions import Suggested
from db.engine import Database
from tests.kit.clock import FixedClock
from tests.kit.discord import a_paper, a_server, answer, press
from tests.kit.sources import SOURCES, PaperSites, Reply, huggingface_paper

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def test_bot_asks_the_sources_and_claims_while_they_are_down(database: Database, clock: FixedClock):
    async with PaperSites.run() as sites, ClientSession(cookie_jar=DummyCookieJar()) as session:
        sites.set("huggingface", huggingface_paper(), Reply(status=500))
        for source in ("arxiv", "crossref", "datacite"):
            sites.set(source, Reply(status=500))
        settings, cache = sites.settings(tries=1), SourceAnswers(database, clock)
        async with (
            connect(session, cache=cache, now=clock.now, settings=settings) as papers,
            a_server(database, clock=clock, lookup=papers) as server,
        ):
            ada = server.member("ada")
            paper_id = await a_paper(server, "CDEP", "arxiv:1909.13584")
            await ada.slash(server.channel, "team create", name="Vector")

            done = answer(await ada.slash(server.channel, "paper suggest", paper="2004.02546"))
            down = answer(await ada.slash(server.channel, "paper suggest", paper="10.1000/182"))
            asked = await ada.slash(server.channel, "paper claim", paper=f"paper:{paper_id}")
            claimed = answer(await press(ada, asked, "Claim it"))

    assert done.text.endswith("Erik Härkönen, Aaron Hertzmann\n-# Facts from Hugging Face")
    assert down.text.startswith("No paper source can be reached at the moment")
    assert claimed.text.startswith("**Vector** now works on *CDEP*")
    assert sites.targets() == [
        "huggingface /api/papers/2004.02546",
        "crossref /works/10.1000%2F182",
        "datacite /dois/10.1000%2F182",
    ]


async def suggest_in_app(url: str, papers: PapersConfig, clock: FixedClock) -> object:
    async with open_app(Config(database=DatabaseConfig(url=url), papers=papers), clock=clock) as app:
        await app.services.challenges.welcome({700})
        return await app.services.suggestions.suggest(Actor(700, 1), "2004.02546")


async def test_app_asks_the_sources_that_the_settings_name_and_says_who_it_is(database_url: str, clock: FixedClock):
    async with PaperSites.run() as sites:
        sites.set("huggingface", huggingface_paper())
        addresses = {f"{source}_url": f"{sites.address}/{source}" for source in SOURCES}
        papers = PapersConfig.model_validate(addresses | {"contact": "https://example.org/our-bot"})
        suggested = await suggest_in_app(database_url, papers, clock)

    assert isinstance(suggested, Suggested)
    assert suggested.source == "huggingface"
    assert [asked.agent for asked in sites.asked] == [f"ReproBot/{__version__} (+https://example.org/our-bot)"]


async def test_app_asks_nobody_where_the_operator_says_so(database_url: str, clock: FixedClock):
    async with PaperSites.run() as sites:
        sites.set("huggingface", huggingface_paper())
        addresses = {f"{source}_url": f"{sites.address}/{source}" for source in SOURCES}
        papers = PapersConfig.model_validate(addresses | {"look_up": "no"})
        with pytest.raises(TitleNeeded):
            await suggest_in_app(database_url, papers, clock)

    assert sites.asked == []
