"""ReproBot remembers here: tables and queries. Nothing else contains SQL."""
