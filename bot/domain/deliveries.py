"""Deliveries: how a message keeps its identity over several attempts, and when the next attempt is made."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import ClassVar

from bot.errors import UserError

SMALLEST_MARK = 1 << 30
LEASE = timedelta(seconds=60)
# Shorter than the lease, so that nobody else sends the same message meanwhile.
SEND_WITHIN = timedelta(seconds=45)
# As long as Discord surely remembers a nonce; its documentation says "a few minutes".
_NONCE_LIFE = timedelta(minutes=2)
# How far the clocks of Discord, the database and this machine may be apart.
CLOCKS_APART = timedelta(seconds=5)
# From here on two processes would not agree on whose lease is over.
_TOO_FAR_APART = LEASE / 2
_BEFORE = timedelta(minutes=1)
# Five questions to Discord: more than is written within a few minutes where anybody can still follow.
LOOK_BACK_AT = 500
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=5)
# As long as Discord may be away before a message that has no other end is given up.
GIVE_UP_AFTER = timedelta(days=3)
_LATE = timedelta(minutes=10)

# The fact of a delivery that may notify a whole role, by its id, or everyone; services write it, and nobody types it.
MASS_MENTION, EVERYONE = "mass_mention", "everyone"


# The kind of the letter that tells organizers of others that could not be sent.
DEAD_LETTERS = "deliveries:dead"
# Not for organizers: what tells them of the others, and what people set for themselves alone.
UNLISTED = frozenset({DEAD_LETTERS, "reminders:due"})
_COLLECTED_S = 15 * 60


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"  # it could not be delivered, and `fault` says why
    DROPPED = "dropped"  # it was of no use any more


class DeliveryFault(StrEnum):
    """Why an attempt failed."""

    DM_CLOSED = "dm-closed"
    GONE = "gone"  # the channel, or the person
    FORBIDDEN = "forbidden"
    REFUSED = "refused"  # Discord does not take the message as it is
    OUTSIDE = "outside"  # Discord did not answer usefully; it is tried again
    AWAY = "away"  # the bot was not on the server for longer than a message is kept


@dataclass(eq=False)
class DeadLetterOver(UserError):
    """The message is not waiting for the organizers any more, or its time is over."""

    code: ClassVar[str] = "deliveries-over"


def collect_until(now: datetime) -> datetime:
    """When organizers are told of what fails now, and of whatever else fails until then: every quarter of an hour."""
    begun = now.replace(second=0, microsecond=0)
    return begun + timedelta(seconds=_COLLECTED_S - begun.timestamp() % _COLLECTED_S)


def nonce_of(installation: str, delivery_id: int, send_seq: int) -> str:
    """What Discord tells two sends of one delivery from two deliveries by: 20 characters.

    Discord takes at most 25, and remembers them for a few minutes (Create Message, `enforce_nonce`).
    """
    digest = blake2b(f"{installation}:{delivery_id}:{send_seq}".encode(), digest_size=15).digest()
    return urlsafe_b64encode(digest).decode()


def mark_of(installation: str, key: str, send_seq: int) -> int:
    """What a message is known by in a channel's history, for ever: the number of its outermost component.

    Discord takes 32 bits with a sign, and numbers what has none from 1 on: it is always larger than such a number.
    """
    digest = blake2b(f"{installation}:{key}:{send_seq}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") & SMALLEST_MARK - 1 | SMALLEST_MARK


def look_from(due_at: datetime, unsure_since: datetime | None, *, now: datetime) -> datetime | None:
    """From when on the history may hold the message already, so that a nonce does not tell; None where it surely does.

    `unsure_since` is the first attempt of which nobody knows whether Discord kept it. Without any, a message that is
    late may have been sent by this database when it was newer: it was restored from a copy.
    """
    # The answer to the last request of this attempt can be that much later.
    if now + SEND_WITHIN - (unsure_since or due_at) <= _NONCE_LIFE:
        return None
    return look_before(unsure_since or due_at)


def look_before(attempted_at: datetime) -> datetime:
    """From when on the history is read for what was sent at this instant, by a clock that may be another."""
    return attempted_at - _BEFORE


def may_lease(gap: timedelta) -> bool:
    """Whether a machine whose clock is that far from the database's may take what is due."""
    return abs(gap) <= _TOO_FAR_APART


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: 2 s, doubled each time, at most 5 min."""
    return min(_FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 10), _LONGEST_WAIT)


def late_since(due_at: datetime, *, now: datetime) -> datetime | None:
    """When it was to be sent, where that is so long ago that the reader should be told."""
    return due_at if now - due_at > _LATE else None
