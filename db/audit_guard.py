"""What keeps the audit from being changed: triggers, so that not even a mistake of ours can."""

_KEPT = ("id", "guild_id", "tag", "at")
_SAYS = "the audit is only ever added to"


def create_guard(dialect: str) -> tuple[str, ...]:
    """The statements that let the audit only be added to, and forget people; nothing of it is ever deleted."""
    return _for_sqlite() if dialect == "sqlite" else _for_postgresql()


def drop_guard(dialect: str) -> tuple[str, ...]:
    """The statements that take that back."""
    if dialect == "sqlite":
        names = ("audit_no_delete", "audit_only_forgets", "audit_seals_no_delete", "audit_seals_no_update")
        return tuple(f"DROP TRIGGER {name}" for name in names)
    return (
        "DROP TRIGGER audit_whole ON audit",
        "DROP TRIGGER audit_guard ON audit",
        "DROP TRIGGER audit_seals_whole ON audit_seals",
        "DROP TRIGGER audit_seals_guard ON audit_seals",
        "DROP FUNCTION audit_refuse",
        "DROP FUNCTION audit_only_forgets",
    )


def _for_sqlite() -> tuple[str, ...]:
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
    forgets = f"{same} AND NEW.forgotten_at IS NOT NULL AND (NEW.actor_id IS NULL OR NEW.actor_id IS OLD.actor_id)"
    raising = f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    return (
        f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit {raising}",
        f"CREATE TRIGGER audit_only_forgets BEFORE UPDATE ON audit WHEN NOT ({forgets}) {raising}",
        f"CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals {raising}",
        f"CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals {raising}",
    )


def _for_postgresql() -> tuple[str, ...]:
    same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)
    actor = "(NEW.actor_id IS NULL OR NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id)"
    raising = f"RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'restrict_violation';"
    forgets = f"IF {same} AND NEW.forgotten_at IS NOT NULL AND {actor} THEN RETURN NEW; END IF;"
    return (
        f"CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {raising} END $$",
        f"CREATE FUNCTION audit_only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {forgets} {raising} END $$",
        "CREATE TRIGGER audit_guard BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_only_forgets()",
        "CREATE TRIGGER audit_whole BEFORE DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER audit_seals_guard BEFORE UPDATE ON audit_seals EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER audit_seals_whole BEFORE DELETE OR TRUNCATE ON audit_seals EXECUTE FUNCTION audit_refuse()",
    )
