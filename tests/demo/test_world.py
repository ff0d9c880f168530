import csv
from datetime import UTC, datetime, timedelta

import discord
import pytest
import simcord
from discord import app_commands
from discord.ext import commands
from sqlalchemy import func, select

from bot.app import open_app
from bot.config import Config, DatabaseConfig
from bot.demo.app import Calendar
from bot.demo.locales import speak
from bot.demo.seed import PAPERS, seed
from bot.demo.world import GUILD_ID, PEOPLE, PRESENT, build_world
from bot.domain.permissions import Actor
from bot.errors import StartupError
from db.audit import AuditEntry
from db.challenges import Edition
from db.claims import Claim
from db.papers import Paper, PaperName
from db.teams import Membership, Team
from tests.kit.clock import FixedClock

LEAD = 42
# The people of the three real projects, who are not on the server.
CONTRIBUTORS = (
    "Shailesh Sridhar",
    "Azhar Shaikh",
    "Midhush",
    "Haswanth Aekula",
    "Arjun Ashok",
    "Vishnu Asutosh Dasu",
)


@pytest.fixture
async def app(database_url):
    config = Config(database=DatabaseConfig(url=database_url))
    async with open_app(config, clock=FixedClock(PRESENT)) as app:
        yield app


@pytest.fixture
def env():
    return simcord.Env(discord.Client(intents=discord.Intents(guilds=True)))


async def _rows(app, query):
    async with app.database.reading() as session:
        return [tuple(row) for row in await session.execute(query)]


async def test_every_seeded_paper_has_an_arxiv_name(app):
    await seed(app, FixedClock(PRESENT), guild_id=GUILD_ID, lead_id=LEAD)

    papers = await _rows(app, select(Paper.id))
    named = await _rows(app, select(PaperName.paper_id).where(PaperName.name.like("arxiv:%")).distinct())
    assert len(papers) == 110
    assert sorted(named) == sorted(papers)


async def test_spring_holds_the_three_finished_projects_and_nobody_of_this_server(app):
    await seed(app, FixedClock(PRESENT), guild_id=GUILD_ID, lead_id=LEAD)

    projects = await _rows(
        app,
        select(Edition.name, Edition.state, Team.name, Team.lead_id, PaperName.name, Claim.state, Claim.project_url)
        .join(Team, Team.edition_id == Edition.id)
        .join(Claim, Claim.team_id == Team.id)
        .join(PaperName, PaperName.paper_id == Claim.paper_id)
        .order_by(Team.id),
    )
    where = "https://dagshub.com/"
    closed = ("Spring 2021", "closed")
    assert projects == [
        (*closed, "Re-CDEP", None, "arxiv:1909.13584", "published", f"{where}ShaileshSridhar2403/Re-CDEP"),
        (*closed, "FSL-SSL", None, "arxiv:1910.03560", "published", f"{where}arjun2000ashok/FSL-SSL"),
        (*closed, "Re-GANSpace", None, "arxiv:2004.02546", "published", f"{where}midsterx/Re-GANSpace"),
    ]


async def test_wrapup_of_spring_holds_the_facts_of_the_article(app):
    await seed(app, FixedClock(PRESENT), guild_id=GUILD_ID, lead_id=LEAD)
    ((spring,),) = await _rows(app, select(Edition.id).where(Edition.key == "spring-2021"))
    shown = await app.services.challenges_wrapup.show(Actor(GUILD_ID, LEAD, organizes=True), spring)
    works = [(each.paper_url, each.repository, each.story.named) for each in shown.projects if each.story]

    assert sorted(works) == [
        ("https://arxiv.org/abs/1909.13584", "ShaileshSridhar2403/Re-CDEP", "Shailesh Sridhar, Azhar Shaikh, Midhush"),
        ("https://arxiv.org/abs/1910.03560", "arjun2000ashok/FSL-SSL", "Haswanth Aekula, Arjun Ashok"),
        ("https://arxiv.org/abs/2004.02546", "midsterx/Re-GANSpace", "Vishnu Asutosh Dasu, Midhush"),
    ]
    assert (shown.sponsor, shown.next_edition, shown.next_is_open) == ("DagsHub", "Fall 2021", True)


async def test_fall_is_open_and_current_with_one_team(app):
    await seed(app, FixedClock(PRESENT), guild_id=GUILD_ID, lead_id=LEAD)

    editions = await _rows(app, select(Edition.key, Edition.state, Edition.is_current).order_by(Edition.id))
    members = await _rows(
        app,
        select(Edition.key, Team.name, Membership.user_id)
        .join(Team, Team.id == Membership.team_id)
        .join(Edition, Edition.id == Team.edition_id),
    )
    assert editions == [("spring-2021", "closed", False), ("fall-2021", "open", True)]
    assert members == [("fall-2021", "Second Run", LEAD)]


