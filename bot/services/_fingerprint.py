"""Tells two outcomes of an act apart, so that nobody confirms what they were not asked."""

from hashlib import blake2b


def fingerprint(*facts: object) -> int:
    """A number of these facts, short enough for a button."""
    return int.from_bytes(blake2b(repr(facts).encode(), digest_size=6).digest())
