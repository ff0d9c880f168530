"""What autocomplete offers for personal reminders."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.moments import complete, echo, write_at
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.domain.recurrence import next_runs, read_recurrence
from bot.domain.reminders import RUNS_SHOWN, day_at
from bot.errors import UserError
from bot.services._people import get_settings
from bot.services._reminders import ReminderLine, holds, list_lines, value_of
from db.engine import Database, reads

_UTC = "UTC"
_LABEL_MAX = 100  # characters, as Discord allows a choice


@dataclass(frozen=True, slots=True)
class Offer:
    """What autocomplete offers: a label, and the text that it stands for."""

    label: str
    value: str


class RemindersChoices:
    """What people are offered while they type."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def own(self, session: AsyncSession, actor: Actor, typed: str, *, limit: int = 25) -> list[Offer]:
        """The person's reminders that hold what was typed."""
        ensure_may(Action.REMINDER_SET, Standing.ANYONE)
        zone = (await get_settings(session, actor.user_id)).zone or _UTC
        hits = [line for line in await list_lines(session, actor.user_id) if holds(line, typed)]
        return [Offer(_label(line, zone), value_of(line.id)) for line in hits[:limit]]

    @reads
    async def when(self, session: AsyncSession, actor: Actor, typed: str, every: str | None) -> list[Offer]:
        """What the perhaps unfinished text can mean, in the person's zone and in UTC."""
        zone = (await get_settings(session, actor.user_id)).zone or _UTC
        found = complete(typed, now=self._clock.now(), zone=zone, day_at=day_at(every))
        return [Offer(echo(each, zone), each.words) for each in found if each.at > self._clock.now() or every]

    @reads
    async def every(self, session: AsyncSession, actor: Actor, typed: str, examples: tuple[str, ...]) -> list[Offer]:
        """The text with its next runs where it can be read, else those of the examples that begin so, or all."""
        zone = (await get_settings(session, actor.user_id)).zone or _UTC
        begun = [each for each in examples if each.casefold().startswith(typed.strip().casefold())]
        offers = [self._offer_every(each, zone) for each in dict.fromkeys((typed, *(begun or examples))) if each]
        return [offer for offer in offers if offer is not None]

    def _offer_every(self, typed: str, zone: str) -> Offer | None:
        try:
            recurrence = read_recurrence(typed, zone=zone)
        except UserError:
            return None
        runs = next_runs(recurrence, after=self._clock.now(), count=RUNS_SHOWN)
        return Offer(" · ".join((typed, *(write_at(run, recurrence.zone) for run in runs)))[:_LABEL_MAX], typed)


def _label(line: ReminderLine, zone: str) -> str:
    at = f" · {write_at(line.at, zone)}"
    return line.text[: _LABEL_MAX - len(at)] + at
