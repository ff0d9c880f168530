"""Numbered places: seats of a team, slots of a paper."""

from collections.abc import Collection


def lowest_free(taken: Collection[int], limit: int | None) -> int | None:
    """The lowest number from 1 that nobody holds, or None when all `limit` places are taken.

    A limit of None means that there is always one more.
    """
    if limit is not None and len(taken) >= limit:
        return None
    number = 1
    while number in taken:
        number += 1
    return number
