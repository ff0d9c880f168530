"""Announcements as organizers write them: drafted, shown exactly as they will be, listed, changed."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import announcements as rules
from bot.domain.announcements import (
    Aim,
    Audience,
    MayNotMention,
    Mention,
    NobodyToMention,
    NoSuchAnnouncement,
    Place,
    ensure_can_post,
)
from bot.domain.announcements_course import AnnouncementAct, AnnouncementState, can, ensure_can, ensure_unchanged
from bot.domain.audit import AuditTag
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services import _announcements as acts
from bot.services._announcements_course import change, is_approval_wanted, keep_mention
from bot.services._announcements_seen import Plan, Reach, Sent, count_sent, plan_of, reach_of
from bot.services._edition import get_edition
from db import announcements as store
from db import challenges
from db.engine import Database, reads, writes

__all__ = ["Announcements", "Plan", "Reach", "Sent"]

_VALUE = "announcement:"
_TEXT, _AIM = ("title", "body"), ("audience", "audience_value", "channel_id", "crosspost")


@dataclass(frozen=True, slots=True)
class AnnouncementDesk:
    """An announcement with all that organizers know of it; `facts` are what its card is made from."""

    id: int
    name: str
    title: str
    body: str
    edition: str
    state: AnnouncementState
    aim: Aim
    mention: Mention
    author_id: int
    edited_by: int
    approved_by: int | None
    wants_approval: bool  # before it can go out
    asks_nobody: bool  # it waits, and no channel is known where organizers are told so
    version: int
    plan: Plan | None
    reach: Reach
    sent: Sent | None
    can: frozenset[AnnouncementAct]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnnouncementLine:
    """An announcement in a list."""

    id: int
    name: str
    state: AnnouncementState
    audience: Audience
    next_at: datetime | None
    author_id: int


@dataclass(frozen=True, slots=True)
class AnnouncementPage:
    """One page of a server's announcements, newest first; pages count from 0."""

    lines: tuple[AnnouncementLine, ...]
    page: int
    pages: int


def announcement_value(announcement_id: int) -> str:
    """The announcement with this id, as `find` takes it."""
    return f"{_VALUE}{announcement_id}"


