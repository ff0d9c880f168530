"""Editions from their draft to the archive, and which of them a server runs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.audit import AuditTag
from bot.domain.challenges import EditionState
from bot.domain.challenges_course import NAME_MAX, STOP_MAX, EditionStep, NoSuchEdition, make_key, take_step
from bot.domain.challenges_templates import Template
from bot.domain.free_text import ensure_line
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._edition import get_edition
from bot.services._schedule_templates import plan
from bot.services._waits import offer_all_places
from db import audit
from db import challenges as store
from db.challenges_counts import Counted, list_counted
from db.engine import Database, reads, writes

_VALUE = "edition:"
_OFFERED = 25
# What a copy has from its model: the rules, and nothing of what happened under them.
_COPIED = (
    *("claims_per_paper", "claims_per_team", "seats_per_team", "silent_days", "lapse_days", "offer_hours"),
    *("zone", "announcements_approval", "venues", "are_venues_required", "needs_repository", "report_kinds"),
    *("is_anonymous", "ladder"),
)


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition, and what there is in it at present. `stopped` is the message of the stop switch, if it is on."""

    id: int
    name: str
    state: EditionState
    is_current: bool
    teams: int
    people: int
    claims: int
    waits: int
    stopped: str | None


@dataclass(frozen=True, slots=True)
class Created:
    """A new draft, the template that it has its rules from, and the dates that it begins with."""

    line: EditionLine
    template: Template | None
    dates: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True, slots=True)
class StepAhead:
    """What a step would do. `instead_of` is the edition that commands speak of now, and then would not."""

    line: EditionLine
    step: EditionStep
    instead_of: str | None


def edition_value(edition_id: int) -> str:
    """The edition as autocomplete hands it back."""
    return f"{_VALUE}{edition_id}"


