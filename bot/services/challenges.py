"""Editions: what a server runs, and what a newcomer needs to know of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionRules, EditionState, is_past
from bot.domain.permissions import Actor
from bot.domain.setup import Rank, rank_of
from bot.services._edition import get_edition
from bot.services._outbox import owe
from db import audit, claims, suggestions
from db import challenges as store
from db import teams as teams_store
from db.deliveries import NewDelivery
from db.engine import Database, reads, writes

DEFAULT_KEY = "default"
HELLO = "setup:hello"  # the kind of the first message on a server


@dataclass(frozen=True, slots=True)
class Place:
    """Where the first message on a server goes: a channel or, where none is for that, to its owner."""

    channel_id: int | None = None
    user_id: int | None = None

    @property
    def facts(self) -> dict[str, str]:
        """What the message has to know of it."""
        return {"is_direct": "yes" if self.channel_id is None else "no"}


_NOWHERE: Mapping[int, Place] = {}


@dataclass(frozen=True, slots=True)
class Start:
    """Where somebody stands in the current edition."""

    edition: str
    is_open: bool
    team_id: int | None
    team: str | None
    is_lead: bool
    papers: tuple[str, ...]
    team_count: int
    is_entry_past: bool = False
    rank: Rank | None = None  # what else the person is here
    suggestions: int = 0  # that wait for an answer, for whoever may give one
    stopped: str | None = None  # what the organizers say meanwhile


class Challenges:
    """What people and the bot itself can do with editions."""

    def __init__(self, database: Database, clock: Clock, default: EditionRules) -> None:
        self.database = database
        self._clock = clock
        self._default = default

    @writes
    async def welcome(
        self, session: AsyncSession, guild_ids: Collection[int], *, places: Mapping[int, Place] = _NOWHERE
    ) -> int:
        """Put servers on record, each with a default edition that is open; those known are left alone.

        At the place given for a new server the bot says what it is for. Returns how many were new.
        """
        now = self._clock.now()
        new = set(guild_ids) - await store.list_known_guilds(session, guild_ids)
        session.add_all(store.Guild(id=guild_id, joined_at=now) for guild_id in sorted(new))
        await session.flush()
        for guild_id in sorted(new):
            self._add_edition(session, guild_id, key=DEFAULT_KEY, rules=self._default, state=EditionState.OPEN)
            if (place := places.get(guild_id)) is not None:
                hello = NewDelivery(
                    f"{HELLO}:{guild_id}", HELLO, place.facts, guild_id, place.user_id, channel_id=place.channel_id
                )
                await owe(session, hello, now=now)
        return len(new)

    @reads
    async def start(self, session: AsyncSession, actor: Actor) -> Start:
        """Where this person stands. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        team = await teams_store.find_own_team(session, edition.id, actor.user_id)
        held = await claims.list_held(session, team.id) if team else []
        return Start(
            edition=edition.name,
            is_open=edition.state == EditionState.OPEN,
            stopped=edition.stop_message,
            is_entry_past=is_past(edition.entry_until, now=self._clock.now()),
            team_id=team.id if team else None,
            team=team.name if team else None,
            is_lead=team is not None and team.lead_id == actor.user_id,
            papers=tuple(paper.title for paper in held),
            team_count=await teams_store.count_teams(session, edition.id),
            rank=rank_of(actor),
            suggestions=await suggestions.count_open(session, actor.guild_id) if rank_of(actor) else 0,
        )

    def _add_edition(
        self, session: AsyncSession, guild_id: int, *, key: str, rules: EditionRules, state: EditionState
    ) -> None:
        now = self._clock.now()
        edition = store.Edition(
            guild_id=guild_id,
            key=key,
            name=rules.name,
            state=state,
            is_current=True,
            claims_per_paper=rules.claims_per_paper,
            claims_per_team=rules.claims_per_team,
            seats_per_team=rules.seats_per_team,
            silent_days=rules.silent_days,
            lapse_days=rules.lapse_days,
            offer_hours=rules.offer_hours,
            has_paper_list=False,
            created_at=now,
        )
        session.add(edition)
        facts = {"edition": key, "state": state}
        audit.record(session, guild_id=guild_id, actor_id=None, tag=AuditTag.EDITION_CREATE, facts=facts, at=now)
