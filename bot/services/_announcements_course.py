"""What moves an announcement on: a change, the wish for another's approval, and going out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.announcements_course import AnnouncementState, after_change
from bot.domain.audit import AuditTag
from bot.domain.permissions import Actor
from bot.services import _announcements as acts
from bot.services._outbox import owe, owe_channel
from db import announcements as store
from db import challenges
from db.deliveries import NewDelivery
from db.engine import hint


async def is_approval_wanted(session: AsyncSession, announcement: store.Announcement) -> bool:
    """Whether another organizer has to approve what the announcement says now before anybody reads it."""
    edition = await challenges.get_edition(session, announcement.edition_id)
    return edition.announcements_approval and announcement.approved_version != announcement.version


async def change(
    session: AsyncSession, actor: Actor, held: store.Announcement, columns: Mapping[str, object], *, now: datetime
) -> None:
    """Write what changed, if anything did, and what follows: a new version, another approval, messages to be edited."""
    before = acts.columns_of(held, columns)
    if before == dict(columns):
        return
    for name, value in columns.items():
        setattr(held, name, value)
    held.version += 1
    held.edited_by, held.changed_at = actor.user_id, now
    wanted = await is_approval_wanted(session, held)
    held.state = after_change(acts.course_of(held), wants_approval=wanted)
    facts = {"before": before, "after": dict(columns)}
    acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_CHANGE, now=now, **facts)
    if held.state == AnnouncementState.WAITING:
        await ask(session, held, actor, now=now)
    else:
        await tend_posts(session, held)


async def ask(session: AsyncSession, held: store.Announcement, actor: Actor, *, now: datetime) -> None:
    """Let the announcement wait for another organizer, and tell them where they read what waits."""
    held.state = AnnouncementState.WAITING
    acts.record(session, held, actor.user_id, AuditTag.ANNOUNCEMENT_ASK, now=now)
    guild = await challenges.get_guild(session, held.guild_id)
    await owe_channel(
        session,
        "announcements:waiting",
        f"announce-ask:{held.id}:{held.version}",
        guild_id=held.guild_id,
        channel_id=guild.organizers_channel_id,
        now=now,
        announcement=held.id,
        name=acts.name_of(held),
        editor=actor.user_id,
    )


async def tend_posts(session: AsyncSession, held: store.Announcement) -> None:
    """Let what was posted be looked at: it is to be edited, removed or published."""
    if held.occurrence is not None:
        held.is_settled = False
        await store.retry_posts(session, held.id)
        hint(session, acts.ANNOUNCED_HINT)


async def go_out(
    session: AsyncSession, held: store.Announcement, occurrence: str, *, at: datetime, now: datetime
) -> int:
    """Owe the announcement since `at` to everybody it is for as things are now; gives how many messages that are.

    Of one that recurs, what could not be delivered until the next time is of no use.
    """
    held.occurrence, held.is_settled = occurrence, not held.crosspost
    prefix, facts = acts.key_prefix(held), await acts.compose(session, held, now=now)

    def new(name: str, **recipient: int) -> NewDelivery:
        key, use_until = f"{prefix}{name}", held.next_at
        return replace(NewDelivery(key, acts.POST, facts, held.guild_id, expires_at=use_until, due_at=at), **recipient)

    to = await acts.find_recipients(session, held, now=now)
    owed = [new("channel", channel_id=to.channel_id)] if to.channel_id is not None else []
    owed += [new(f"team-{team_id}", team_id=team_id) for team_id in sorted({*to.rooms, *to.roomless})]
    owed += [new(f"user-{user_id}", user_id=user_id) for user_id in to.people]
    for each in owed:
        await owe(session, each, now=now)
    return len(owed)


async def report_missed(session: AsyncSession, held: store.Announcement, at: datetime, *, now: datetime) -> None:
    """Tell the organizers, or where they have no channel its author, that it did not go out."""
    guild = await challenges.get_guild(session, held.guild_id)
    key, facts = f"announce-missed:{held.id}:{at.isoformat()}", {"name": acts.name_of(held), "at": at.isoformat()}
    new = NewDelivery(key, "announcements:missed", facts, held.guild_id)
    if guild.organizers_channel_id is not None:
        await owe(session, replace(new, channel_id=guild.organizers_channel_id), now=now)
    else:
        await owe(session, replace(new, user_id=held.author_id), now=now)
