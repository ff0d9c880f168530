"""Announcements that were posted: edited, removed and published afterwards, message by message."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.announcements_course import AnnouncementState, PostAct, PostedMessage, choose_post_act
from bot.domain.deliveries import GIVE_UP_AFTER, LEASE, DeliveryFault, mark_of
from bot.services import _announcements as acts
from db import announcements as store
from db import people, rooms
from db.deliveries import Delivery
from db.engine import Database, reads, writes
from db.installation import name_installation

ANNOUNCED = "announced"  # the tick of the bell that tends what was posted

_AT_ONCE = 10
_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class PostWork:
    """What this process is to do within a minute with one message, in a channel or written to a person."""

    delivery_id: int
    act: PostAct
    guild_id: int
    user_id: int | None
    channel_id: int | None
    message_id: int
    version: int
    facts: dict[str, Any]
    locale: str | None
    mark: int


class AnnouncementsPosts:
    """What the bell does with messages of announcements. Whoever acts on Discord marks what became of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def are_hinted(self) -> bool:
        """Whether this process changed or recalled something since the last time it was asked."""
        return self.database.take_hint(acts.ANNOUNCED_HINT)

    async def list_work(self, guild_ids: Collection[int]) -> list[PostWork]:
        """What is to be done now on these servers, a few messages at a time; nobody else does it within a minute."""
        work: list[PostWork] = []
        for announcement_id in await self._list_unsettled(guild_ids):
            if len(work) < _AT_ONCE:
                work += await self._plan(announcement_id, limit=_AT_ONCE - len(work))
        return work

    @writes
    async def mark_done(self, session: AsyncSession, work: PostWork) -> None:
        """The message is as it should be."""
        post = await session.get_one(store.AnnouncementPost, work.delivery_id)
        post.next_attempt_at = None
        match work.act:
            case PostAct.EDIT:
                post.shown_version = work.version
            case PostAct.REMOVE:
                post.removed_at = self._clock.now()
            case PostAct.PUBLISH:
                post.is_published = True

    @writes
    async def mark_gone(self, session: AsyncSession, work: PostWork) -> None:
        """The message is no more: somebody removed it."""
        post = await session.get_one(store.AnnouncementPost, work.delivery_id)
        post.removed_at, post.next_attempt_at = self._clock.now(), None

    @writes
    async def mark_failed(
        self, session: AsyncSession, work: PostWork, fault: DeliveryFault, *, wait_s: float | None = None
    ) -> None:
        """It could not be done: it is tried again after so long, or given up."""
        now = self._clock.now()
        post = await session.get_one(store.AnnouncementPost, work.delivery_id)
        announcement = await store.get_announcement(session, post.announcement_id)
        if fault is not DeliveryFault.OUTSIDE or now - announcement.changed_at >= GIVE_UP_AFTER:
            post.fault = fault
        post.next_attempt_at = now + (_AGAIN if wait_s is None else timedelta(seconds=wait_s))

    @reads
    async def _list_unsettled(self, session: AsyncSession, guild_ids: Collection[int]) -> list[int]:
        return await store.list_unsettled(session, guild_ids)

    @writes
    async def _plan(self, session: AsyncSession, announcement_id: int, *, limit: int) -> list[PostWork]:
        announcement, now = await store.lock_announcement(session, announcement_id), self._clock.now()
        if announcement is None or announcement.is_settled:
            return []
        facts = await acts.compose(session, announcement, now=now)
        work: list[PostWork] = []
        is_settled = announcement.state != AnnouncementState.WAITING
        for delivery, post in await store.list_posts(session, acts.key_prefix(announcement)):
            act = _choose(announcement, delivery, post)
            is_settled = is_settled and act is None and delivery.state != "pending"
            is_left_alone = post is not None and post.next_attempt_at is not None and post.next_attempt_at > now
            if act is None or is_left_alone or len(work) == limit:
                continue
            _lease(session, announcement, delivery, post, now)
            work.append(await _address(session, delivery, act, announcement.version, facts))
        announcement.is_settled = is_settled
        return work


def _choose(
    announcement: store.Announcement, delivery: Delivery, post: store.AnnouncementPost | None
) -> PostAct | None:
    if delivery.message_id is None:
        return None
    seen = PostedMessage(
        acts.shown_version(delivery, post),
        is_published=post is not None and post.is_published,
        is_removed=post is not None and post.removed_at is not None,
        is_given_up=post is not None and post.fault is not None,
    )
    crosspost = announcement.crosspost and delivery.channel_id is not None
    return choose_post_act(seen, acts.course_of(announcement), version=announcement.version, crosspost=crosspost)


def _lease(
    session: AsyncSession,
    announcement: store.Announcement,
    delivery: Delivery,
    post: store.AnnouncementPost | None,
    now: datetime,
) -> None:
    if post is None:
        version = acts.shown_version(delivery, None)
        post = store.AnnouncementPost(delivery_id=delivery.id, announcement_id=announcement.id, shown_version=version)
        session.add(post)
    post.next_attempt_at = now + LEASE


async def _address(
    session: AsyncSession, delivery: Delivery, act: PostAct, version: int, facts: dict[str, Any]
) -> PostWork:
    channel_id = delivery.channel_id
    if delivery.team_id is not None:
        room = await rooms.find_room(session, delivery.team_id)
        channel_id = room.channel_id if room else None
    person = await people.find_person(session, delivery.user_id) if delivery.user_id is not None else None
    assert delivery.message_id is not None, "only what arrived is tended"
    return PostWork(
        delivery_id=delivery.id,
        act=act,
        guild_id=delivery.guild_id,
        user_id=delivery.user_id,
        channel_id=channel_id,
        message_id=delivery.message_id,
        version=version,
        facts=facts,
        locale=person.locale if person else None,
        mark=mark_of(await name_installation(session), delivery.key, delivery.send_seq),
    )
