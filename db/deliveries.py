"""Messages that are owed to somebody: leased, sent, marked."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, exists, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake, begins, locked
from db.teams import Team

_PENDING, _DEAD = text("state = 'pending'"), text("state = 'dead'")
_KEY = String(200).with_variant(String(200, collation="C"), "postgresql")  # also asked for by how it begins
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Delivery(Base):
    """One message to one recipient: a person, a team or a channel. Its key makes sure that it is owed once."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_next_attempt_at", "next_attempt_at", sqlite_where=_PENDING, postgresql_where=_PENDING),
        Index("ix_deliveries_dead", "guild_id", sqlite_where=_DEAD, postgresql_where=_DEAD),
        CheckConstraint(
            "(CASE WHEN user_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN team_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN channel_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_recipient",
        ),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, unique=True)
    kind: Mapped[str] = mapped_column(String(64))  # which card it is made into
    facts: Mapped[dict[str, Any]]  # what the card is filled with; ids, names, instants as ISO text
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    user_id: Mapped[int | None] = mapped_column(Snowflake)
    team_id: Mapped[int | None] = mapped_column(Key, ForeignKey("teams.id"))
    channel_id: Mapped[int | None] = mapped_column(Snowflake)
    fallback_id: Mapped[int | None] = mapped_column(Snowflake)  # the channel to write in when a person's DMs are closed
    state: Mapped[str] = mapped_column(String(16))  # domain.deliveries.DeliveryState
    created_at: Mapped[datetime]
    next_attempt_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]  # from then on it is of no use
    attempts: Mapped[int] = mapped_column(server_default="0")
    lease_owner: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[datetime | None]
    send_seq: Mapped[int] = mapped_column(server_default="0")  # raised when it is sent somewhere else
    message_id: Mapped[int | None] = mapped_column(Snowflake)
    ended_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(64))  # why the last attempt failed
    due_at: Mapped[datetime]  # when it was to be sent
    unsure_since: Mapped[datetime | None]  # the first attempt of which Discord may have kept something
    retried_at: Mapped[datetime | None]  # when organizers asked to send it after all
    sent_to_id: Mapped[int | None] = mapped_column(Snowflake)  # the channel that holds the message


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """What is owed, to exactly one of a person, a team and a channel."""

    key: str
    kind: str
    facts: dict[str, Any]
    guild_id: int
    user_id: int | None = None
    team_id: int | None = None
    channel_id: int | None = None
    fallback_id: int | None = None
    expires_at: datetime | None = None
    due_at: datetime | None = None  # none: at once


async def add(session: AsyncSession, new: NewDelivery, *, now: datetime) -> bool:
    """Owe this message from now on; False when one with its key is owed, or was, already."""
    due_at = new.due_at or now
    values = asdict(new) | {"state": "pending", "created_at": now, "due_at": due_at, "next_attempt_at": due_at}
    insert = _INSERT[session.get_bind().dialect.name](Delivery).values(values)
    query = insert.on_conflict_do_nothing(index_elements=["key"]).returning(Delivery.id)
    return await session.scalar(query) is not None