async def test_seeding_a_second_time_changes_nothing(app):
    counted = [select(func.count()).select_from(table) for table in (Edition, Paper, Team, Claim, AuditEntry)]

    first = await seed(app, FixedClock(PRESENT), guild_id=GUILD_ID, lead_id=LEAD)
    before = [await _rows(app, query) for query in counted]
    second = await seed(app, FixedClock(PRESENT), guild_id=GUILD_ID, lead_id=LEAD)

    assert (first, second) == (True, False)
    assert [await _rows(app, query) for query in counted] == before


def test_nobody_on_the_server_is_named_like_an_author_or_a_contributor():
    with PAPERS.open(encoding="utf-8", newline="") as file:
        authors = {name for row in csv.DictReader(file) for name in row["authors"].split("; ") if name}

    words = {word.casefold() for name in (*authors, *CONTRIBUTORS) for word in name.split()}
    assert "härkönen" in words
    for person in PEOPLE:
        assert "Example" in person.name
        assert words.isdisjoint(person.name.casefold().split())


async def test_ids_are_the_same_at_every_start(env):
    other = simcord.Env(discord.Client(intents=discord.Intents(guilds=True)))

    first, second = ({name: member.id for name, member in build_world(each).members.items()} for each in (env, other))

    assert list(first) == ["ada", "bo", "cai", "olu", "mo"]
    assert second == first
    assert env.guild.id == other.guild.id == GUILD_ID


async def test_places_are_found_as_people_type_them(env):
    world = build_world(env)

    assert [place.name for place in world.places()] == [
        *("#challenge", "#papers", "#announcements"),
        *("@ada", "@bo", "@cai", "@olu", "@mo"),
    ]
    found = [world.find_place(typed) for typed in ("#papers", " papers ", "# Papers", "@cai", "Cai", "nowhere", "")]
    assert [place and place.name for place in found] == ["#papers", "#papers", "#papers", "@cai", "@cai", None, None]


async def test_thread_is_a_place_for_those_who_can_read_its_channel():
    bot = Listener("!", intents=discord.Intents(guilds=True))
    env = simcord.Env(bot)
    world = build_world(env)
    await env.start()
    try:
        channel = bot.get_channel(world.guild.channels["papers"].id)
        assert isinstance(channel, discord.TextChannel)
        await channel.create_thread(name="Second Run", type=discord.ChannelType.public_thread)

        place = world.find_place("second run")

        assert place is not None
        assert place.name == "#Second Run"
        assert [viewer.name for viewer in place.viewers] == ["ada", "bo", "cai", "olu", "mo"]
        assert [place.name for place in world.places()][:4] == [
            "#challenge",
            "#papers",
            "#Second Run",
            "#announcements",
        ]
    finally:
        await env.shutdown()


async def test_direct_messages_are_shown_to_their_owner_alone_in_their_language(env):
    world = build_world(env)

    place = world.find_place("@cai")

    assert place is not None
    assert [viewer.id for viewer in place.viewers] == [world.members["cai"].id]
    assert place.locale == "zh-CN"


class Listener(commands.Bot):
    async def setup_hook(self):
        self.tree.add_command(say_language)
        await self.tree.sync()


@app_commands.command(name="language", description="Says which language it heard")
async def say_language(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(f"{interaction.locale} {interaction.guild_locale}")


async def test_people_speak_their_own_language_and_others_english():
    async with simcord.run(Listener("!", intents=discord.Intents(guilds=True))) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        cai, bo = (guild.add_member(env.create_user(name)) for name in ("cai", "bo"))
        speak(env, {cai.id: "zh-CN"}, guild_locale="de")

        for member in (cai, bo):
            await member.slash(channel, "language")

        assert [message.content for message in channel.history()] == ["zh-CN de", "en-US de"]


def test_calendar_begins_at_the_present_and_goes_on_where_it_was(tmp_path):
    later = PRESENT + timedelta(days=3)

    before = Calendar(tmp_path).recall()
    Calendar(tmp_path).keep(later)

    assert before == PRESENT == datetime(2021, 9, 6, 9, tzinfo=UTC)
    assert Calendar(tmp_path).recall() == later


@pytest.mark.parametrize("kept", ["soon", "2021-09-06T09:00:00", ""])
def test_calendar_that_cannot_be_read_is_named(tmp_path, kept):
    (tmp_path / "now.txt").write_text(kept)

    with pytest.raises(StartupError, match=r"now\.txt"):
        Calendar(tmp_path).recall()
