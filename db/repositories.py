"""Repositories that people asked for, what was last seen of each, and which teams linked them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key, Snowflake

_DUE, _LIVE, _PRIMARY = (
    text("next_look_at IS NOT NULL"),
    text("ended_at IS NULL"),
    text("ended_at IS NULL AND is_primary"),
)


class Repository(Base):
    """A repository on a host, and the last look at it. Its snapshot is what was seen, however long ago."""

    __tablename__ = "repositories"
    __table_args__ = (
        Index("ix_repositories_next_look_at", "next_look_at", sqlite_where=_DUE, postgresql_where=_DUE),
        Index(None, "asked_at"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    key: Mapped[str] = mapped_column(String(220), unique=True)  # domain.repositories.RepositoryName.key
    host: Mapped[str] = mapped_column(String(16))  # domain.repositories.Host
    owner: Mapped[str] = mapped_column(String(100))  # as the host spells it, once it has said so
    name: Mapped[str] = mapped_column(String(100))
    snapshot: Mapped[dict[str, Any] | None]  # domain.repositories.Snapshot; none: nothing was ever seen
    version: Mapped[int] = mapped_column(server_default="0")  # raised whenever the snapshot is another one
    seen_at: Mapped[datetime | None]  # the last look that brought something
    looked_at: Mapped[datetime | None]  # the last look, whatever it brought
    fault: Mapped[str | None] = mapped_column(String(64))  # why it brought nothing
    failures: Mapped[int] = mapped_column(server_default="0")  # looks in a row that brought nothing
    next_look_at: Mapped[datetime | None]  # none: only when somebody asks
    looking_by: Mapped[str | None] = mapped_column(String(32))  # the process that looks at present
    looking_until: Mapped[datetime | None]  # from then on another may
    asked_at: Mapped[datetime]  # when somebody last asked for it
    created_at: Mapped[datetime]


class RepositoryLink(Base):
    """A repository that a team says is its own. One of a team's is the primary one."""

    __tablename__ = "repository_links"
    __table_args__ = (
        Index(
            "uq_repository_links_team",
            "team_id",
            "repository_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("uq_repository_links_primary", "team_id", unique=True, sqlite_where=_PRIMARY, postgresql_where=_PRIMARY),
        Index(None, "repository_id"),
        CheckConstraint("(disputed_at IS NULL) = (disputed_by IS NULL)", name="dispute_is_somebodys"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    repository_id: Mapped[int] = mapped_column(Key, ForeignKey("repositories.id"))
    team_id: Mapped[int] = mapped_column(Key, ForeignKey("teams.id"))
    is_primary: Mapped[bool] = mapped_column(server_default=false())
    linked_by: Mapped[int] = mapped_column(Snowflake)
    linked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = mapped_column(Snowflake)
    proved_at: Mapped[datetime | None]  # when the team's word was found in the repository
    disputed_by: Mapped[int | None] = mapped_column(Snowflake)
    disputed_at: Mapped[datetime | None]
    dispute_reason: Mapped[str] = mapped_column(Text, server_default="")
    decided_by: Mapped[int | None] = mapped_column(Snowflake)  # who decided the last dispute; it stays linked
