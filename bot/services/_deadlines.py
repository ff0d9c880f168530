"""Deadlines as acts need them: found by name, and who has until when and owes what."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.claims import ClaimState
from bot.domain.deadlines import Asks, HeldWork, NoSuchDeadline, due_for, find_owed
from bot.domain.teams import name_key
from db import deadlines as store
from db import deadlines_owing as owing
from db.challenges import Edition
from db.teams import Team

_VALUE = "deadline:"


class Mine(StrEnum):
    """How somebody stands to a deadline."""

    OWED = "owed"
    DONE = "done"  # the bot sees it
    SAID = "said"  # the team says so
    NOT_ASKED = "not-asked"


class Dues:
    """Until when teams have time for some deadlines, and what they owe."""

    def __init__(
        self,
        extensions: Iterable[store.Extension],
        done: Collection[tuple[int, int]],
        work: dict[int, list[owing.Work]],
        cohorts: Mapping[int, int],
    ) -> None:
        self._extensions = {(each.deadline_id, each.team_id): each for each in extensions}
        self.done = done
        self.work = work
        self._cohorts = cohorts

    @classmethod
    async def load(
        cls, session: AsyncSession, deadlines: Sequence[store.Deadline], team_ids: Collection[int]
    ) -> "Dues":
        """What these teams were given, say and hold, and of which cohorts they are.

        Five questions to the store, however many they are.
        """
        ids = [deadline.id for deadline in deadlines]
        extensions = await store.list_extensions(session, ids, team_ids=team_ids)
        work = await owing.list_work(session, team_ids)
        cohorts = await owing.list_cohorts(session, team_ids)
        return cls(extensions, await store.list_done(session, ids, team_ids=team_ids), work, cohorts)

    def concerns(self, deadline: store.Deadline, team_id: int | None) -> bool:
        """Whether the deadline is for all, or for the team's cohort."""
        return deadline.cohort_id is None or deadline.cohort_id == self._cohorts.get(team_id or 0)

    def extension(self, deadline: store.Deadline, team_id: int | None) -> store.Extension | None:
        """What the team was given beyond the deadline, while that is later."""
        found = self._extensions.get((deadline.id, team_id)) if team_id is not None else None
        return found if found is not None and found.due_at > deadline.due_at else None

    def due_at(self, deadline: store.Deadline, team_id: int | None) -> datetime:
        """Until when the team has time."""
        extension = self.extension(deadline, team_id)
        return due_for(deadline.due_at, extension.due_at if extension else None)

    def since(self, deadline: store.Deadline, team_id: int | None) -> datetime:
        """When that instant was set."""
        extension = self.extension(deadline, team_id)
        return extension.given_at if extension else deadline.changed_at

    def version(self, deadline: store.Deadline, team_id: int | None) -> int:
        """A number that no other instant of the deadline has for this team; below zero for an instant of its own."""
        extension = self.extension(deadline, team_id)
        if extension is None:
            return deadline.version
        return -1 - int((extension.given_at - deadline.created_at).total_seconds())

    def owed(self, deadline: store.Deadline, team_id: int) -> tuple[str, ...] | None:
        """The papers for which the team owes what is asked, none where it owes it as a team; None: nothing is owed."""
        if (deadline.id, team_id) in self.done or not self.concerns(deadline, team_id):
            return None
        work = [HeldWork(each.paper, ClaimState(each.state), each.has_plan) for each in self.work.get(team_id, ())]
        return find_owed(Asks(deadline.asks), work)

    def stands(self, deadline: store.Deadline, team_id: int | None) -> Mine:
        """How a person in this team, or in none, stands to the deadline."""
        asks = Asks(deadline.asks)
        if asks is Asks.NOTHING or (team_id is None and asks is not Asks.TEAM) or not self.concerns(deadline, team_id):
            return Mine.NOT_ASKED
        if team_id is None:
            return Mine.OWED
        if (deadline.id, team_id) in self.done:
            return Mine.SAID
        return Mine.DONE if self.owed(deadline, team_id) is None else Mine.OWED

    def signed_at(self, team: Team) -> datetime:
        """The team's last sign of life: of its claims, or else that it was formed."""
        return max((each.signed_at for each in self.work.get(team.id, ())), default=team.created_at)


def deadline_value(deadline_id: int) -> str:
    """What autocomplete hands back for a deadline."""
    return f"{_VALUE}{deadline_id}"


async def get_deadline(session: AsyncSession, edition: Edition, typed: str) -> store.Deadline:
    """The edition's deadline of this name, or with this value of autocomplete. Raises NoSuchDeadline."""
    number = typed.removeprefix(_VALUE)
    is_value = typed.startswith(_VALUE) and number.isascii() and number.isdigit() and len(number) <= 10
    found = (
        await store.find_deadline(session, edition.id, int(number))
        if is_value
        else await store.find_by_name(session, edition.id, name_key(typed))
    )
    if found is None:
        raise NoSuchDeadline() if is_value else NoSuchDeadline(text=typed, named="yes")
    return found


def is_open_for(deadline: store.Deadline, dues: Dues, team_id: int | None, *, now: datetime) -> bool:
    """Whether there is still time."""
    return now < dues.due_at(deadline, team_id)
