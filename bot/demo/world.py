"""The demo's server: its channels, the people who do not exist, and the places that can be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import discord
import simcord

from bot.demo.locales import speak

GUILD_ID = 700_000_000_000_000_000
# Ids hold the instant at which they were made, and must be the same at every start: the database remembers them.
BUILT_AT = datetime(2021, 8, 31, tzinfo=UTC)  # the day on which the Fall 2021 edition was announced
PRESENT = datetime(2021, 9, 6, 9, tzinfo=UTC)

_SPOKEN = re.compile(r"[#@\s]+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo; the name says that it is nobody."""

    handle: str
    name: str
    role: str
    about: str
    locale: str = "en-US"


PEOPLE = (
    Person("ada", "Ada Example", "Participant", "leads the team Second Run"),
    Person("bo", "Bo Example", "Participant", "has no team yet"),
    Person("cai", "Cai Example", "Participant", "has no team yet; uses Discord in Chinese", locale="zh-CN"),
    Person("olu", "Olu Example", "Organizer", "runs the challenge"),
    Person("mo", "Mo Example", "Moderator", "keeps order"),
)
_ROLES = {
    "Participant": discord.Permissions.none(),
    "Organizer": discord.Permissions(
        manage_guild=True, manage_events=True, mention_everyone=True, moderate_members=True
    ),
    "Moderator": discord.Permissions(manage_messages=True, moderate_members=True, kick_members=True),
}
_CHANNELS = {
    "challenge": "The ML Reproducibility Challenge: begin with /start",
    "papers": "Which paper shall we reproduce?",
    "announcements": "Dates and news from the organizers",
}


class SimulatedClock:
    """Tells the demo's present, which stands still until it is moved forward."""

    def __init__(self) -> None:
        self.env: simcord.Env | None = None

    def now(self) -> datetime:
        """The simulated instant; the demo's first one until there is a Discord."""
        return self.env.now() if self.env else PRESENT


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, a thread or somebody's direct messages with the bot, and those who can read there."""

    name: str
    channel: simcord.ChannelHandle
    viewers: tuple[simcord.MemberActor | simcord.UserHandle, ...]
    locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class World:
    """The server and its people, by handle in the order of `PEOPLE`."""

    env: simcord.Env
    guild: simcord.GuildHandle
    members: dict[str, simcord.MemberActor]

    def places(self) -> Iterator[Place]:
        """Every place that somebody can be shown at present, the main channel first."""
        for channel in self.guild.channels.values():
            yield from self._rooms(channel)
        for person in PEOPLE:
            user = self.members[person.handle].user
            yield Place(f"@{person.handle}", user.dm_channel, (user,), person.locale)

    def find_place(self, typed: str) -> Place | None:
        """The place with this name, with or without its # or @."""
        wanted = _plain(typed)
        exact = {place.name: place for place in self.places()}
        return exact.get(typed.strip()) or next((exact[name] for name in exact if _plain(name) == wanted), None)

    def _rooms(self, channel: simcord.ChannelHandle) -> Iterator[Place]:
        # A thread stands among the server's channels and under its own; it is shown under its own.
        if channel.is_thread:
            return
        for room in (channel, *channel.threads):
            viewers = tuple(member for member in self.members.values() if _can_read(room, member))
            if viewers:
                yield Place(f"#{room.name}", room, viewers)


def build_world(env: simcord.Env) -> World:
    """Make the server before the bot connects; its ids are the same each time."""
    env.backend.advance_clock((BUILT_AT - env.now()).total_seconds())
    env.backend.edit_bot_profile("ReproBot")
    people = {person.handle: env.create_user(person.handle, global_name=person.name) for person in PEOPLE}
    guild = env.create_guild("Reproducibility Commons", id=GUILD_ID, owner=people["olu"])
    roles = {name: guild.create_role(name, permissions=rights, hoist=True) for name, rights in _ROLES.items()}
    members = {person.handle: guild.add_member(people[person.handle], roles=[roles[person.role]]) for person in PEOPLE}
    for name, topic in _CHANNELS.items():
        if name == "announcements":
            guild.create_text_channel(name, topic=topic, overwrites={**_only_organizers_write(guild)})
        else:
            guild.create_text_channel(name, topic=topic)
    for user in people.values():
        _ = user.dm_channel  # made when first asked for; here, so that its id is the same at every start
    speak(env, {people[person.handle].id: person.locale for person in PEOPLE})
    return World(env, guild, members)


def _only_organizers_write(guild: simcord.GuildHandle) -> dict[simcord.RoleHandle, discord.PermissionOverwrite]:
    """The bot too."""
    writes, reads = (discord.PermissionOverwrite(send_messages=allowed) for allowed in (True, False))
    return {guild.default_role: reads, guild.roles["Organizer"]: writes, guild.roles["ReproBot"]: writes}


def _can_read(room: simcord.ChannelHandle, member: simcord.MemberActor) -> bool:
    try:
        room.history(viewer=member)
    except simcord.SetupError:
        return False
    return True


def _plain(name: str) -> str:
    return _SPOKEN.sub(" ", name).strip().casefold()
