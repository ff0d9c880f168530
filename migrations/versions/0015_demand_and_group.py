"""What papers and reports an edition takes, and cohorts with papers and dates of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    no = sa.false()
    op.add_column("editions", sa.Column("venues", sa.Text(), server_default="", nullable=False))
    op.add_column("editions", sa.Column("are_venues_required", sa.Boolean(), server_default=no, nullable=False))
    op.add_column("editions", sa.Column("needs_repository", sa.Boolean(), server_default=no, nullable=False))
    op.add_column("editions", sa.Column("report_kinds", sa.String(length=100), server_default="", nullable=False))
    op.add_column("editions", sa.Column("is_anonymous", sa.Boolean(), server_default=no, nullable=False))
    op.add_column("editions", sa.Column("ladder", sa.String(length=100), server_default="", nullable=False))
    op.create_table(
        "cohorts",
        sa.Column("id", key, nullable=False),
        sa.Column("edition_id", key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_cohorts_edition_id_editions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohorts")),
        sa.UniqueConstraint("edition_id", "name_key", name=op.f("uq_cohorts_edition_id_name_key")),
    )
    op.create_table(
        "cohort_papers",
        sa.Column("cohort_id", key, nullable=False),
        sa.Column("paper_id", key, nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_cohort_papers_cohort_id_cohorts")),
        sa.PrimaryKeyConstraint("cohort_id", "paper_id", name=op.f("pk_cohort_papers")),
    )
    op.create_index(op.f("ix_cohort_papers_paper_id"), "cohort_papers", ["paper_id"])
    op.add_column("teams", sa.Column("cohort_id", key, nullable=True))
    op.add_column("deadlines", sa.Column("cohort_id", key, nullable=True))


def downgrade() -> None:
    op.drop_column("deadlines", "cohort_id")
    op.drop_column("teams", "cohort_id")
    op.drop_table("cohort_papers")
    op.drop_table("cohorts")
    for column in (*("ladder", "is_anonymous", "report_kinds", "needs_repository", "are_venues_required", "venues"),):
        op.drop_column("editions", column)
