"""Which teams are told of news in their repository, and what of it they were told."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake


class RepositoryWatch(Base):
    """A team's live card and news of its primary repository, while there is a row."""

    __tablename__ = "repository_watches"
    __table_args__ = (Index(None, "guild_id"),)

    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"), primary_key=True, autoincrement=False)
    guild_id: Mapped[int] = mapped_column(Snowflake, ForeignKey("guilds.id"))
    repository_id: Mapped[int | None] = mapped_column(Key, ForeignKey("repositories.id"))  # what `told` is about
    set_by: Mapped[int] = mapped_column(Snowflake)
    every_hours: Mapped[int]  # news at most once in so many hours
    silent_days: Mapped[int]  # days without a commit after which that is news; 0: never
    told: Mapped[dict[str, Any] | None]  # domain.repositories_news.Told; none: nothing was seen yet
    told_at: Mapped[datetime | None]  # when news were last owed
    news: Mapped[int] = mapped_column(server_default="0")  # how many times news were owed
    card: Mapped[int] = mapped_column(server_default="1")  # raised when the card is to be sent anew
    shown: Mapped[str | None] = mapped_column(String(64))  # what the card shows, as a fingerprint
    thread_id: Mapped[int | None] = mapped_column(Snowflake)  # under the card, where its channel can have one
    next_attempt_at: Mapped[datetime | None]  # until then nobody tends the card
    fault: Mapped[str | None] = mapped_column(String(64))  # why the card could not be tended
    set_at: Mapped[datetime]


class WebhookDelivery(Base):
    """A delivery of a host that was taken, so that it is not taken twice."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (Index(None, "received_at"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    received_at: Mapped[datetime]
