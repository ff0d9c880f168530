"""Organizers, a channel, and what can be seen of announcements without Discord."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.announcements import Aim, Audience, Place, PlaceFault
from bot.domain.announcements_course import AnnouncementState
from bot.domain.permissions import Actor
from bot.services.announcements_posts import PostWork
from bot.services.announcements_sending import Approved
from db.announcements import AnnouncementPost
from db.deliveries import Delivery
from db.rooms import Room
from tests.kit.editions import GUILD, World

CHANNEL, ROOM, ROLE = 500, 600, 800
OLU, KAI = Actor(GUILD, 91, organizes=True), Actor(GUILD, 92, organizes=True)
FOR_ALL = Aim(Audience.EVERYONE, channel_id=CHANNEL)
HERE = Place(CHANNEL, "news", frozenset(), may_mention=True)
UNPERMITTED = Place(CHANNEL, "news", frozenset(), may_mention=False)
UNWRITABLE = Place(CHANNEL, "news", frozenset({PlaceFault.SEND}), may_mention=True)


async def draft(world: World, aim: Aim = FOR_ALL, body: str = "Hello", actor: Actor = OLU) -> int:
    return await world.services.announcements.draft(actor, "News", body, aim)


async def owed(world: World) -> list[tuple[str, int | None, int | None, int | None, str]]:
    """Messages of announcements that were ever owed: key, channel, team, person, state."""
    async with world.database.reading() as session:
        query = select(Delivery).where(Delivery.kind == "announcements:post").order_by(Delivery.id)
        rows = await session.scalars(query)
        return [(row.key, row.channel_id, row.team_id, row.user_id, row.state) for row in rows]


async def letters(world: World) -> list[tuple[str, int | None, int | None]]:
    """What was owed to organizers: kind, channel and person."""
    async with world.database.reading() as session:
        query = select(Delivery).where(Delivery.kind.in_(["announcements:waiting", "announcements:missed"]))
        return [(row.kind, row.channel_id, row.user_id) for row in await session.scalars(query.order_by(Delivery.id))]


async def deliver(world: World, *, first_message_id: int = 1000) -> list[Mapping[str, Any]]:
    """Send all that is due, as Discord would take it; gives the facts of what belongs to announcements."""
    deliveries, facts = world.services.deliveries, []
    while ids := await deliveries.lease([GUILD]):
        for delivery_id in ids:
            message = await deliveries.ready(delivery_id)
            if message is None:
                continue
            await deliveries.mark_sent(delivery_id, first_message_id + delivery_id)
            facts += [message.facts] if message.kind == "announcements:post" else []
    return facts


async def work(world: World) -> list[PostWork]:
    return await world.services.announcements_posts.list_work([GUILD])


async def posts(world: World) -> list[tuple[int, bool, bool, str | None]]:
    """What was done with messages: the version shown, whether published, whether removed, and why not."""
    async with world.database.reading() as session:
        rows = await session.scalars(select(AnnouncementPost).order_by(AnnouncementPost.delivery_id))
        return [(row.shown_version, row.is_published, row.removed_at is not None, row.fault) for row in rows]


async def a_room(world: World, team_id: int) -> None:
    async def add(session: AsyncSession) -> None:
        session.add(Room(team_id=team_id, kind="thread", channel_id=ROOM + team_id))

    await world.database.write(add)


async def state(world: World, number: int) -> AnnouncementState:
    return (await world.services.announcements.show(OLU, number)).state


async def version(world: World, number: int) -> int:
    return (await world.services.announcements.show(OLU, number)).version


async def send(world: World, number: int, place: Place | None = HERE) -> bool:
    sending = world.services.announcements_sending
    return await sending.send(OLU, number, version=await version(world, number), place=place)


async def rewrite(world: World, actor: Actor, number: int, body: str, title: str = "News", place: Place | None = HERE):
    shown = await version(world, number)
    await world.services.announcements.edit(actor, number, title, body, version=shown, place=place)


async def allow_mention(world: World, actor: Actor, number: int, place: Place | None = HERE) -> None:
    shown = await version(world, number)
    await world.services.announcements.allow_mention(actor, number, version=shown, place=place)


async def approve(world: World, actor: Actor, number: int) -> Approved:
    shown = await version(world, number)
    return await world.services.announcements_sending.approve(actor, number, version=shown)


async def schedule(world: World, number: int, when: str = "", every: str = "", actor: Actor = OLU, place: Place = HERE):
    return await world.services.announcements_sending.schedule(actor, number, when=when, every=every, place=place)
