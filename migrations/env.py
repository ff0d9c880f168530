"""Alembic runs this for every command. The connection comes from `db.schema`, which locks, commits and checks."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from db.base import UtcDateTime
from db.schema import load_tables

# Full-text search is no table of the models: db/papers_search.py makes it.
_SEARCH = ("papers_fts", "ix_papers_words")


def _is_ours(name: str | None, _kind: str, _parents: Any) -> bool:
    return name is None or not name.startswith(_SEARCH)


def _render(kind: str, item: object, _autogen: Any) -> str | Literal[False]:
    # A migration stays as it was written, whatever becomes of our own types.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def _run() -> None:
    connection = context.config.attributes.get("connection")
    if not isinstance(connection, Connection):
        raise SystemExit(
            "Use `reprobot migrate` to upgrade, `python -m migrations 'what it does'` to write a migration."
        )
    context.configure(
        connection=connection,
        target_metadata=load_tables(),
        # SQLite changes a table by writing it anew. The first migration has nothing to change.
        render_as_batch=context.script.get_current_head() is not None,
        render_item=_render,
        include_name=_is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()


_run()
