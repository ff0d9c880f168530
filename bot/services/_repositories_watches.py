"""Cards of repositories that stand in channels: what they show at the moment, and what is told under them."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.permissions import Actor
from bot.domain.repositories import Snapshot
from bot.domain.repositories_news import News, Told, advance, find_news, may_tell
from bot.services import _repositories as acts
from bot.services._outbox import owe_channel, owe_team
from bot.services._repositories_shown import Shown, describe
from db import repositories_watches as store
from db.deliveries import Delivery
from db.repositories import Linked, Repository

CARD, NEWS, UNWATCHED = "repositories:card", "repositories:news", "repositories:unwatched"
HINT = "watching"

SHOWN = TypeAdapter(Shown)
NEWS_FOUND = TypeAdapter(News)
_TOLD = TypeAdapter(Told)


def card_key(watch_id: int) -> str:
    """The name of the delivery that is the card."""
    return f"{CARD}:{watch_id}:card"


def write_told(snapshot: Snapshot | None) -> dict[str, Any]:
    """What is known once this is seen, as json has it; with nothing seen, nothing."""
    return _dump(Told() if snapshot is None else advance(Told(), snapshot, News()))


def is_over(watched: store.Watched) -> bool:
    """Whether the card is not to stand there any more."""
    has_end = watched.watch.ended_at is not None or watched.team.dissolved_at is not None
    return has_end or watched.hides_people or watched.repository is None


async def compose(session: AsyncSession, watched: store.Watched, *, now: datetime) -> dict[str, Any]:
    """What the card shows: the repository as everybody may see it, or that it is not kept up any more."""
    watch, team, link, repository = watched.watch, watched.team, watched.link, watched.repository
    if is_over(watched) or link is None or repository is None:
        return {"team": team.name, "shown": None}
    stranger, linked = Actor(watch.guild_id, user_id=0), Linked(link, repository, team)
    shown = await describe(session, stranger, repository, linked, is_own=False, fresh=(now, now))
    return {
        "team": team.name,
        "shown": SHOWN.dump_python(shown, mode="json"),
        "every": watch.every_hours,
        "silent": watch.silent_days,
    }


async def renew_card(session: AsyncSession, row: Delivery, now: datetime) -> dict[str, Any] | None:
    """The card as it is to be sent; None when the watch ended before it was."""
    watched = await store.lock_watched(session, int(row.facts["watch"]))
    if watched is None or is_over(watched):
        return None
    watched.watch.shown_at = (watched.repository.looked_at if watched.repository else None) or now
    return await compose(session, watched, now=now)


async def tell_news(session: AsyncSession, watched: store.Watched, repository: Repository, *, now: datetime) -> None:
    """Owe what is new since people were last told, unless that was too short a while ago; then it waits."""
    watch, snapshot = watched.watch, acts.read_snapshot(repository)
    if watch.repository_id != repository.id:
        watch.repository_id, watch.told = repository.id, write_told(snapshot)
        return
    if snapshot is None:
        return
    told = _read_told(watch)
    if told == Told():
        watch.told = write_told(snapshot)  # seen for the first time since the card was asked for
        return
    if watch.wants_thread:
        return  # which comes first
    news = find_news(told, snapshot, silent_days=watch.silent_days, now=now)
    if not news.is_empty:
        if not may_tell(watch.told_at, watch.every_hours, now=now):
            return
        watch.news, watch.told_at = watch.news + 1, now
        await owe_channel(
            session,
            NEWS,
            f"{NEWS}:{watch.id}:{watch.news}",
            guild_id=watch.guild_id,
            channel_id=watch.thread_id or watch.channel_id,
            now=now,
            team=watched.team.name,
            repository=[repository.host, repository.owner, repository.name],
            news=NEWS_FOUND.dump_python(news, mode="json"),
        )
    watch.told = _dump(advance(told, snapshot, news))


async def tell_of_end(session: AsyncSession, watched: store.Watched, why: str, *, now: datetime) -> None:
    """Let the team know that its card is kept up no more, and why; of a team that ended nobody is told."""
    watch, team = watched.watch, watched.team
    if team.dissolved_at is None:
        key = f"{UNWATCHED}:{watch.id}"
        guild_id, team_id = watch.guild_id, team.id
        await owe_team(session, UNWATCHED, key, guild_id=guild_id, team_id=team_id, now=now, team=team.name, why=why)


def _dump(told: Told) -> dict[str, Any]:
    return _TOLD.dump_python(told, mode="json")


def _read_told(watch: store.RepositoryWatch) -> Told:
    try:
        return _TOLD.validate_python(watch.told)
    except ValidationError:
        return Told()  # of another version of the bot: what it finds first is no news
