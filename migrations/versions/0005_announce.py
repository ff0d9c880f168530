"""Announcements, reminders of one's own, and calendars that programs fetch."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NEW_TABLES = (
    "calendars",
    "reminders",
    "announcements",
    "announcement_posts",
)


def upgrade() -> None:
    _create_calendars()
    _create_reminders()
    _create_announcements()
    _index_announcements()
    _create_announcement_posts()


def downgrade() -> None:
    # A table takes its indexes with it.
    for table in reversed(_NEW_TABLES):
        op.drop_table(table)


def _create_calendars() -> None:
    op.create_table(
        "calendars",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_calendars_guild_id_guilds")),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name=op.f("pk_calendars")),
        sa.UniqueConstraint("token", name=op.f("uq_calendars_token")),
    )


def _create_reminders() -> None:
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

    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reminders_last_at",
            ["last_at"],
            unique=False,
            sqlite_where=sa.text("next_at IS NULL AND over_at IS NULL"),
            postgresql_where=sa.text("next_at IS NULL AND over_at IS NULL"),
        )
        batch_op.create_index(
            "ix_reminders_next_at",
            ["next_at"],
            unique=False,
            sqlite_where=sa.text("next_at IS NOT NULL"),
            postgresql_where=sa.text("next_at IS NOT NULL"),
        )


def _index_announcements() -> None:
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_announcements_guild_id_id"), ["guild_id", "id"], unique=False)
        batch_op.create_index(
            "ix_announcements_next_at",
            ["next_at"],
            unique=False,
            sqlite_where=sa.text("state = 'scheduled'"),
            postgresql_where=sa.text("state = 'scheduled'"),
        )
        batch_op.create_index(
            "ix_announcements_unsettled",
            ["id"],
            unique=False,
            sqlite_where=sa.text("NOT is_settled"),
            postgresql_where=sa.text("NOT is_settled"),
        )


def _create_announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("text_by", sa.BigInteger(), nullable=False),
        sa.Column("edited_by", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("audience_value", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("mention", sa.String(length=16), nullable=False),
        sa.Column("crosspost", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_version", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("cron", sa.String(length=100), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("occurrence", sa.String(length=32), nullable=True),
        sa.Column("is_settled", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "state <> 'scheduled' OR next_at IS NOT NULL", name=op.f("ck_announcements_scheduled_has_a_time")
        ),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_announcements_edition_id_editions")),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_announcements_guild_id_guilds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )


def _create_announcement_posts() -> None:
    op.create_table(
        "announcement_posts",
        sa.Column(
            "delivery_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("announcement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("is_published", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=16), nullable=True),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_announcement_posts_announcement_id_announcements")
        ),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_announcement_posts_delivery_id_deliveries")
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_announcement_posts")),
    )

    with op.batch_alter_table("announcement_posts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_announcement_posts_announcement_id"), ["announcement_id"], unique=False)
