"""Editions name a guide page and a sponsor, and teams tell what came of their work."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("editions", sa.Column("guide_url", sa.Text(), nullable=True))
    op.add_column("editions", sa.Column("sponsor", sa.Text(), nullable=True))
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "stories",
        sa.Column("claim_id", key, autoincrement=False, nullable=False),
        sa.Column("named", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_stories_claim_id_claims")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_stories")),
    )


def downgrade() -> None:
    op.drop_table("stories")
    op.drop_column("editions", "sponsor")
    op.drop_column("editions", "guide_url")
