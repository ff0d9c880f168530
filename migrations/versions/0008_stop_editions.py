"""A switch that stops an edition, with what people read meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("editions", sa.Column("stop_message", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("editions", "stop_message")
