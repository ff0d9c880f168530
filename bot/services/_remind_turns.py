"""Whose turn it is to be reminded of which deadlines of an edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deadlines import Asks, find_rung, read_ladder
from bot.domain.deadlines_remind import goes_along
from bot.services._deadlines import Dues, Mine
from bot.services._people import list_settings
from bot.services._remind import Circle, Step
from db import deadlines as store
from db import deadlines_owing as owing
from db import rooms
from db.challenges import Edition
from db.looking import Looker, list_lookers
from db.teams import Team

_LOOKERS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Turn:
    """A team, or somebody who looks for one, whose turn it is, and with what."""

    of: Team | Looker
    steps: tuple[Step, ...]

    @property
    def recipient(self) -> str:
        """As the steps that were taken name it."""
        return f"t{self.of.id}" if isinstance(self.of, Team) else f"u{self.of.user_id}"


class Turns:
    """What is known of an edition's deadlines and of all whom they concern, at one moment."""

    def __init__(
        self,
        deadlines: Sequence[store.Deadline],
        dues: Dues,
        taken: set[tuple[int, str, int, int]],
        concerned: Sequence[Team | Looker],
        now: datetime,
    ) -> None:
        self.dues = dues
        self._deadlines = deadlines
        self._taken = taken
        self._concerned = concerned
        self._now = now

    @classmethod
    async def load(
        cls, session: AsyncSession, edition: Edition, deadlines: Sequence[store.Deadline], *, now: datetime
    ) -> "Turns":
        """A handful of questions to the store, however many teams there are."""
        teams = await owing.list_living(session, edition.id)
        dues = await Dues.load(session, deadlines, [team.id for team in teams])
        taken = await store.list_rungs(session, [deadline.id for deadline in deadlines])
        lookers: Sequence[Looker] = ()
        if any(deadline.asks == Asks.TEAM for deadline in deadlines):
            lookers = await list_lookers(session, edition.id, now=now, limit=_LOOKERS_MAX)
        return cls(deadlines, dues, taken, [*teams, *lookers], now)

    def list_waiting(self, due: Sequence[store.Deadline]) -> list[Turn]:
        """Whose turn it is with one of the deadlines in `due`; what else comes soon goes along."""
        waiting: list[Turn] = []
        for each in self._concerned:
            steps = [step for deadline in due if (step := self._find_step(deadline, each)) is not None]
            if steps:
                named = {step.deadline.id for step in steps}
                along = [
                    step
                    for deadline in self._deadlines
                    if deadline.id not in named and (step := self._find_along(deadline, each)) is not None
                ]
                waiting.append(Turn(each, (*steps, *along)))
        return waiting

    async def gather(self, session: AsyncSession, edition: Edition, turns: Sequence[Turn]) -> list[Circle]:
        """The people of these turns, with what they set, in the same order."""
        teams = [turn.of for turn in turns if isinstance(turn.of, Team)]
        team_ids = [team.id for team in teams]
        people = await rooms.list_present(session, team_ids)
        channels = await rooms.list_open(session, team_ids)
        lookers = [turn.of.user_id for turn in turns if isinstance(turn.of, Looker)]
        everybody = {*lookers, *(who for members in people.values() for who in members)}
        settings = await list_settings(session, everybody)
        ids = [deadline.id for deadline in self._deadlines]
        muted = frozenset(await store.list_muted(session, ids, user_ids=everybody))
        circles: list[Circle] = []
        for turn in turns:
            team = turn.of if isinstance(turn.of, Team) else None
            members = people[team.id] if team else [turn.of.user_id] if isinstance(turn.of, Looker) else []
            circles.append(
                Circle(
                    guild_id=edition.guild_id,
                    team=team,
                    settings={user_id: settings[user_id] for user_id in members},
                    room_id=channels.get(team.id) if team else None,
                    signed_at=self.dues.signed_at(team) if team else turn.of.created_at,
                    muted=muted,
                )
            )
        return circles

    def _find_step(self, deadline: store.Deadline, of: Team | Looker) -> Step | None:
        team_id, since = _team_id(of), deadline.look_at or deadline.changed_at
        due_at = self.dues.due_at(deadline, team_id)
        since = max(since, self.dues.since(deadline, team_id), of.created_at)
        before = find_rung(due_at, read_ladder(deadline.ladder), since=since, now=self._now)
        if before is None:
            return None
        return self._check(Step(deadline, self.dues.version(deadline, team_id), before, due_at), of)

    def _find_along(self, deadline: store.Deadline, of: Team | Looker) -> Step | None:
        team_id = _team_id(of)
        due_at, version = self.dues.due_at(deadline, team_id), self.dues.version(deadline, team_id)
        for before in read_ladder(deadline.ladder):
            if goes_along(before, due_at - before, now=self._now):
                return self._check(Step(deadline, version, before, due_at), of)
        return None

    def _check(self, step: Step, of: Team | Looker) -> Step | None:
        """The step, unless it was taken or nothing is owed."""
        if self.dues.stands(step.deadline, _team_id(of)) is not Mine.OWED:
            return None
        taken = (step.deadline.id, Turn(of, ()).recipient, step.version, step.minutes)
        return None if taken in self._taken else step


def _team_id(of: Team | Looker) -> int | None:
    return of.id if isinstance(of, Team) else None
