"""All tables, and full-text search over the papers."""

import sqlalchemy as sa
from alembic import op

from db.papers_search import create_search, drop_search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_guilds()
    _create_installation()
    _create_papers()
    _create_audit()
    _create_editions()
    _create_paper_names()
    _create_edition_papers()
    _create_teams()
    _create_claims()
    _create_invitations()
    _create_memberships()
    for statement in create_search(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    for statement in drop_search(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)
    # A table takes its indexes with it.
    for table in (
        "memberships",
        "invitations",
        "claims",
        "teams",
        "edition_papers",
        "paper_names",
        "editions",
        "audit",
        "papers",
        "installation",
        "guilds",
    ):
        op.drop_table(table)


def _create_guilds() -> None:
    op.create_table(
        "guilds",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guilds")),
    )


def _create_installation() -> None:
    op.create_table(
        "installation",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_installation")),
    )


def _create_papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    op.create_index(op.f("ix_papers_title_key_id"), "papers", ["title_key", "id"], unique=False)
    op.create_index(op.f("ix_papers_year"), "papers", ["year"], unique=False)


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("tag", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_audit_guild_id_guilds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_guild_id_at"), "audit", ["guild_id", "at"], unique=False)


def _create_editions() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("claims_per_paper", sa.Integer(), nullable=True),
        sa.Column("claims_per_team", sa.Integer(), nullable=True),
        sa.Column("seats_per_team", sa.Integer(), nullable=False),
        sa.Column("has_paper_list", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("claims_per_paper >= 1", name=op.f("ck_editions_claims_per_paper_positive")),
        sa.CheckConstraint("claims_per_team >= 1", name=op.f("ck_editions_claims_per_team_positive")),
        sa.CheckConstraint("seats_per_team >= 1", name=op.f("ck_editions_seats_per_team_positive")),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_editions_guild_id_guilds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("guild_id", "key", name=op.f("uq_editions_guild_id_key")),
    )
    op.create_index(
        "uq_editions_current",
        "editions",
        ["guild_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )


def _create_paper_names() -> None:
    op.create_table(
        "paper_names",
        sa.Column("name", sa.String(length=512), nullable=False),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_paper_names_paper_id_papers")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_paper_names")),
    )
    op.create_index(op.f("ix_paper_names_paper_id"), "paper_names", ["paper_id"], unique=False)


def _create_edition_papers() -> None:
    op.create_table(
        "edition_papers",
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_edition_papers_edition_id_editions")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_edition_papers_paper_id_papers")),
        sa.PrimaryKeyConstraint("edition_id", "paper_id", name=op.f("pk_edition_papers")),
    )
    op.create_index(op.f("ix_edition_papers_paper_id"), "edition_papers", ["paper_id"], unique=False)


def _create_teams() -> None:
    op.create_table(
        "teams",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("lead_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dissolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_teams_edition_id_editions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
    )
    op.create_index(
        "uq_teams_name",
        "teams",
        ["edition_id", "name_key"],
        unique=True,
        sqlite_where=sa.text("dissolved_at IS NULL"),
        postgresql_where=sa.text("dissolved_at IS NULL"),
    )


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("slots", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("project_url", sa.Text(), nullable=True),
        sa.CheckConstraint("(slot IS NULL) = (ended_at IS NOT NULL)", name=op.f("ck_claims_ended_has_no_slot")),
        sa.CheckConstraint("slot >= 1 AND (slots IS NULL OR slot <= slots)", name=op.f("ck_claims_slot_exists")),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_claims_edition_id_editions")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_claims_paper_id_papers")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_claims_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("edition_id", "paper_id", "slot", name=op.f("uq_claims_edition_id_paper_id_slot")),
    )
    op.create_index("ix_claims_paper_id", "claims", ["paper_id"], unique=False)
    op.create_index("ix_claims_team_id", "claims", ["team_id"], unique=False)
    op.create_index(
        "uq_claims_team",
        "claims",
        ["edition_id", "paper_id", "team_id"],
        unique=True,
        sqlite_where=sa.text("slot IS NOT NULL"),
        postgresql_where=sa.text("slot IS NOT NULL"),
    )


def _create_invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("invited_by", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_invitations_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    op.create_index(
        "ix_invitations_expires_at",
        "invitations",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "uq_invitations_open",
        "invitations",
        ["team_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _create_memberships() -> None:
    op.create_table(
        "memberships",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("seat BETWEEN 1 AND seats", name=op.f("ck_memberships_seat_exists")),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_memberships_edition_id_editions")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_memberships_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_user_id"), "memberships", ["user_id"], unique=False)
    op.create_index(
        "uq_memberships_person",
        "memberships",
        ["edition_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_index(
        "uq_memberships_seat",
        "memberships",
        ["team_id", "seat"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
