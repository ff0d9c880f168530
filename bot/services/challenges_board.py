"""The organizers' board: one screen of where everybody stands, and everything of an edition as files."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.challenges_board import Funnel, group_by_week, make_funnel
from bot.domain.challenges_course import make_key
from bot.domain.claims import OPEN_STATES, REPORTED_STATES, ClaimState
from bot.domain.deliveries import UNLISTED
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from bot.services._edition import get_edition
from bot.services.challenges_lists import SILENT_DAYS, list_stands
from db import announcements, challenges_counts, deadlines, deliveries, papers_offered, teams
from db import challenges_board as store
from db.challenges import Edition
from db.engine import Database, reads

_COMING = 3
_DATES = 12


@dataclass(frozen=True, slots=True)
class Board:
    """Where everybody stands. Lists of teams are names; counts of claims are by state, ended ones too."""

    edition: str
    people: int
    without_team: int
    teams: int
    without_claim: tuple[str, ...]
    silent: tuple[str, ...]
    silent_days: int
    behind: tuple[str, ...]  # they owe what a date that is past has asked
    working: int
    submitted: int
    claims: tuple[tuple[ClaimState, int], ...]
    free_papers: int
    waiting: int
    coming: tuple[tuple[str, datetime], ...]
    dates: tuple[tuple[str, datetime], ...]  # all of them, earliest first
    now: datetime
    dead_letters: int
    funnel: Funnel
    weeks: tuple[tuple[datetime, int], ...]


class ChallengesBoard:
    """What organizers see of an edition at once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def show(self, session: AsyncSession, actor: Actor) -> Board:
        """The board of the current edition. Raises OnlyHelpersMay, NoEdition."""
        edition, now = await _begin(session, actor, Action.BOARD_SHOW), self._clock.now()
        (counted,) = await challenges_counts.list_counted(session, actor.guild_id, edition_id=edition.id)
        days = edition.silent_days or SILENT_DAYS
        claimless = await announcements.list_claimless(session, edition.id)
        before = now - timedelta(days=days)
        silent = await announcements.list_silent(session, edition.id, OPEN_STATES, before=before, now=now)
        claims = await store.count_claims(session, edition.id)
        dates = await deadlines.list_deadlines(session, edition.id)
        due = [each for each in dates if each.due_at > now]
        return Board(
            edition=edition.name,
            people=counted.people,
            without_team=len(await announcements.list_teamless(session, edition.id, now)),
            teams=counted.teams,
            without_claim=tuple(await teams.list_names(session, claimless)),
            silent=tuple(await teams.list_names(session, silent)),
            silent_days=days,
            behind=tuple(each.name for each in await list_stands(session, edition, now=now) if each.missed),
            working=await store.count_teams_in(session, edition.id, OPEN_STATES),
            submitted=await store.count_teams_in(session, edition.id, REPORTED_STATES),
            claims=tuple((state, claims[state]) for state in ClaimState if claims.get(state)),
            free_papers=await papers_offered.count_free(session, edition),
            waiting=counted.waits,
            coming=tuple((each.name, each.due_at) for each in due[:_COMING]),
            dates=tuple((each.name, each.due_at) for each in dates[:_DATES]),
            now=now,
            dead_letters=await deliveries.count_dead_letters(session, actor.guild_id, but=UNLISTED),
            funnel=make_funnel(claims),
            weeks=group_by_week(await store.list_claim_times(session, edition.id)),
        )

    @reads
    async def export(self, session: AsyncSession, actor: Actor, *, with_anonymous: bool = False) -> dict[str, bytes]:
        """Everything of the current edition, by name of file: CSV of people and of claims, and JSON of both.

        Of teams that work anonymously people and projects are left out, unless the organizer says otherwise.
        Raises OnlyOrganizersMay, NoEdition.
        """
        edition = await _begin(session, actor, Action.EDITION_RUN)
        claims = await store.list_claims(session, edition.id)
        hidden = {claim["team_id"] for claim in claims if claim["is_anonymous"]} if not with_anonymous else set[int]()
        people = [row for row in await store.list_members(session, edition.id) if row["team_id"] not in hidden]
        shown = [_hide(claim) if claim["team_id"] in hidden else claim for claim in claims]
        whole = {"edition": edition.name, "key": edition.key, "people": _plain(people), "claims": _plain(shown)}
        name = make_key(edition.name, set())
        return {
            f"{name}-people.csv": _write(_plain(people), _PEOPLE),
            f"{name}-claims.csv": _write(_plain(shown), _CLAIMS),
            f"{name}.json": json.dumps(whole, ensure_ascii=False, indent=1).encode(),
        }


_PEOPLE = ("team", "user_id", "is_lead", "joined_at", "cohort")
_CLAIMS = ("claim_id", "team", "paper", "state", "claimed_at", "ended_at", "project_url", "submission_url")


async def _begin(session: AsyncSession, actor: Actor, action: Action) -> Edition:
    ensure_may(action, Standing.ANYONE, by=actor)
    return await get_edition(session, actor.guild_id)


def _hide(claim: dict[str, Any]) -> dict[str, Any]:
    return {**claim, "project_url": None, "submission_url": None}


def _plain(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        for row in rows
    ]


def _write(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> bytes:
    file = io.StringIO()
    # A cell that begins like a formula would be one to a program for tables.
    table = csv.DictWriter(file, columns, extrasaction="ignore")
    table.writeheader()
    table.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return file.getvalue().encode()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value