class Announcements:
    """What organizers can write and look at."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def draft(self, session: AsyncSession, actor: Actor, typed_title: str, typed_body: str, aim: Aim) -> int:
        """Keep a draft, which reaches nobody yet; gives its id.

        Raises OnlyOrganizersMay, NoEdition, TextRefused, UnknownVariable, FilledTooLong, AimIncomplete.
        """
        ensure_may(Action.ANNOUNCE, Standing.ANYONE, by=actor)
        edition = await get_edition(session, actor.guild_id)
        title, body = rules.ensure_text(typed_title, typed_body)
        now = self._clock.now()
        announcement = store.Announcement(
            guild_id=actor.guild_id,
            edition_id=edition.id,
            author_id=actor.user_id,
            text_by=actor.user_id,
            edited_by=actor.user_id,
            title=title,
            body=body,
            mention=Mention.NONE,
            state=AnnouncementState.DRAFT,
            version=1,
            is_settled=True,
            created_at=now,
            changed_at=now,
            **_columns(rules.ensure_aim(aim)),
        )
        session.add(announcement)
        await session.flush()
        after = acts.columns_of(announcement, _TEXT + _AIM)
        acts.record(session, announcement, actor.user_id, AuditTag.ANNOUNCEMENT_DRAFT, now=now, after=after)
        return announcement.id

    @writes
    async def edit(
        self,
        session: AsyncSession,
        actor: Actor,
        announcement_id: int,
        typed_title: str,
        typed_body: str,
        *,
        version: int,
        place: Place | None,
    ) -> None:
        """Change what the announcement says; what was sent already is edited, once that is approved where it must be.

        `version` is the one that was shown. A mass mention stays only when this person may make it as well.
        Raises OnlyOrganizersMay, NoSuchAnnouncement, TextRefused, UnknownVariable, FilledTooLong, CannotNow,
        ChangedMeanwhile, CannotPost.
        """
        title, body = rules.ensure_text(typed_title, typed_body)
        held = await acts.hold(session, actor, announcement_id)
        ensure_can(AnnouncementAct.EDIT, acts.course_of(held), title=acts.name_of(held))
        ensure_unchanged(version, held.version, title=acts.name_of(held))
        mention = await keep_mention(session, held, place)
        if acts.is_over(held):  # what is not sent any more needs no more than the right to write there
            ensure_can_post(replace(acts.aim_of(held), crosspost=False), Mention.NONE, place)
        elif held.state != AnnouncementState.DRAFT:
            ensure_can_post(acts.aim_of(held), mention, place)
        text_by = actor.user_id if (title, body) != (held.title, held.body) else held.text_by
        columns = {"title": title, "body": body, "text_by": text_by, "mention": mention}
        await change(session, actor, held, columns, now=self._clock.now())

    @writes
    async def aim(
        self, session: AsyncSession, actor: Actor, announcement_id: int, aim: Aim, *, place: Place | None
    ) -> None:
        """Change for whom the announcement is; whom it notifies has to be said anew. `place` is the new channel.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, AimIncomplete, CannotNow, CannotPost where it is planned.
        """
        held, aim = await acts.hold(session, actor, announcement_id), rules.ensure_aim(aim)
        ensure_can(AnnouncementAct.AIM, acts.course_of(held), title=acts.name_of(held))
        if held.next_at is not None:
            ensure_can_post(aim, Mention.NONE, place)
        columns = _columns(aim) | {"mention": Mention.NONE}
        await change(session, actor, held, columns, now=self._clock.now())

    @writes
    async def allow_mention(
        self, session: AsyncSession, actor: Actor, announcement_id: int, *, version: int, place: Place | None
    ) -> None:
        """Let the announcement, in the version that was shown, notify its role, or everyone in its channel.

        Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow, ChangedMeanwhile, CannotPost, NobodyToMention,
        MayNotMention.
        """
        held = await acts.hold(session, actor, announcement_id)
        ensure_can(AnnouncementAct.AIM, acts.course_of(held), title=acts.name_of(held))
        ensure_unchanged(version, held.version, title=acts.name_of(held))
        mention = rules.mention_of(Audience(held.audience))
        ensure_can_post(acts.aim_of(held), mention, place)
        if place is None or mention is Mention.NONE:
            raise NobodyToMention(title=acts.name_of(held))
        if not place.may_mention:
            raise MayNotMention(channel=place.name)
        await change(session, actor, held, {"mention": mention}, now=self._clock.now())

    @writes
    async def forbid_mention(self, session: AsyncSession, actor: Actor, announcement_id: int) -> None:
        """Let it notify nobody in its channel. Raises OnlyOrganizersMay, NoSuchAnnouncement, CannotNow."""
        held = await acts.hold(session, actor, announcement_id)
        ensure_can(AnnouncementAct.AIM, acts.course_of(held), title=acts.name_of(held))
        await change(session, actor, held, {"mention": Mention.NONE}, now=self._clock.now())

    @reads
    async def show(self, session: AsyncSession, actor: Actor, announcement_id: int) -> AnnouncementDesk:
        """All of an announcement. Raises OnlyOrganizersMay, NoSuchAnnouncement."""
        found, now = await acts.find(session, actor, announcement_id), self._clock.now()
        facts, course = await acts.compose(session, found, now=now), acts.course_of(found)
        reached = await acts.find_recipients(session, found, now=now)
        guild = await challenges.get_guild(session, found.guild_id)
        return AnnouncementDesk(
            id=found.id,
            name=acts.name_of(found),
            title=found.title,
            body=found.body,
            edition=facts["edition"],
            state=course.state,
            aim=acts.aim_of(found),
            mention=Mention(found.mention),
            author_id=found.author_id,
            edited_by=found.edited_by,
            approved_by=found.approved_by if found.approved_version == found.version else None,
            wants_approval=await is_approval_wanted(session, found),
            asks_nobody=course.state is AnnouncementState.WAITING and guild.organizers_channel_id is None,
            version=found.version,
            plan=plan_of(found, now=now),
            reach=reach_of(reached),
            sent=await count_sent(session, found),
            can=frozenset(act for act in AnnouncementAct if can(act, course)),
            facts=facts,
        )

    @reads
    async def find(self, session: AsyncSession, actor: Actor, typed: str) -> int:
        """The id of the announcement that was chosen, or whose name was typed.

        Raises OnlyOrganizersMay, NoSuchAnnouncement.
        """
        ensure_may(Action.ANNOUNCE, Standing.ANYONE, by=actor)
        number = typed.removeprefix(_VALUE)
        if typed.startswith(_VALUE) and number.isdecimal() and len(number) < len(str(2**63)):
            return (await acts.find(session, actor, int(number))).id
        named = await self._suggest(session, actor, typed)
        named = [line for line in named if line.name.casefold() == typed.strip().casefold()] or named
        if len(named) != 1:
            raise NoSuchAnnouncement(text=typed)
        return named[0].id

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[AnnouncementLine]:
        """The newest announcements whose name holds what was typed, after those that are called so.

        None for somebody who is no organizer.
        """
        return await self._suggest(session, actor, typed) if actor.organizes else []

    @reads
    async def list_page(self, session: AsyncSession, actor: Actor, *, page: int, page_size: int) -> AnnouncementPage:
        """One page of all announcements; the last one where there are fewer. Raises OnlyOrganizersMay."""
        ensure_may(Action.ANNOUNCE, Standing.ANYONE, by=actor)
        count = await store.count_announcements(session, actor.guild_id)
        pages = max(-(-count // page_size), 1)
        page = min(page, pages - 1)
        rows = await store.list_announcements(session, actor.guild_id, offset=page * page_size, limit=page_size)
        return AnnouncementPage(tuple(map(_line, rows)), page, pages)

    async def _suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[AnnouncementLine]:
        rows = await store.list_announcements(session, actor.guild_id, offset=0, limit=_LOOKED_THROUGH)
        key = typed.strip().casefold()
        found = [_line(row) for row in rows if key in acts.name_of(row).casefold()]
        return sorted(found, key=lambda line: line.name.casefold() != key)[:_SUGGESTED]


_LOOKED_THROUGH, _SUGGESTED = 200, 25


def _columns(aim: Aim) -> dict[str, Any]:
    columns = asdict(aim)
    return {"audience_value": columns.pop("value"), **columns}


def _line(row: store.Announcement) -> AnnouncementLine:
    return AnnouncementLine(
        row.id, acts.name_of(row), AnnouncementState(row.state), Audience(row.audience), row.next_at, row.author_id
    )
