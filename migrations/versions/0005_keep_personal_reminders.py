"""Reminders that people set for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WAITING = sa.text("next_at IS NOT NULL")
_WENT_OUT = sa.text("next_at IS NULL AND over_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.String(length=100), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("every", sa.String(length=100), nullable=True),
        sa.Column("cron", sa.String(length=100), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(slot IS NULL) = (next_at IS NULL)", name=op.f("ck_reminders_waits_in_a_slot")),
        sa.CheckConstraint("over_at IS NULL OR slot IS NULL", name=op.f("ck_reminders_over_frees_the_slot")),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_reminders_guild_id_guilds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("user_id", "slot", name=op.f("uq_reminders_user_id_slot")),
    )
    op.create_index("ix_reminders_next_at", "reminders", ["next_at"], sqlite_where=_WAITING, postgresql_where=_WAITING)
    op.create_index(
        "ix_reminders_last_at", "reminders", ["last_at"], sqlite_where=_WENT_OUT, postgresql_where=_WENT_OUT
    )


def downgrade() -> None:
    op.drop_table("reminders")
