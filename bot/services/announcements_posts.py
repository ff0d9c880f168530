"""Announcements that were posted: edited, removed and published afterwards, message by message."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.announcements_course import AnnouncementState, PostAct, PostedMessage, choose_post_act
from bot.domain.deliveries import GIVE_UP_AFTER, LEASE, DeliveryFault, late_since, mark_of
from bot.failures import record_failure
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
    notify: tuple[int, ...]  # whom it pointed out, a team's people as they are now
    late_since: datetime | None  # as it was said in it
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
        for announcement_id in await self._list_workable(guild_ids):
            if len(work) == _AT_ONCE:
                break
            try:
                work += await self._plan(announcement_id, limit=_AT_ONCE - len(work))
            except Exception as error:  # noqa: BLE001 - the others are to be tended
                record_failure(error, announcement=announcement_id)
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
        self, session: AsyncSession, work: PostWork, fault: DeliveryFault, *, wait: timedelta | None = None
    ) -> None:
        """It could not be done: it is tried again after so long, or given up."""
        now = self._clock.now()
        post = await session.get_one(store.AnnouncementPost, work.delivery_id)
        announcement = await store.get_announcement(session, post.announcement_id)
        delivery = await session.get_one(Delivery, work.delivery_id)
        since = max(announcement.changed_at, delivery.ended_at or announcement.changed_at)
        if fault is not DeliveryFault.OUTSIDE or now - since >= GIVE_UP_AFTER:
            post.fault = fault
        post.next_attempt_at = now + (wait or _AGAIN)

    @reads
    async def _list_workable(self, session: AsyncSession, guild_ids: Collection[int]) -> list[int]:
        """Those with which something can be done now, if only that nothing is left to be done."""
        now, found = self._clock.now(), list[int]()
        for announcement in await store.list_unsettled(session, guild_ids):
            behind = _behind(announcement)
            if await store.list_behind(session, behind, now, limit=1) or await _is_settled(session, announcement):
                found.append(announcement.id)
        return found

    @writes
    async def _plan(self, session: AsyncSession, announcement_id: int, *, limit: int) -> list[PostWork]:
        announcement, now = await store.lock_announcement(session, announcement_id), self._clock.now()
        if announcement is None or announcement.is_settled:
            return []
        announcement.is_settled = await _is_settled(session, announcement)
        found = await store.list_behind(session, _behind(announcement), now, limit=limit)
        acting = [(delivery, post, act) for delivery, post in found if (act := _choose(announcement, delivery, post))]
        facts = await acts.compose(session, announcement, now=now) if acting else {}
        work: list[PostWork] = []
        for delivery, post, act in acting:
            _lease(session, announcement, delivery, post, now)
            work.append(await _address(session, delivery, act, announcement.version, facts))
        return work


def _behind(announcement: store.Announcement) -> store.Behind:
    is_recalled = announcement.state == AnnouncementState.RECALLED
    newest = 0 if announcement.state == AnnouncementState.WAITING else announcement.version
    return store.Behind(
        acts.key_prefix(announcement),
        below=None if is_recalled else newest,
        unpublished=announcement.crosspost and not is_recalled,
    )


async def _is_settled(session: AsyncSession, announcement: store.Announcement) -> bool:
    waits = announcement.state == AnnouncementState.WAITING
    return not waits and not await store.has_behind(session, _behind(announcement))


def _choose(
    announcement: store.Announcement, delivery: Delivery, post: store.AnnouncementPost | None
) -> PostAct | None:
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
    channel_id, notify = delivery.channel_id or delivery.sent_to_id, list[int]()
    if delivery.team_id is not None:
        room = await rooms.find_room(session, delivery.team_id) if channel_id is None else None
        channel_id = room.channel_id if room else channel_id
        notify = (await rooms.list_present(session, [delivery.team_id]))[delivery.team_id]
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
        locale=person.language or person.locale if person else None,
        notify=tuple(notify),
        late_since=late_since(delivery.due_at, now=delivery.ended_at or delivery.due_at),
        mark=mark_of(await name_installation(session), delivery.key, delivery.send_seq),
    )
