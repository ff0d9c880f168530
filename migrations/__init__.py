"""The database's history, one reviewed and reversible step per file."""
