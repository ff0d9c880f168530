"""Deadlines and their reminders, what people set for themselves, and messages that are proved to arrive."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NEW_TABLES = (
    "deadlines",
    "schedule_drafts",
    "deadline_changes",
    "done_marks",
    "extensions",
    "mutes",
    "rungs",
)
_NEW_COLUMNS = {
    "deliveries": (
        "due_at",
        "unsure_since",
        "retried_at",
        "sent_to_id",
    ),
    "editions": (
        "zone",
        "announcements_approval",
    ),
    "guilds": (
        "deadline_events",
        "events_looked_at",
        "events_held_at",
    ),
    "people": (
        "shows_time",
        "reminders",
        "quiet_from",
        "quiet_until",
        "dm_closed_at",
    ),
}


def upgrade() -> None:
    _create_deadlines()
    _create_schedule_drafts()
    _create_deadline_changes()
    _create_done_marks()
    _create_extensions()
    _create_mutes()
    _create_rungs()
    _extend_deliveries()
    _extend_editions()
    _extend_guilds()
    _extend_people()


def downgrade() -> None:
    op.drop_index("ix_deliveries_dead", "deliveries")
    op.execute("UPDATE people SET zone = NULL WHERE NOT shows_time")
    op.alter_column("people", "zone", new_column_name="shown_zone")
    for table, columns in _NEW_COLUMNS.items():
        for column in columns:
            op.drop_column(table, column)
    # A table takes its indexes with it.
    for table in reversed(_NEW_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("deliveries", "key", type_=sa.String(200, collation="default"))


def _create_deadlines() -> None:
    op.create_table(
        "deadlines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("asks", sa.String(length=16), nullable=False),
        sa.Column("is_hard", sa.Boolean(), nullable=False),
        sa.Column("grace_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(length=100), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("ladder", sa.String(length=100), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("event_version", sa.Integer(), nullable=True),
        sa.Column("event_fault", sa.String(length=64), nullable=True),
        sa.CheckConstraint("grace_minutes >= 0", name=op.f("ck_deadlines_grace_is_no_debt")),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_deadlines_edition_id_editions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
    )

    with op.batch_alter_table("deadlines", schema=None) as batch_op:
        batch_op.create_index(
            "ix_deadlines_look_at",
            ["look_at"],
            unique=False,
            sqlite_where=sa.text("removed_at IS NULL"),
            postgresql_where=sa.text("removed_at IS NULL"),
        )
        batch_op.create_index(
            "uq_deadlines_name",
            ["edition_id", "name_key"],
            unique=True,
            sqlite_where=sa.text("removed_at IS NULL"),
            postgresql_where=sa.text("removed_at IS NULL"),
        )


def _create_schedule_drafts() -> None:
    op.create_table(
        "schedule_drafts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_schedule_drafts_edition_id_editions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule_drafts")),
    )

    with op.batch_alter_table("schedule_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_schedule_drafts_created_at"), ["created_at"], unique=False)


def _create_deadline_changes() -> None:
    op.create_table(
        "deadline_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("before_words", sa.String(length=100), nullable=True),
        sa.Column("after_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("after_words", sa.String(length=100), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["deadline_id"], ["deadlines.id"], name=op.f("fk_deadline_changes_deadline_id_deadlines")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_deadline_changes_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_changes")),
    )

    with op.batch_alter_table("deadline_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_changes_deadline_id"), ["deadline_id"], unique=False)


def _create_done_marks() -> None:
    op.create_table(
        "done_marks",
        sa.Column("deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("marked_by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadlines.id"], name=op.f("fk_done_marks_deadline_id_deadlines")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_done_marks_team_id_teams")),
        sa.PrimaryKeyConstraint("deadline_id", "team_id", name=op.f("pk_done_marks")),
    )


def _create_extensions() -> None:
    op.create_table(
        "extensions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(length=100), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadlines.id"], name=op.f("fk_extensions_deadline_id_deadlines")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_extensions_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
        sa.UniqueConstraint("deadline_id", "team_id", name=op.f("uq_extensions_deadline_id_team_id")),
    )

    with op.batch_alter_table("extensions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extensions_team_id"), ["team_id"], unique=False)


def _create_mutes() -> None:
    op.create_table(
        "mutes",
        sa.Column("deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadlines.id"], name=op.f("fk_mutes_deadline_id_deadlines")),
        sa.PrimaryKeyConstraint("deadline_id", "user_id", name=op.f("pk_mutes")),
    )


def _create_rungs() -> None:
    op.create_table(
        "rungs",
        sa.Column("deadline_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("recipient", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("minutes", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadlines.id"], name=op.f("fk_rungs_deadline_id_deadlines")),
        sa.PrimaryKeyConstraint("deadline_id", "recipient", "version", "minutes", name=op.f("pk_rungs")),
    )


def _extend_deliveries() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("deliveries", "key", type_=sa.String(200, collation="C"))
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("unsure_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("retried_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("sent_to_id", sa.BigInteger(), nullable=True))
        batch_op.create_index(
            "ix_deliveries_dead",
            ["guild_id"],
            unique=False,
            sqlite_where=sa.text("state = 'dead'"),
            postgresql_where=sa.text("state = 'dead'"),
        )

    op.execute("UPDATE deliveries SET due_at = created_at")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.alter_column("due_at", existing_type=sa.DateTime(timezone=True), nullable=False)


def _extend_editions() -> None:
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("zone", sa.String(length=64), server_default="Etc/GMT+12", nullable=False))
        batch_op.add_column(
            sa.Column("announcements_approval", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def _extend_guilds() -> None:
    with op.batch_alter_table("guilds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deadline_events", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("events_looked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("events_held_at", sa.DateTime(timezone=True), nullable=True))


def _extend_people() -> None:
    op.alter_column("people", "shown_zone", new_column_name="zone")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shows_time", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("reminders", sa.String(length=16), server_default="room", nullable=False))
        batch_op.add_column(sa.Column("quiet_from", sa.Integer(), server_default="1320", nullable=True))
        batch_op.add_column(sa.Column("quiet_until", sa.Integer(), server_default="480", nullable=True))
        batch_op.add_column(sa.Column("dm_closed_at", sa.DateTime(timezone=True), nullable=True))

    # Until now a zone was kept only to be shown.
    op.execute("UPDATE people SET shows_time = (zone IS NOT NULL)")
