"""Give calendars an address, and let deadlines be events of Discord's."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
    op.add_column("guilds", sa.Column("deadline_events", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("guilds", "deadline_events")
    op.drop_table("calendars")
