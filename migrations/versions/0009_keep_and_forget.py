"""The audit is only ever added to, sealed as a chain, and forgets people; people choose their language.

A table of another shape has to be given its triggers anew: on SQLite, a table that Alembic copies loses them.
"""

import sqlalchemy as sa
from alembic import op

from db.audit_guard import create_guard, drop_guard

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("audit", sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("people", sa.Column("language", sa.String(length=16), nullable=True))
    op.create_table(
        "audit_seals",
        sa.Column("number", key, autoincrement=False, nullable=False),
        sa.Column("entry_id", key, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_seals")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_audit_seals_entry_id")),
    )
    for statement in create_guard(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    for statement in drop_guard(op.get_bind().dialect.name):
        op.execute(statement)
    op.drop_table("audit_seals")
    op.drop_column("people", "language")
    op.drop_column("audit", "forgotten_at")