async def lock_due(
    session: AsyncSession, guild_ids: Collection[int], now: datetime, *, limit: int
) -> Sequence[Delivery]:
    """Pending deliveries of these servers that are due and leased to nobody, longest due first.

    They are held until the transaction ends.
    """
    rows = await session.scalars(
        select(Delivery)
        .where(Delivery.state == "pending", Delivery.next_attempt_at <= now, Delivery.guild_id.in_(list(guild_ids)))
        .order_by(Delivery.next_attempt_at, Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def find_leased(session: AsyncSession, delivery_id: int, owner: str) -> Delivery | None:
    """The delivery, if it is still pending and leased to `owner`; held until the transaction ends."""
    query = select(Delivery).where(
        Delivery.id == delivery_id, Delivery.state == "pending", Delivery.lease_owner == owner
    )
    return await session.scalar(locked(query))


async def give_up(
    session: AsyncSession, present: Collection[int], *, before: datetime, fault: str, now: datetime
) -> None:
    """Let those deliveries be dead that are of servers other than `present` and were due before this instant."""
    since = func.coalesce(Delivery.retried_at, Delivery.due_at)
    await session.execute(
        update(Delivery)
        .where(Delivery.state == "pending", Delivery.next_attempt_at <= now, since <= before)
        .where(Delivery.guild_id.not_in(list(present)))
        .values(state="dead", fault=fault, ended_at=now)
    )


async def free_leases(session: AsyncSession, *, now: datetime) -> None:
    """Let everything that is leased be due at once."""
    leased = Delivery.state == "pending", Delivery.lease_owner.is_not(None)
    freed = {"next_attempt_at": now, "lease_owner": None, "lease_until": None}
    await session.execute(update(Delivery).where(*leased).values(freed))


async def find_next_attempt(session: AsyncSession, guild_ids: Collection[int]) -> datetime | None:
    """When the next of these servers' pending deliveries falls due, leased ones included."""
    pending = Delivery.state == "pending", Delivery.guild_id.in_(list(guild_ids))
    query = select(Delivery.next_attempt_at).where(*pending).order_by(Delivery.next_attempt_at).limit(1)
    return await session.scalar(query)


async def has_arrived(session: AsyncSession, keys: Collection[str]) -> bool:
    """Whether one of these messages is there for somebody to read."""
    query = select(exists().where(Delivery.key.in_(list(keys)), Delivery.message_id.is_not(None)))
    return bool(await session.scalar(query))


async def find_by_key(session: AsyncSession, key: str) -> Delivery | None:
    """The message that is owed, or was, under this key."""
    return await session.scalar(select(Delivery).where(Delivery.key == key))


async def list_owed(session: AsyncSession, keys: Collection[str]) -> set[str]:
    """Those of these keys under which a message is owed, or was."""
    return set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(list(keys)))))


async def list_dead(session: AsyncSession, keys: Collection[str]) -> set[str]:
    """Those of these keys whose messages could not be sent, and never will be."""
    query = select(Delivery.key).where(Delivery.key.in_(list(keys)), Delivery.state == "dead")
    return set(await session.scalars(query))


async def list_dead_letters(
    session: AsyncSession, guild_id: int, *, but: Collection[str], offset: int, limit: int
) -> Sequence[tuple[Delivery, str | None]]:
    """The server's messages of any kind `but` these that could not be sent, latest first, each with its team's name."""
    query = select(Delivery, Team.name).outerjoin(Team, Team.id == Delivery.team_id).where(*_dead(guild_id, but))
    rows = await session.execute(query.order_by(Delivery.ended_at.desc(), Delivery.id).offset(offset).limit(limit))
    return [(delivery, team) for delivery, team in rows]


async def count_dead_letters(session: AsyncSession, guild_id: int, *, but: Collection[str]) -> int:
    """How many there are."""
    return await session.scalar(select(func.count()).select_from(Delivery).where(*_dead(guild_id, but))) or 0


async def lock_dead_letter(
    session: AsyncSession, guild_id: int, delivery_id: int, *, but: Collection[str]
) -> Delivery | None:
    """The server's message, if it is one of them; held until the transaction ends."""
    return await session.scalar(locked(select(Delivery).where(Delivery.id == delivery_id, *_dead(guild_id, but))))


async def list_last_states(session: AsyncSession, key_prefix: str, *, limit: int) -> list[str]:
    """What became of the last deliveries whose keys begin so, latest first."""
    query = select(Delivery.state).where(begins(Delivery.key, key_prefix)).order_by(Delivery.id.desc()).limit(limit)
    return list(await session.scalars(query))


async def hand_over(session: AsyncSession, team_id: int, to_id: int) -> None:
    """Owe to another team what is still owed to this one."""
    pending = Delivery.team_id == team_id, Delivery.state == "pending"
    await session.execute(update(Delivery).where(*pending).values(team_id=to_id))


async def cancel(session: AsyncSession, key_prefix: str, *, now: datetime) -> None:
    """Drop pending deliveries whose key begins so: what they say is not so any more."""
    await session.execute(
        update(Delivery)
        .where(Delivery.state == "pending", begins(Delivery.key, key_prefix))
        .values(state="dropped", ended_at=now)
    )


def _dead(guild_id: int, but: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return Delivery.guild_id == guild_id, Delivery.state == "dead", Delivery.kind.not_in(list(but))
