"""Claims with a life, waiting lists, suggestions, and the dates of an edition."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NEW_TABLES = (
    "source_answers",
    "suggestions",
    "holidays",
    "waits",
    "appeals",
    "claim_entries",
    "contacts",
    "findings",
)
_NEW_COLUMNS = {
    "claims": (
        "submission_url",
        "plan",
        "is_anonymous",
        "is_waiting_elsewhere",
        "signed_at",
        "asked_at",
        "warned_at",
        "excused_until",
    ),
    "editions": ("entry_until", "merge_until", "roster_until", "silent_days", "lapse_days", "offer_hours"),
    "papers": ("is_verified",),
}


def upgrade() -> None:
    _create_source_answers()
    _create_suggestions()
    _create_holidays()
    _create_waits()
    _create_appeals()
    _create_claim_entries()
    _create_contacts()
    _create_findings()
    _extend_claims()
    _extend_editions()
    _extend_papers()


def downgrade() -> None:
    for table, columns in _NEW_COLUMNS.items():
        for column in columns:
            op.drop_column(table, column)
    # A table takes its indexes with it.
    for table in reversed(_NEW_TABLES):
        op.drop_table(table)


def _create_source_answers() -> None:
    op.create_table(
        "source_answers",
        sa.Column("key", sa.String(length=600), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_source_answers")),
    )


def _create_suggestions() -> None:
    op.create_table(
        "suggestions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("suggested_by", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=512), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("source", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_suggestions_guild_id_guilds")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_suggestions_paper_id_papers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
    )
    op.create_index(
        "ix_suggestions_guild_id",
        "suggestions",
        ["guild_id", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "uq_suggestions_name",
        "suggestions",
        ["guild_id", "name"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _create_holidays() -> None:
    op.create_table(
        "holidays",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("begins_at < ends_at", name=op.f("ck_holidays_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_holidays_edition_id_editions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
    )
    op.create_index(op.f("ix_holidays_edition_id"), "holidays", ["edition_id"], unique=False)


def _create_waits() -> None:
    op.create_table(
        "waits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("paper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("joined_by", sa.BigInteger(), nullable=False),
        sa.Column("offer_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'offered') <= (offer_until IS NOT NULL)", name=op.f("ck_waits_offer_has_an_end")),
        sa.CheckConstraint(
            "(state IN ('waiting', 'offered')) = (ended_at IS NULL)", name=op.f("ck_waits_present_until_ended")
        ),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_waits_edition_id_editions")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_waits_paper_id_papers")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_waits_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waits")),
    )
    op.create_index(
        "ix_waits_offer_until",
        "waits",
        ["offer_until"],
        unique=False,
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(
        "ix_waits_team_id",
        "waits",
        ["team_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "uq_waits_team",
        "waits",
        ["edition_id", "paper_id", "team_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _create_appeals() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_appeals_claim_id_claims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
    )
    op.create_index(op.f("ix_appeals_claim_id"), "appeals", ["claim_id"], unique=False)
    op.create_index(
        "uq_appeals_open",
        "appeals",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _create_claim_entries() -> None:
    op.create_table(
        "claim_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("before", sa.String(length=16), nullable=True),
        sa.Column("after", sa.String(length=16), nullable=True),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_entries_claim_id_claims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_entries")),
    )
    op.create_index(op.f("ix_claim_entries_actor_id_at"), "claim_entries", ["actor_id", "at"], unique=False)
    op.create_index(op.f("ix_claim_entries_claim_id_id"), "claim_entries", ["claim_id", "id"], unique=False)


def _create_contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_contacts_claim_id_claims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_claim_id"), "contacts", ["claim_id"], unique=False)
    op.create_index(
        "uq_contacts_unanswered",
        "contacts",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )


def _create_findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("evidence_url", sa.Text(), nullable=True),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_findings_number_positive")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_findings_claim_id_claims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("claim_id", "number", name=op.f("uq_findings_claim_id_number")),
    )


def _extend_claims() -> None:
    op.add_column("claims", sa.Column("submission_url", sa.Text(), nullable=True))
    op.add_column("claims", sa.Column("plan", sa.Text(), server_default="", nullable=False))
    op.add_column("claims", sa.Column("is_anonymous", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("claims", sa.Column("is_waiting_elsewhere", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("claims", sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("claims", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("claims", sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("claims", sa.Column("excused_until", sa.DateTime(timezone=True), nullable=True))


def _extend_editions() -> None:
    op.add_column("editions", sa.Column("entry_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("editions", sa.Column("merge_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("editions", sa.Column("roster_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("editions", sa.Column("silent_days", sa.Integer(), nullable=True))
    op.add_column("editions", sa.Column("lapse_days", sa.Integer(), server_default="7", nullable=False))
    op.add_column("editions", sa.Column("offer_hours", sa.Integer(), server_default="48", nullable=False))


def _extend_papers() -> None:
    op.add_column("papers", sa.Column("is_verified", sa.Boolean(), server_default=sa.true(), nullable=False))
