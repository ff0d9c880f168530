"""Looking for a team: say what one looks for, go on, stop; and what the bell does when the time is past."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState
from bot.domain.looking import LIFE, TOLD_BEFORE, Ending, NotLooking, Wish, ensure_wish
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.zones import local_time, name_zone
from bot.services._edition import ensure_roster, get_edition
from bot.services._outbox import moment, owe_person
from bot.services._pace import ensure_pace
from bot.services._roster import ensure_free
from db import audit, deliveries, people
from db import looking as store
from db.challenges import Edition
from db.engine import Database, reads, writes

__all__ = ["Draft", "Entry", "Looking"]

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody says of themself, as they see it.

    `zone` is as they would type it; others see `local_time` instead.
    """

    interests: str
    skills: str
    languages: str
    zone: str
    local_time: str
    hours_a_week: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form begins with: the entry that stands, else nothing but the person's zone."""

    entry: Entry | None
    zone: str


class Looking:
    """What people and the bell can do about looking for a team."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def begin(self, session: AsyncSession, actor: Actor) -> Draft:
        """What the form begins with. Raises NoEdition, EditionNotOpen, DatePassed, AlreadyInTeam."""
        edition = await self._get_edition(session, actor)
        looker = await store.find_looker(session, edition.id, actor.user_id, now=self._clock.now())
        person = await people.find_person(session, actor.user_id)
        known = name_zone(person.zone) if person and person.zone else ""
        entry = self._show(looker) if looker else None
        return Draft(entry, entry.zone if entry else known)

    @writes
    async def look(
        self, session: AsyncSession, actor: Actor, *, interests: str, skills: str, languages: str, zone: str, hours: str
    ) -> Entry:
        """Show this to those who may see it, for two weeks from now; it takes the place of what stood there.

        Raises TextRefused, NoSuchZone, IllegalHours, NoEdition, EditionNotOpen, DatePassed, AlreadyInTeam, TooManyActs.
        """
        wish = ensure_wish(interests=interests, skills=skills, languages=languages, zone=zone, hours=hours)
        now = self._clock.now()
        edition = await self._get_edition(session, actor)
        await ensure_pace(session, actor, AuditTag.LOOKING_SHOW, now=now)
        looker = await store.lock_looker(session, edition.id, actor.user_id)
        if looker is not None and looker.until <= now:
            self._end(session, looker, edition.guild_id, Ending.EXPIRED)
            await session.flush()
            looker = None
        if looker is None:
            looker = store.Looker(edition_id=edition.id, user_id=actor.user_id, created_at=now)
            session.add(looker)
        _write(looker, wish)
        self._prolong(session, looker, edition, actor)
        await session.flush()
        return self._show(looker)

    @writes
    async def renew(self, session: AsyncSession, actor: Actor) -> Entry:
        """Go on for two weeks from now.

        Raises NotLooking, NoEdition, EditionNotOpen, DatePassed, AlreadyInTeam, TooManyActs.
        """
        now = self._clock.now()
        edition = await self._get_edition(session, actor)
        await ensure_pace(session, actor, AuditTag.LOOKING_SHOW, now=now)
        looker = await store.lock_looker(session, edition.id, actor.user_id)
        if looker is None or looker.until <= now:
            raise NotLooking()
        self._prolong(session, looker, edition, actor)
        return self._show(looker)

    @writes
    async def stop(self, session: AsyncSession, actor: Actor) -> None:
        """Be seen no more, at once. Raises NoEdition, NotLooking."""
        edition = await get_edition(session, actor.guild_id)
        ensure_may(Action.TEAM_LOOK, Standing.ANYONE)
        looker = await store.lock_looker(session, edition.id, actor.user_id)
        if looker is None:
            raise NotLooking()
        self._end(session, looker, edition.guild_id, Ending.STOPPED, actor=actor)

    @writes
    async def go_round(self, session: AsyncSession) -> int:
        """Tell those whose time ends within a day, and end, at most 100 a call, what is past or has led to a team.

        Gives how many ended.
        """
        now = self._clock.now()
        ending = await store.list_ending(session, state=EditionState.OPEN, now=now, before=now + TOLD_BEFORE)
        told = await deliveries.list_owed(session, [_key(looker) for looker, _ in ending])
        for looker, guild_id in ending:
            if _key(looker) not in told:
                await self._tell(session, "teams:looking-ending", looker, guild_id)
        over = await store.list_over(session, now=now, limit=_AT_ONCE)
        told = await deliveries.list_owed(session, [_key(each.looker) for each in over])
        for each in over:
            # Whoever was told in time knows; the bot may have been away then.
            if not each.is_in_team and _key(each.looker) not in told:
                await self._tell(session, "teams:looking-ended", each.looker, each.guild_id)
            ending_ = Ending.IN_TEAM if each.is_in_team else Ending.EXPIRED
            self._end(session, each.looker, each.guild_id, ending_)
        return len(over)

    async def _get_edition(self, session: AsyncSession, actor: Actor) -> Edition:
        """The edition, when somebody without a team can still come into one."""
        edition = await get_edition(session, actor.guild_id)
        ensure_may(Action.TEAM_LOOK, Standing.ANYONE)
        ensure_roster(edition, now=self._clock.now())
        await ensure_free(session, edition, actor)
        return edition

    def _prolong(self, session: AsyncSession, looker: store.Looker, edition: Edition, actor: Actor) -> None:
        now = self._clock.now()
        looker.until = now + LIFE
        facts = {"edition": edition.id}
        tag = AuditTag.LOOKING_SHOW
        audit.record(session, guild_id=edition.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)

    def _end(
        self, session: AsyncSession, looker: store.Looker, guild_id: int, why: Ending, *, actor: Actor | None = None
    ) -> None:
        now = self._clock.now()
        store.end(looker, now=now)
        facts = {"edition": looker.edition_id, "user": looker.user_id, "why": why}
        actor_id = actor.user_id if actor else None
        audit.record(session, guild_id=guild_id, actor_id=actor_id, tag=AuditTag.LOOKING_END, facts=facts, at=now)

    async def _tell(self, session: AsyncSession, kind: str, looker: store.Looker, guild_id: int) -> None:
        await owe_person(
            session,
            kind,
            _key(looker),
            guild_id=guild_id,
            user_id=looker.user_id,
            now=self._clock.now(),
            expires_at=looker.until if looker.until > self._clock.now() else None,
            until=moment(looker.until),
        )

    def _show(self, looker: store.Looker) -> Entry:
        return Entry(
            interests=looker.interests,
            skills=looker.skills,
            languages=looker.languages,
            zone=name_zone(looker.zone),
            local_time=local_time(self._clock.now(), looker.zone),
            hours_a_week=looker.hours_a_week,
            until=looker.until,
        )


def _key(looker: store.Looker) -> str:
    """The name of the message about this end; whoever goes on gets another one."""
    return f"looking:{looker.id}:{looker.until.isoformat()}"


def _write(looker: store.Looker, wish: Wish) -> None:
    looker.interests, looker.skills, looker.languages = wish.interests, wish.skills, wish.languages
    looker.zone, looker.hours_a_week = wish.zone, wish.hours_a_week
