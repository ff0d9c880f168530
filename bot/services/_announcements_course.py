"""What moves an announcement on: a change, the wish for another's approval, and going out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.announcements import Mention, Place
from bot.domain.announcements_course import AnnouncementState, after_change
from bot.domain.audit import AuditTag
from bot.domain.permissions import Actor
from bot.services import _announcements as acts
from bot.services._outbox import moment, owe, owe_channel
from db import announcements as store
from db import challenges
from db.deliveries import NewDelivery
from db.engine import hint

_UNSENT = ("pending", "dead")  # what may be sent yet
# What is read of an announcement that was sent, and whose that is.
_KEPT = ("title", "body", "text_by", "edited_by", "mention", "audience", "audience_value", "channel_id", "crosspost")


async def is_approval_wanted(session: AsyncSession, announcement: store.Announcement) -> bool:
    """Whether another organizer has to approve what the announcement says now before anybody reads it."""
    edition = await challenges.get_edition(session, announcement.edition_id)
    return edition.announcements_approval and announcement.approved_version != announcement.version


async def keep_mention(session: AsyncSession, held: store.Announcement, place: Place | None) -> Mention:
    """Whom the announcement notifies after a change by somebody with these rights there: nobody, unless they may.

    A change of what has arrived notifies nobody anyway.
    """
    may_mention = place is not None and place.channel_id == held.channel_id and place.may_mention
    if may_mention or (acts.is_over(held) and not await store.has_state(session, acts.key_prefix(held), _UNSENT)):
        return Mention(held.mention)
    return Mention.NONE


async def change(
    session: AsyncSession,
    actor: Actor,
    held: store.Announcement,
    columns: Mapping[str, object],
    *,
    now: datetime,
    tag: AuditTag = AuditTag.ANNOUNCEMENT_CHANGE,
) -> None:
    """Write what changed, if anything did, and what follows: a new version, another approval, messages to be edited."""
    before, course, kept = acts.columns_of(held, columns), acts.course_of(held), acts.columns_of(held, _KEPT)
    if before == dict(columns):
        return
    for name, value in columns.items():
        setattr(held, name, value)
    held.version += 1
    held.edited_by, held.changed_at = actor.user_id, now
    wanted = await is_approval_wanted(session, held)
    held.state = after_change(acts.course_of(held), wants_approval=wanted)
    acts.record(session, held, actor.user_id, tag, now=now, before=_plain(before), after=_plain(columns))
    if held.state == AnnouncementState.WAITING:
        if course.was_sent and course.state is not AnnouncementState.WAITING:
            held.kept = kept
        await ask(session, held, actor.user_id, now=now)
    else:
        held.kept = None
        await tend_posts(session, held)


async def withdraw(session: AsyncSession, held: store.Announcement) -> None:
    """Put back what everybody reads, if a change of it waits for approval."""
    if held.kept is not None:
        for name, value in held.kept.items():
            setattr(held, name, value)
        held.version += 1  # whoever was asked to approve the change is told that it is no more
        held.approved_version, held.kept = held.version, None
        await tend_posts(session, held)


async def ask(session: AsyncSession, held: store.Announcement, actor_id: int | None, *, now: datetime) -> None:
    """Let the announcement wait for another organizer, and tell them where they read what waits."""
    held.state = AnnouncementState.WAITING
    acts.record(session, held, actor_id, AuditTag.ANNOUNCEMENT_ASK, now=now)
    guild = await challenges.get_guild(session, held.guild_id)
    await owe_channel(
        session,
        "announcements:waiting",
        f"announce-ask:{held.id}:{held.version}",
        guild_id=held.guild_id,
        channel_id=guild.organizers_channel_id,
        now=now,
        announcement=held.id,
        version=held.version,
        name=acts.name_of(held),
        writer=held.text_by,
        editor=held.edited_by,
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


def _plain(columns: Mapping[str, object]) -> dict[str, object]:
    return {name: moment(value) if isinstance(value, datetime) else value for name, value in columns.items()}
