"""What every table shares: constraint names, key types, and instants that are aware and in UTC."""

from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy import BigInteger, ColumnElement, DateTime, Dialect, Integer, MetaData, Select, and_
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute
from sqlalchemy.types import JSON, TypeDecorator

# SQLite numbers rows by itself only when the key is declared INTEGER.
Key = BigInteger().with_variant(Integer(), "sqlite")
Snowflake = BigInteger()

Row = TypeVar("Row")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Refuses naive values; gives back aware ones in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant."""
        if value is None:
            return None
        # SQLite has no zones: what comes back is the UTC that was stored.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def locked(query: Select[Row]) -> Select[Row]:
    """The query, holding its rows against other writers until the transaction ends.

    Rows that the session read before are read anew: somebody may have changed them until the lock was had.
    """
    # Rows that merely point here (an edition's list, while a long import runs) may be added meanwhile.
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


def begins(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    """Whether a text begins so, asked in a way that an index answers, on PostgreSQL one of the collation C."""
    return and_(column >= prefix, column < f"{prefix}\U0010ffff")


class Base(DeclarativeBase):
    """Base of all tables. Constraints are named by rule, so that a migration can drop them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime(), dict[str, Any]: JSON()}
