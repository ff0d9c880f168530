"""What a database says of its own structure, so that two of them can be compared to the letter."""

from sqlalchemy import Connection, text

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic_%' AND name NOT LIKE 'sqlite_%'"
_POSTGRESQL = [
    """SELECT table_name || '.' || column_name,
        concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default, collation_name, is_identity)
    FROM information_schema.columns WHERE table_schema = 'public'""",
    """SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace""",
]


def describe(connection: Connection) -> dict[str, str]:
    """Every table, column, constraint, index and trigger by name, with the statement that would make it."""
    statements = [_SQLITE] if connection.dialect.name == "sqlite" else _POSTGRESQL
    rows = [row for statement in statements for row in connection.execute(text(statement))]
    return {name: _tidy(sql) for name, sql in rows if not name.startswith("alembic_")}


def _tidy(sql: str) -> str:
    # White space, quotes around a table's name, and the order in which it names its constraints, mean nothing.
    words = " ".join(sql.split())
    if not words.startswith("CREATE TABLE"):
        return words
    head, _, body = words.partition("(")
    head = head.replace('"', "")
    columns, *constraints = body.removesuffix(")").split(", CONSTRAINT ")
    return f"{head}({', CONSTRAINT '.join([columns, *sorted(part.strip() for part in constraints)])})"
