"""Moderation: see whole records, put things right after saying what that does, and take it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain import moderation as rules
from bot.domain.audit import AuditTag
from bot.domain.free_text import ensure_line
from bot.domain.moderation import ABOUT_CLAIMS, Impact, ModerationKind, Order
from bot.domain.moments import read_moment
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.teams import NoSuchTeam
from bot.domain.zones import AOE
from bot.services import _moderation_claims as on_claims
from bot.services import _moderation_people as on_people
from bot.services._claims_log import Act
from bot.services._edition import get_edition
from bot.services._fingerprint import fingerprint
from bot.services._moderation_people import Doing
from bot.services._outbox import moment, owe_person
from db import audit, teams
from db import challenges as editions
from db import moderation as store
from db.challenges import Edition
from db.claims import Claim
from db.engine import Database, reads, writes
from db.papers import Paper
from db.people_traces import is_named

DONE = "moderation:done"  # the message to those whom an act concerns

_LISTED = 10
_NOBODY = 0  # where somebody was who had themselves forgotten


@dataclass(frozen=True, slots=True)
class Planned:
    """An act that waits to be confirmed, with what it would do. Names are there as far as the kind has them."""

    id: int
    kind: ModerationKind
    user_id: int | None
    team: str
    paper: str
    name: str
    days: int
    until: datetime | None
    reason: str
    impact: Impact

    @property
    def fingerprint(self) -> int:
        """Tells two outcomes apart."""
        impact = self.impact
        return fingerprint(*impact.releases, *impact.dissolves, impact.leads_on or 0, *impact.tells)


@dataclass(frozen=True, slots=True)
class DoneAct:
    """An act that was done and can perhaps be taken back."""

    planned: Planned
    by: int
    at: datetime


class Moderation:
    """What moderators can do."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @writes
    async def plan(self, session: AsyncSession, actor: Actor, order: Order, typed_reason: str) -> Planned:
        """Say what the order would do, and keep it for `carry_out`. Nothing else is changed.

        Raises OnlyModeratorsMay, TextRefused, NothingToChange, and what the rules of its kind raise.
        """
        _ensure(actor)
        reason = ensure_line(typed_reason, longest=rules.REASON_MAX)
        edition = await _find_edition(session, actor, order)
        impact = await _look_ahead(session, edition, actor, order)
        row = store.Moderation(
            guild_id=actor.guild_id,
            edition_id=edition.id,
            kind=order.kind,
            order=order.write(),
            before={},
            reason=reason,
            asked_by=actor.user_id,
            asked_at=self._clock.now(),
        )
        session.add(row)
        await session.flush()
        return await _describe(session, row, impact)

    def read_end(self, typed: str) -> datetime | None:
        """The end of an exclusion as it was typed; nothing is none. Raises NotAMoment, NoSuchZone, AmbiguousMoment."""
        return read_moment(typed, now=self._clock.now(), zone=AOE)

    @writes
    async def carry_out(self, session: AsyncSession, actor: Actor, moderation_id: int, asked: int) -> Planned | None:
        """Do what was planned, and tell those whom it concerns.

        `asked` is the fingerprint of what the actor was told; None, and nothing done, when it means something else by
        now. Raises OnlyModeratorsMay, NoSuchModeration, and what the rules of its kind raise.
        """
        _ensure(actor)
        row = await store.lock_moderation(session, actor.guild_id, moderation_id)
        if row is None or row.done_at is not None:
            raise rules.NoSuchModeration()
        doing = await self._begin(session, actor, row)
        planned = await _describe(session, row, await _look_ahead(session, doing.edition, actor, doing.order))
        if planned.fingerprint != asked:
            return None
        on = on_claims if doing.order.kind in ABOUT_CLAIMS else on_people
        row.before = await on.carry_out(doing)
        row.done_at, row.asked_by = doing.act.now, actor.user_id
        await self._tell(session, actor, row, planned, undone="no")
        self._record(session, actor, AuditTag.MODERATION_DO, row)
        return planned

    @reads
    async def find(self, session: AsyncSession, actor: Actor, moderation_id: int) -> Planned:
        """What is planned, with what it would do now. Raises OnlyModeratorsMay, NoSuchModeration."""
        _ensure(actor)
        row = await session.get(store.Moderation, moderation_id)
        if row is None or row.guild_id != actor.guild_id or row.done_at is not None:
            raise rules.NoSuchModeration()
        edition, order = await editions.get_edition(session, row.edition_id), Order.read(row.kind, row.order)
        return await _describe(session, row, await _look_ahead(session, edition, actor, order))

    @writes
    async def take_back(self, session: AsyncSession, actor: Actor, moderation_id: int) -> Planned:
        """Make it as it was before the act, and tell those whom it concerns.

        Raises OnlyModeratorsMay, NoSuchModeration, CannotTakeBack, which says what came later.
        """
        _ensure(actor)
        row = await store.lock_moderation(session, actor.guild_id, moderation_id)
        if row is None or row.done_at is None or row.undone_at is not None:
            raise rules.NoSuchModeration()
        if row.order["user"] == _NOBODY or is_named(row.before, _NOBODY):
            raise rules.CannotTakeBack(rules.Later.FORGOTTEN, "")
        doing = await self._begin(session, actor, row)
        on = on_claims if doing.order.kind in ABOUT_CLAIMS else on_people
        await on.take_back(doing, row.before)
        await session.flush()
        row.undone_at, row.undone_by = doing.act.now, actor.user_id
        planned = await _describe(session, row, await _list_concerned(session, doing))
        await self._tell(session, actor, row, planned, undone="yes")
        self._record(session, actor, AuditTag.MODERATION_UNDO, row)
        return planned

    @reads
    async def list_done(self, session: AsyncSession, actor: Actor) -> list[DoneAct]:
        """The latest acts on the server that were not taken back. Raises OnlyModeratorsMay."""
        _ensure(actor)
        rows = await store.list_done(session, actor.guild_id, limit=_LISTED)
        return [
            DoneAct(await _describe(session, row, Impact()), row.asked_by, row.done_at) for row in rows if row.done_at
        ]

    @writes
    async def note(
        self, session: AsyncSession, actor: Actor, typed: str, *, user_id: int | None = None, team_id: int | None = None
    ) -> None:
        """Note something about a person or a team, for moderators alone.

        Raises OnlyModeratorsMay, NoSuchTeam, TextRefused.
        """
        _ensure(actor)
        if team_id is not None:
            await _ensure_on_server(session, actor, team_id)
        text, now = ensure_line(typed, longest=rules.NOTE_MAX), self._clock.now()
        note = store.Note(
            guild_id=actor.guild_id, user_id=user_id, team_id=team_id, text=text, written_by=actor.user_id, at=now
        )
        session.add(note)
        facts, tag = {"user": user_id, "team": team_id}, AuditTag.MODERATION_NOTE
        audit.record(session, guild_id=actor.guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=now)

    async def _begin(self, session: AsyncSession, actor: Actor, row: store.Moderation) -> Doing:
        edition = await editions.share_edition(session, row.edition_id)
        act = Act.begin(actor.user_id, self._clock.now())
        return Doing(session, edition, Order.read(row.kind, row.order), actor, act, row.reason)

    async def _tell(
        self, session: AsyncSession, actor: Actor, row: store.Moderation, planned: Planned, *, undone: str
    ) -> None:
        now = self._clock.now()
        for user_id in planned.impact.tells:
            facts: dict[str, Any] = {
                "what": row.kind,
                "team": planned.team,
                "paper": planned.paper,
                "name": planned.name,
            }
            await owe_person(
                session,
                DONE,
                f"moderation:{row.id}:{undone}:{user_id}",
                guild_id=actor.guild_id,
                user_id=user_id,
                now=now,
                **facts,
                reason=row.reason,
                undone=undone,
                about=planned.user_id or _NOBODY,
                days=planned.days,
                until=moment(planned.until),
            )

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, row: store.Moderation) -> None:
        facts = {
            "moderation": row.id,
            "kind": row.kind,
            **{name: row.order[name] for name in ("user", "team", "claim")},
        }
        at, guild_id = self._clock.now(), actor.guild_id
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