class ChallengesCourse:
    """What organizers can do with editions as a whole."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def list_editions(self, session: AsyncSession, actor: Actor) -> list[EditionLine]:
        """All editions of the server, the current one first, then the latest. Raises OnlyOrganizersMay."""
        _ensure(actor)
        return [_line(each) for each in await list_counted(session, actor.guild_id)]

    @reads
    async def suggest(self, session: AsyncSession, actor: Actor, typed: str) -> list[EditionLine]:
        """Editions whose name holds what was typed; none for who is no organizer."""
        if not actor.organizes:
            return []
        wanted = typed.strip().casefold()
        found = [_line(each) for each in await list_counted(session, actor.guild_id)]
        return [line for line in found if wanted in line.name.casefold()][:_OFFERED]

    @reads
    async def find(self, session: AsyncSession, actor: Actor, typed: str) -> int:
        """The id of the edition of this name. Raises OnlyOrganizersMay, NoSuchEdition."""
        _ensure(actor)
        return (await self._find(session, actor, typed)).edition.id

    @writes
    async def create(
        self,
        session: AsyncSession,
        actor: Actor,
        typed_name: str,
        typed_model: str = "",
        *,
        template: Template | None = None,
        typed_first: str = "",
    ) -> Created:
        """A draft with the rules of another edition, of the current one unless another is named.

        A template changes what it knows better and, where its first date is given a day, brings all of its dates.

        Raises OnlyServerOrganizersMay, TextRefused, NoSuchEdition, NoEdition, NotAMoment, NoSuchZone, AmbiguousMoment.
        """
        _ensure(actor, Action.EDITION_BEGIN)
        name, now = ensure_line(typed_name, longest=NAME_MAX), self._clock.now()
        await store.lock_guild(session, actor.guild_id)
        known = await list_counted(session, actor.guild_id)
        model = _find(known, typed_model).edition if typed_model else await get_edition(session, actor.guild_id)
        edition = store.Edition(
            guild_id=actor.guild_id,
            key=make_key(name, {each.edition.key for each in known}),
            name=name,
            state=EditionState.DRAFT,
            is_current=False,
            has_paper_list=False,
            created_at=now,
            **{column: getattr(model, column) for column in _COPIED} | dict(template.rules if template else {}),
        )
        session.add(edition)
        await session.flush()
        has_dates = template is not None and bool(typed_first.strip())
        dates = await plan(session, actor, edition, template, typed_first, now=now) if template and has_dates else []
        known_as = template.key if template else None
        self._record(session, actor, AuditTag.EDITION_CREATE, edition, model=model.key, template=known_as)
        return Created(_line(Counted(edition, 0, 0, 0, 0)), template, tuple(dates))

    @reads
    async def look_ahead(self, session: AsyncSession, actor: Actor, typed: str, step: EditionStep) -> StepAhead:
        """What the step would do to the edition of this name, or to the current one.

        Raises OnlyServerOrganizersMay, NoSuchEdition, NoEdition, WrongState.
        """
        _ensure(actor, Action.EDITION_BEGIN)
        counted = await self._find(session, actor, typed)
        current = await store.find_current_edition(session, actor.guild_id)
        take_step(EditionState(counted.edition.state), step, edition=counted.edition.name)
        moves = step is EditionStep.OPEN and current is not None and current.id != counted.edition.id
        return StepAhead(_line(counted), step, current.name if moves and current else None)

    @writes
    async def step(self, session: AsyncSession, actor: Actor, edition_id: int, step: EditionStep) -> EditionLine:
        """Let the edition take the step; one that is opened is the current one from now on.

        Raises OnlyServerOrganizersMay, NoSuchEdition, WrongState.
        """
        _ensure(actor, Action.EDITION_BEGIN)
        edition = await self._hold(session, actor, edition_id)
        before = EditionState(edition.state)
        edition.state = take_step(before, step, edition=edition.name)
        if step is EditionStep.OPEN:
            await self._make_current(session, actor, edition)
            await offer_all_places(session, edition, now=self._clock.now())
        self._record(session, actor, AuditTag.EDITION_STEP, edition, before=before, after=edition.state)
        return await self._show(session, actor, edition)

    @writes
    async def switch(self, session: AsyncSession, actor: Actor, edition_id: int) -> EditionLine:
        """Let commands speak of this edition from now on. Raises OnlyServerOrganizersMay, NoSuchEdition."""
        _ensure(actor, Action.EDITION_BEGIN)
        edition = await self._hold(session, actor, edition_id)
        await self._make_current(session, actor, edition)
        return await self._show(session, actor, edition)

    @writes
    async def stop(self, session: AsyncSession, actor: Actor, typed: str) -> EditionLine:
        """Let nobody form teams or claim in the current edition until `resume`, and read this message instead.

        Raises OnlyOrganizersMay, NoEdition, TextRefused.
        """
        _ensure(actor)
        message = ensure_line(typed, longest=STOP_MAX)
        edition = await self._hold(session, actor, (await get_edition(session, actor.guild_id)).id)
        edition.stop_message = message
        self._record(session, actor, AuditTag.EDITION_STOP, edition)
        return await self._show(session, actor, edition)

    @writes
    async def resume(self, session: AsyncSession, actor: Actor) -> EditionLine:
        """Let the current edition go on. Raises OnlyOrganizersMay, NoEdition."""
        _ensure(actor)
        edition = await self._hold(session, actor, (await get_edition(session, actor.guild_id)).id)
        if edition.stop_message is not None:
            edition.stop_message = None
            self._record(session, actor, AuditTag.EDITION_RESUME, edition)
            await offer_all_places(session, edition, now=self._clock.now())  # some were freed meanwhile
        return await self._show(session, actor, edition)

    async def _find(self, session: AsyncSession, actor: Actor, typed: str) -> Counted:
        if not typed:
            current = await get_edition(session, actor.guild_id)
            return (await list_counted(session, actor.guild_id, edition_id=current.id))[0]
        return _find(await list_counted(session, actor.guild_id), typed)

    async def _hold(self, session: AsyncSession, actor: Actor, edition_id: int) -> store.Edition:
        """An edition of the actor's server, held against everybody who goes by it; the server is held before."""
        await store.lock_guild(session, actor.guild_id)
        known = await list_counted(session, actor.guild_id, edition_id=edition_id)
        if not known:
            raise NoSuchEdition(text=str(edition_id))
        return await store.lock_edition(session, edition_id)

    async def _make_current(self, session: AsyncSession, actor: Actor, edition: store.Edition) -> None:
        if edition.is_current:
            return
        current = await store.find_current_edition(session, actor.guild_id)
        if current is not None:
            current.is_current = False
            await session.flush()  # one place, which is free before it is taken
        edition.is_current = True
        was = current.key if current else None
        self._record(session, actor, AuditTag.EDITION_SWITCH, edition, instead_of=was)

    async def _show(self, session: AsyncSession, actor: Actor, edition: store.Edition) -> EditionLine:
        await session.flush()
        return _line((await list_counted(session, actor.guild_id, edition_id=edition.id))[0])

    def _record(self, session: AsyncSession, actor: Actor, tag: AuditTag, edition: store.Edition, **facts: Any) -> None:
        facts = {"edition": edition.key, **facts}
        at, guild_id = self._clock.now(), actor.guild_id
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts=facts, at=at)


def _ensure(actor: Actor, action: Action = Action.EDITION_RUN) -> None:
    ensure_may(action, Standing.ANYONE, by=actor)


def _find(known: list[Counted], typed: str) -> Counted:
    """The edition that was chosen, or whose name or key was typed. Raises NoSuchEdition."""
    wanted = " ".join(typed.split()).casefold()
    for each in known:
        edition = each.edition
        if wanted in (edition_value(edition.id), edition.name.casefold(), edition.key):
            return each
    raise NoSuchEdition(text=typed)


def _line(counted: Counted) -> EditionLine:
    edition = counted.edition
    return EditionLine(
        id=edition.id,
        name=edition.name,
        state=EditionState(edition.state),
        is_current=edition.is_current,
        teams=counted.teams,
        people=counted.people,
        claims=counted.claims,
        waits=counted.waits,
        stopped=edition.stop_message,
    )
