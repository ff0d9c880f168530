"""Roles that make something of people, and what administrators choose for a server."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("guilds", sa.Column("language", sa.String(length=16), nullable=True))
    op.add_column("guilds", sa.Column("audit_channel_id", sa.BigInteger(), nullable=True))
    op.add_column("guilds", sa.Column("audit_posted", sa.BigInteger(), nullable=True))
    op.add_column("guilds", sa.Column("audit_posted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "role_grants",
        sa.Column("id", key, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("edition_id", key, nullable=True),
        sa.Column("role_id", sa.BigInteger(), nullable=False),
        sa.Column("rank", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_role_grants_edition_id_editions")),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_role_grants_guild_id_guilds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
    )
    op.create_index(op.f("ix_role_grants_guild_id"), "role_grants", ["guild_id"])


def downgrade() -> None:
    op.drop_table("role_grants")
    op.drop_column("guilds", "audit_posted_at")
    op.drop_column("guilds", "audit_posted")
    op.drop_column("guilds", "audit_channel_id")
    op.drop_column("guilds", "language")
