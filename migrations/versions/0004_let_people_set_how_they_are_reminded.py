"""What people set for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("people", "shown_zone", new_column_name="zone")
    op.add_column("people", sa.Column("shows_time", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("people", sa.Column("reminders", sa.String(length=16), server_default="room", nullable=False))
    op.add_column("people", sa.Column("quiet_from", sa.Integer(), server_default="1320", nullable=True))
    op.add_column("people", sa.Column("quiet_until", sa.Integer(), server_default="480", nullable=True))
    # Until now a zone was kept only to be shown.
    op.execute("UPDATE people SET shows_time = (zone IS NOT NULL)")


def downgrade() -> None:
    op.execute("UPDATE people SET zone = NULL WHERE NOT shows_time")
    for column in ("quiet_until", "quiet_from", "reminders", "shows_time"):
        op.drop_column("people", column)
    op.alter_column("people", "zone", new_column_name="shown_zone")
