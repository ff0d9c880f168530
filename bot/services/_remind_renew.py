"""Reminders as they are right before they are sent: with what is still owed, or not at all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.challenges import EditionState
from bot.domain.deadlines_remind import DIGEST_LOOKS_AHEAD, is_silent
from bot.domain.people import ReminderWay
from bot.services._deadlines import Dues, Mine
from bot.services._outbox import moment
from bot.services._people import get_settings, list_settings
from bot.services._remind import DIGEST, DUE, SILENT
from db import challenges
from db import deadlines as store
from db import deadlines_owing as owing
from db import teams as teams_store
from db.challenges import Edition
from db.deliveries import Delivery


async def renew_due(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """What is still owed of what this message says; None when nothing is."""
    return await _renew(session, row, _ids(row), now=now)


async def renew_digest(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """Everything that the person owes in the next two weeks; None when that is nothing."""
    found = await store.list_deadlines(session, row.facts["edition_id"])
    return await _renew(session, row, [each.id for each in found], now=now, until=now + DIGEST_LOOKS_AHEAD)


async def renew_silent(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """Silent teams that still owe what the deadline asks; None when there are none."""
    deadline = await session.get_one(store.Deadline, row.facts["deadline_id"])
    edition = await challenges.get_edition(session, deadline.edition_id)
    if deadline.removed_at is not None or edition.state != EditionState.OPEN:
        return None
    teams = await owing.list_living(session, edition.id)
    dues = await Dues.load(session, [deadline], [team.id for team in teams])
    silent = [
        team.name
        for team in teams
        if dues.owed(deadline, team.id) is not None
        and moment(dues.due_at(deadline, team.id)) == row.facts["at"]
        and is_silent(dues.signed_at(team), now=now)
    ]
    if not silent or now >= datetime.fromisoformat(row.facts["at"]):
        return None
    return {**row.facts, "name": deadline.name, "teams": silent}


async def renew_move(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """Those of the dates that are still so; None when all were changed again, which is told by itself."""
    present = {each.id: each for each in await store.get_deadlines(session, _ids(row)) if each.removed_at is None}
    items = [
        item
        for item in row.facts["items"]
        if (found := present.get(item["deadline_id"])) is not None and moment(found.due_at) == item["after"]
    ]
    return {**row.facts, "items": items} if items else None


async def renew_extension(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """What the team was given, while it was not given something else since."""
    of = [row.team_id] if row.team_id is not None else None
    given = await store.list_extensions(session, [row.facts["deadline_id"]], team_ids=of)
    return row.facts if row.facts["at"] in [moment(each.due_at) for each in given] else None


async def _renew(
    session: AsyncSession, row: Delivery, deadline_ids: Sequence[int], *, now: datetime, until: datetime | None = None
) -> dict[str, Any] | None:
    found = [each for each in await store.get_deadlines(session, deadline_ids) if each.removed_at is None]
    if not found:
        return None
    edition = await challenges.get_edition(session, found[0].edition_id)
    team = await _find_team(session, row, edition)
    if edition.state != EditionState.OPEN or (team is None and row.team_id is not None):
        return None
    team_id = team.id if team else None
    dues = await Dues.load(session, found, {team_id} if team_id else set())
    versions = {item["deadline_id"]: item["version"] for item in row.facts.get("items", ())}
    person_id = _person_of(row)
    people = [person_id] if person_id is not None else await _list_members(session, team)
    muted = await store.list_muted(session, deadline_ids, user_ids=people)
    if person_id is not None and await _wants_none(session, person_id, row):
        return None
    items = [
        _describe(each, dues, team_id)
        for each in found
        if dues.stands(each, team_id) is Mine.OWED
        and now < dues.due_at(each, team_id) <= (until or dues.due_at(each, team_id))
        and versions.get(each.id, dues.version(each, team_id)) == dues.version(each, team_id)
        and (each.id, person_id) not in muted
    ]
    if not items:
        return None
    facts = {
        **row.facts,
        "items": sorted(items, key=lambda item: item["at"]),
        "team": team.name if team else "",
        "team_id": team_id or 0,
    }
    if team is not None and row.team_id is not None:
        facts["notify"] = await _list_pointed_out(session, people, muted, [item["deadline_id"] for item in items])
    return facts


async def _find_team(session: AsyncSession, row: Delivery, edition: Edition) -> teams_store.Team | None:
    if row.team_id is not None:
        return await teams_store.find_team(session, edition.id, team_id=row.team_id)
    person_id = _person_of(row)
    return await teams_store.find_own_team(session, edition.id, person_id) if person_id is not None else None


async def _list_members(session: AsyncSession, team: teams_store.Team | None) -> list[int]:
    return [member.user_id for member in await teams_store.list_members(session, team.id)] if team else []


async def _list_pointed_out(
    session: AsyncSession, members: Sequence[int], muted: set[tuple[int, int]], deadline_ids: Sequence[int]
) -> list[int]:
    settings = await list_settings(session, members)
    return [
        user_id
        for user_id in members
        if settings[user_id].reminders is ReminderWay.ROOM
        and any((deadline_id, user_id) not in muted for deadline_id in deadline_ids)
    ]


def _describe(deadline: store.Deadline, dues: Dues, team_id: int | None) -> dict[str, Any]:
    extension = dues.extension(deadline, team_id)
    return {
        "deadline_id": deadline.id,
        "version": dues.version(deadline, team_id),
        "name": deadline.name,
        "asks": deadline.asks,
        "is_hard": deadline.is_hard,
        "at": moment(dues.due_at(deadline, team_id)),
        "words": extension.words if extension else deadline.words,
        "zone": extension.zone if extension else deadline.zone,
        "papers": list((dues.owed(deadline, team_id) if team_id is not None else None) or ()),
    }


async def _wants_none(session: AsyncSession, person_id: int, row: Delivery) -> bool:
    """Whether the person wants no reminders by now, but for one that they asked for themselves."""
    return "snoozed" not in row.facts and (await get_settings(session, person_id)).reminders is ReminderWay.OFF


def _ids(row: Delivery) -> list[int]:
    return [int(item["deadline_id"]) for item in row.facts["items"]]


def _person_of(row: Delivery) -> int | None:
    """Whom the message is for, also where it goes to a channel in the place of their direct messages."""
    return row.user_id or row.facts.get("fell_back_for")


RENEWALS = {
    DUE: renew_due,
    DIGEST: renew_digest,
    SILENT: renew_silent,
    "deadlines:move": renew_move,
    "deadlines:extend": renew_extension,
}
