"""A person who left a trace in every column that can hold one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Integer, SmallInteger
from sqlalchemy.ext.asyncio import AsyncSession

from db.announcements import Announcement, AnnouncementPost
from db.answers import Answer
from db.audit import AuditEntry
from db.base import Base, UtcDateTime
from db.calendars import Calendar
from db.catalog import PaperMerge
from db.challenges_wrapup import Story
from db.claims import Claim
from db.claims_logbook import Appeal, ClaimEntry, Contact, Finding
from db.deadlines import Deadline, DeadlineChange, DoneMark, Mute, Rung, ScheduleDraft
from db.deliveries import Delivery
from db.looking import Looker
from db.moderation import Exclusion, Moderation, Note
from db.people import Person
from db.reminders import Reminder
from db.repositories import Repository, RepositoryLink
from db.repositories_watches import RepositoryWatch
from db.rooms import Room, RoomMember
from db.suggestions import Suggestion
from db.teams import Invitation, JoinRequest, Membership, Merge, Team
from db.waitlist import Wait
from tests.kit.editions import GUILD, World

ADA = 111_222_333_444_555  # as nobody else and nothing else is numbered

_OWN = "mark-of-their-own"
_SECRET = "mark-of-a-secret"
_WORK = "mark-of-the-teams-work"


@dataclass(frozen=True)
class Marks:
    """Texts that stand in the database: to be exported and deleted; never to be shown; to stay."""

    own: tuple[str, ...] = (_OWN,)
    secret: str = _SECRET
    work: str = _WORK


async def plant(world: World) -> Marks:
    """Rows of every kind on a server where somebody else's team has a paper. Nobody could make all of these at once."""
    await world.team("Others", 7)
    await world.team("Rivals", 8)
    paper_id = await world.paper("Attention")
    await world.database.write(lambda session: _plant(session, world, paper_id))
    await world.services.audit.keep()
    return Marks()


async def _plant(session: AsyncSession, world: World, paper_id: int) -> None:
    now = world.clock.now()
    make = _Maker(now, {"guilds": GUILD, "editions": 1, "papers": paper_id, "teams": 1})

    async def add(model: type[Base], **values: Any) -> Any:
        row = make.row(model, **values)
        session.add(row)
        await session.flush()
        return row

    await add(Person, user_id=ADA, zone=_OWN)
    gone = await add(Team, name="Gone", name_key="gone", lead_id=ADA, dissolved_at=now)
    await add(Membership, user_id=ADA, team_id=gone.id, seat=1, seats=3, left_at=now)
    for model in (Calendar, Mute, Looker, Invitation, JoinRequest):
        if model is Mute:
            make.targets["deadlines"] = (await add(Deadline, name="Report", name_key="report")).id
        await add(model, user_id=ADA, **_MARKED.get(model, {}))
    await add(Reminder, user_id=ADA, text=_OWN, slot=1, next_at=now + timedelta(days=1))
    await add(ScheduleDraft, actor_id=ADA, reason=_OWN)
    await add(Room, team_id=gone.id, channel_id=5, archived_at=now)
    await add(RoomMember, team_id=gone.id, user_id=ADA)
    await add(Rung, recipient=f"u{ADA}", version=1, minutes=60)
    await add(Invitation, user_id=7, invited_by=ADA, state="declined")
    await add(Merge, team_id=1, other_id=2, asked_by=ADA)
    claim = await add(Claim, claimed_by=ADA, slot=1, slots=1, plan=_WORK)
    make.targets["claims"] = claim.id
    await add(Wait, joined_by=ADA, state="waiting", ended_at=None)
    await add(ClaimEntry, actor_id=ADA)
    await add(Finding, set_by=ADA, number=1, statement=_WORK)
    await add(Contact, asked_by=ADA, answered_by=ADA)
    await add(Story, written_by=ADA, approved_by=ADA)
    await add(Note, user_id=ADA, written_by=7, text=_OWN)
    await add(Note, team_id=1, written_by=ADA)
    order = {"user": ADA, "team": None, "claim": None, "name": "", "days": 0, "until": None}
    await add(Moderation, asked_by=ADA, undone_by=ADA, order=order, before={"own": {"members": [ADA]}}, reason=_OWN)
    await add(Exclusion, user_id=ADA, set_by=ADA, until=now)
    await add(Appeal, asked_by=ADA, answered_by=ADA, reason=_OWN)
    await add(DeadlineChange, actor_id=ADA, team_id=1)
    await add(DoneMark, marked_by=ADA)
    await add(Suggestion, suggested_by=ADA, answered_by=ADA)
    await add(Answer, written_by=ADA, as_of=now.date())
    await add(PaperMerge, merged_by=ADA, undone_by=ADA, undone_at=now)
    await _plant_elsewhere(make, add)


async def _plant_elsewhere(make: _Maker, add: Callable[..., Awaitable[Any]]) -> None:
    """What goes beyond teams and their claims."""
    now = make.now
    kept = {"text_by": ADA, "edited_by": ADA, "title": "x"}
    people = dict.fromkeys(("author_id", "text_by", "edited_by", "approved_by"), ADA)
    announcement = await add(Announcement, **people, kept=kept, state="draft", next_at=None)
    make.targets["repositories"] = (await add(Repository)).id
    link = dict.fromkeys(("linked_by", "ended_by", "disputed_by", "decided_by"), ADA)
    await add(RepositoryLink, **link, dispute_reason=_OWN, disputed_at=now, ended_at=now)
    await add(RepositoryWatch, set_by=ADA)
    to_them = await add(Delivery, key=f"a:{ADA}", user_id=ADA, facts={"text": _OWN})
    await add(AnnouncementPost, delivery_id=to_them.id, announcement_id=announcement.id)
    await add(Delivery, key=f"invited:{ADA}:1", channel_id=9, facts={"user": ADA, "notify": [7, ADA]})
    await add(AuditEntry, actor_id=ADA, facts={"team": 1})
    await add(AuditEntry, actor_id=7, facts={"user": ADA, "more": {"people": [ADA, str(ADA)]}})


_MARKED: dict[type[Base], dict[str, Any]] = {
    Calendar: {"token": _SECRET},
    Looker: {"skills": _OWN, "hours_a_week": 5},
}


class _Maker:
    """Rows whose columns hold something, as far as nothing else is wanted."""

    def __init__(self, now: Any, targets: dict[str, int]) -> None:
        self.now = now
        self.targets = targets

    def row(self, model: type[Base], **values: Any) -> Base:
        columns = model.__table__.columns
        needed = {column.key for column in columns if not column.nullable and column.server_default is None}
        filled = {column.key: self._value(column) for column in columns if column.key in needed - values.keys()}
        filled.pop("id", None)
        return model(**filled, **values)

    def _value(self, column: Any) -> Any:
        for key in column.foreign_keys:
            return self.targets.get(key.target_fullname.split(".")[0])
        if isinstance(column.type, UtcDateTime):
            return self.now
        if isinstance(column.type, JSON):
            return {}
        if isinstance(column.type, Boolean):
            return False
        return 7 if isinstance(column.type, BigInteger | Integer | SmallInteger) else "x"
