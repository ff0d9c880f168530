"""The ladder: whoever still owes something is reminded at each of its steps, once."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.challenges import EditionState
from bot.domain.deadlines_remind import ORGANIZERS_FROM, is_silent
from bot.services._outbox import moment, owe_channel
from bot.services._remind import SILENT, Circle, Step, owe_steps
from bot.services._remind_turns import Turns
from bot.services._schedule import look_ahead
from db import challenges
from db import deadlines as store
from db.engine import Database, reads, writes

_AT_ONCE = 50  # in one transaction, so that nobody has to wait long for the store


class DeadlinesRemind:
    """What the bell does about deadlines."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    async def remind(self) -> int:
        """Owe reminders to everybody whose turn it is; gives to how many teams and people without one."""
        reminded = 0
        for edition_id in await self._list_editions():
            while count := await self._remind_some(edition_id):
                reminded += count
        return reminded

    @reads
    async def _list_editions(self, session: AsyncSession) -> list[int]:
        found = await store.list_due_for_look(session, self._clock.now(), states=[EditionState.OPEN])
        return [edition.id for edition in found]

    @writes
    async def _remind_some(self, session: AsyncSession, edition_id: int) -> int:
        """Owe reminders to some of those whose turn it is; gives to how many, 0 once there is nobody left."""
        edition, now = await challenges.share_edition(session, edition_id), self._clock.now()
        deadlines = await store.list_deadlines(session, edition_id)
        due = [each for each in deadlines if each.look_at is not None and each.look_at <= now]
        turns = await Turns.load(session, edition, deadlines, now=now)
        waiting = turns.list_waiting(due)[:_AT_ONCE]
        for turn, circle in zip(waiting, await turns.gather(session, edition, waiting), strict=True):
            steps = [step for step in turn.steps if await _take(session, step, turn.recipient, now=now)]
            if steps:
                await owe_steps(session, circle, steps, now=now)
                await _tell_organizers(session, circle, steps, now=now)
        if not waiting:
            for deadline in due:
                await look_ahead(session, deadline, now=now)
        return len(waiting)


async def _take(session: AsyncSession, step: Step, recipient: str, *, now: datetime) -> bool:
    rung = store.Rung(
        deadline_id=step.deadline.id, recipient=recipient, version=step.version, minutes=step.minutes, at=now
    )
    return await store.take_rung(session, rung)


async def _tell_organizers(session: AsyncSession, circle: Circle, steps: list[Step], *, now: datetime) -> None:
    """Tell them once of each step near its deadline that silent teams still owe it; the message says which."""
    if circle.team is None or not is_silent(circle.signed_at, now=now):
        return
    guild = await challenges.get_guild(session, circle.guild_id)
    for step in steps:
        if step.before <= ORGANIZERS_FROM:
            await owe_channel(
                session,
                SILENT,
                f"{SILENT}:{step.deadline.id}:{moment(step.due_at)}:{step.minutes}",
                guild_id=circle.guild_id,
                channel_id=guild.organizers_channel_id,
                now=now,
                deadline_id=step.deadline.id,
                at=moment(step.due_at),
            )
