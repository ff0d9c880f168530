"""The rules of an edition, as everybody can read them and organizers change them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.challenges_demands import Demands
from bot.domain.deadlines import read_ladder, write_ladder
from bot.domain.deliveries import UNLISTED
from bot.domain.free_text import ensure_line
from bot.domain.links import read_link
from bot.domain.moments import read_moment
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.rooms import RoomKind
from bot.domain.zones import AOE, find_zone
from bot.services._edition import demands_of, get_edition
from bot.services._waits import offer_all_places
from db import audit, claims_logbook, deliveries, repositories
from db import challenges as store
from db.engine import Database, reads, writes

SPONSOR_MAX = 100
_VENUES_MAX = 2000  # all of them, with commas


@dataclass(frozen=True, slots=True)
class Limits:
    """How many; None means any number."""

    claims_per_paper: int | None
    claims_per_team: int | None
    seats_per_team: int


@dataclass(frozen=True, slots=True)
class Dates:
    """The last moments for forming teams and claiming, for merging teams, and for changing who is in one."""

    entry_until: datetime | None
    merge_until: datetime | None
    roster_until: datetime | None
    zone: str = AOE  # in which the edition's dates are read where they name none; an IANA name


@dataclass(frozen=True, slots=True)
class PatienceRules:
    """When a silent claim is asked after (None: never), when it lapses after that, and how long a place is kept."""

    silent_days: int | None
    lapse_days: int
    offer_hours: int


@dataclass(frozen=True, slots=True)
class RoomRules:
    """What kind of rooms teams get and where, and where organizers read what waits for them."""

    kind: RoomKind
    rooms_channel_id: int | None
    organizers_channel_id: int | None


@dataclass(frozen=True, slots=True)
class About:
    """The page to send people to, whom the wrap-up thanks, and how long before new dates people are reminded."""

    guide_url: str | None
    sponsor: str | None
    ladder: str  # such as `14d 7d 72h`; empty: as usual


@dataclass(frozen=True, slots=True)
class EditionRulesCard:
    """All rules of an edition, and what waits for an organizer: for others `may_change` is False and the counts 0."""

    edition: str
    state: str
    limits: Limits
    dates: Dates
    patience: PatienceRules
    holidays: tuple[tuple[datetime, datetime], ...]
    rooms: RoomRules
    about: About
    demands: Demands
    announcements_approval: bool
    may_change: bool
    appeals: int
    disputes: int
    dead_letters: int


class ChallengesRules:
    """What people can read, and organizers can change, of an edition's rules."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def show(self, session: AsyncSession, actor: Actor) -> EditionRulesCard:
        """The rules of the current edition. Raises NoEdition."""
        edition = await get_edition(session, actor.guild_id)
        guild = await store.get_guild(session, actor.guild_id)
        holidays = await store.list_holidays(session, edition.id)
        appeals = await claims_logbook.list_open_appeals(session, actor.guild_id)
        disputes = await repositories.count_disputed(session, actor.guild_id)
        dead_letters = await deliveries.count_dead_letters(session, actor.guild_id, but=UNLISTED)
        return EditionRulesCard(
            edition=edition.name,
            state=edition.state,
            limits=Limits(edition.claims_per_paper, edition.claims_per_team, edition.seats_per_team),
            dates=Dates(edition.entry_until, edition.merge_until, edition.roster_until, edition.zone),
            patience=PatienceRules(edition.silent_days, edition.lapse_days, edition.offer_hours),
            holidays=tuple((holiday.begins_at, holiday.ends_at) for holiday in holidays),
            rooms=RoomRules(RoomKind(guild.room_kind), guild.rooms_channel_id, guild.organizers_channel_id),
            about=About(edition.guide_url, edition.sponsor, edition.ladder),
            demands=demands_of(edition),
            announcements_approval=edition.announcements_approval,
            may_change=actor.organizes,
            appeals=len(appeals) if actor.organizes else 0,
            disputes=disputes if actor.organizes else 0,
            dead_letters=dead_letters if actor.organizes else 0,
        )

    async def show_to_change(self, actor: Actor) -> EditionRulesCard:
        """The same, for whoever may change them. Raises NoEdition, OnlyOrganizersMay."""
        ensure_may(Action.EDITION_CHANGE, Standing.ANYONE, by=actor)
        return await self.show(actor)

    @writes
    async def change_limits(self, session: AsyncSession, actor: Actor, limits: Limits) -> None:
        """Set the limits; a lower one takes nothing from anybody, a higher one lets those in who wait.

        Raises NoEdition, OnlyOrganizersMay.
        """
        edition = await self._begin(session, actor)
        edition.claims_per_paper = limits.claims_per_paper
        edition.claims_per_team = limits.claims_per_team
        edition.seats_per_team = limits.seats_per_team
        facts = {"per_paper": limits.claims_per_paper, "per_team": limits.claims_per_team}
        self._record(session, actor, edition, seats=limits.seats_per_team, **facts)
        await offer_all_places(session, edition, now=self._clock.now())

    def read_dates(self, *, entry: str, merge: str, roster: str, zone: str) -> Dates:
        """The dates as they are typed; nothing is no date. Raises NotAMoment, NoSuchZone, AmbiguousMoment."""
        now, name = self._clock.now(), find_zone(zone)
        return Dates(*(read_moment(typed, now=now, zone=name) for typed in (entry, merge, roster)), zone=name)

    @writes
    async def change_dates(self, session: AsyncSession, actor: Actor, dates: Dates) -> None:
        """Set the dates. Raises NoEdition, OnlyOrganizersMay."""
        edition = await self._begin(session, actor)
        edition.entry_until, edition.merge_until, edition.roster_until = (
            dates.entry_until,
            dates.merge_until,
            dates.roster_until,
        )
        edition.zone = dates.zone
        named = {"entry": dates.entry_until, "merge": dates.merge_until, "roster": dates.roster_until}
        self._record(
            session, actor, edition, **{name: at and at.isoformat() for name, at in named.items()}, zone=dates.zone
        )
        await offer_all_places(session, edition, now=self._clock.now())

    @writes
    async def change_patience(self, session: AsyncSession, actor: Actor, patience: PatienceRules) -> None:
        """Set how long the edition waits for signs of life and keeps places. Raises NoEdition, OnlyOrganizersMay."""
        edition = await self._begin(session, actor)
        edition.silent_days, edition.lapse_days = patience.silent_days, patience.lapse_days
        edition.offer_hours = patience.offer_hours
        self._record(session, actor, edition, silent=patience.silent_days, lapse=patience.lapse_days)

    @writes
    async def change_holidays(
        self, session: AsyncSession, actor: Actor, spans: Sequence[tuple[datetime, datetime]]
    ) -> None:
        """Set the edition's holidays in the place of those it had. Raises NoEdition, OnlyOrganizersMay."""
        edition = await self._begin(session, actor)
        for holiday in await store.list_holidays(session, edition.id):
            await session.delete(holiday)
        session.add_all(store.Holiday(edition_id=edition.id, begins_at=begin, ends_at=end) for begin, end in spans)
        self._record(session, actor, edition, holidays=len(spans))

    @writes
    async def change_rooms(self, session: AsyncSession, actor: Actor, rooms: RoomRules) -> None:
        """Set the rooms of teams and the organizers' channel. Raises OnlyOrganizersMay."""
        await self._begin(session, actor)
        guild = await store.get_guild(session, actor.guild_id)
        guild.room_kind, guild.rooms_channel_id = rooms.kind, rooms.rooms_channel_id
        guild.organizers_channel_id = rooms.organizers_channel_id
        facts = {"rooms": rooms.kind, "rooms_in": rooms.rooms_channel_id, "organizers_in": rooms.organizers_channel_id}
        audit.record(
            session,
            guild_id=actor.guild_id,
            actor_id=actor.user_id,
            tag=AuditTag.GUILD_CHANGE,
            facts=facts,
            at=self._clock.now(),
        )

    @writes
    async def change_about(
        self, session: AsyncSession, actor: Actor, *, guide: str, sponsor: str, ladder: str = ""
    ) -> None:
        """Set the guide page, the sponsor and the reminders of new dates; nothing typed is none, or as usual.

        Raises NoEdition, OnlyOrganizersMay, LinkRefused, TextRefused, NotALadder.
        """
        ladder = write_ladder(read_ladder(ladder)) if ladder.strip() else ""
        guide_url = read_link(guide).url if guide.strip() else None
        sponsor = ensure_line(sponsor, longest=SPONSOR_MAX, may_be_empty=True)
        edition = await self._begin(session, actor)
        edition.guide_url, edition.sponsor, edition.ladder = guide_url, sponsor or None, ladder
        self._record(session, actor, edition, guide=guide_url, sponsor=sponsor, ladder=ladder)

    @writes
    async def change_demands(self, session: AsyncSession, actor: Actor, demands: Demands) -> None:
        """Set what papers and reports the edition takes; what is claimed or handed in already stays.

        Raises NoEdition, OnlyOrganizersMay, TextRefused.
        """
        venues = ensure_line(", ".join(demands.venues), longest=_VENUES_MAX, may_be_empty=True)
        edition = await self._begin(session, actor)
        edition.venues, edition.are_venues_required = venues, demands.are_venues_required
        edition.needs_repository, edition.is_anonymous = demands.needs_repository, demands.is_anonymous
        edition.report_kinds = " ".join(sorted(demands.report_kinds))
        self._record(
            session,
            actor,
            edition,
            venues=edition.venues,
            required=demands.are_venues_required,
            repository=demands.needs_repository,
            reports=edition.report_kinds,
            anonymous=demands.is_anonymous,
        )

    @writes
    async def want_approval(self, session: AsyncSession, actor: Actor, *, wanted: bool) -> None:
        """Let announcements need another organizer's approval, or go out without. Raises NoEdition, OnlyOrganizersMay.

        What waits already goes on waiting; what is planned already goes out.
        """
        edition = await self._begin(session, actor)
        edition.announcements_approval = wanted
        self._record(session, actor, edition, announcements_approval=wanted)

    async def _begin(self, session: AsyncSession, actor: Actor) -> store.Edition:
        ensure_may(Action.EDITION_CHANGE, Standing.ANYONE, by=actor)
        return await store.lock_edition(session, (await get_edition(session, actor.guild_id)).id)

    def _record(self, session: AsyncSession, actor: Actor, edition: store.Edition, **facts: object) -> None:
        audit.record(
            session,
            guild_id=actor.guild_id,
            actor_id=actor.user_id,
            tag=AuditTag.EDITION_CHANGE,
            facts={"edition": edition.key, **facts},
            at=self._clock.now(),
        )
