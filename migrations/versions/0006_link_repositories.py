"""Repositories, the teams that linked them, and who is told of news."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NEW_TABLES = (
    "repositories",
    "repository_links",
    "repository_watches",
    "webhook_deliveries",
)


def upgrade() -> None:
    _create_repositories()
    _create_repository_links()
    _create_repository_watches()
    _create_webhook_deliveries()


def downgrade() -> None:
    # A table takes its indexes with it.
    for table in reversed(_NEW_TABLES):
        op.drop_table(table)


def _key(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=nullable)


def _create_repositories() -> None:
    op.create_table(
        "repositories",
        _key("id"),
        sa.Column(
            "key",
            sa.String(length=220).with_variant(sa.String(length=220, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("host", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=64), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looking_by", sa.String(length=32), nullable=True),
        sa.Column("looking_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repositories")),
        sa.UniqueConstraint("key", name=op.f("uq_repositories_key")),
    )
    op.create_index(op.f("ix_repositories_asked_at"), "repositories", ["asked_at"])
    due = sa.text("next_look_at IS NOT NULL")
    op.create_index(
        "ix_repositories_next_look_at", "repositories", ["next_look_at"], sqlite_where=due, postgresql_where=due
    )


def _create_repository_links() -> None:
    op.create_table(
        "repository_links",
        _key("id"),
        _key("repository_id"),
        _key("team_id"),
        sa.Column("is_primary", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("linked_by", sa.BigInteger(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disputed_by", sa.BigInteger(), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dispute_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(disputed_at IS NULL) = (disputed_by IS NULL)", name=op.f("ck_repository_links_dispute_is_somebodys")
        ),
        sa.ForeignKeyConstraint(
            ["repository_id"], ["repositories.id"], name=op.f("fk_repository_links_repository_id_repositories")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_repository_links_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repository_links")),
    )
    op.create_index(op.f("ix_repository_links_repository_id"), "repository_links", ["repository_id"])
    _create_unique("uq_repository_links_team", ["team_id", "repository_id"], "ended_at IS NULL")
    _create_unique("uq_repository_links_primary", ["team_id"], "ended_at IS NULL AND is_primary")


def _create_unique(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "repository_links", columns, unique=True, sqlite_where=condition, postgresql_where=condition)


def _create_repository_watches() -> None:
    op.create_table(
        "repository_watches",
        sa.Column(
            "team_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
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
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_repository_watches_guild_id_guilds")),
        sa.ForeignKeyConstraint(
            ["repository_id"], ["repositories.id"], name=op.f("fk_repository_watches_repository_id_repositories")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_repository_watches_team_id_teams")),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_repository_watches")),
    )
    op.create_index(op.f("ix_repository_watches_guild_id"), "repository_watches", ["guild_id"])


def _create_webhook_deliveries() -> None:
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_deliveries")),
    )
    op.create_index(op.f("ix_webhook_deliveries_received_at"), "webhook_deliveries", ["received_at"])