def _ensure(actor: Actor) -> None:
    ensure_may(Action.MODERATE, Standing.ANYONE, by=actor)


async def _ensure_on_server(session: AsyncSession, actor: Actor, team_id: int) -> None:
    team = await session.get(teams.Team, team_id)
    if team is None or (await editions.get_edition(session, team.edition_id)).guild_id != actor.guild_id:
        raise NoSuchTeam(name=str(team_id))


async def _find_edition(session: AsyncSession, actor: Actor, order: Order) -> Edition:
    """The edition that a claim is of, else the one that commands speak of. Raises NoEdition."""
    claim = await session.get(Claim, order.claim_id) if order.claim_id is not None else None
    if claim is None:
        return await get_edition(session, actor.guild_id)
    return await editions.get_edition(session, claim.edition_id)


async def _look_ahead(session: AsyncSession, edition: Edition, actor: Actor, order: Order) -> Impact:
    if order.kind in ABOUT_CLAIMS:
        return await on_claims.look_ahead(session, actor.guild_id, order)
    return await on_people.look_ahead(session, edition, order)


async def _list_concerned(session: AsyncSession, doing: Doing) -> Impact:
    """Whom an act that was taken back concerns: everybody of the teams as they are again."""
    order = doing.order
    claim = await session.get(Claim, order.claim_id) if order.claim_id is not None else None
    own = None if order.user_id is None else await teams.find_own_team(session, doing.edition.id, order.user_id)
    ids = {order.team_id, claim.team_id if claim else None, own.id if own else None} - {None}
    people = {member.user_id for team_id in ids if team_id for member in await teams.list_members(session, team_id)}
    return Impact(tells=tuple(sorted(people | ({order.user_id} if order.user_id else set()))))


async def _describe(session: AsyncSession, row: store.Moderation, impact: Impact) -> Planned:
    order = Order.read(row.kind, row.order)
    claim = await session.get(Claim, order.claim_id) if order.claim_id is not None else None
    team_id = order.team_id if order.team_id is not None else claim.team_id if claim else None
    team = await session.get(teams.Team, team_id) if team_id is not None else None
    paper = await session.get_one(Paper, claim.paper_id) if claim else None
    return Planned(
        id=row.id,
        kind=order.kind,
        user_id=order.user_id,
        team=team.name if team else "",
        paper=paper.title if paper else "",
        name=order.name,
        days=order.days,
        until=order.until,
        reason=row.reason,
        impact=impact,
    )
