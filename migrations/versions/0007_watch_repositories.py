"""Watches of repositories stand in a channel, and end by themselves. None were ever kept in the earlier form."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLE = "repository_watches"


def upgrade() -> None:
    op.drop_table(_TABLE)
    op.create_table(
        _TABLE,
        _key("id"),
        _key("team_id"),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        _key("repository_id"),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("wants_thread", sa.Boolean(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("every_hours", sa.Integer(), nullable=False),
        sa.Column("silent_days", sa.Integer(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("news", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=64), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *_foreign_keys(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repository_watches")),
    )
    op.create_index(op.f("ix_repository_watches_guild_id"), _TABLE, ["guild_id"])
    op.create_index(op.f("ix_repository_watches_repository_id"), _TABLE, ["repository_id"])
    live = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_repository_watches_team", _TABLE, ["team_id"], unique=True, sqlite_where=live, postgresql_where=live
    )


def downgrade() -> None:
    op.drop_table(_TABLE)
    op.create_table(
        _TABLE,
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        _key("repository_id", nullable=True),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("every_hours", sa.Integer(), nullable=False),
        sa.Column("silent_days", sa.Integer(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("news", sa.Integer(), server_default="0", nullable=False),
        sa.Column("card", sa.Integer(), server_default="1", nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=64), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        *_foreign_keys(),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_repository_watches")),
    )
    op.create_index(op.f("ix_repository_watches_guild_id"), _TABLE, ["guild_id"])


def _key(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=nullable)


def _foreign_keys() -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_repository_watches_guild_id_guilds")),
        sa.ForeignKeyConstraint(
            ["repository_id"], ["repositories.id"], name=op.f("fk_repository_watches_repository_id_repositories")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_repository_watches_team_id_teams")),
    ]
